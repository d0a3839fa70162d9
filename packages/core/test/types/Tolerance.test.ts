// What the decoder makes of a value that is not exactly as the Bot API says: it mends what it can, says what
// it left out, and changes nothing that it was given.

import { declared as facts, defaultOf, fieldsOf } from '@pipegram/schema'
import { makeArbitraries } from '@pipegram/schema/Arbitrary'
import * as fc from 'fast-check'
import { isLeft, isRight } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/ports/Fault.ts'
import type { Codec } from '../../src/types/Codec.ts'
import { structure } from '../../src/types/internal/Structure.ts'
import { lossesOf, receivedOf } from '../../src/types/Loss.ts'
import { strict } from '../../src/types/StrictCodec.ts'
import * as Types from '../../src/types/Types.ts'
import { updates } from '../Fixtures.ts'
import { apply, mutationsOf } from '../Mutation.ts'

const arbitraries = makeArbitraries(facts)

const isCodec = (u: unknown): u is Codec<unknown> => typeof u === 'object' && u !== null && structure in u

const codecOf = (name: string): Codec<unknown> => {
  const codec: unknown = Reflect.get(Types, name)
  if (!isCodec(codec)) throw new Error(`${name} has no codec.`)
  return codec
}

const incoming = [facts.objects, facts.unions].flatMap((record) =>
  Object.entries(record).flatMap(([name, found]) => (found.incoming === true ? [name] : [])),
)
const outgoing = [facts.objects, facts.unions].flatMap((record) =>
  Object.entries(record).flatMap(([name, found]) => (found.incoming === true ? [] : [name])),
)

const decoded = <A>(codec: Codec<A>, u: unknown): A => {
  const result = codec.decode(u)
  if (isLeft(result)) throw new Error(explain(codec.name)(result.left).join('; '))
  return result.right
}

const pathsOf = (u: unknown): ReadonlyArray<string> => lossesOf(u).map(({ path }) => path)

// Freezes all of a value, so that a decoder that changes it throws.
const frozen = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}

const wrongs = fc.constantFrom(...incoming, 'Update', 'Message').chain((name) =>
  fc
    .tuple(arbitraries.of(name), fc.array(fc.nat(), { minLength: 1, maxLength: 4 }))
    .map(([value, picks]): readonly [string, unknown] => [
      name,
      picks.reduce<unknown>((wrong, pick) => {
        const mutations = mutationsOf(name, wrong)
        const mutation = mutations[pick % mutations.length]
        return mutation === undefined ? wrong : apply(wrong, mutation)
      }, value),
    ]),
)

const ann = { id: 1, is_bot: false, first_name: 'Ann' }
const chat = { id: -1, type: 'supergroup', title: 'G' }
const message = { message_id: 1, date: 1, chat, from: ann }

describe('the tolerant pass', () => {
  it('gives what the predicate accepts, never throws, and changes nothing', () => {
    let [mended, refused] = [0, 0]
    fc.assert(
      fc.property(wrongs, ([name, value]) => {
        const codec = codecOf(name)
        const before = JSON.stringify(value)
        const result = codec.decode(frozen(value))
        expect(JSON.stringify(value)).toBe(before)
        if (isLeft(result)) {
          refused++
          expect(result.left.length).toBeGreaterThan(0)
          return
        }
        if (result.right !== value) mended++
        expect(codec.is(result.right)).toBe(true)
        expect(codec.is(value)).toBe(result.right === value)
        // What was mended needs no mending, whatever serialiser it goes through.
        const again: unknown = JSON.parse(JSON.stringify(result.right))
        expect(decoded(codec, again)).toBe(again)
        const losses = lossesOf(result.right)
        expect(receivedOf(result.right)).toBe(losses.length === 0 ? result.right : value)
        for (const { path, reasons } of losses) {
          expect(path).not.toBe('')
          expect(reasons.length).toBeGreaterThan(0)
          // A fault is in the part that was lost for it.
          for (const reason of reasons) expect(reason.startsWith(path), `${path} | ${reason}`).toBe(true)
        }
      }),
      { numRuns: 1500 },
    )
    expect([mended > 300, refused > 100]).toEqual([true, true])
  })

  it('takes any JSON without a throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...incoming), fc.jsonValue(), (name, value) => {
        const result = codecOf(name).decode(value)
        if (isRight(result)) expect(codecOf(name).is(result.right)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is only for what Telegram sends', () => {
    for (const name of outgoing) {
      const codec = codecOf(name)
      const [value] = fc.sample(arbitraries.of(name), { numRuns: 1, seed: 5 })
      for (const mutation of mutationsOf(name, value).filter(({ certain }) => certain))
        expect(isLeft(codec.decode(apply(value, mutation))), JSON.stringify([name, mutation])).toBe(true)
    }
    expect(outgoing.length).toBeGreaterThan(80)
  })
})

describe('a value from another serialiser', () => {
  it('has null for an absent field', () => {
    const nulls = { ...message, text: 'x', caption: null, reply_to_message: null, entities: null }
    const result = decoded(Types.Message, nulls)
    expect(result).toEqual({ ...message, text: 'x' })
    expect(Object.keys(result).sort()).toEqual(['chat', 'date', 'from', 'message_id', 'text'])
    expect(lossesOf(result)).toEqual([])
  })

  it('has false where Telegram sends only true', () => {
    const from = { ...ann, is_premium: false, can_join_groups: false }
    const result = decoded(Types.Message, { ...message, from, has_protected_content: false })
    expect(result.from).toEqual({ ...ann, can_join_groups: false })
    expect('has_protected_content' in result).toBe(false)
    expect(lossesOf(result)).toEqual([])
  })

  it('has a string for an integer', () => {
    const result = decoded(Types.Message, { ...message, message_id: '1', chat: { ...chat, id: '-1' } })
    expect(result).toEqual(message)
    expect(lossesOf(result)).toEqual([])
    expect(isLeft(strict(Types.Message).decode({ ...message, message_id: '1' }))).toBe(true)
  })

  it('has null, [] or {} for what is empty', () => {
    const reaction = { chat, message_id: 1, date: 1, old_reaction: null, new_reaction: {} }
    expect(decoded(Types.MessageReactionUpdated, reaction)).toMatchObject({
      old_reaction: [],
      new_reaction: [],
    })
    const closed = decoded(Types.Message, { ...message, forum_topic_closed: [] })
    expect(closed.forum_topic_closed).toEqual({})
    expect(lossesOf(closed)).toEqual([])
    const empty = decoded(Types.Message, { ...message, location: {}, contact: [] })
    expect(pathsOf(empty)).toEqual(['contact', 'location'])
  })
})

describe('a value from an older server', () => {
  const young = Object.entries(facts.objects).flatMap(([name, { fields }]) =>
    Object.entries(fields).flatMap(([key, field]) =>
      field.since === undefined ? [] : [{ name, key, field }],
    ),
  )

  it.each(young)('$name without $key has its default', ({ name, key, field }) => {
    const codec = codecOf(name)
    for (const value of fc.sample(arbitraries.of(name), { numRuns: 3, seed: 1 }))
      for (const absent of [undefined, null]) {
        const old = { ...Object(value), [key]: absent }
        const result = decoded(codec, old)
        expect(result).toEqual({ ...Object(value), [key]: defaultOf(facts, field) })
        expect(lossesOf(result)).toEqual([])
        // The defaults are nobody else's.
        const default_: unknown = Reflect.get(Object(result), key)
        if (typeof default_ === 'object')
          expect(Reflect.get(Object(decoded(codec, old)), key)).not.toBe(default_)
      }
  })

  it('no other required field has a default', () => {
    expect(young.length).toBeGreaterThan(15)
    for (const name of ['User', 'Chat', 'Message', 'ChatMemberAdministrator', 'Poll'])
      for (const [key, field] of Object.entries(fieldsOf(facts, name))) {
        if (field.required !== true || field.since !== undefined) continue
        const [value] = fc.sample(arbitraries.of(name), { numRuns: 1, seed: 1 })
        expect(isLeft(codecOf(name).decode({ ...Object(value), [key]: undefined })), key).toBe(true)
      }
  })
})

describe('a fault', () => {
  it('costs the smallest optional part that holds it', () => {
    const wrong = {
      update_id: 1,
      message: {
        ...message,
        text: 'x',
        entities: [
          { type: 'bold', offset: 0, length: 1 },
          { type: 'bold', offset: 'x', length: 1 },
        ],
        reply_to_message: { ...message, chat: 5, photo: [{}] },
        poll: { id: '1', options: [{ text: 'a', voter_count: 0 }, 5] },
        edit_date: 'x',
      },
    }
    const result = decoded(Types.Update, wrong)
    expect(result.message).toEqual({
      ...message,
      text: 'x',
      entities: [{ type: 'bold', offset: 0, length: 1 }],
    })
    expect(pathsOf(result).toSorted()).toEqual([
      'message.edit_date',
      'message.entities[1]',
      'message.poll',
      'message.reply_to_message',
    ])
    expect(lossesOf(result).find(({ path }) => path === 'message.reply_to_message')).toEqual({
      path: 'message.reply_to_message',
      reasons: ['message.reply_to_message.chat: expected an object (Chat)'],
      value: wrong.message.reply_to_message,
    })
    expect(receivedOf(result)).toBe(wrong)
    expect(Object.keys(result)).toEqual(['update_id', 'message'])
    expect(JSON.stringify(result)).not.toContain('reply_to_message')
  })

  it('costs the update if it is in what the update is about', () => {
    const refusal = Types.Update.decode({ update_id: 1, message: { ...message, date: 'x', text: 5 } })
    expect(isLeft(refusal) && explain('update')(refusal.left)).toEqual([
      'update.message.date: expected an integer, got "x"',
    ])
    const rest = decoded(Types.Update, { update_id: 1, message, poll: 5 })
    expect([Object.keys(rest), pathsOf(rest)]).toEqual([['update_id', 'message'], ['poll']])
    expect(decoded(Types.Update, { update_id: 1, message: null })).toEqual({ update_id: 1 })
  })

  it('in an option of a poll costs the poll, since votes name options by their places', () => {
    const poll = {
      ...updates.poll.poll,
      options: [{ text: 'a' }, { text: 'b', voter_count: 0, persistent_id: '1' }],
    }
    expect(isLeft(Types.Poll.decode(poll))).toBe(true)
    expect(pathsOf(decoded(Types.Message, { ...message, poll }))).toEqual(['poll'])
  })

  it('is shown by an io-ts codec around it, as before', () => {
    const codec = t.type({ updates: t.array(Types.Update) })
    const result = codec.decode({
      updates: [updates.text, { update_id: 1, message: { ...message, chat: 1 } }],
    })
    expect(isLeft(result) && explain('batch')(result.left)).toEqual([
      'batch.updates[1].message.chat: expected an object (Chat), got 1',
    ])
    const mended = codec.decode({ updates: [{ update_id: 1, message: { ...message, photo: 5 } }] })
    expect(isRight(mended) && pathsOf(mended.right.updates[0])).toEqual(['message.photo'])
  })

  it('among very many faults is told among the first 32', () => {
    const photos = (count: number): unknown => ({ ...message, photo: Array.from({ length: count }, () => 5) })
    const some = decoded(Types.Message, photos(1000))
    expect([some.photo, lossesOf(some).length]).toEqual([[], 32])
    const many = decoded(Types.Message, photos(100_000))
    expect([many.photo, pathsOf(many)]).toEqual([undefined, ['photo']])
    expect(lossesOf(many)[0]?.reasons.length).toBe(32)
  })
})

describe('a hostile value', () => {
  const nest = (levels: number, open: string, core: string, close: string): unknown =>
    JSON.parse(open.repeat(levels) + core + close.repeat(levels))

  it('may be nested deeply', () => {
    const open = '{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"reply_to_message":'
    expect(isLeft(Types.Message.decode(nest(20_000, open, 'null', '}')))).toBe(true)
    expect(pathsOf(decoded(Types.Message, nest(100, open, '5', '}')))[0]).toMatch(/^reply_to_message.*…/)
    const rich = { ...message, rich_message: { blocks: nest(50_000, '[', '5', ']') } }
    expect(isRight(Types.Message.decode(rich)) || isLeft(Types.Message.decode(rich))).toBe(true)
  })

  it('may have a cycle, a getter that throws, or be a proxy', () => {
    const cycle: Record<string, unknown> = { ...message, caption: null }
    cycle['reply_to_message'] = cycle
    const thrower = {
      ...message,
      get text(): string {
        throw new TypeError('no')
      },
    }
    let reads = 0
    const fickle = {
      ...message,
      caption: null,
      get text(): unknown {
        return reads++ % 2 === 0 ? 'x' : 5
      },
    }
    const proxy = new Proxy(
      { ...message, caption: null },
      {
        ownKeys: () => {
          throw new RangeError('no')
        },
      },
    )
    for (const value of [cycle, thrower, proxy]) {
      expect(Types.Message.is(value)).toBe(false)
      const result = Types.Message.decode(value)
      expect(isLeft(result) && explain('m')(result.left)[0]).toMatch(/^m: expected /)
    }
    const result = Types.Message.decode(fickle)
    if (isRight(result)) expect(Types.Message.is(result.right)).toBe(true)
  })

  it('cannot reach a prototype', () => {
    const hostile: unknown = JSON.parse(
      '{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"caption":null,' +
        '"__proto__":{"text":"x","polluted":1},"constructor":null}}',
    )
    const result = decoded(Types.Update, hostile)
    expect(Object.getPrototypeOf(result.message)).toBe(Object.prototype)
    expect(result.message?.text).toBe(undefined)
    expect(Object.hasOwn(Object(result.message), '__proto__')).toBe(true)
    expect(Reflect.get({}, 'polluted')).toBe(undefined)
  })

  it('cannot claim losses of its own', () => {
    expect(lossesOf({ 'pipegram/losses': { parts: [] } })).toEqual([])
    for (const value of [null, undefined, 5, 'x', updates.text]) expect(lossesOf(value)).toEqual([])
  })
})

describe('strict', () => {
  it('refuses what the predicate refuses', () => {
    fc.assert(
      fc.property(wrongs, ([name, value]) => {
        const codec = codecOf(name)
        expect(isRight(strict(codec).decode(value))).toBe(codec.is(value))
      }),
      { numRuns: 300 },
    )
  })
})
