// Where a Markdown text is cut into messages. Each line is a block here, and a message has so many letters.

import { describe, expect, it } from 'vitest'
import type { PlacedBlock } from '../../src/models/internal/MarkdownBlocks.ts'
import { cutIn, sourceOf } from '../../src/models/internal/MarkdownCut.ts'
import type { ModelBlock } from '../../src/models/internal/RichWords.ts'

const read = (markdown: string): ReadonlyArray<PlacedBlock> =>
  markdown
    .split('\n')
    .flatMap((line, i): ReadonlyArray<PlacedBlock> =>
      line.trim() === '' ? [] : [{ block: { type: 'paragraph', text: line.trim() }, line: i, items: [] }],
    )

const wordsOf = (blocks: ReadonlyArray<ModelBlock>): ReadonlyArray<string> =>
  blocks.flatMap((block) =>
    block.type === 'paragraph' && typeof block.text === 'string' ? [block.text] : [],
  )

const fits =
  (letters: number) =>
  (blocks: ReadonlyArray<ModelBlock>): boolean =>
    wordsOf(blocks).join('').length <= letters

const source = (
  whole: string,
  over: { from?: number; prefix?: string; grows?: boolean; reach?: number } = {},
) => sourceOf({ whole, from: 0, prefix: '', grows: false, reach: 99, ...over })

const cut = (letters: number, ...given: Parameters<typeof source>) => {
  const { blocks, next } = cutIn(source(...given), read, fits(letters))
  return [wordsOf(blocks), next?.from, next?.prefix]
}

describe('the source of a message', () => {
  it('is the text after its place, up to the limit of a message', () => {
    expect(source('abcdef', { from: 2, reach: 3 })).toMatchObject({ markdown: 'cde', isCut: true })
    expect(source('abcdef', { from: 2, reach: 4 })).toMatchObject({ markdown: 'cdef', isCut: false })
    expect(source('abcdef', { from: 2, prefix: '# ' })).toMatchObject({ markdown: '# cdef', prefix: 2 })
  })

  it('leaves half a character for later, if more comes', () => {
    expect(source('a😀b', { reach: 2 }).markdown).toBe('a')
    expect(source('a\ud83d', { grows: true }).markdown).toBe('a')
    expect(source('a\ud83d').markdown).toBe('a\ufffd')
    expect(source('a\r\nb\rc').markdown).toBe('a \nb\nc')
  })
})

describe('a message', () => {
  it('has all blocks if they fit, and else those before the first one that does not', () => {
    expect(cut(11, 'one\n\ntwo\n\nthree')).toEqual([['one', 'two', 'three'], undefined, undefined])
    expect(cut(10, 'one\n\ntwo\n\nthree')).toEqual([['one', 'two'], 10, ''])
    expect(cut(5, 'one\n\ntwo\n\nthree')).toEqual([['one'], 5, ''])
    expect(cut(5, 'one\n\ntwo\n\nthree', { from: 5 })).toEqual([['two'], 10, ''])
  })

  it('does not end with a block that is cut', () => {
    expect(cut(99, 'one\ntwo\nthree', { reach: 10 })).toEqual([['one', 'two'], 8, ''])
  })

  it('has a part of the first block if that does not fit', () => {
    expect(cut(4, 'one two')).toEqual([['one'], 4, ''])
    expect(cut(4, 'letters')).toEqual([['lett'], 4, ''])
    expect(cut(3, 'ab😀c')).toEqual([['ab😀'], 4, ''])
  })

  it('is empty while nothing can be shown, and shows at the end what it has', () => {
    const none = () => []
    expect(cutIn(source('[a]: b', { grows: true }), none, fits(9))).toEqual({ blocks: [], next: undefined })
    expect(cutIn(source('[a]: b '), none, fits(9)).blocks).toEqual([{ type: 'paragraph', text: '[a]: b' }])
    expect(cutIn(source(' '), none, fits(9)).blocks).toEqual([])
  })
})
