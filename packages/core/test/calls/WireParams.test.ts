import { declared, facts, fieldsOf, membersOf, placesIn, triplesOf, type FieldTable } from '@pipegram/schema'
import { makeArbitraries } from '@pipegram/schema/Arbitrary'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Call } from '../../src/calls/Call.ts'
import * as Calls from '../../src/calls/Calls.ts'
import { bold, fmt } from '../../src/text/Text.ts'
import { isMarkup, rawMarkup } from '../../src/types/Markup.ts'

const arbitraries = makeArbitraries(declared, { optional: 8 })

const isMethod = (u: unknown): u is (params: unknown) => Call<unknown> => typeof u === 'function'

// A call as it is made without the types.
const call = (method: string, params: unknown): Call<unknown> => {
  const make: unknown = Reflect.get(Calls, method)
  if (!isMethod(make)) throw new Error(`${method} is not a method.`)
  return make(params)
}

const get = (u: unknown, key: string): unknown =>
  typeof u === 'object' && u !== null ? Reflect.get(u, key) : undefined

const methods = Object.keys(facts.methods).filter(
  (name) => Object.keys(placesIn(facts, facts.methods[name]?.params ?? {})).length > 0,
)

// Compares each given text with the text on the wire, and gives the count of texts.
const compare = (fields: FieldTable, given: unknown, wire: unknown): number => {
  if (Array.isArray(given))
    return given.reduce<number>((sum, each, i) => sum + compare(fields, each, get(wire, String(i))), 0)
  let count = 0
  for (const { text, mode, entities } of triplesOf(fields)) {
    const value = get(given, text)
    if (value === undefined) continue
    count++
    const [markedUp, formatted] = [isMarkup(value), typeof value === 'object' && !isMarkup(value)]
    const own: unknown = get(value, 'entities')
    expect(get(wire, text)).toBe(typeof value === 'string' ? value : get(value, 'text'))
    expect(get(wire, mode)).toBe(markedUp ? get(value, 'parse_mode') : undefined)
    expect(get(wire, entities)).toBe(formatted && Array.isArray(own) && own.length > 0 ? own : undefined)
  }
  for (const [field, place] of Object.entries(placesIn(facts, fields)))
    if (typeof place === 'string')
      for (const member of membersOf(facts, place))
        count += compare(
          Object.fromEntries(
            Object.entries(fieldsOf(facts, member)).filter(() => fits(member, get(given, field))),
          ),
          get(given, field),
          get(wire, field),
        )
  return count
}

// Members of a union are told apart only by their type. That is enough here: texts of the same name are
// alike.
const fits = (member: string, value: unknown): boolean => {
  const type = fieldsOf(facts, member)['type']?.type
  return (
    typeof type !== 'object' ||
    !('literal' in type) ||
    get(value, 'type') === type.literal ||
    Array.isArray(value)
  )
}

describe('a call on the wire', () => {
  it('a call on the wire has the three fields of each text, at any depth', () => {
    let texts = 0
    expect(methods.length).toBeGreaterThan(35)
    fc.assert(
      fc.property(
        fc
          .constantFrom(...methods)
          .chain((method) => fc.tuple(fc.constant(method), arbitraries.params(method))),
        ([method, params]) => {
          texts += compare(facts.methods[method]?.params ?? {}, params, call(method, params).params)
        },
      ),
      { numRuns: 1500 },
    )
    expect(texts).toBeGreaterThan(500)
  })

  it('a call with plain texts goes on the wire as the same object', () => {
    const media = [
      { type: 'photo' as const, media: 'id', caption: 'x' },
      { type: 'photo' as const, media: 'id' },
    ]
    const params = { chat_id: 1, media, reply_parameters: { message_id: 1, quote: 'x' } }
    expect(Calls.sendMediaGroup(params).params).toBe(params)
    expect(
      Calls.sendMediaGroup({
        ...params,
        media: [...media, { type: 'photo', media: 'id', caption: bold('x') }],
      }).params,
    ).toEqual({
      ...params,
      media: [
        ...media,
        {
          type: 'photo',
          media: 'id',
          caption: 'x',
          caption_entities: [{ type: 'bold', offset: 0, length: 1 }],
        },
      ],
    })
  })

  it('a call on the wire has no entities if a text has none, and only the names of Telegram', () => {
    expect(Calls.sendMessage({ chat_id: 1, text: fmt`x` }).params).toEqual({ chat_id: 1, text: 'x' })
    expect(
      Calls.sendChecklist({
        business_connection_id: 'b',
        chat_id: 1,
        checklist: { title: bold('t'), tasks: [{ id: 1, text: rawMarkup('HTML', 'x') }] },
      }).params,
    ).toEqual({
      business_connection_id: 'b',
      chat_id: 1,
      checklist: {
        title: 't',
        title_entities: [{ type: 'bold', offset: 0, length: 1 }],
        tasks: [{ id: 1, text: 'x', parse_mode: 'HTML' }],
      },
    })
    expect(
      Calls.answerInlineQuery({
        inline_query_id: 'q',
        results: [
          {
            type: 'article',
            id: '1',
            title: 'x',
            input_message_content: { message_text: rawMarkup('Markdown', '*x*') },
          },
        ],
      }).params,
    ).toEqual({
      inline_query_id: 'q',
      results: [
        {
          type: 'article',
          id: '1',
          title: 'x',
          input_message_content: { message_text: '*x*', parse_mode: 'Markdown' },
        },
      ],
    })
  })

  it('a call never takes markup or entities beside a text', () => {
    const beside = { parse_mode: 'HTML' }
    expect(() => call('sendMessage', { chat_id: 1, text: '<b>x</b>', ...beside })).toThrow(
      "sendMessage: `parse_mode` cannot be given. Name the markup in the text: `text: rawMarkup('HTML', …)`.",
    )
    expect(() => call('sendMessage', { chat_id: 1, text: 'x', entities: [] })).toThrow(
      'sendMessage: `entities` cannot be given. Give the entities with the text: `text: { text, entities }`.',
    )
    expect(() =>
      call('sendMediaGroup', {
        chat_id: 1,
        media: [
          { type: 'photo', media: 'id' },
          { type: 'photo', media: 'id', caption: 'x', ...beside },
        ],
      }),
    ).toThrow('`media[1].parse_mode`')
    expect(() =>
      call('sendMessage', {
        chat_id: 1,
        text: 'x',
        reply_parameters: { message_id: 1, quote: 'x', quote_parse_mode: 'HTML' },
      }),
    ).toThrow('`reply_parameters.quote_parse_mode`')
    expect(() => call('editMessageText', { inline_message_id: 'i', text: 'x', ...beside })).toThrow(TypeError)
    for (const nothing of [undefined, null])
      expect(
        call('sendMessage', { chat_id: 1, text: 'x', parse_mode: nothing, entities: nothing }).method,
      ).toBe('sendMessage')
  })

  it('a call takes no object and no number for a text', () => {
    for (const text of [5, [], {}, { text: 'x' }, { entities: [] }])
      expect(() => call('sendMessage', { chat_id: 1, text })).toThrow(
        'sendMessage: `text` must be a string, formatted text or markup.',
      )
  })

  it('a missing text and a value that is not an object are left for Telegram to refuse', () => {
    for (const text of [null, undefined]) {
      const params = { chat_id: 1, text, reply_parameters: 5 }
      expect(call('sendMessage', params).params).toBe(params)
    }
    expect(get(call('sendMessage', undefined), 'params')).toBe(undefined)
  })
})
