import * as BotCommands from '@pipegram/core/BotCommands'
import { BotCommandScope } from '@pipegram/core/Types'
import { facts, membersOf } from '@pipegram/schema'
import { describe, expect, it } from 'vitest'

const start = { command: 'start', description: 'Begin' }
const message = (infos: ReadonlyArray<BotCommands.Info>, audience?: BotCommands.Audience): string => {
  try {
    // eslint-disable-next-line pipegram/dropped-effect -- here matters only whether it throws
    BotCommands.menu(infos, audience)
    return ''
  } catch (error) {
    return error instanceof RangeError ? error.message : 'another error'
  }
}

describe('a menu of commands', () => {
  it('a menu shows the commands that have a description', () => {
    expect(
      BotCommands.menu(
        [start, { command: 'debug' }, { command: 'me', description: 'x', is_ephemeral: true }],
        { language_code: 'de' },
      ).params,
    ).toEqual({
      language_code: 'de',
      commands: [start, { command: 'me', description: 'x', is_ephemeral: true }],
    })
    expect(BotCommands.menu([]).params).toEqual({ commands: [] })
  })
  it('a menu throws on everything that Telegram would refuse', () => {
    expect(message([{ command: 'Start', description: ' ' }, start, start], { language_code: 'de-DE' })).toBe(
      'This is not a valid menu of commands. "Start" cannot be a command: use 1–32 lower-case letters, ' +
        'digits and "_". ' +
        'The description of /Start must have 1–256 characters; it has 0. /start comes twice. "de-DE" ' +
        'cannot be the language of a menu: use two letters, such as "de".',
    )
    const many = (n: number): ReadonlyArray<BotCommands.Info> =>
      Array.from({ length: n }, (_, i) => ({ command: `c${i}`, description: 'x' }))
    expect([message(many(100)), message(many(101))]).toEqual([
      '',
      'This is not a valid menu of commands. A menu must have 0–100 items; it has 101.',
    ])
    expect(message([{ command: 'a', description: ` ${'😀'.repeat(256)} ` }])).toBe('')
    for (const command of ['', 'x'.repeat(33), '/start', 'a b', 'ä', 'start\n'])
      expect(message([{ command, description: 'x' }])).toContain('cannot be a command')
  })
  it('a menu comes in several languages', () => {
    const scope = BotCommands.chatMember('@team', 7)
    expect(
      BotCommands.menus([start], { de: [{ ...start, description: 'Anfangen' }] }, scope).map(
        ({ params }) => params,
      ),
    ).toEqual([
      { scope, commands: [start] },
      { scope, language_code: 'de', commands: [{ ...start, description: 'Anfangen' }] },
    ])
    expect(() => BotCommands.menus([start], { german: [start] })).toThrow(RangeError)
  })
  it('a menu can be for every scope', () => {
    const scopes = [
      BotCommands.allPrivateChats,
      BotCommands.allGroupChats,
      BotCommands.allChatAdministrators,
      BotCommands.chat(1),
      BotCommands.chatAdministrators(1),
      BotCommands.chatMember(1, 2),
    ]
    expect(scopes.every(BotCommandScope.is)).toBe(true)
    // One scope is the default: the scope of a menu that names no scope.
    expect(scopes.length + 1).toBe(membersOf(facts, 'BotCommandScope').length)
  })
})
