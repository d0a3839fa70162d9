import * as Entities from '@pipegram/core/Entities'
import type { Text } from '@pipegram/core/Text'
import type { MessageEntity, MessageEntityType } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closed, fixed, one, quotes, read, short, styles, types } from './EntityNotation.ts'

const textWith = (type: fc.Arbitrary<MessageEntityType>): fc.Arbitrary<Text> =>
  fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', '\r', '😀', '.com ', '@anna', '\u200e', 'я'), {
      minLength: 1,
      maxLength: 20,
    })
    .map((pieces) => pieces.join(''))
    .chain((text) =>
      fc
        .array(
          fc
            .tuple(type, fc.nat(text.length), fc.nat(text.length))
            .map(([kind, a, b]) => one(kind, Math.min(a, b), Math.abs(a - b)))
            .filter(
              ({ offset, length }) =>
                ![offset, offset + length].some((at) => /^[\ud800-\udbff]$/.test(text[at - 1] ?? '')),
            ),
          { maxLength: 12 },
        )
        .map((entities) => ({ text, entities })),
    )

const anyText = textWith(fc.constantFrom(...types))

const cover = (entities: ReadonlyArray<MessageEntity>, size: number): ReadonlyArray<ReadonlySet<string>> => {
  const marks = Array.from({ length: size }, () => new Set<string>())
  for (const { type, offset, length } of entities)
    for (let i = offset; i < offset + length; i++) marks[i]?.add(type.toString())
  return marks
}

describe('a text after fixUp', () => {
  it('does not change in a second fixUp', () => {
    fc.assert(
      fc.property(anyText, ({ text, entities }) => {
        const kept = fixed(text, entities)
        expect(fixed(kept.text, kept.entities)).toEqual(kept)
        expect(Entities.isValid(kept)).toBe(true)
        expect(Entities.normalise(kept.entities)).toEqual(kept.entities)
      }),
      { numRuns: 1000 },
    )
  })

  it('has sorted entities that nest only where they may', () => {
    let nested = 0
    fc.assert(
      fc.property(anyText, ({ text, entities }) => {
        const kept = fixed(text, entities).entities
        const is = (list: ReadonlyArray<string>, { type }: MessageEntity): boolean =>
          list.includes(type.toString())
        kept.forEach((outer, i) => {
          for (const inner of kept.slice(i + 1)) {
            expect(
              inner.offset > outer.offset || (inner.offset === outer.offset && inner.length <= outer.length),
            ).toBe(true)
            if (inner.offset >= outer.offset + outer.length) continue
            nested += 1
            expect(inner.offset + inner.length).toBeLessThanOrEqual(outer.offset + outer.length)
            expect(inner.type).not.toBe(outer.type)
            expect(is(closed, outer)).toBe(false)
            expect(is(quotes, inner)).toBe(false)
            if (!is(quotes, outer))
              expect(
                is(styles, inner) ||
                  (is(styles, outer) && inner.type === 'custom_emoji' && inner.length === outer.length),
              ).toBe(true)
          }
        })
      }),
      { numRuns: 1000 },
    )
    expect(nested).toBeGreaterThan(0)
  })

  it('has the styles that were given, except in code', () => {
    fc.assert(
      fc.property(
        textWith(fc.constantFrom(...styles, 'code', 'text_link', 'blockquote')),
        ({ text, entities }) => {
          const plain = text.replaceAll(/[\r\n ]/g, '_').replaceAll('\u200e', '_')
          const before = cover(entities, plain.length)
          cover(fixed(plain, entities).entities, plain.length).forEach((now, i) => {
            for (const style of styles)
              expect(now.has(style)).toBe(!now.has('code') && before[i]?.has(style) === true)
          })
        },
      ),
    )
  })

  it('of only styles has one form, however the styles were split', () => {
    fc.assert(
      fc.property(textWith(fc.constantFrom(...styles)), ({ entities }) => {
        const halves = entities.flatMap((entity) =>
          entity.length < 2
            ? [entity]
            : [
                { ...entity, length: 1 },
                { ...entity, offset: entity.offset + 1, length: entity.length - 1 },
              ],
        )
        expect(Entities.normalise(halves.toReversed())).toEqual(Entities.normalise(entities))
      }),
    )
  })
})

describe('entities', () => {
  it('are sorted', () => {
    expect(short(Entities.sort(read('italic 1+1', 'bold 1+1', 'bold 0+1', 'bold 0+2', 'code 1+1')))).toEqual([
      'bold 0+2',
      'bold 0+1',
      'code 1+1',
      'bold 1+1',
      'italic 1+1',
    ])
  })
  it('are valid only in the form that Telegram keeps', () => {
    const valid = (text: string, ...given: ReadonlyArray<string>): boolean =>
      Entities.isValid({ text, entities: read(...given) })
    expect(valid('abc')).toBe(true)
    expect(valid('abc', 'text_link 0+3', 'bold 0+3', 'italic 1+1')).toBe(false)
    expect(valid('abc', 'text_link 0+3', 'bold 0+1', 'bold 1+2', 'italic 1+1')).toBe(true)
    for (const wrong of [
      ['bold 0+4'],
      ['bold 4+1'],
      ['bold 0+0'],
      ['bold -1+1'],
      ['bold 1+1', 'code 0+1'],
      ['bold 0+1', 'bold 1+1'],
      ['text_link 0+2', 'text_link 1+2'],
      ['code 0+2', 'bold 0+1'],
    ])
      expect(valid('abc', ...wrong)).toBe(false)
    expect(valid('😀', 'bold 0+1')).toBe(false)
  })
  it('of a kind that is not listed are kept', () => {
    const entity: unknown = JSON.parse('{ "type": "constructor", "offset": 0, "length": 1 }')
    expect(fixed('a', [Object.assign(one('url', 0, 1), entity)]).entities).toEqual([entity])
  })
})
