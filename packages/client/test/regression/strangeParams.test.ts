// Parameters that have no form in JSON: a call never throws, and says what is wrong with them.

import { cache, escaping, through } from '@pipegram/client/Outgoing'
import type { Call } from '@pipegram/core/Call'
import * as InputFile from '@pipegram/core/InputFile'
import { makeRecorder } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { clientOf, failure, upload } from '../Fixtures.ts'
import { ok, serve } from '../Server.ts'

const hand = (method: string, params: object): Call<unknown> => ({ method, params, result: t.unknown })

it.each([
  ['a big integer', { file_id: 1n }],
  ['nothing at all', { toJSON: () => undefined }],
  [
    'what throws',
    {
      toJSON: () => {
        throw new Error('of mine')
      },
    },
  ],
])('%s is unsendable, also through a cache', async (_what, params) => {
  await using server = await serve(ok(true))
  await using client = clientOf({ apiRoot: server.apiRoot })
  for (const one of [client, through(cache())(client)])
    expect(await failure(one(hand('getFile', params))())).toMatchObject({
      _tag: 'Unsendable',
      reason: expect.stringContaining('cannot be written as JSON'),
    })
  expect(server.received).toEqual([])
})

it('a function next to a file is unsendable', async () => {
  await using server = await serve(ok(true))
  await using client = clientOf({ apiRoot: server.apiRoot })
  const document = InputFile.fromBytes(new Uint8Array(1), { name: 'a' })
  expect(await failure(client(upload({ document, caption: () => 'text' }))())).toMatchObject({
    _tag: 'Unsendable',
  })
  expect(server.received).toEqual([])
})

it('an object in many places is searched once', async () => {
  let shared: object = { text: 'deepest' }
  for (let depth = 0; depth < 60; depth++) shared = { first: shared, second: shared }
  const { call: next } = makeRecorder(() => E.right(true))
  const call = through(escaping())(next)
  expect(E.isRight(await call(hand('sendMessage', shared))())).toBe(true)
  const marked = { a: { b: shared }, media: [{ caption: '*', parse_mode: 'HTML' }] }
  expect(E.isLeft(await call(hand('sendMessage', marked))())).toBe(true)
})
