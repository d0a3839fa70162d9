// The signature of `choose`: one overload per number of branches. Each branch has a type parameter for its
// errors, so that the compiler infers its context from its place. The compiler cannot infer this from a tuple
// or a rest parameter.

import type { PipelineBranch as Branch, PipelineEnd as End } from '../Branch.ts'
import type { HasUpdate } from '../Context.ts'

// model

/**
 * The errors of a branch that the compiler has not yet checked. The compiler stops at the first wrong branch.
 * With `never` here it would report an earlier branch, and with `unknown` also the step after `choose`.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- one mistake is one message
type Blank = any

/** 1 to 24 branches. `A` is what each branch has in addition to the context. */
// prettier-ignore
export interface Alternatives<A> {
  <C extends HasUpdate, E1 = Blank>(b1: Branch<C & A, E1>): End<C, E1>
  <C extends HasUpdate, E1 = Blank, E2 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>): End<C,
      E1 | E2>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>,
      b3: Branch<C & A, E3>): End<C, E1 | E2 | E3>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank>(b1: Branch<C & A, E1>,
      b2: Branch<C & A, E2>, b3: Branch<C & A, E3>, b4: Branch<C & A, E4>): End<C, E1 | E2 | E3 | E4>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank>(
      b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>, b4: Branch<C & A, E4>,
      b5: Branch<C & A, E5>): End<C, E1 | E2 | E3 | E4 | E5>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank>(
      b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>, b4: Branch<C & A, E4>,
      b5: Branch<C & A, E5>, b6: Branch<C & A, E6>): End<C, E1 | E2 | E3 | E4 | E5 | E6>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>,
      b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>): End<C,
      E1 | E2 | E3 | E4 | E5 | E6 | E7>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>,
      b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>,
      b8: Branch<C & A, E8>): End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>,
      b3: Branch<C & A, E3>, b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>,
      b7: Branch<C & A, E7>, b8: Branch<C & A, E8>, b9: Branch<C & A, E9>): End<C, E1 | E2 | E3 | E4 |
      E5 | E6 | E7 | E8 | E9>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>,
      b3: Branch<C & A, E3>, b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>,
      b7: Branch<C & A, E7>, b8: Branch<C & A, E8>, b9: Branch<C & A, E9>, b10: Branch<C & A, E10>):
      End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 | E9 | E10>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank>(b1: Branch<C & A, E1>,
      b2: Branch<C & A, E2>, b3: Branch<C & A, E3>, b4: Branch<C & A, E4>, b5: Branch<C & A, E5>,
      b6: Branch<C & A, E6>, b7: Branch<C & A, E7>, b8: Branch<C & A, E8>, b9: Branch<C & A, E9>,
      b10: Branch<C & A, E10>, b11: Branch<C & A, E11>): End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 |
      E9 | E10 | E11>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank>(b1: Branch<C & A, E1>,
      b2: Branch<C & A, E2>, b3: Branch<C & A, E3>, b4: Branch<C & A, E4>, b5: Branch<C & A, E5>,
      b6: Branch<C & A, E6>, b7: Branch<C & A, E7>, b8: Branch<C & A, E8>, b9: Branch<C & A, E9>,
      b10: Branch<C & A, E10>, b11: Branch<C & A, E11>, b12: Branch<C & A, E12>): End<C, E1 | E2 | E3 |
      E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank>(
      b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>, b4: Branch<C & A, E4>,
      b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>, b8: Branch<C & A, E8>,
      b9: Branch<C & A, E9>, b10: Branch<C & A, E10>, b11: Branch<C & A, E11>, b12: Branch<C & A, E12>,
      b13: Branch<C & A, E13>): End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 | E13>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank,
      E14 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>,
      b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>,
      b8: Branch<C & A, E8>, b9: Branch<C & A, E9>, b10: Branch<C & A, E10>, b11: Branch<C & A, E11>,
      b12: Branch<C & A, E12>, b13: Branch<C & A, E13>, b14: Branch<C & A, E14>): End<C, E1 | E2 | E3 |
      E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 | E13 | E14>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>,
      b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>,
      b8: Branch<C & A, E8>, b9: Branch<C & A, E9>, b10: Branch<C & A, E10>, b11: Branch<C & A, E11>,
      b12: Branch<C & A, E12>, b13: Branch<C & A, E13>, b14: Branch<C & A, E14>, b15: Branch<C & A, E15>):
      End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 | E13 | E14 | E15>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank, E16 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>,
      b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>,
      b8: Branch<C & A, E8>, b9: Branch<C & A, E9>, b10: Branch<C & A, E10>, b11: Branch<C & A, E11>,
      b12: Branch<C & A, E12>, b13: Branch<C & A, E13>, b14: Branch<C & A, E14>, b15: Branch<C & A, E15>,
      b16: Branch<C & A, E16>): End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 |
      E13 | E14 | E15 | E16>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank, E16 = Blank, E17 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>,
      b3: Branch<C & A, E3>, b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>,
      b7: Branch<C & A, E7>, b8: Branch<C & A, E8>, b9: Branch<C & A, E9>, b10: Branch<C & A, E10>,
      b11: Branch<C & A, E11>, b12: Branch<C & A, E12>, b13: Branch<C & A, E13>, b14: Branch<C & A, E14>,
      b15: Branch<C & A, E15>, b16: Branch<C & A, E16>, b17: Branch<C & A, E17>): End<C, E1 | E2 | E3 |
      E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 | E13 | E14 | E15 | E16 | E17>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank, E16 = Blank, E17 = Blank, E18 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>,
      b3: Branch<C & A, E3>, b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>,
      b7: Branch<C & A, E7>, b8: Branch<C & A, E8>, b9: Branch<C & A, E9>, b10: Branch<C & A, E10>,
      b11: Branch<C & A, E11>, b12: Branch<C & A, E12>, b13: Branch<C & A, E13>, b14: Branch<C & A, E14>,
      b15: Branch<C & A, E15>, b16: Branch<C & A, E16>, b17: Branch<C & A, E17>, b18: Branch<C & A, E18>):
      End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 | E13 | E14 | E15 | E16 | E17 |
      E18>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank, E16 = Blank, E17 = Blank, E18 = Blank, E19 = Blank>(b1: Branch<C & A, E1>,
      b2: Branch<C & A, E2>, b3: Branch<C & A, E3>, b4: Branch<C & A, E4>, b5: Branch<C & A, E5>,
      b6: Branch<C & A, E6>, b7: Branch<C & A, E7>, b8: Branch<C & A, E8>, b9: Branch<C & A, E9>,
      b10: Branch<C & A, E10>, b11: Branch<C & A, E11>, b12: Branch<C & A, E12>, b13: Branch<C & A, E13>,
      b14: Branch<C & A, E14>, b15: Branch<C & A, E15>, b16: Branch<C & A, E16>, b17: Branch<C & A, E17>,
      b18: Branch<C & A, E18>, b19: Branch<C & A, E19>): End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 |
      E9 | E10 | E11 | E12 | E13 | E14 | E15 | E16 | E17 | E18 | E19>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank, E16 = Blank, E17 = Blank, E18 = Blank, E19 = Blank, E20 = Blank>(
      b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>, b4: Branch<C & A, E4>,
      b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>, b8: Branch<C & A, E8>,
      b9: Branch<C & A, E9>, b10: Branch<C & A, E10>, b11: Branch<C & A, E11>, b12: Branch<C & A, E12>,
      b13: Branch<C & A, E13>, b14: Branch<C & A, E14>, b15: Branch<C & A, E15>, b16: Branch<C & A, E16>,
      b17: Branch<C & A, E17>, b18: Branch<C & A, E18>, b19: Branch<C & A, E19>, b20: Branch<C & A, E20>):
      End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 | E13 | E14 | E15 | E16 | E17 |
      E18 | E19 | E20>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank, E16 = Blank, E17 = Blank, E18 = Blank, E19 = Blank, E20 = Blank, E21 = Blank>(
      b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>, b4: Branch<C & A, E4>,
      b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>, b8: Branch<C & A, E8>,
      b9: Branch<C & A, E9>, b10: Branch<C & A, E10>, b11: Branch<C & A, E11>, b12: Branch<C & A, E12>,
      b13: Branch<C & A, E13>, b14: Branch<C & A, E14>, b15: Branch<C & A, E15>, b16: Branch<C & A, E16>,
      b17: Branch<C & A, E17>, b18: Branch<C & A, E18>, b19: Branch<C & A, E19>, b20: Branch<C & A, E20>,
      b21: Branch<C & A, E21>): End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 |
      E13 | E14 | E15 | E16 | E17 | E18 | E19 | E20 | E21>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank, E16 = Blank, E17 = Blank, E18 = Blank, E19 = Blank, E20 = Blank, E21 = Blank,
      E22 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>,
      b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>,
      b8: Branch<C & A, E8>, b9: Branch<C & A, E9>, b10: Branch<C & A, E10>, b11: Branch<C & A, E11>,
      b12: Branch<C & A, E12>, b13: Branch<C & A, E13>, b14: Branch<C & A, E14>, b15: Branch<C & A, E15>,
      b16: Branch<C & A, E16>, b17: Branch<C & A, E17>, b18: Branch<C & A, E18>, b19: Branch<C & A, E19>,
      b20: Branch<C & A, E20>, b21: Branch<C & A, E21>, b22: Branch<C & A, E22>): End<C, E1 | E2 | E3 |
      E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 | E13 | E14 | E15 | E16 | E17 | E18 | E19 | E20 |
      E21 | E22>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank, E16 = Blank, E17 = Blank, E18 = Blank, E19 = Blank, E20 = Blank, E21 = Blank,
      E22 = Blank, E23 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>, b3: Branch<C & A, E3>,
      b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>, b7: Branch<C & A, E7>,
      b8: Branch<C & A, E8>, b9: Branch<C & A, E9>, b10: Branch<C & A, E10>, b11: Branch<C & A, E11>,
      b12: Branch<C & A, E12>, b13: Branch<C & A, E13>, b14: Branch<C & A, E14>, b15: Branch<C & A, E15>,
      b16: Branch<C & A, E16>, b17: Branch<C & A, E17>, b18: Branch<C & A, E18>, b19: Branch<C & A, E19>,
      b20: Branch<C & A, E20>, b21: Branch<C & A, E21>, b22: Branch<C & A, E22>, b23: Branch<C & A, E23>):
      End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 | E9 | E10 | E11 | E12 | E13 | E14 | E15 | E16 | E17 |
      E18 | E19 | E20 | E21 | E22 | E23>
  <C extends HasUpdate, E1 = Blank, E2 = Blank, E3 = Blank, E4 = Blank, E5 = Blank, E6 = Blank,
      E7 = Blank, E8 = Blank, E9 = Blank, E10 = Blank, E11 = Blank, E12 = Blank, E13 = Blank, E14 = Blank,
      E15 = Blank, E16 = Blank, E17 = Blank, E18 = Blank, E19 = Blank, E20 = Blank, E21 = Blank,
      E22 = Blank, E23 = Blank, E24 = Blank>(b1: Branch<C & A, E1>, b2: Branch<C & A, E2>,
      b3: Branch<C & A, E3>, b4: Branch<C & A, E4>, b5: Branch<C & A, E5>, b6: Branch<C & A, E6>,
      b7: Branch<C & A, E7>, b8: Branch<C & A, E8>, b9: Branch<C & A, E9>, b10: Branch<C & A, E10>,
      b11: Branch<C & A, E11>, b12: Branch<C & A, E12>, b13: Branch<C & A, E13>, b14: Branch<C & A, E14>,
      b15: Branch<C & A, E15>, b16: Branch<C & A, E16>, b17: Branch<C & A, E17>, b18: Branch<C & A, E18>,
      b19: Branch<C & A, E19>, b20: Branch<C & A, E20>, b21: Branch<C & A, E21>, b22: Branch<C & A, E22>,
      b23: Branch<C & A, E23>, b24: Branch<C & A, E24>): End<C, E1 | E2 | E3 | E4 | E5 | E6 | E7 | E8 |
      E9 | E10 | E11 | E12 | E13 | E14 | E15 | E16 | E17 | E18 | E19 | E20 | E21 | E22 | E23 | E24>
}
