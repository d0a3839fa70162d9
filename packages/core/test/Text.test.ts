import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bold, code, concat, fmt, italic, join, link, mention, plain, pre, type Part } from '@pipegram/core/Text'

const part: fc.Arbitrary<Part> = fc.letrec<{ readonly part: Part }>((tie) => ({
  part: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'grapheme' }), fc.integer(), tie('part').map(bold), tie('part').map(italic), tie('part').map((p) => link(p, 'https://example.com'))),
})).part

describe('formatted text', () => {
  it('keeps what is put in as it is', () => {
    expect(fmt`a ${bold('<b>*_[x](y)')} ${1n} ${2}`).toEqual({ text: 'a <b>*_[x](y) 1 2', entities: [{ type: 'bold', offset: 2, length: 11 }] })
  })
  it('counts offsets in UTF-16, as Telegram does', () => {
    expect(fmt`😀 ${italic('é👍🏽')}!`.entities).toEqual([{ type: 'italic', offset: 3, length: 5 }])
  })
  it('nests, the outer before the inner', () => {
    expect(bold(fmt`a${code('b')}`).entities).toEqual([{ type: 'bold', offset: 0, length: 2 }, { type: 'code', offset: 1, length: 1 }])
  })
  it('formats no empty text', () => expect(fmt`${bold('')}${pre('', 'ts')}`).toEqual(plain('')))
  it('carries what a format needs', () => {
    const user = { id: 1, is_bot: false, first_name: 'A' }
    expect(concat(link('x', 'https://e.org'), mention('y', user), pre('z', 'ts'), pre('w')).entities).toEqual([
      { type: 'text_link', url: 'https://e.org', offset: 0, length: 1 },
      { type: 'text_mention', user, offset: 1, length: 1 },
      { type: 'pre', language: 'ts', offset: 2, length: 1 },
      { type: 'pre', offset: 3, length: 1 },
    ])
  })
  it('joins', () => expect(join(['a', bold('b'), 3], ', ')).toEqual({ text: 'a, b, 3', entities: [{ type: 'bold', offset: 3, length: 1 }] }))
  it('is a monoid', () => {
    fc.assert(fc.property(part, part, part, (a, b, c) => {
      expect(concat(concat(a, b), c)).toEqual(concat(a, concat(b, c)))
      expect(concat('', a)).toEqual(concat(a))
      expect(concat(a, '')).toEqual(concat(a))
    }))
  })
  it('has every entity within its text', () => {
    fc.assert(fc.property(fc.array(part), (parts) => {
      const { text, entities } = concat(...parts)
      for (const { offset, length } of entities) {
        expect(length).toBeGreaterThan(0)
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(offset + length).toBeLessThanOrEqual(text.length)
      }
    }))
  })
})
