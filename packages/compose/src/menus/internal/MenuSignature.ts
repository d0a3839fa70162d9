// The signatures of `menu`, `row` and `submenu`: one overload per number of parts. Each part has a type
// parameter for what it needs and how it fails, because the compiler then infers its context from the place
// where it stands.

import type {
  MenuLabel,
  MenuPart as Part,
  MenuPlanOf,
  MenuText,
  MenuView,
  PlainMenuContext,
} from '../MenuPart.ts'

// model

/** 1 to 16 parts. */
// prettier-ignore
export interface MenuSignature {
  <C = PlainMenuContext, F0 = never, F1 = never>(name: string, view: MenuView<C, F0>, p1: Part<C, F1>):
      MenuPlanOf<F0 | F1>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never>(name: string, view: MenuView<C, F0>, p1: Part<C,
      F1>, p2: Part<C, F2>): MenuPlanOf<F0 | F1 | F2>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never>(name: string, view: MenuView<C, F0>,
      p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>): MenuPlanOf<F0 | F1 | F2 | F3>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never>(name: string, view:
      MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>): MenuPlanOf<F0 |
      F1 | F2 | F3 | F4>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never>(name: string,
      view: MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C,
      F5>): MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 =
      never>(name: string, view: MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4:
      Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>): MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5 | F6>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never>(name: string, view: MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>,
      p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>, p7: Part<C, F7>): MenuPlanOf<F0 | F1 | F2 | F3 | F4
      | F5 | F6 | F7>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never, F8 = never>(name: string, view: MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3:
      Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>):
      MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never, F8 = never, F9 = never>(name: string, view: MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C,
      F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C,
      F8>, p9: Part<C, F9>): MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never, F8 = never, F9 = never, F10 = never>(name: string, view: MenuView<C, F0>, p1: Part<C, F1>,
      p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>, p7: Part<C, F7>,
      p8: Part<C, F8>, p9: Part<C, F9>, p10: Part<C, F10>): MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5 | F6 | F7
      | F8 | F9 | F10>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never, F8 = never, F9 = never, F10 = never, F11 = never>(name: string, view: MenuView<C, F0>, p1:
      Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>, p7:
      Part<C, F7>, p8: Part<C, F8>, p9: Part<C, F9>, p10: Part<C, F10>, p11: Part<C, F11>): MenuPlanOf<F0 |
      F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9 | F10 | F11>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never, F8 = never, F9 = never, F10 = never, F11 = never, F12 = never>(name: string, view:
      MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>,
      p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>, p9: Part<C, F9>, p10: Part<C, F10>, p11: Part<C,
      F11>, p12: Part<C, F12>): MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9 | F10 | F11 |
      F12>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never, F8 = never, F9 = never, F10 = never, F11 = never, F12 = never, F13 = never>(name: string,
      view: MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C,
      F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>, p9: Part<C, F9>, p10: Part<C, F10>, p11:
      Part<C, F11>, p12: Part<C, F12>, p13: Part<C, F13>): MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5 | F6 | F7
      | F8 | F9 | F10 | F11 | F12 | F13>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never, F8 = never, F9 = never, F10 = never, F11 = never, F12 = never, F13 = never, F14 =
      never>(name: string, view: MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4:
      Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>, p9: Part<C, F9>, p10:
      Part<C, F10>, p11: Part<C, F11>, p12: Part<C, F12>, p13: Part<C, F13>, p14: Part<C, F14>):
      MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9 | F10 | F11 | F12 | F13 | F14>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never, F8 = never, F9 = never, F10 = never, F11 = never, F12 = never, F13 = never, F14 = never,
      F15 = never>(name: string, view: MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>,
      p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>, p9: Part<C, F9>,
      p10: Part<C, F10>, p11: Part<C, F11>, p12: Part<C, F12>, p13: Part<C, F13>, p14: Part<C, F14>, p15:
      Part<C, F15>): MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9 | F10 | F11 | F12 | F13 |
      F14 | F15>
  <C = PlainMenuContext, F0 = never, F1 = never, F2 = never, F3 = never, F4 = never, F5 = never, F6 = never,
      F7 = never, F8 = never, F9 = never, F10 = never, F11 = never, F12 = never, F13 = never, F14 = never,
      F15 = never, F16 = never>(name: string, view: MenuView<C, F0>, p1: Part<C, F1>, p2: Part<C, F2>, p3:
      Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>, p9:
      Part<C, F9>, p10: Part<C, F10>, p11: Part<C, F11>, p12: Part<C, F12>, p13: Part<C, F13>, p14: Part<C,
      F14>, p15: Part<C, F15>, p16: Part<C, F16>): MenuPlanOf<F0 | F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 |
      F9 | F10 | F11 | F12 | F13 | F14 | F15 | F16>
}

/** 1 to 8 parts in one row. */
// prettier-ignore
export interface RowSignature {
  <C, F1>(p1: Part<C, F1>): Part<C, F1>
  <C, F1, F2>(p1: Part<C, F1>, p2: Part<C, F2>): Part<C, F1 | F2>
  <C, F1, F2, F3>(p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>): Part<C, F1 | F2 | F3>
  <C, F1, F2, F3, F4>(p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>): Part<C, F1 | F2 |
      F3 | F4>
  <C, F1, F2, F3, F4, F5>(p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C,
      F5>): Part<C, F1 | F2 | F3 | F4 | F5>
  <C, F1, F2, F3, F4, F5, F6>(p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C,
      F5>, p6: Part<C, F6>): Part<C, F1 | F2 | F3 | F4 | F5 | F6>
  <C, F1, F2, F3, F4, F5, F6, F7>(p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5:
      Part<C, F5>, p6: Part<C, F6>, p7: Part<C, F7>): Part<C, F1 | F2 | F3 | F4 | F5 | F6 | F7>
  <C, F1, F2, F3, F4, F5, F6, F7, F8>(p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5:
      Part<C, F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>): Part<C, F1 | F2 | F3 | F4 | F5 | F6 |
      F7 | F8>
}

/** A menu below, of 1 to 12 parts. */
// prettier-ignore
export interface SubmenuSignature {
  <C, F1>(id: string, label: MenuLabel<NoInfer<C>>, text: MenuText<NoInfer<C>>, p1: Part<C, F1>): Part<C, F1>
  <C, F1, F2>(id: string, label: MenuLabel<NoInfer<C>>, text: MenuText<NoInfer<C>>, p1: Part<C, F1>, p2:
      Part<C, F2>): Part<C, F1 | F2>
  <C, F1, F2, F3>(id: string, label: MenuLabel<NoInfer<C>>, text: MenuText<NoInfer<C>>, p1: Part<C, F1>, p2:
      Part<C, F2>, p3: Part<C, F3>): Part<C, F1 | F2 | F3>
  <C, F1, F2, F3, F4>(id: string, label: MenuLabel<NoInfer<C>>, text: MenuText<NoInfer<C>>, p1: Part<C, F1>,
      p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>): Part<C, F1 | F2 | F3 | F4>
  <C, F1, F2, F3, F4, F5>(id: string, label: MenuLabel<NoInfer<C>>, text: MenuText<NoInfer<C>>, p1: Part<C,
      F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>): Part<C, F1 | F2 | F3 | F4 |
      F5>
  <C, F1, F2, F3, F4, F5, F6>(id: string, label: MenuLabel<NoInfer<C>>, text: MenuText<NoInfer<C>>, p1:
      Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>):
      Part<C, F1 | F2 | F3 | F4 | F5 | F6>
  <C, F1, F2, F3, F4, F5, F6, F7>(id: string, label: MenuLabel<NoInfer<C>>, text: MenuText<NoInfer<C>>, p1:
      Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>, p7:
      Part<C, F7>): Part<C, F1 | F2 | F3 | F4 | F5 | F6 | F7>
  <C, F1, F2, F3, F4, F5, F6, F7, F8>(id: string, label: MenuLabel<NoInfer<C>>, text: MenuText<NoInfer<C>>,
      p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C, F5>, p6: Part<C, F6>,
      p7: Part<C, F7>, p8: Part<C, F8>): Part<C, F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8>
  <C, F1, F2, F3, F4, F5, F6, F7, F8, F9>(id: string, label: MenuLabel<NoInfer<C>>, text:
      MenuText<NoInfer<C>>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C,
      F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>, p9: Part<C, F9>): Part<C, F1 | F2 | F3 | F4 |
      F5 | F6 | F7 | F8 | F9>
  <C, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10>(id: string, label: MenuLabel<NoInfer<C>>, text:
      MenuText<NoInfer<C>>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C,
      F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>, p9: Part<C, F9>, p10: Part<C, F10>): Part<C,
      F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9 | F10>
  <C, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11>(id: string, label: MenuLabel<NoInfer<C>>, text:
      MenuText<NoInfer<C>>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C,
      F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>, p9: Part<C, F9>, p10: Part<C, F10>, p11:
      Part<C, F11>): Part<C, F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9 | F10 | F11>
  <C, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12>(id: string, label: MenuLabel<NoInfer<C>>, text:
      MenuText<NoInfer<C>>, p1: Part<C, F1>, p2: Part<C, F2>, p3: Part<C, F3>, p4: Part<C, F4>, p5: Part<C,
      F5>, p6: Part<C, F6>, p7: Part<C, F7>, p8: Part<C, F8>, p9: Part<C, F9>, p10: Part<C, F10>, p11:
      Part<C, F11>, p12: Part<C, F12>): Part<C, F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9 | F10 | F11 |
      F12>
}
