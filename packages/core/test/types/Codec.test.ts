import { declared as facts } from '@pipegram/schema'
import { makeArbitraries } from '@pipegram/schema/Arbitrary'
import * as fc from 'fast-check'
import { isLeft, isRight } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/ports/Fault.ts'
import type { Codec } from '../../src/types/Codec.ts'
import { fromBytes } from '../../src/types/InputFile.ts'
import { structure, type AnyCodec } from '../../src/types/internal/Structure.ts'
import { strict } from '../../src/types/StrictCodec.ts'
import * as Types from '../../src/types/Types.ts'
import { updates } from '../Fixtures.ts'
import { apply, mutationsOf } from '../Mutation.ts'
import { faultsOf } from '../Sides.ts'
import { unlisted } from '../UnlistedFixtures.ts'

const arbitraries = makeArbitraries(facts, {
  file: fc.constant(fromBytes(new Uint8Array(1), { name: 'a.txt' })),
})

const isCodec = (u: unknown): u is Codec<unknown> => typeof u === 'object' && u !== null && structure in u

const names = [facts.objects, facts.unions, facts.enums].flatMap((record) => Object.keys(record))
const codecOf = (name: string): Codec<unknown> => {
  const codec: unknown = Reflect.get(Types, name)
  if (!isCodec(codec)) throw new Error(`${name} has no codec.`)
  return codec
}

const agrees = (codec: AnyCodec, u: unknown): boolean => codec.is(u) === (faultsOf(codec, u).length === 0)

const keysOf = (error: t.ValidationError): string =>
  error.context
    .slice(1)
    .map(({ key }) => key)
    .join('.')

describe('every codec', () => {
  it('there is a codec for every object, union and enum', () => {
    expect(names.length).toBeGreaterThan(400)
    expect(names.filter((name) => !isCodec(Reflect.get(Types, name)))).toEqual([])
  })

  it('a codec gives back the same value, by both of its sides', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant(name), arbitraries.of(name))),
        ([name, value]) => {
          const codec = codecOf(name)
          const decoded = codec.decode(value)
          expect(faultsOf(codec, value)).toEqual([])
          expect(isRight(decoded) && decoded.right === value).toBe(true)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('a codec refuses a single wrong field, by both of its sides, and names it', () => {
    let certain = 0
    fc.assert(
      fc.property(
        fc
          .constantFrom(...names, 'Update', 'Message')
          .chain((name) => fc.tuple(fc.constant(name), arbitraries.of(name), fc.nat())),
        ([name, value, pick]) => {
          const codec = codecOf(name)
          const mutations = mutationsOf(name, value)
          // An unlisted variant has nothing to change.
          for (const mutation of mutations.length === 0
            ? []
            : [0, 7, 31].map((step) => mutations[(pick + step) % mutations.length])) {
            if (mutation === undefined) continue
            const wrong = apply(value, mutation)
            const faults = faultsOf(codec, wrong)
            expect(codec.is(wrong), JSON.stringify([name, mutation])).toBe(faults.length === 0)
            if (!mutation.certain) continue
            certain++
            expect(isLeft(strict(codec).decode(wrong)), JSON.stringify([name, mutation])).toBe(true)
            expect(faults.map(keysOf), JSON.stringify([name, mutation, wrong])).toContain(
              mutation.path.join('.'),
            )
          }
        },
      ),
      { numRuns: 1500 },
    )
    expect(certain).toBeGreaterThan(1000)
  })

  it('a codec tests every field of its object', () => {
    let fields = 0
    for (const [name, object] of Object.entries(facts.objects)) {
      const codec = codecOf(name)
      const values = fc.sample(arbitraries.of(name), { numRuns: 2, seed: 1 })
      const tested = new Set<string | number>()
      for (const value of values)
        for (const mutation of mutationsOf(name, value).filter(({ path }) => path.length === 1)) {
          const wrong = apply(value, mutation)
          const [key = ''] = mutation.path
          tested.add(key)
          expect(codec.is(wrong), JSON.stringify([name, mutation])).toBe(false)
          expect(faultsOf(codec, wrong).map(keysOf), JSON.stringify([name, mutation])).toContain(String(key))
        }
      expect([...tested].sort(), name).toEqual(Object.keys(object.fields).sort())
      fields += tested.size
    }
    expect(fields).toBeGreaterThan(1800)
  })

  it('the two sides of a codec agree on any JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => agrees(codecOf(name), value)),
      { numRuns: 2000 },
    )
  })
})

describe('an update', () => {
  it.each(Object.entries(updates))('an update decodes: %s', (_, update) => {
    const parsed: unknown = JSON.parse(JSON.stringify(update))
    const decoded = Types.Update.decode(parsed)
    expect(faultsOf(Types.Update, parsed)).toEqual([])
    expect(isRight(decoded) && Object.is(decoded.right, parsed)).toBe(true)
  })

  it.each(Object.entries(unlisted))('an update of a later Bot API is kept whole: %s', (_, update) => {
    const decoded = Types.Update.decode(update)
    expect(isRight(decoded) && Object.is(decoded.right, update)).toBe(true)
    expect(faultsOf(Types.Update, update)).toEqual([])
  })

  it('an update needs a discriminant, which is a string', () => {
    for (const reaction of [{}, { type: 5 }, { type: null }])
      expect(
        Types.Update.is({
          update_id: 1,
          message_reaction: { ...updates.messageReaction.message_reaction, new_reaction: [reaction] },
        }),
      ).toBe(false)
  })

  it('an update takes undefined as absent and null as wrong', () => {
    expect(Types.Update.is({ ...updates.text, poll: undefined })).toBe(true)
    expect(Types.Update.is({ ...updates.text, poll: null })).toBe(false)
    for (const value of [undefined, null]) {
      const user = { id: 1, is_bot: false, first_name: 'A', last_name: value }
      expect(Types.User.is(user)).toBe(value === undefined)
      expect(agrees(Types.User, user)).toBe(true)
    }
  })

  it('an update cannot reach a prototype', () => {
    const hostile: unknown = JSON.parse(
      '{"update_id":1,"__proto__":{"message":5},"constructor":{"prototype":{"polluted":true}}}',
    )
    expect(isRight(Types.Update.decode(hostile))).toBe(true)
    expect(Reflect.get({}, 'polluted')).toBe(undefined)
    expect(Types.Update.is(JSON.parse('{"__proto__":{"update_id":1}}'))).toBe(false)
    expect(Types.ReactionType.is(JSON.parse('{"type":"__proto__","emoji":5}'))).toBe(true)
    expect(Types.InputMedia.is({ type: 'constructor' })).toBe(false)
    expect(faultsOf(Types.InputMedia, { type: 'constructor' })).not.toEqual([])
  })

  it('an update that is nested ten thousand levels deep gives an error, not a crash', () => {
    const nest = (levels: number, open: string, core: string, close: string): unknown =>
      JSON.parse(open.repeat(levels) + core + close.repeat(levels))
    const message = nest(
      10_000,
      '{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"reply_to_message":',
      '5',
      '}',
    )
    const rich = nest(10_000, '{"type":"bold","text":', '5', '}')
    const lists = nest(100_000, '[', '5', ']')
    for (const [codec, value] of [
      [Types.Message, message],
      [Types.RichText, rich],
      [Types.RichText, lists],
    ] as const) {
      expect(codec.is(value)).toBe(false)
      const decoded = codec.decode(value)
      expect(isLeft(decoded) && explain('value')(decoded.left).join().length).toBeGreaterThan(0)
    }
    // The stack takes about 1,200 levels here, and fewer below a test runner.
    const shallower = nest(500, '{"type":"bold","text":', '5', '}')
    const decoded = Types.RichText.decode(shallower)
    expect(isLeft(decoded) && explain('value')(decoded.left)).toEqual([
      expect.stringMatching(
        /^value\.text.*….*\.text: expected a string or an array or an object \(RichText\), got 5$/,
      ),
    ])
  })

  it('an update with many faults reports only some', () => {
    const decoded = t
      .array(Types.User)
      .decode(Array.from({ length: 3 }, () => ({ id: 1, is_bot: false, first_name: 'A' })))
    expect(isRight(decoded)).toBe(true)
    const photos = strict(Types.UserProfilePhotos).decode({
      total_count: 1,
      photos: [Array.from({ length: 5000 }, () => 5)],
    })
    expect(isLeft(photos) && photos.left.length).toBe(32)
  })
})
