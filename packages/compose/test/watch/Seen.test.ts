import { audience, handle, pipeline, seen, use, type Acquaintance } from '@pipegram/compose'
import { groupAnonymousBot } from '@pipegram/core/Id'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import type { Chat, ChatMember, Update } from '@pipegram/core/Types'
import { ann, harness, makeTestClock, me, said } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000
const bob = { ...ann, id: 1002, first_name: 'Bob', language_code: 'de' }
const group = { id: -100, type: 'supergroup', title: 'Group' } as const

const setting = (base?: Store) => {
  const clock = makeTestClock(10 * hour)
  const store = base ?? makeMemoryStore({ clock })
  let [reads, writes] = [0, 0]
  const spy: Store = {
    ...store,
    get: (key) => () => ((reads += 1), store.get(key)()),
    set: (key, value, version, ttl) => () => ((writes += 1), store.set(key, value, version, ttl)()),
  }
  const start = () =>
    harness(
      pipeline(
        use(seen({ store: spy, clock })),
        handle(() => TE.right('done')),
      ),
    )
  return { clock, store, start, counts: () => ({ reads, writes }) }
}

const all = async (store: Store, of: 'private' | 'user' | 'chat'): Promise<ReadonlyArray<Acquaintance>> => {
  const found = []
  for await (const each of audience({ store, bot: me.id, of })) found.push(each)
  return found
}

const mine = (chat: Chat, status: 'member' | 'kicked'): Update => {
  const member: ChatMember = status === 'member' ? { status, user: me } : { status, user: me, until_date: 0 }
  const change = { from: ann, date: 1, old_chat_member: member, new_chat_member: member }
  return { update_id: 1, my_chat_member: { ...change, chat } }
}

describe('seen', () => {
  it('notes the first time, the last time by the day, and the language of a user', async () => {
    const { clock, store, start } = setting()
    const run = start()
    await run(said('a', { from: bob }))()
    await clock.advance(23 * hour)
    await run(said('b', { from: bob }))()
    const bobSeen = { id: 1002, first: 10 * hour, language: 'de', isPrivate: true, isGone: false }
    expect(await all(store, 'private')).toEqual([{ ...bobSeen, last: 10 * hour }])
    await clock.advance(2 * hour)
    await run(said('c', { from: { ...bob, language_code: 'fr' } }))()
    expect(await all(store, 'private')).toEqual([{ ...bobSeen, last: 35 * hour, language: 'fr' }])
  })

  it('writes once about a user who writes all day, and reads once after a restart', async () => {
    const { start, counts } = setting()
    const run = start()
    for (let i = 0; i < 10; i++) await run(said('x'))()
    expect(counts()).toEqual({ reads: 1, writes: 1 })
    const restarted = start()
    for (let i = 0; i < 10; i++) await restarted(said('x'))()
    expect(counts()).toEqual({ reads: 2, writes: 1 })
  })

  it('tells apart users who may get messages, all users, and groups', async () => {
    const { store, start } = setting()
    const run = start()
    await run(said('x'))()
    await run(said('x', { from: bob, chat: group }))()
    await run(said('x', { from: { ...bob, id: groupAnonymousBot }, chat: group }))()
    const ids = await Promise.all((['private', 'user', 'chat'] as const).map((of) => all(store, of)))
    expect(ids.map((each) => each.map(({ id }) => id))).toEqual([[1001], [1001, 1002], [-100]])
  })

  it('leaves out users who blocked the bot, and chats that removed it, until they come back', async () => {
    const { store, start } = setting()
    const run = start()
    const personal = said('x').message?.chat ?? expect.unreachable()
    for (const chat of [personal, group]) await run(mine(chat, 'member'))()
    expect([await all(store, 'private'), await all(store, 'chat')].map(({ length }) => length)).toEqual([
      1, 1,
    ])
    for (const chat of [personal, group]) await run(mine(chat, 'kicked'))()
    const left = { message_id: 1, date: 1, from: ann, chat: group, left_chat_member: me }
    await run({ update_id: 1, message: left })()
    expect([await all(store, 'private'), await all(store, 'chat')].map(({ length }) => length)).toEqual([
      0, 0,
    ])
    await run(said('x'))()
    expect(await all(store, 'private')).toHaveLength(1)
  })

  it('hands updates on while the store is away, and the audience fails in words', async () => {
    const failed = TE.left({ _tag: 'Unavailable', reason: 'The disk is full.' } as const)
    const away: Store = { get: () => failed, set: () => failed, remove: () => failed, list: () => failed }
    const { start } = setting(away)
    expect((await start()(said('x'))()).outcome).toEqual(E.right('handled'))
    await expect(all(away, 'user')).rejects.toThrow('The audience ends here: The disk is full.')
    const { list, ...mute } = makeMemoryStore()
    expect(list).toBeDefined()
    await expect(all(mute, 'user')).rejects.toThrow('cannot list its keys')
  })

  it('takes an audience page by page, with the notes of this bot only', async () => {
    const store = makeMemoryStore()
    const note = '[1,{"first":1,"last":1,"isPrivate":true}]'
    for (let i = 0; i < 25; i++) await store.set(`user ${i} seen ${me.id}`, note, undefined)()
    await store.set(`user 7 seen ${me.id + 1}`, note, undefined)()
    await store.set(`user 7 session ${me.id} seen`, note, undefined)()
    let most = 0
    const paged: Store = {
      ...store,
      list:
        (prefix, from = '0') =>
        async () => {
          const page = await store.list(prefix)()
          if (E.isLeft(page)) return page
          const keys = page.right.keys.slice(Number(from), Number(from) + 10)
          most = Math.max(most, keys.length)
          return E.right({ keys, ...(keys.length === 10 && { next: String(Number(from) + 10) }) })
        },
    }
    expect((await all(paged, 'private')).map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, i) => i))
    expect(most).toBe(10)
  })
})
