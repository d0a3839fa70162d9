// One question, whose answer a handler gets, even after a restart.

import type { ApiError } from '@pipegram/core/ApiError'
import type { StoreError } from '@pipegram/core/Store'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { PipelineEnd } from '../pipeline/Branch.ts'
import type { Context } from '../pipeline/Context.ts'
import { erased } from '../pipeline/internal/Erased.ts'
import { merge } from '../pipeline/internal/Merge.ts'
import type { AnswerForm } from './AnswerForm.ts'
import { ask, type AskOptions, type DialogQuestion } from './Ask.ts'
import { begin, converse, type ConverseOptions, type DialogEnd } from './Converse.ts'
import { dialog } from './Dialog.ts'

// model

/** Options of `prompt`. */
export interface PromptOptions extends ConverseOptions {
  /** Options of the message with the question, and the sentence about a wrong answer. */
  readonly asking?: AskOptions
}

/** A branch that takes the answer, and the function that asks. */
export interface PromptBranch<C, E> extends PipelineEnd<C, E> {
  /** Asks the question. Use it in a command, or in the function of a button. */
  readonly begin: ReturnType<typeof begin>
}

// constructors

/**
 * Asks one question, and passes the answer to `done` as `value`, even after a restart. It is a dialog with
 * one question: a branch of `choose`. Put it before the branch with its `begin`.
 *
 * @example
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { prompt } from '@pipegram/compose/Prompt'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const rename = prompt('rename', 'What is the new name?', NonEmptyString, {
 *     store: makeMemoryStore(),
 *     done: ({ call, message, value }) => call(reply(message, `Hello, ${value}`)),
 *   })
 *   const bot = pipeline(choose(rename, commands({ rename: rename.begin })))
 *
 *   const run = harness(bot)
 *   await run(said('/rename', { update_id: 1 }))()
 *   const { calls } = await run(said('Ann', { update_id: 2 }))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'Hello, Ann' })
 */
export const prompt = <C extends Context, B, E2 = never, R = TE.TaskEither<unknown, unknown>>(
  name: string,
  question: DialogQuestion<object>,
  form: t.Type<B, unknown> | AnswerForm<B>,
  { asking = {}, done, ...options }: PromptOptions & DialogEnd<C, B, E2, R>,
): PromptBranch<C, E2 | ApiError | StoreError> => {
  const plan = dialog(name, ask('answer', question, form, asking))
  const branch: PipelineEnd<C, E2 | ApiError | StoreError> = converse(plan, {
    ...options,
    done: (ctx: { readonly value: { readonly answer: B } }): TE.TaskEither<E2, unknown> =>
      done(erased(merge(ctx, { value: ctx.value.answer }))),
  })
  return Object.assign(branch, { begin: begin(plan) })
}
