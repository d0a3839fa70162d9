// The signature of `dialog`: one overload per number of parts, so that the compiler infers from the place of
// each part which answers it knows.

import type { DialogDraft, DialogOf, DialogPart as Part } from '../DialogPlan.ts'

// model

type Start = DialogDraft<object, never>

/** 1 to 16 parts. */
export interface DialogSignature {
  <D1>(name: string, p1: Part<Start, D1>): DialogOf<D1>
  <D1, D2>(name: string, p1: Part<Start, D1>, p2: Part<D1, D2>): DialogOf<D2>
  <D1, D2, D3>(name: string, p1: Part<Start, D1>, p2: Part<D1, D2>, p3: Part<D2, D3>): DialogOf<D3>
  <D1, D2, D3, D4>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
  ): DialogOf<D4>
  <D1, D2, D3, D4, D5>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
  ): DialogOf<D5>
  <D1, D2, D3, D4, D5, D6>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
  ): DialogOf<D6>
  <D1, D2, D3, D4, D5, D6, D7>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
  ): DialogOf<D7>
  <D1, D2, D3, D4, D5, D6, D7, D8>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
    p8: Part<D7, D8>,
  ): DialogOf<D8>
  <D1, D2, D3, D4, D5, D6, D7, D8, D9>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
    p8: Part<D7, D8>,
    p9: Part<D8, D9>,
  ): DialogOf<D9>
  <D1, D2, D3, D4, D5, D6, D7, D8, D9, D10>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
    p8: Part<D7, D8>,
    p9: Part<D8, D9>,
    p10: Part<D9, D10>,
  ): DialogOf<D10>
  <D1, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
    p8: Part<D7, D8>,
    p9: Part<D8, D9>,
    p10: Part<D9, D10>,
    p11: Part<D10, D11>,
  ): DialogOf<D11>
  <D1, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11, D12>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
    p8: Part<D7, D8>,
    p9: Part<D8, D9>,
    p10: Part<D9, D10>,
    p11: Part<D10, D11>,
    p12: Part<D11, D12>,
  ): DialogOf<D12>
  <D1, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11, D12, D13>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
    p8: Part<D7, D8>,
    p9: Part<D8, D9>,
    p10: Part<D9, D10>,
    p11: Part<D10, D11>,
    p12: Part<D11, D12>,
    p13: Part<D12, D13>,
  ): DialogOf<D13>
  <D1, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11, D12, D13, D14>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
    p8: Part<D7, D8>,
    p9: Part<D8, D9>,
    p10: Part<D9, D10>,
    p11: Part<D10, D11>,
    p12: Part<D11, D12>,
    p13: Part<D12, D13>,
    p14: Part<D13, D14>,
  ): DialogOf<D14>
  <D1, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11, D12, D13, D14, D15>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
    p8: Part<D7, D8>,
    p9: Part<D8, D9>,
    p10: Part<D9, D10>,
    p11: Part<D10, D11>,
    p12: Part<D11, D12>,
    p13: Part<D12, D13>,
    p14: Part<D13, D14>,
    p15: Part<D14, D15>,
  ): DialogOf<D15>
  <D1, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11, D12, D13, D14, D15, D16>(
    name: string,
    p1: Part<Start, D1>,
    p2: Part<D1, D2>,
    p3: Part<D2, D3>,
    p4: Part<D3, D4>,
    p5: Part<D4, D5>,
    p6: Part<D5, D6>,
    p7: Part<D6, D7>,
    p8: Part<D7, D8>,
    p9: Part<D8, D9>,
    p10: Part<D9, D10>,
    p11: Part<D10, D11>,
    p12: Part<D11, D12>,
    p13: Part<D12, D13>,
    p14: Part<D13, D14>,
    p15: Part<D14, D15>,
    p16: Part<D15, D16>,
  ): DialogOf<D16>
}
