import type { Person } from '@pipegram/emulator'
import { beforeEach, describe, expect, it } from 'vitest'
import { gardeners, quiet, type Gardeners } from './Gardeners.ts'

describe('a newcomer', () => {
  let at: Gardeners
  const link = 'see https://casino.example'
  let eve: Person
  beforeEach(async () => {
    at = await gardeners()
    eve = at.emulator.user({ first_name: 'Eve *<b>' })
    eve.join(at.group)
    expect(await at.calls()).toEqual([
      ['sendMessage', 'Welcome, Eve *<b>! For a day, please send no links and forward nothing.'],
    ])
  })

  it('cannot send links for a day: not in a text, a caption or an edited text', async () => {
    const said = at.inGroup(eve).send('hello')
    expect(await at.calls()).toEqual([])
    at.inGroup(eve).send(link)
    at.inGroup(eve).send({ photo: {}, caption: link })
    expect(await at.calls()).toEqual([
      ['deleteMessage', undefined],
      ['deleteMessage', undefined],
    ])
    at.inGroup(eve).edit(said, link)
    expect(await at.calls()).toEqual([['deleteMessage', undefined]])
    expect(at.texts()).toEqual([])
    at.clock.advance(86_400_000)
    at.inGroup(eve).send(link)
    expect(await at.calls()).toEqual([])
    expect(at.texts()).toEqual([link])
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
      date: at.clock.now() / 1000,
      chat: { id: at.group.id, type: 'supergroup' },
      from: eve.user,
      text: 'Look!',
    } as const
    for (const [i, more] of [
      { forward_origin: origin },
      { external_reply: { origin } },
      { via_bot: bot },
      {},
    ].entries())
      at.emulator.deliver({ message: { ...plain, message_id: 900 + i, ...more } })
    await at.emulator.idle()
    expect(at.emulator.calls('deleteMessage').map(({ params }) => String(params.message_id))).toEqual([
      '900',
      '901',
      '902',
    ])
  })
  it('is still new after leaving and coming back', async () => {
    eve.leave(at.group)
    eve.join(at.group)
    await at.calls()
    expect(await at.asks(eve, link)).toEqual([['deleteMessage', undefined]])
  })
  it('may send links once they are an administrator', async () => {
    at.inGroup(at.owner).promote(eve)
    expect(await at.asks(eve, link)).toEqual([])
  })
  it('is watched even in a raid, in which the bot greets five a minute', async () => {
    const raid = Array.from({ length: 30 }, (_, i) => at.emulator.user({ first_name: `R${i}` }))
    for (const one of raid) one.join(at.group)
    expect(await at.calls()).toHaveLength(4)
    for (const one of raid) at.inGroup(one).send(link)
    expect(await at.calls()).toHaveLength(30)
    expect(at.texts()).toEqual([])
  })
  it('is only a member who joins after the bot does', async () => {
    expect(await at.asks(at.bob, link)).toEqual([])
    expect(at.texts()).toEqual([link])
  })
})
