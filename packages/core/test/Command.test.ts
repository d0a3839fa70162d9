import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import * as Command from '@pipegram/core/Command'
import { me, message } from '@pipegram/testing/Build'

describe('a command', () => {
  it.each([
    ['/start', { name: 'start', bot: undefined, rest: '' }],
    ['/Start@Test_Bot  deep link ', { name: 'start', bot: 'test_bot', rest: 'deep link' }],
    ['/add 1\n2', { name: 'add', bot: undefined, rest: '1\n2' }],
  ])('is read from %j', (text, expected) => expect(Command.fromMessage(message(text))).toEqual(O.some(expected)))

  it('is found in formatted text', () => {
    const entities = [{ type: 'bold', offset: 0, length: 11 }, { type: 'bot_command', offset: 0, length: 6 }] as const
    expect(Command.fromMessage({ ...message('/start hello'), entities })).toEqual(O.some({ name: 'start', bot: undefined, rest: 'hello' }))
  })
  it('is none without the entity at the very beginning', () => {
    expect(Command.fromMessage(message(' /start'))).toEqual(O.none)
    expect(Command.fromMessage({ ...message('x /start'), entities: [{ type: 'bot_command', offset: 2, length: 6 }] })).toEqual(O.none)
    expect(Command.fromMessage({ ...message('hello'), entities: [{ type: 'bold', offset: 0, length: 5 }] })).toEqual(O.none)
    expect(Command.fromMessage({ ...message('hello') })).toEqual(O.none)
  })
  it('is meant for the bot that it names, or for any', () => {
    const isFor = (text: string) => O.exists(Command.isFor(me))(Command.fromMessage(message(text)))
    expect(isFor('/start')).toBe(true)
    expect(isFor('/start@TEST_bot')).toBe(true)
    expect(isFor('/start@other_bot')).toBe(false)
  })
})
