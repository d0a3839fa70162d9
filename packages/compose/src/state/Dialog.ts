// Questions, one after another. Their answers make up a value.

import { erased } from '../pipeline/internal/Erased.ts'
import type { DialogDraft, DialogPlan } from './DialogPlan.ts'
import { stepMoves } from './internal/DialogMoves.ts'
import { checkedName, hashOf } from './internal/DialogName.ts'
import type { DialogSignature } from './internal/DialogSignature.ts'
import { idOf, mostSteps } from './internal/DialogStep.ts'

// constructors

/**
 * A dialog of 1 to 16 parts. Each part knows the answers of the parts before it. The name has 1–24 letters,
 * digits, `_` and `-`. Throws a `RangeError` for a wrong name, for two answers with one name, and if the
 * first question has a condition. `converse` puts the dialog into a pipeline, and `begin` starts it.
 *
 * @example
 *   import { IntBetween, NonEmptyString } from '@pipegram/core/Argument'
 *   import { bold, fmt } from '@pipegram/core/Text'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *
 *   const signup = dialog(
 *     'signup',
 *     ask('name', 'What is your name?', NonEmptyString),
 *     ask('age', ({ name }) => fmt`How old are you, ${bold(name)}?`, IntBetween(18, 120)),
 *   )
 */
export const dialog: DialogSignature = (
  name: string,
  ...parts: ReadonlyArray<(draft: never) => unknown>
): never => {
  const draft = parts.reduce<unknown>((before, part) => part(erased(before)), start)
  return erased(finished(name, erased(draft)))
}

// private

const start: DialogDraft<object, never> = { steps: [], rules: {} }

const finished = <A, E>(name: string, { steps, rules }: DialogDraft<A, E>): DialogPlan<A, E> => {
  checkedName(name)
  const [first] = steps
  if (first === undefined || first.conditions.length > 0)
    throw new RangeError(`The dialog "${name}" needs a first question without a condition.`)
  if (steps.length > mostSteps)
    throw new RangeError(`The dialog "${name}" has ${steps.length} questions, and at most ${mostSteps}.`)
  const ids = steps.map(idOf)
  const twice = ids.find((id, i) => ids.indexOf(id) < i)
  if (twice !== undefined) throw new RangeError(`The dialog "${name}" asks for "${twice}" twice.`)
  const form = hashOf(steps.map((step) => `${idOf(step)}: ${step.form.label}`))
  return { name, steps, rules, form, moves: stepMoves(steps) }
}
