import { Permissions } from 'pipegram'
import { beforeEach, describe, expect, it } from 'vitest'
import { gardeners, quiet, type Gardeners } from './Gardeners.ts'

describe('a stranger', () => {
  let at: Gardeners
  beforeEach(async () => {
    at = await gardeners()
  })

  it('gets no answer in the group, whether the command exists or not', async () => {
    const bad = at.inGroup(at.owner).send('hello')
    for (const command of ['/warn', '/mute 10m', '/unmute', '/ban', '/unban 1', '/nothing'])
      expect(await at.asks(at.bob, command, bad)).toEqual([])
    expect(at.emulator.calls('banChatMember')).toEqual([])
  })
  it('gets the same answer to every command in private, and with the name of the bot', async () => {
    const unknown = [['sendMessage', 'I do not know this command.']]
    for (const command of ['warn', 'mute', 'ban', 'nothing']) {
      expect(await at.asks(at.bob, `/${command}@${at.emulator.bot.username ?? ''} 10m`)).toEqual(unknown)
      at.bob.send(`/${command} 10m`)
      expect(await at.calls()).toEqual(unknown)
    }
  })
  it('is also an administrator who was demoted or lacks the right', async () => {
    const bad = at.inGroup(at.bob).send('hello')
    expect(await at.asks(at.mod, '/warn', bad)).toHaveLength(1)
    at.inGroup(at.owner).demote(at.mod)
    expect(await at.asks(at.mod, '/warn', bad)).toEqual([])
    at.inGroup(at.owner).promote(at.mod, Permissions.rights('can_pin_messages'))
    expect(await at.asks(at.mod, '/warn', bad)).toEqual([])
  })
  it('cannot write as a channel, but the channel of the group can', async () => {
    quiet()
    const chat = { id: at.group.id, type: 'supergroup', title: at.group.title } as const
    const channel = { id: -1_005, type: 'channel', title: 'Evil' } as const
    const post = {
      date: at.clock.now() / 1000,
      chat,
      sender_chat: channel,
      from: { id: 136817688, is_bot: true, first_name: 'Channel' },
      text: 'Buy!',
    }
    at.emulator.deliver({ message: { ...post, message_id: 901 } })
    at.emulator.deliver({ message: { ...post, message_id: 902, is_automatic_forward: true } })
    at.emulator.deliver({ message: { ...post, message_id: 903, sender_chat: chat } })
    await at.emulator.idle()
    expect(at.emulator.calls('deleteMessage').map(({ params }) => String(params.message_id))).toEqual(['901'])
  })
})
