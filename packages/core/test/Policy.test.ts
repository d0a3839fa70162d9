// What a decoder keeps and what it refuses, for every type and at every place. Unlisted values are kept where
// Telegram sends them. Names that every object inherits are treated like any other name.

import { definitionOf, discriminantOf, facts, membersOf, sharedOf } from '@pipegram/schema'
import { makeArbitraries } from '@pipegram/schema/Arbitrary'
import * as fc from 'fast-check'
import { isLeft, isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { explain } from '../src/ports/Fault.ts'
import type { Codec } from '../src/types/Codec.ts'
import { structure } from '../src/types/internal/Structure.ts'
import { strict } from '../src/types/StrictCodec.ts'
import * as Types from '../src/types/Types.ts'
import { faultsOf } from './Sides.ts'

const arbitraries = makeArbitraries(facts, { unlisted: false })

const isCodec = (u: unknown): u is Codec<unknown> => typeof u === 'object' && u !== null && structure in u

const codecOf = (name: string): Codec<unknown> => {
  const codec: unknown = Reflect.get(Types, name)
  if (!isCodec(codec)) throw new Error(`${name} has no codec.`)
  return codec
}

// The results of both sides of the codec and of its strict decoder, which must agree.
const isKept = (name: string, value: unknown): boolean => {
  const codec = codecOf(name)
  const decoded = strict(codec).decode(value)
  expect([codec.is(value), faultsOf(codec, value).length === 0], name).toEqual([
    isRight(decoded),
    isRight(decoded),
  ])
  if (isRight(decoded)) expect(Object.is(decoded.right, value), name).toBe(true)
  return isRight(decoded)
}

const inherited = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'toJSON',
  '__defineGetter__',
]

// The own fields, with those that an assignment would lose.
const withFields = (value: unknown, fields: ReadonlyArray<readonly [string, unknown]>): unknown =>
  Object.fromEntries([...Object.entries(Object(value)), ...fields])

const sampleOf = (name: string): unknown => fc.sample(arbitraries.of(name), { numRuns: 1, seed: 7 })[0]

// The fields that a union promises in every variant.
const promisedBy = (name: string): ReadonlyArray<readonly [string, unknown]> =>
  Object.entries(sharedOf(facts, name)).flatMap(([key, { type, required }]) =>
    required === true && typeof type === 'object' && 'ref' in type ? [[key, sampleOf(type.ref)]] : [],
  )

const objects = Object.keys(facts.objects)
const unions = Object.keys(facts.unions).flatMap((name) => {
  const union = definitionOf(facts, name)
  const { discriminant, incoming } = union._tag === 'Union' ? union : {}
  if (discriminant === undefined) return []
  const listed = membersOf(facts, name).map((member) => discriminantOf(facts, member, discriminant))
  return listed.every((value) => typeof value === 'string')
    ? [{ name, discriminant, isOpen: incoming === true, listed }]
    : []
})

describe('fields that are not listed', () => {
  it('unlisted fields are kept in every object, whatever their names and values', () => {
    for (const name of objects) {
      const value = sampleOf(name)
      expect(isKept(name, value), name).toBe(true)
      for (const odd of [null, 5, {}, [[]], 'x'])
        expect(
          isKept(
            name,
            withFields(
              value,
              [...inherited, 'not_listed'].map((key) => [key, odd]),
            ),
          ),
          name,
        ).toBe(true)
    }
    expect(objects.length).toBeGreaterThan(300)
  })

  it('inherited names do not stand for missing fields', () => {
    const bare = objects.filter((name) =>
      Object.values(definitionFields(name)).some(({ required }) => required === true),
    )
    for (const name of bare) {
      expect(
        isKept(
          name,
          withFields(
            {},
            inherited.map((key) => [key, sampleOf(name)]),
          ),
        ),
        name,
      ).toBe(false)
      expect(isKept(name, Object.create(null)), name).toBe(false)
    }
    expect(bare.length).toBeGreaterThan(250)
  })
})

const definitionFields = (name: string) => {
  const object = definitionOf(facts, name)
  return object._tag === 'Object' ? object.fields : {}
}

describe('an unlisted variant', () => {
  it('an unlisted variant is kept whole where Telegram sends it, and refused elsewhere', () => {
    for (const { name, discriminant, isOpen } of unions)
      for (const value of ['sparkle', '', ...inherited]) {
        const strange = withFields({ [discriminant]: value, extra: [1] }, promisedBy(name))
        if (
          membersOf(facts, name).some((member) => discriminantOf(facts, member, discriminant) === undefined)
        )
          continue
        expect(isKept(name, strange), `${name} ${value}`).toBe(isOpen)
      }
    expect(unions.filter(({ isOpen }) => isOpen).length).toBeGreaterThan(10)
    expect(unions.filter(({ isOpen }) => !isOpen).length).toBeGreaterThan(3)
  })

  it('an unlisted variant needs only the fields that its union promises, with their types', () => {
    const shared = unions.flatMap(({ name, discriminant, isOpen }) =>
      isOpen
        ? Object.entries(sharedOf(facts, name)).map(([key, field]) => ({ name, discriminant, key, field }))
        : [],
    )
    for (const { name, discriminant, key, field } of shared) {
      const strange = withFields({ [discriminant]: 'sparkle' }, promisedBy(name))
      expect(isKept(name, withFields(strange, [[key, undefined]])), `${name}.${key}`).toBe(
        field.required !== true,
      )
      for (const wrong of [null, [], [5]])
        expect(isKept(name, withFields(strange, [[key, wrong]])), `${name}.${key}`).toBe(false)
    }
    expect(shared.filter(({ field }) => field.required === true)).toMatchObject([
      { name: 'ChatMember', key: 'user' },
    ])
    expect(shared.map(({ name, key }) => `${name}.${key}`)).toEqual([
      'MessageOrigin.date',
      'ChatMember.user',
      'OwnedGift.owned_gift_id',
      'OwnedGift.sender_user',
      'OwnedGift.send_date',
      'OwnedGift.is_saved',
      'ChatBoostSource.user',
    ])
  })

  it('an unlisted variant without a promised field is refused with the path of the field', () => {
    const user = { id: 1, is_bot: false, first_name: 'A' }
    const update = {
      update_id: 1,
      chat_member: {
        chat: { id: 1, type: 'group' },
        from: user,
        date: 1,
        old_chat_member: { status: 'sparkle', user },
        new_chat_member: { status: 'sparkle' },
      },
    }
    const decoded = Types.Update.decode(update)
    expect(isLeft(decoded) && explain('update')(decoded.left)).toEqual([
      'update.chat_member.new_chat_member.user: expected an object (User), got nothing',
    ])
  })

  it('only a string names an unlisted variant', () => {
    for (const { name, discriminant } of unions)
      for (const value of [undefined, null, 5, true, {}, [], ['x']])
        expect(isKept(name, { [discriminant]: value }), name).toBe(false)
  })

  it('a listed variant has only its own fields', () => {
    for (const { name, listed, discriminant } of unions)
      for (const value of listed) {
        const bare = { [discriminant]: value }
        expect(
          isKept(
            name,
            withFields(
              bare,
              inherited.map((key) => [key, bare]),
            ),
          ),
          `${name} ${String(value)}`,
        ).toBe(isKept(name, bare))
      }
  })
})

describe('an unlisted string', () => {
  it('an unlisted string is kept where Telegram sends it, and refused elsewhere', () => {
    const message = { message_id: 1, date: 1, chat: { id: 1, type: 'private' } }
    for (const value of ['sparkle', '', ...inherited]) {
      expect(
        isKept('Message', { ...message, entities: [{ type: value, offset: 0, length: 1 }] }),
        value,
      ).toBe(true)
      expect(isKept('Message', { ...message, chat: { id: 1, type: value } }), value).toBe(true)
      expect(isKept('BotCommandScope', { type: value }), value).toBe(false)
    }
  })
})

describe('an unlisted kind of update', () => {
  it('an unlisted kind of update is kept, whatever its name and its content', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(fc.string(), fc.constantFrom(...inherited))
          .filter((kind) => !Object.hasOwn(facts.objects['Update']?.fields ?? {}, kind)),
        fc.jsonValue(),
        (kind, payload) => {
          expect(isKept('Update', withFields({ update_id: 1 }, [[kind, payload]]))).toBe(true)
        },
      ),
    )
  })
})

describe('numbers', () => {
  it('a number in JSON that a double cannot hold is not an integer', () => {
    const user = (id: string): unknown => JSON.parse(`{"id":${id},"is_bot":false,"first_name":"A"}`)
    for (const id of ['0', '-0', '1e3', '9007199254740991', '-9007199254740991', '4503599627370495'])
      expect(isKept('User', user(id)), id).toBe(true)
    for (const id of [
      '9007199254740992',
      '9007199254740993',
      '-9007199254740993',
      '1e400',
      '-1e400',
      '0.5',
      '1e-7',
      '123456789012345678901234567890',
    ])
      expect(isKept('User', user(id)), id).toBe(false)
  })

  it('a float may be any finite number', () => {
    const location = (latitude: unknown): unknown => ({ latitude, longitude: 0 })
    for (const latitude of [0, -0, 5e-324, 1.7976931348623157e308])
      expect(isKept('Location', location(latitude))).toBe(true)
    for (const latitude of [Infinity, -Infinity, Number.NaN, 5n, '5'])
      expect(isKept('Location', location(latitude))).toBe(false)
  })
})

describe('values that JSON cannot express', () => {
  it('a value that JSON cannot express gives an error, never a throw', () => {
    const cycle: Record<string, unknown> = { message_id: 1, date: 1, chat: { id: 1, type: 'private' } }
    cycle['reply_to_message'] = cycle
    // The structural side would overflow the stack here: only the decoder catches that.
    expect([Types.Message.is(cycle), isLeft(Types.Message.decode(cycle))]).toEqual([false, true])
    for (const value of [
      undefined,
      Symbol('x'),
      5n,
      () => 5,
      new Date(0),
      new Map(),
      new Proxy({}, {}),
      Object.create(null),
      new Uint8Array(5),
    ])
      expect(isKept('Message', value)).toBe(false)
  })
})
