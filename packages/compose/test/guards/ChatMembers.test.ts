import { chatMembers, choose, handle, inspect, pipeline } from '@pipegram/compose'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import type { ChatMember, Update } from '@pipegram/core/Types'
import { ann, harness, makeTestClock, me, said } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const group = { id: -100, type: 'supergroup', title: 'Group' } as const
const member: ChatMember = { status: 'member', user: ann }
const left: ChatMember = { status: 'left', user: ann }

const setting = () => {
  const clock = makeTestClock(1_000_000)
  const memory = makeMemoryStore({ clock })
  let writes = 0
  const store: Store = {
    ...memory,
    set: (key, value, version, ttl) => () => ((writes += 1), memory.set(key, value, version, ttl)()),
  }
  let standing: ChatMember = member
  let isDown = false
  const members = chatMembers({ store, clock })
  const found: Array<string> = []
  const bot = pipeline(
    choose(
      members.watch,
      handle((ctx) => async () => {
        const answer = await members.of(ctx, ann.id)()
        found.push(E.isRight(answer) ? String(answer.right.status) : answer.left._tag)
        const may = await members.are('in')(ctx)
        found.push(may === undefined ? 'out' : 'in')
        return E.right('done')
      }),
    ),
  )
  const answer = () =>
    isDown
      ? E.left({ _tag: 'Unreachable', method: 'getChatMember', reason: 'no connection' } as const)
      : E.right(standing)
  const run = harness(bot, { answer })
  return {
    bot,
    clock,
    writes: () => writes,
    tell: (next: ChatMember) => void (standing = next),
    fail: () => void (isDown = true),
    change: async (next: ChatMember, date: number): Promise<void> => {
      const changed = { chat: group, from: ann, date, old_chat_member: next, new_chat_member: next }
      const update: Update = { update_id: 2, chat_member: changed }
      await run(update)()
      found.length = 0
    },
    /** The standing, whether the sender is in, and how many calls that took. */
    look: async (update: Update = said('x', { chat: group })) => {
      const { calls } = await run(update)()
      return [...found.splice(0), calls.length]
    },
  }
}

describe('chatMembers', () => {
  it('asks once in the time of an answer, and again after it', async () => {
    const { look, clock, tell } = setting()
    expect([await look(), await look()]).toEqual([
      ['member', 'in', 1],
      ['member', 'in', 0],
    ])
    tell(left)
    expect(await look()).toEqual(['member', 'in', 0])
    await clock.advance(3_600_001)
    expect(await look()).toEqual(['left', 'out', 1])
  })

  it('notes changes of members, so that nothing is asked about them', async () => {
    const { bot, look, change } = setting()
    expect(inspect(bot).allowedUpdates).toContain('chat_member')
    await change(left, 1_001)
    expect(await look()).toEqual(['left', 'out', 0])
    await change(member, 1_002)
    expect(await look()).toEqual(['member', 'in', 0])
  })

  it('keeps a later answer against an earlier update, and writes nothing where nothing changed', async () => {
    const { look, change, writes } = setting()
    await look()
    await change(left, 10)
    expect(await look()).toEqual(['member', 'in', 0])
    await change(member, 2_000)
    expect(writes()).toBe(1)
  })

  it('lets nobody through when Telegram cannot be asked, nor senders in the name of a chat', async () => {
    const { look, fail } = setting()
    const masked = { message_id: 1, date: 1, text: 'x', from: ann, chat: group, sender_chat: group }
    expect(await look({ update_id: 1, message: masked })).toEqual(['member', 'out', 1])
    fail()
    expect(await look(said('x', { chat: { ...group, id: -200 } }))).toEqual(['Unreachable', 'out', 2])
  })

  it('lets nobody through without a user or a chat, and asks nothing about them', async () => {
    const post = { message_id: 1, date: 1, text: 'x', chat: { id: -100, type: 'channel' } } as const
    expect(await setting().look({ update_id: 1, channel_post: post })).toEqual(['member', 'out', 1])
    const inline_query = { id: '1', from: ann, query: '', offset: '' }
    expect(await setting().look({ update_id: 1, inline_query })).toEqual(['member', 'out', 1])
  })

  it('asks about the user who pressed a button below the words of a chat', async () => {
    const message = { message_id: 1, date: 1, text: 'x', chat: group, sender_chat: group }
    const callback_query = { id: '1', from: ann, chat_instance: '1', data: 'x', message }
    expect(await setting().look({ update_id: 1, callback_query })).toEqual(['member', 'in', 1])
  })

  it('is kept apart for two bots', async () => {
    const store = makeMemoryStore()
    const asked: Array<number> = []
    for (const id of [me.id, me.id + 1, me.id]) {
      const members = chatMembers({ store })
      const bot = pipeline(handle((ctx) => TE.fromTask(members.of(ctx, ann.id))))
      const { calls } = await harness(bot, { me: { ...me, id }, answer: () => E.right(member) })(
        said('x', { chat: group }),
      )()
      asked.push(calls.length)
    }
    expect(asked).toEqual([1, 1, 0])
  })
})
