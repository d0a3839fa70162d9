// A basic group that became a supergroup lost the value of its session, since it has another id then.

import { handle, pipeline, session, use, type SessionOptions, type SessionValue } from '@pipegram/compose'
import { makeMemoryStore } from '@pipegram/core/Store'
import type { Chat, Update } from '@pipegram/core/Types'
import { ann, said, update } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect, it } from 'vitest'

const small: Chat = { id: -5, type: 'group', title: 'Cats' }
const big: Chat = { id: -1_000_000_000_005, type: 'supergroup', title: 'Cats' }
const leaves = update('message', { from: ann, chat: small, migrate_to_chat_id: big.id })
const comes = update('message', { from: ann, chat: big, migrate_from_chat_id: small.id })

type Per = SessionOptions<number>['per']

/** The session of a bot, and what is in it. */
const stage = (per: Per, store = makeMemoryStore()) => {
  let found: SessionValue<number> | undefined
  const bot = harness(
    pipeline(
      use(session({ per, store, codec: t.number, initial: 0 })),
      handle(({ session: own }) => {
        found = own
        return TE.right(undefined)
      }),
    ),
  )
  const run = async (given: Update) => {
    await bot(given)()
    return found ?? expect.unreachable()
  }
  return {
    run,
    count: async (chat: Chat) => (await run(said('one more', { chat }))).change((n) => n + 1)(),
    valueIn: async (chat: Chat) => (await run(said('how many?', { chat }))).get(),
  }
}

it.each([
  ['the old group says it first', [leaves, comes]],
  ['the new group says it first', [comes, leaves]],
  ['only the new group says it', [comes]],
  ['only the old group says it', [leaves]],
])('a supergroup has the value of the group that it was: %s', async (_, updates) => {
  for (const per of ['chat', 'topic'] as const) {
    const { run, count, valueIn } = stage(per)
    await count(small)
    await count(small)
    for (const each of updates) await run(each)
    expect(await count(big)).toEqual(E.right(3))
    expect(await valueIn(small)).toEqual(E.right(0))
  }
})

it('a supergroup that has a value keeps it', async () => {
  const { run, count, valueIn } = stage('chat')
  for (const chat of [small, big, big]) await count(chat)
  await run(comes)
  expect(await valueIn(big)).toEqual(E.right(2))
})

it('a group without a value leaves none, and members begin anew', async () => {
  const empty = stage('chat')
  await empty.run(comes)
  expect(await empty.valueIn(big)).toEqual(E.right(0))
  const members = stage('member')
  await members.count(small)
  await members.run(comes)
  expect(await members.valueIn(big)).toEqual(E.right(0))
})

it('the update of a group that moves throws if the store fails', async () => {
  const memory = makeMemoryStore()
  let isAway = false
  const { run, count, valueIn } = stage('chat', {
    ...memory,
    get: (key) => (isAway ? TE.left({ _tag: 'Unavailable', reason: 'It is away.' }) : memory.get(key)),
  })
  await count(small)
  isAway = true
  await expect(run(comes)).rejects.toThrow(
    'The session "session" of the group -5 stays there, and not in the supergroup -1000000000005 that it ' +
      'became: It is away.',
  )
  isAway = false
  await run(comes)
  expect(await valueIn(big)).toEqual(E.right(1))
})
