// A group and its moderator, over real HTTP on the emulator: a newcomer with links, a flood, warnings, a
// mute, a ban, and strangers who try the commands.

import {
  makeEmulator,
  makeManualClock,
  type Emulator,
  type Group,
  type ManualClock,
  type Person,
} from '@pipegram/emulator'
import { makeTestClock } from '@pipegram/testing'
import { E, inspect, Permissions, start, type Message } from 'pipegram'
import { menusOf } from 'pipegram/compose'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { moderator } from '../bot.ts'

let clock: ManualClock
let emulator: Emulator
let owner: Person
let mod: Person
let bob: Person
let group: Group
beforeEach(async () => {
  clock = makeManualClock()
  emulator = await makeEmulator({ clock })
  owner = emulator.user({ first_name: 'Olga' })
  mod = emulator.user({ first_name: 'Mo' })
  bob = emulator.user({ first_name: 'Bob', id: 1002 })
  group = emulator.group({ title: 'Gardeners', members: [owner, mod, bob], bot: 'administrator' })
  const started = await start(moderator({ ...makeTestClock(), now: clock.now }), {
    token: emulator.token,
    apiRoot: emulator.apiRoot,
  })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  // The bot hears of members after its first request for updates.
  owner.in(group).send('Hello')
  await emulator.idle()
  owner.in(group).promote(mod, Permissions.rights('can_restrict_members'))
  await emulator.idle()
})

// The calls of the bot since the last look, without those that only read.
let seen = 0
beforeEach(() => {
  seen = emulator.calls().length
})
const calls = async (): Promise<ReadonlyArray<readonly [method: string, text: unknown]>> => {
  await emulator.idle()
  const fresh = emulator.calls().slice(seen)
  seen += fresh.length
  return fresh
    .filter(({ method }) => !method.startsWith('get'))
    .map(({ method, params }) => [method, params.text] as const)
}

// Keeps what the bot prints for its operator, and shows it nowhere.
const quiet = () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => {
    printed.mockRestore()
  })
  return printed
}

const inGroup = (who: Person) => who.in(group)
const texts = (): ReadonlyArray<string | undefined> =>
  group
    .messages()
    .filter(({ from, text }) => text !== 'Hello' && from?.is_bot === false && text !== undefined)
    .map(({ text }) => text)
const asks = async (who: Person, text: string, reply_to?: Message) => {
  inGroup(who).send(text, reply_to === undefined ? {} : { reply_to })
  return calls()
}

describe('a newcomer', () => {
  const link = 'see https://casino.example'
  let eve: Person
  beforeEach(async () => {
    eve = emulator.user({ first_name: 'Eve *<b>' })
    eve.join(group)
    expect(await calls()).toEqual([
      ['sendMessage', 'Welcome, Eve *<b>! For a day, please send no links and forward nothing.'],
    ])
  })

  it('cannot send links for a day: not in a text, a caption or an edited text', async () => {
    const said = inGroup(eve).send('hello')
    expect(await calls()).toEqual([])
    inGroup(eve).send(link)
    inGroup(eve).send({ photo: {}, caption: link })
    expect(await calls()).toEqual([
      ['deleteMessage', undefined],
      ['deleteMessage', undefined],
    ])
    inGroup(eve).edit(said, link)
    expect(await calls()).toEqual([['deleteMessage', undefined]])
    expect(texts()).toEqual([])
    clock.advance(86_400_000)
    inGroup(eve).send(link)
    expect(await calls()).toEqual([])
    expect(texts()).toEqual([link])
  })
  it('cannot advertise by a forward, a quote from another chat, or an inline bot', async () => {
    quiet()
    const origin = {
      type: 'channel',
      date: 1,
      chat: { id: -1_001_005, type: 'channel', title: 'Casino' },
      message_id: 1,
    } as const
    const bot = { id: 5, is_bot: true, first_name: 'Casino', username: 'casino_bot' }
    const plain = {
      date: clock.now() / 1000,
      chat: { id: group.id, type: 'supergroup' },
      from: eve.user,
      text: 'Look!',
    } as const
    for (const [i, more] of [
      { forward_origin: origin },
      { external_reply: { origin } },
      { via_bot: bot },
      {},
    ].entries())
      emulator.deliver({ message: { ...plain, message_id: 900 + i, ...more } })
    await emulator.idle()
    expect(emulator.calls('deleteMessage').map(({ params }) => String(params.message_id))).toEqual([
      '900',
      '901',
      '902',
    ])
  })
  it('is still new after leaving and coming back', async () => {
    eve.leave(group)
    eve.join(group)
    await calls()
    expect(await asks(eve, link)).toEqual([['deleteMessage', undefined]])
  })
  it('may send links once they are an administrator', async () => {
    inGroup(owner).promote(eve)
    expect(await asks(eve, link)).toEqual([])
  })
  it('is watched even in a raid, in which the bot greets five a minute', async () => {
    const raid = Array.from({ length: 30 }, (_, i) => emulator.user({ first_name: `R${i}` }))
    for (const one of raid) one.join(group)
    expect(await calls()).toHaveLength(4)
    for (const one of raid) inGroup(one).send(link)
    expect(await calls()).toHaveLength(30)
    expect(texts()).toEqual([])
  })
  it('is only a member who joins after the bot does', async () => {
    expect(await asks(bob, link)).toEqual([])
    expect(texts()).toEqual([link])
  })
})

describe('a command of an administrator', () => {
  let bad: Message
  beforeEach(async () => {
    bad = inGroup(bob).send('Tulips are weeds!')
    await emulator.idle()
  })

  it('warns a member; the third warning mutes for a day', async () => {
    expect(await asks(mod, '/warn', bad)).toEqual([['sendMessage', 'Bob, this is warning 1 of 3.']])
    expect(await asks(mod, '/warn once more', bad)).toEqual([['sendMessage', 'Bob, this is warning 2 of 3.']])
    expect(await asks(mod, '/warn', bad)).toEqual([
      ['restrictChatMember', undefined],
      ['sendMessage', 'Bob is muted until later.'],
    ])
    expect(() => inGroup(bob).send('hi')).toThrow(
      'Bob is restricted in "Gardeners" until 2026-01-02T00:00:00.000Z',
    )
    clock.advance(86_400_000)
    inGroup(bob).send('hi')
    expect(await asks(mod, '/warn', bad)).toEqual([['sendMessage', 'Bob, this is warning 1 of 3.']])
  })
  it('mutes a member for a time, and no longer', async () => {
    expect(await asks(mod, '/mute 10m for shouting', bad)).toEqual([
      ['restrictChatMember', undefined],
      ['sendMessage', 'Bob is muted until later.'],
    ])
    expect(group.messages().at(-1)).toMatchObject({
      reply_to_message: { message_id: bad.message_id },
      entities: [
        { type: 'text_mention', user: { id: bob.id } },
        { type: 'date_time', unix_time: clock.now() / 1000 + 600 },
      ],
    })
    expect(() => inGroup(bob).send('hi')).toThrow('Bob is restricted')
    expect(await asks(mod, '/unmute', bad)).toEqual([
      ['restrictChatMember', undefined],
      ['sendMessage', 'Done.'],
    ])
    inGroup(bob).send('hi')
    await asks(mod, '/mute 1m', bad)
    clock.advance(60_000)
    inGroup(bob).send('hi')
  })
  it('refuses a time that Telegram would take as for ever', async () => {
    for (const [time, why] of [
      ['10s', 'got "10s"'],
      ['2y', 'got "2y"'],
      ['400d', 'got "400d"'],
      ['', 'missing'],
    ] as const) {
      const [[method, text] = [], ...more] = await asks(mod, `/mute ${time}`, bad)
      expect([method, more]).toEqual(['sendMessage', []])
      expect(text).toContain('time: expected a time from 1m to 365d')
      expect(text).toContain(time === '' ? 'Usage: /mute time' : why)
    }
    inGroup(bob).send('hi')
  })
  it('bans a member, and unbans a user', async () => {
    expect(await asks(mod, '/ban', bad)).toEqual([
      ['banChatMember', undefined],
      ['sendMessage', 'Bob is banned. /unban 1002 undoes that.'],
    ])
    expect(() => bob.join(group)).toThrow('banned')
    expect(await asks(mod, '/unban 1002')).toEqual([
      ['unbanChatMember', undefined],
      ['sendMessage', 'Done.'],
    ])
    bob.join(group)
  })
  it('says what is missing, and what Telegram refuses', async () => {
    expect(await asks(mod, '/ban')).toEqual([
      ['sendMessage', 'Reply with this command to a message of the member whom you mean.'],
    ])
    const own = inGroup(owner).send('Be kind.')
    expect(await asks(mod, '/ban', own)).toEqual([
      ['banChatMember', undefined],
      ['sendMessage', "Telegram refuses: Bad Request: can't remove chat owner"],
    ])
  })
  it('gets an answer if it is unknown and names the bot', async () => {
    expect(await asks(mod, `/nothing@${emulator.bot.username ?? ''}`)).toEqual([
      ['sendMessage', 'I do not know this command.'],
    ])
  })
  it('in a topic, does not act on the member who opened the topic', async () => {
    const { chat } = bad
    const date = clock.now() / 1000
    const opening = {
      message_id: 1,
      date,
      chat,
      from: bob.user,
      forum_topic_created: { name: 'Tulips', icon_color: 1 },
    }
    emulator.deliver({
      message: {
        message_id: 900,
        date,
        chat,
        from: mod.user,
        text: '/ban',
        entities: [{ type: 'bot_command', offset: 0, length: 4 }],
        is_topic_message: true,
        message_thread_id: 1,
        reply_to_message: opening,
      },
    })
    expect(await calls()).toEqual([
      ['sendMessage', 'Reply with this command to a message of the member whom you mean.'],
    ])
  })
})

describe('a stranger', () => {
  it('gets no answer in the group, whether the command exists or not', async () => {
    const bad = inGroup(owner).send('hello')
    for (const command of ['/warn', '/mute 10m', '/unmute', '/ban', '/unban 1', '/nothing'])
      expect(await asks(bob, command, bad)).toEqual([])
    expect(emulator.calls('banChatMember')).toEqual([])
  })
  it('gets the same answer to every command in private, and with the name of the bot', async () => {
    const unknown = [['sendMessage', 'I do not know this command.']]
    for (const command of ['warn', 'mute', 'ban', 'nothing']) {
      expect(await asks(bob, `/${command}@${emulator.bot.username ?? ''} 10m`)).toEqual(unknown)
      bob.send(`/${command} 10m`)
      expect(await calls()).toEqual(unknown)
    }
  })
  it('is also an administrator who was demoted or lacks the right', async () => {
    const bad = inGroup(bob).send('hello')
    expect(await asks(mod, '/warn', bad)).toHaveLength(1)
    inGroup(owner).demote(mod)
    expect(await asks(mod, '/warn', bad)).toEqual([])
    inGroup(owner).promote(mod, Permissions.rights('can_pin_messages'))
    expect(await asks(mod, '/warn', bad)).toEqual([])
  })
  it('cannot write as a channel, but the channel of the group can', async () => {
    quiet()
    const chat = { id: group.id, type: 'supergroup', title: group.title } as const
    const channel = { id: -1_005, type: 'channel', title: 'Evil' } as const
    const post = {
      date: clock.now() / 1000,
      chat,
      sender_chat: channel,
      from: { id: 136817688, is_bot: true, first_name: 'Channel' },
      text: 'Buy!',
    }
    emulator.deliver({ message: { ...post, message_id: 901 } })
    emulator.deliver({ message: { ...post, message_id: 902, is_automatic_forward: true } })
    emulator.deliver({ message: { ...post, message_id: 903, sender_chat: chat } })
    await emulator.idle()
    expect(emulator.calls('deleteMessage').map(({ params }) => String(params.message_id))).toEqual(['901'])
  })
})

describe('a flood', () => {
  it('mutes its sender once, and nobody else', async () => {
    for (let i = 0; i < 40; i += 1) inGroup(bob).send(`${i}`)
    inGroup(mod).send('Calm down')
    expect(await calls()).toEqual([
      ['restrictChatMember', undefined],
      ['sendMessage', 'Bob is muted until later.'],
    ])
    expect(() => inGroup(bob).send('hi')).toThrow(
      'Bob is restricted in "Gardeners" until 2026-01-01T00:10:00.000Z',
    )
    inGroup(mod).send('Thank you')
  })
  it('of an administrator has no consequences', async () => {
    for (let i = 0; i < 20; i += 1) inGroup(mod).send(`${i}`)
    expect(await calls()).toEqual([])
  })
  it('never shortens a restriction', async () => {
    inGroup(owner).restrict(bob, Permissions.muted)
    // These messages were sent before the restriction.
    for (let i = 0; i < 20; i += 1)
      emulator.deliver({
        message: {
          message_id: 900 + i,
          date: clock.now() / 1000,
          chat: { id: group.id, type: 'supergroup' },
          from: bob.user,
          text: `${i}`,
        },
      })
    expect(await calls()).toEqual([])
    expect(emulator.calls('getChatMember')).toHaveLength(1)
    expect(() => inGroup(bob).send('hi')).toThrow('Bob is restricted in "Gardeners" for ever')
  })
  it('is not an album of ten photos', async () => {
    inGroup(bob).album(Array.from({ length: 10 }, () => ({ photo: {} })))
    expect(await calls()).toEqual([])
  })
})

describe('the moderator', () => {
  it('says in private what it does', async () => {
    bob.send('/start')
    expect((await bob.received()).text).toContain('I keep order in groups')
  })
  it('asks for what it needs, lists commands to administrators only, and has no dead branch', () => {
    const { allowedUpdates, warnings } = inspect(moderator())
    expect(new Set(allowedUpdates)).toEqual(
      new Set(['message', 'edited_message', 'chat_member', 'my_chat_member']),
    )
    expect(
      menusOf(moderator()).map(({ scope, commands }) => [
        scope?.type ?? 'everybody',
        commands.map(({ command }) => command),
      ]),
    ).toEqual([['all_chat_administrators', ['warn', 'mute', 'unmute', 'ban', 'unban']]])
    expect(warnings).toEqual([])
  })
})
