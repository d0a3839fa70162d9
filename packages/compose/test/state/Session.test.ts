import {
  catchError,
  commands,
  handle,
  on,
  pipeline,
  report,
  session,
  use,
  type SessionValue,
} from '@pipegram/compose'
import { channelBot, groupAnonymousBot } from '@pipegram/core/Id'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore, type Store, type StoreError } from '@pipegram/core/Store'
import type { Update } from '@pipegram/core/Types'
import { ann, harness, makeTestClock, me, said } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const add = (n: number) => n + 1

// What the session of an update gives.
const sessionIn = async (
  store: Store,
  update: Update,
  options: Partial<Parameters<typeof session<number>>[0]> = {},
): Promise<SessionValue<number>> => {
  let found: SessionValue<number> | undefined
  const bot = pipeline(
    use(session({ per: 'user', codec: t.number, initial: 0, store, ...options })),
    handle(({ session: own }) => {
      found = own
      return TE.right(undefined)
    }),
  )
  await harness(bot)(update)()
  return found ?? expect.unreachable()
}

/** A store that counts its operations. */
const counted = (store: Store = makeMemoryStore()) => {
  const counts = { get: 0, set: 0, remove: 0 }
  const spy: Store = {
    get: (key) => () => (counts.get++, store.get(key)()),
    set: (key, value, version, ttl) => () => (counts.set++, store.set(key, value, version, ttl)()),
    remove: (key, version) => () => (counts.remove++, store.remove(key, version)()),
  }
  return { counts, spy }
}

const bob = { ...ann, id: 1002, first_name: 'Bob' }
const group = { id: -100, type: 'supergroup', title: 'Group', is_forum: true } as const
const update = (fields: object): Update => ({
  update_id: 1,
  message: { message_id: 1, date: 1, chat: group, from: ann, text: 'x', ...fields },
})

describe('session', () => {
  it('belongs to the chat in whose name a message is written, not to an account for all', async () => {
    const store = makeMemoryStore()
    const as = (from: number, id: number): Update =>
      update({ from: { ...ann, id: from }, sender_chat: { ...group, id } })
    const senders = [as(groupAnonymousBot, -100), as(groupAnonymousBot, -200), as(channelBot, -300)]
    const counts = []
    for (const each of [...senders, as(channelBot, -300)])
      counts.push(await (await sessionIn(store, each)).change(add)())
    expect(counts).toEqual([1, 1, 1, 2].map(E.right))
  })

  it('remembers a value of each user in all chats', async () => {
    const store = makeMemoryStore()
    const own = async (sender: typeof ann) =>
      (await sessionIn(store, said('x', { from: sender }))).change(add)()
    expect([await own(ann), await own(bob), await own(ann)]).toEqual([1, 1, 2].map(E.right))
    const elsewhere = await sessionIn(store, update({}))
    expect(await elsewhere.get()).toEqual(E.right(2))
  })

  it.each([
    ['chat', [1, 2, 3, 1]],
    ['member', [1, 1, 2, 1]],
    ['topic', [1, 2, 1, 1]],
  ] as const)('keeps a value per %s', async (per, expected) => {
    const store = makeMemoryStore()
    const updates = [
      update({}),
      update({ from: bob }),
      update({ is_topic_message: true, message_thread_id: 5 }),
      update({ business_connection_id: 'c' }),
    ]
    const counts = []
    for (const each of updates) counts.push(await (await sessionIn(store, each, { per })).change(add)())
    expect(counts).toEqual(expected.map(E.right))
  })

  it('reads nothing until it is asked, reads once, and writes nothing where nothing changed', async () => {
    const { counts, spy } = counted()
    const own = await sessionIn(spy, said('x'))
    expect(counts).toEqual({ get: 0, set: 0, remove: 0 })
    await own.get()
    await own.get()
    expect(counts).toEqual({ get: 1, set: 0, remove: 0 })
    await own.change((n) => n)()
    expect(counts).toEqual({ get: 2, set: 0, remove: 0 })
    await own.change(add)()
    expect(await own.get()).toEqual(E.right(1))
    expect(counts.set).toBe(1)
    await own.change((n) => n)()
    expect(counts.set).toBe(1)
  })

  it('loses no change of two processes', async () => {
    const store = makeMemoryStore()
    // Each wrapper is another process to the store.
    const processes = [counted(store).spy, counted(store).spy]
    const changes = await Promise.all(
      Array.from({ length: 100 }, async (_, i) =>
        (await sessionIn(processes[i % 2] ?? store, said('x'))).change(add)(),
      ),
    )
    expect(changes.every(E.isRight)).toBe(true)
    expect(await (await sessionIn(store, said('x'))).get()).toEqual(E.right(100))
  })

  it('refuses to set over a change that came since it was read', async () => {
    const store = makeMemoryStore()
    const [first, second] = [await sessionIn(store, said('x')), await sessionIn(store, said('x'))]
    await first.get()
    await second.change(add)()
    expect(await first.set(7)()).toMatchObject({ left: { _tag: 'Outdated' } })
    expect(await second.get()).toEqual(E.right(1))
    expect(await second.set(7)()).toEqual(E.right(7))
    expect(await second.set(8)()).toEqual(E.right(8))
  })

  it('forgets a value that is cleared, or whose time is over', async () => {
    const clock = makeTestClock()
    const store = makeMemoryStore({ clock })
    const own = await sessionIn(store, said('x'), { ttl: '1h' })
    await own.change(add)()
    await own.clear()
    expect(await own.get()).toEqual(E.right(0))
    await own.change(add)()
    await clock.advance(3_600_000)
    expect(await (await sessionIn(store, said('x'))).get()).toEqual(E.right(0))
  })

  it('never replaces a stored value that does not decode, and says where it is wrong', async () => {
    const store = makeMemoryStore()
    const key = `user ${ann.id} session ${me.id} session`
    await store.set(key, '[1,"seven"]', undefined)()
    const wrong: E.Either<StoreError, never> = E.left({
      _tag: 'Unreadable',
      key,
      reason: 'Version 1: value: expected number.',
    })
    const own = await sessionIn(store, said('x'))
    expect(await own.get()).toEqual(wrong)
    expect(await own.change(add)()).toEqual(wrong)
    expect(await own.set(1)()).toEqual(wrong)
    expect(await store.get(key)()).toMatchObject({ right: { value: '[1,"seven"]' } })
  })

  it('reads what an earlier release wrote', async () => {
    const store = makeMemoryStore()
    await (await sessionIn(store, said('x'))).change(add)()
    const migrated = await sessionIn(store, said('x'), { version: 2, migrate: (n) => Number(n) * 10 })
    expect(await migrated.get()).toEqual(E.right(10))
  })

  it('fails in words on an update without the subject', async () => {
    const poll = { id: '5', question: 'q', options: [], total_voter_count: 0, is_closed: false }
    const own = await sessionIn(makeMemoryStore(), {
      update_id: 1,
      poll: {
        ...poll,
        is_anonymous: true,
        type: 'regular',
        allows_multiple_answers: false,
        allows_revoting: false,
        members_only: false,
      },
    })
    const reason = 'The session "session" is kept per user, and this update (poll) has none.'
    expect(await own.get()).toEqual(E.left({ _tag: 'Unavailable', reason, isFinal: true }))
    expect(await own.change(add)()).toEqual(E.left({ _tag: 'Unavailable', reason, isFinal: true }))
  })

  it('can be used beside others under different names', async () => {
    const store = makeMemoryStore()
    const bot = pipeline(
      use(session('cart', { per: 'user', store, codec: t.array(t.string), initial: [] })),
      use(session('visits', { per: 'chat', store, codec: t.number, initial: 0 })),
      use(on('message', 'text')),
      handle(({ call, cart, visits, message }) =>
        pipe(
          cart.change((items) => [...items, message.text]),
          TE.chain((items) =>
            pipe(
              visits.change(add),
              TE.map((n) => `${n}: ${items.join(', ')}`),
            ),
          ),
          TE.chainW((text) => call(reply(message, text))),
        ),
      ),
      catchError(report),
    )
    const run = harness(bot)
    await run(said('tea'))()
    const { calls } = await run(said('milk'))()
    expect(calls[0]?.params).toMatchObject({ text: '2: tea, milk' })
  })

  it('is kept per bot where two bots share a store', async () => {
    const store = makeMemoryStore()
    const bot = pipeline(
      use(session({ per: 'user', store, codec: t.number, initial: 0 })),
      commands({
        n: ({ call, message, session: n }) =>
          pipe(
            n.change(add),
            TE.chainW((now) => call(reply(message, `${now}`))),
          ),
      }),
    )
    const texts = []
    for (const id of [me.id, me.id + 1])
      texts.push((await harness(bot, { me: { ...me, id } })(said('/n'))()).calls[0]?.params)
    expect(texts).toMatchObject([{ text: '1' }, { text: '1' }])
  })
})
