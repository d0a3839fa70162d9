import type { Message } from 'pipegram'
import { beforeEach, describe, expect, it } from 'vitest'
import { gardeners, type Gardeners } from './Gardeners.ts'

describe('a command of an administrator', () => {
  let at: Gardeners
  let bad: Message
  beforeEach(async () => {
    at = await gardeners()
    bad = at.inGroup(at.bob).send('Tulips are weeds!')
    await at.emulator.idle()
  })

  it('warns a member; the third warning mutes for a day', async () => {
    expect(await at.asks(at.mod, '/warn', bad)).toEqual([['sendMessage', 'Bob, this is warning 1 of 3.']])
    expect(await at.asks(at.mod, '/warn once more', bad)).toEqual([
      ['sendMessage', 'Bob, this is warning 2 of 3.'],
    ])
    expect(await at.asks(at.mod, '/warn', bad)).toEqual([
      ['restrictChatMember', undefined],
      ['sendMessage', 'Bob is muted until later.'],
    ])
    expect(() => at.inGroup(at.bob).send('hi')).toThrow(
      'Bob is restricted in "Gardeners" until 2026-01-02T00:00:00.000Z',
    )
    at.clock.advance(86_400_000)
    at.inGroup(at.bob).send('hi')
    expect(await at.asks(at.mod, '/warn', bad)).toEqual([['sendMessage', 'Bob, this is warning 1 of 3.']])
  })
  it('mutes a member for a time, and no longer', async () => {
    expect(await at.asks(at.mod, '/mute 10m for shouting', bad)).toEqual([
      ['restrictChatMember', undefined],
      ['sendMessage', 'Bob is muted until later.'],
    ])
    expect(at.group.messages().at(-1)).toMatchObject({
      reply_to_message: { message_id: bad.message_id },
      entities: [
        { type: 'text_mention', user: { id: at.bob.id } },
        { type: 'date_time', unix_time: at.clock.now() / 1000 + 600 },
      ],
    })
    expect(() => at.inGroup(at.bob).send('hi')).toThrow('Bob is restricted')
    expect(await at.asks(at.mod, '/unmute', bad)).toEqual([
      ['restrictChatMember', undefined],
      ['sendMessage', 'Done.'],
    ])
    at.inGroup(at.bob).send('hi')
    await at.asks(at.mod, '/mute 1m', bad)
    at.clock.advance(60_000)
    at.inGroup(at.bob).send('hi')
  })
  it('refuses a time that Telegram would take as for ever', async () => {
    for (const [time, why] of [
      ['10s', 'got "10s"'],
      ['2y', 'got "2y"'],
      ['400d', 'got "400d"'],
      ['', 'missing'],
    ] as const) {
      const [[method, text] = [], ...more] = await at.asks(at.mod, `/mute ${time}`, bad)
      expect([method, more]).toEqual(['sendMessage', []])
      expect(text).toContain('time: expected a time from 1m to 365d')
      expect(text).toContain(time === '' ? 'Usage: /mute time' : why)
    }
    at.inGroup(at.bob).send('hi')
  })
  it('bans a member, and unbans a user', async () => {
    expect(await at.asks(at.mod, '/ban', bad)).toEqual([
      ['banChatMember', undefined],
      ['sendMessage', 'Bob is banned. /unban 1002 undoes that.'],
    ])
    expect(() => at.bob.join(at.group)).toThrow('banned')
    expect(await at.asks(at.mod, '/unban 1002')).toEqual([
      ['unbanChatMember', undefined],
      ['sendMessage', 'Done.'],
    ])
    at.bob.join(at.group)
  })
  it('says what is missing, and what Telegram refuses', async () => {
    expect(await at.asks(at.mod, '/ban')).toEqual([
      ['sendMessage', 'Reply with this command to a message of the member whom you mean.'],
    ])
    const own = at.inGroup(at.owner).send('Be kind.')
    expect(await at.asks(at.mod, '/ban', own)).toEqual([
      ['banChatMember', undefined],
      ['sendMessage', "Telegram refuses: Bad Request: can't remove chat owner"],
    ])
  })
  it('gets an answer if it is unknown and names the bot', async () => {
    expect(await at.asks(at.mod, `/nothing@${at.emulator.bot.username ?? ''}`)).toEqual([
      ['sendMessage', 'I do not know this command.'],
    ])
  })
  it('in a topic, does not act on the member who opened the topic', async () => {
    const { chat } = bad
    const date = at.clock.now() / 1000
    const opening = {
      message_id: 1,
      date,
      chat,
      from: at.bob.user,
      forum_topic_created: { name: 'Tulips', icon_color: 1 },
    }
    at.emulator.deliver({
      message: {
        message_id: 900,
        date,
        chat,
        from: at.mod.user,
        text: '/ban',
        entities: [{ type: 'bot_command', offset: 0, length: 4 }],
        is_topic_message: true,
        message_thread_id: 1,
        reply_to_message: opening,
      },
    })
    expect(await at.calls()).toEqual([
      ['sendMessage', 'Reply with this command to a message of the member whom you mean.'],
    ])
  })
})
