// A program without types can return anything from a handler. It failed with "run is not a function". An
// async function that failed ended the process.

import process from 'node:process'
import { setImmediate as turn } from 'node:timers/promises'
import { catchError, commands, handle, pipeline, report, type Context } from '@pipegram/compose'
import { getMe } from '@pipegram/core/Calls'
import { harness, said } from '@pipegram/testing'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

// JavaScript knows no types: what is parsed has the type that we say.
const untyped = (give: () => unknown): { readonly run: (ctx: Context) => TE.TaskEither<never, unknown> } =>
  Object.assign(JSON.parse('{}'), { run: give })

it.each([
  ['nothing', undefined],
  ['a call that was not run', getMe()],
  ['a promise', Promise.resolve()],
])('a handler that returns %s is told what to return', async (_, given) => {
  const { run } = untyped(() => given)
  const sentence = 'A handler returned no effect: return call(…), or handled.'
  await expect(harness(pipeline(handle(run)))(said('/start'))()).rejects.toThrow(sentence)
  await expect(
    harness(pipeline(commands({ start: run }), catchError(report)))(said('/start'))(),
  ).rejects.toThrow(sentence)
})

it('an async function that fails is told what to return, and does not end the process', async () => {
  const heard: Array<unknown> = []
  const hear = (cause: unknown) => void heard.push(cause)
  process.on('unhandledRejection', hear)
  const { run } = untyped(() => Promise.reject(new Error('away')))
  await expect(harness(pipeline(handle(run)))(said('/start'))()).rejects.toThrow(
    'A handler returned no effect',
  )
  await turn()
  process.off('unhandledRejection', hear)
  expect(heard).toEqual([])
})
