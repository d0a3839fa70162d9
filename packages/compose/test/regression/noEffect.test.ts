// A program without types can return anything from a handler. It failed with "run is not a function".

import { catchError, commands, handle, pipeline, report, type Context } from '@pipegram/compose'
import { getMe } from '@pipegram/core/Calls'
import { harness, said } from '@pipegram/testing'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

// JavaScript knows no types: what is parsed has the type that we say.
const untyped = (given: unknown): { readonly run: (ctx: Context) => TE.TaskEither<never, unknown> } =>
  Object.assign(JSON.parse('{}'), { run: () => given })

it.each([
  ['nothing', undefined],
  ['a call that was not run', getMe()],
  ['a promise', Promise.resolve()],
])('a handler that returns %s is told what to return', async (_, given) => {
  const { run } = untyped(given)
  const sentence = 'A handler gave no effect: return call(…), or handled.'
  await expect(harness(pipeline(handle(run)))(said('/start'))()).rejects.toThrow(sentence)
  await expect(
    harness(pipeline(commands({ start: run }), catchError(report)))(said('/start'))(),
  ).rejects.toThrow(sentence)
})
