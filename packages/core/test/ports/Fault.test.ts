import { isLeft } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/ports/Fault.ts'
import { strict } from '../../src/types/StrictCodec.ts'
import { InlineQueryResult, InputMessageContent, Update } from '../../src/types/Types.ts'
import { updates } from '../Fixtures.ts'

const faultsOf = <A>(codec: t.Decoder<unknown, A>, u: unknown, root = 'update'): ReadonlyArray<string> => {
  const decoded = codec.decode(u)
  return isLeft(decoded) ? explain(root)(decoded.left) : []
}

const message = updates.text.message

describe('explain', () => {
  it('explain says where, what was expected and what came', () => {
    const entities = [...message.entities.slice(0, 2), { type: 'bold', offset: 0, length: '3' }]
    expect(faultsOf(strict(Update), { update_id: 1, message: { ...message, entities } })).toEqual([
      'update.message.entities[2].length: expected an integer, got "3"',
    ])
  })

  it('explain names missing fields, and all faults', () => {
    expect(faultsOf(strict(Update), { message: { ...message, chat: undefined, text: null } })).toEqual([
      'update.update_id: expected an integer, got nothing',
      'update.message.chat: expected an object (Chat), got nothing',
      'update.message.text: expected a string, got null',
    ])
  })

  it('explain cuts the values that it shows', () => {
    const [line = ''] = faultsOf(Update, { update_id: 'x'.repeat(1000) })
    expect(line).toMatch(/^update\.update_id: expected an integer, got "x{58}…$/)
  })

  it('explain speaks of the variant that fits best', () => {
    expect(
      faultsOf(InlineQueryResult, { type: 'photo', id: '1', photo_url: 5, thumbnail_url: 'x' }, 'result'),
    ).toEqual(['result.photo_url: expected a string, got 5'])
    expect(faultsOf(InlineQueryResult, { type: 'no' }, 'result')[0]).toMatch(
      /^result\.type: expected one of "audio", .*, …, got "no"$/,
    )
    expect(faultsOf(InputMessageContent, { message_text: 5 }, 'content')).toEqual([
      'content.message_text: expected a string or an object (Text) or an object (Markup), got 5',
    ])
  })

  it('explain reads the errors of any io-ts codec', () => {
    const Config = t.type({
      mode: t.union([t.literal('a'), t.type({ deep: t.number })]),
      'odd-key': t.intersection([t.type({ n: t.number }), t.partial({ m: t.string })]),
    })
    expect(faultsOf(Config, { mode: { deep: 'x' }, 'odd-key': { n: 1, m: 2 } }, 'config')).toEqual([
      'config.mode.deep: expected number, got "x"',
      'config["odd-key"].m: expected string, got 2',
    ])
    expect(faultsOf(Config, { mode: 5, 'odd-key': { n: 1 } }, 'config')[0]).toMatch(
      /^config\.mode: expected "a" or \{ deep: number \}, got 5$/,
    )
  })

  it('explain takes a member of a union with wrong fields before one that lacks a field', () => {
    const Either = t.union([t.type({ a: t.string, c: t.string }), t.type({ a: t.string, b: t.string })])
    expect(faultsOf(Either, { a: 1, b: 2 }, 'value')).toEqual([
      'value.a: expected string, got 1',
      'value.b: expected string, got 2',
    ])
  })

  it('explain takes values that cannot be shown', () => {
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    for (const value of [cycle, 5n, () => 1, Symbol('s')])
      expect(faultsOf(t.string, value, 'value')).toHaveLength(1)
  })
})
