import { inspect } from 'pipegram'
import { menusOf } from 'pipegram/compose'
import { describe, expect, it } from 'vitest'
import { moderator } from '../bot.ts'
import { gardeners } from './Gardeners.ts'

describe('the moderator', () => {
  it('says in private what it does', async () => {
    const { bob } = await gardeners()
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
