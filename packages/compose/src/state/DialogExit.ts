// The ways out of a dialog: by a command, or after too much time. Also the way back to the question before.

import { toMillis, type Duration } from '@pipegram/core/Duration'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { EffectCheck } from '../pipeline/Handler.ts'
import { erased } from '../pipeline/internal/Erased.ts'
import type { DialogContext, DialogTimeout } from './DialogContext.ts'
import type { DialogDraft, DialogPart, DialogRules } from './DialogPlan.ts'

// combinators

/**
 * On a command such as `/cancel`, leaves the dialog and runs a function. Outside the dialog, other branches
 * get the command.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { cancel } from '@pipegram/compose/DialogExit'
 *   import { says } from '@pipegram/compose/Says'
 *
 *   const signup = dialog(
 *     'signup',
 *     ask('name', 'What is your name?', NonEmptyString),
 *     cancel('cancel', says('As you wish.')),
 *   )
 *
 *   assert.strictEqual(signup.rules.cancel?.command, 'cancel')
 */
export const cancel =
  <A, E1, E2 = never, R = TE.TaskEither<unknown, unknown>>(
    command: string,
    run: (ctx: DialogContext) => EffectCheck<R> & TE.TaskEither<E2, unknown> & (R extends void ? unknown : R),
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A, E1 | E2>> =>
  (draft) =>
    withRules<A, E1, E2>(draft, { cancel: { command: checkedCommand(command), run } })

/**
 * On a command such as `/back`, goes back to the question before. The answer to that question is forgotten.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { back } from '@pipegram/compose/DialogExit'
 *
 *   const address = dialog(
 *     'address',
 *     ask('street', 'Which street?', NonEmptyString),
 *     ask('city', 'Which city?', NonEmptyString),
 *     back('back'),
 *   )
 *
 *   assert.strictEqual(address.rules.back, 'back')
 */
export const back =
  <A, E1>(command: string): DialogPart<DialogDraft<A, E1>, DialogDraft<A, E1>> =>
  (draft) =>
    withRules<A, E1, never>(draft, { back: checkedCommand(command) })

/**
 * How long a question may stay open, such as `10m`. After that, the dialog ends, and a function runs. A bot
 * that runs with `run` or `start` does this by itself, even after a restart, in one of its processes.
 * Otherwise it happens at the next update of the person. An answer that came in time always counts.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { within } from '@pipegram/compose/DialogExit'
 *   import { says } from '@pipegram/compose/Says'
 *
 *   const signup = dialog(
 *     'signup',
 *     ask('name', 'What is your name?', NonEmptyString),
 *     within('10m', says('Too late: /signup begins anew.')),
 *   )
 *
 *   assert.strictEqual(signup.rules.within?.limit, 600_000)
 */
export const within =
  <A, E1, E2 = never, R = TE.TaskEither<unknown, unknown>>(
    limit: Duration,
    run: (
      ctx: DialogTimeout<NoInfer<A>>,
    ) => EffectCheck<R> & TE.TaskEither<E2, unknown> & (R extends void ? unknown : R),
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A, E1 | E2>> =>
  (draft) =>
    withRules<A, E1, E2>(draft, {
      within: { limit: toMillis('The limit of within', limit), run: erased(run) },
    })

/**
 * What happens to a message that is not an answer: a command that the dialog does not have, or a service
 * message about the chat. If the function returns `skipped`, other branches get the message. Without
 * `fallback`, they always get it. The dialog stays open.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { cancel, fallback } from '@pipegram/compose/DialogExit'
 *   import { handled, skipped } from '@pipegram/compose/Middleware'
 *   import { reply } from '@pipegram/core/Reply'
 *
 *   const signup = dialog(
 *     'signup',
 *     ask('name', 'What is your name?', NonEmptyString),
 *     cancel('cancel', () => handled),
 *     fallback(({ call, message }) =>
 *       message.text === '/help' ? skipped : call(reply(message, 'Tell your name first, or /cancel.')),
 *     ),
 *   )
 *
 *   assert.ok(signup.rules.fallback)
 */
export const fallback =
  <A, E1, E2 = never, R = TE.TaskEither<unknown, unknown>>(
    run: (ctx: DialogContext) => EffectCheck<R> & TE.TaskEither<E2, unknown> & (R extends void ? unknown : R),
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A, E1 | E2>> =>
  (draft) =>
    withRules<A, E1, E2>(draft, { fallback: run })

// private

const withRules = <A, E1, E2>(
  { steps, rules }: DialogDraft<A, E1>,
  more: DialogRules<E2>,
): DialogDraft<A, E1 | E2> => {
  const [twice] = Object.keys(more).filter((rule) => rule in rules)
  if (twice !== undefined) throw new RangeError(`A dialog has at most one ${twice}(…).`)
  return { steps, rules: { ...rules, ...more } }
}

const checkedCommand = (command: string): string => {
  if (!/^[a-z0-9_]{1,32}$/.test(command))
    throw new RangeError(`"${command}" is not a command: use 1 to 32 lower-case letters, digits and "_".`)
  return command
}
