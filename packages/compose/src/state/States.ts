// A typed state machine, for conversations that are not a fixed list of questions.

import { erased } from '../pipeline/internal/Erased.ts'
import { textOf, type AnyAnswerForm } from './AnswerForm.ts'
import type { DialogDraft } from './DialogPlan.ts'
import { checkedName } from './internal/DialogName.ts'
import { stateMoves, type StateTable } from './internal/StateTurns.ts'
import type { StatesSignature } from './StateGraph.ts'

// constructors

/**
 * A state machine with up to 3 exits: `cancel`, `within`, `fallback`. Each state says what it holds, what it
 * accepts, and which states may follow. A move that is not declared does not compile. A state without
 * `accepts` is an end, and the value of the machine. As for a dialog, `converse` puts it into a pipeline, and
 * `begin` starts it. Throws a `RangeError` for a wrong name, and for a state with only one of `accepts` and
 * `to`.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { buttons } from '@pipegram/compose/AnswerForm'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { begin, converse } from '@pipegram/compose/Converse'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { states } from '@pipegram/compose/States'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const order = states(
 *     'order',
 *     {
 *       choosing: { data: t.type({}), accepts: NonEmptyString, to: ['paying'] },
 *       paying: {
 *         data: t.type({ dish: t.string }),
 *         accepts: buttons({ cash: 'Cash', other: 'Another dish' }),
 *         to: ['choosing', 'paid'],
 *       },
 *       paid: { data: t.type({ dish: t.string }) },
 *     },
 *     {
 *       start: (go) => go.choosing({}),
 *       on: {
 *         choosing: { ask: 'Which dish?', next: ({ answer, go }) => go.paying({ dish: answer }) },
 *         paying: {
 *           ask: ({ dish }) => `How do you pay for ${dish}?`,
 *           next: ({ answer, data, go }) => (answer === 'other' ? go.choosing({}) : go.paid(data)),
 *         },
 *       },
 *     },
 *   )
 *   const bot = pipeline(
 *     choose(
 *       converse(order, {
 *         store: makeMemoryStore(),
 *         done: ({ call, message, value }) => call(reply(message, `${value.state}: ${value.data.dish}`)),
 *       }),
 *       commands({ order: begin(order) }),
 *     ),
 *   )
 *
 *   const run = harness(bot)
 *   const texts = []
 *   for (const [i, text] of ['/order', 'Soup', 'another dish', 'Stew', 'Cash'].entries())
 *     texts.push(Object(await run(said(text, { update_id: i }))()).calls[0]?.params.text)
 *   assert.deepStrictEqual(texts, [
 *     'Which dish?',
 *     'How do you pay for Soup?',
 *     'Which dish?',
 *     'How do you pay for Stew?',
 *     'paid: Stew',
 *   ])
 */
export const states: StatesSignature = (
  name: string,
  graph: object,
  rules: object,
  ...exits: ReadonlyArray<(draft: never) => unknown>
): never => {
  const draft: DialogDraft<object, never> = exits.reduce<never>(
    (before, exit) => erased(exit(before)),
    erased({ steps: [], rules: {} }),
  )
  if (draft.rules.back !== undefined)
    throw new RangeError(
      `The state machine "${name}" cannot have back(…): declare a move to the state before.`,
    )
  const table: StateTable = erased({ graph: formsOf(erased(graph)), ...rules })
  return erased({ name: checkedName(name), rules: draft.rules, ...stateMoves(name, table) })
}

// private

// A codec becomes the form that reads a text.
const formsOf = (graph: Readonly<Record<string, { readonly accepts?: AnyAnswerForm }>>): object =>
  Object.fromEntries(
    Object.entries(graph).map(([name, { accepts, ...spec }]) => [
      name,
      {
        ...spec,
        ...(accepts !== undefined && { accepts: 'read' in accepts ? accepts : textOf(erased(accepts)) }),
      },
    ]),
  )
