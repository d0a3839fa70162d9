import { fixUp } from '@pipegram/core/Entities'
import { fromMarkdownV2 } from '@pipegram/core/MarkdownV2'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { anyMarkup, units } from '../../Formatted.ts'

const reads = (markup: string, text: string, ...entities: ReadonlyArray<object>): void =>
  expect(fromMarkdownV2(markup)).toEqual(E.right({ text, entities }))

const refuses = (markup: string, message: string, offset: number): void =>
  expect(fromMarkdownV2(markup)).toEqual(E.left({ _tag: 'MarkupError', message, offset }))

const reserved = (character: string): string =>
  `Character '${character}' is reserved and must be escaped with the preceding '\\'`

const unclosed = (kind: string, byte: number): string =>
  `Can't find end of ${kind} entity at byte offset ${byte}`

const mention = (id: number): object => ({
  type: 'text_mention',
  user: { id, is_bot: false, first_name: '' },
})

describe('reading MarkdownV2', () => {
  it('gives what the official server gives', () => {
    reads('2 \\+ 2 \\= 4\\.', '2 + 2 = 4.')
    refuses('Price: 5.00$', reserved('.'), 8)
    refuses('a_b', unclosed('Italic', 1), 1)
    refuses('*a _b* c_', unclosed('Italic', 8), 8)
    refuses('___both___', unclosed('Italic', 9), 9)
    reads('😀 *x*', '😀 x', { type: 'bold', offset: 3, length: 1 })
    reads(' ```js``` ', ' js ', { type: 'pre', offset: 1, length: 2 })
    reads('>q1\n>q2\nrest', 'q1\nq2\nrest', { type: 'blockquote', offset: 0, length: 6 })
    reads('>q1\n>q2||', 'q1\nq2', { type: 'expandable_blockquote', offset: 0, length: 5 })
    refuses('text >no', reserved('>'), 5)
    reads('[x](http://localhost/)', 'x')
    refuses('![x](https://t.me)', 'Invalid tg://emoji or tg://time URL specified', 0)
  })
  it('gives, after fixUp, what the official server keeps', () => {
    const sent = (markup: string): unknown =>
      pipe(
        fromMarkdownV2(markup),
        E.chainW((text) => fixUp(text)),
      )
    expect(sent('_a__b__c_')).toEqual(
      E.right({
        text: 'abc',
        entities: [
          { type: 'italic', offset: 0, length: 1 },
          { type: 'italic', offset: 1, length: 2 },
          { type: 'underline', offset: 1, length: 1 },
        ],
      }),
    )
    expect(sent('**')).toEqual(E.right({ text: '', entities: [] }))
  })
  it('reserves exactly 18 characters outside code', () => {
    const bare = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => !E.isRight(fromMarkdownV2(`a${character}a`)),
    )
    expect(bare.join('')).toBe('!#()*+-.=>[]_`{|}~'.split('').toSorted().join(''))
    reads('`_*[]()~>#+-=|{}.!\\``', '_*[]()~>#+-=|{}.!`', { type: 'code', offset: 0, length: 18 })
  })
  it('can escape the characters from 1 to 126; before others a backslash is text', () => {
    for (let code = 0; code < 256; code++) {
      const character = String.fromCharCode(code)
      reads(`\\${character}`, code >= 1 && code <= 126 ? character : `\\${character}`)
    }
    reads('a\\', 'a\\')
  })
  it('nests entities in the order of Telegram', () => {
    reads(
      '_*__~||x||~__*_',
      'x',
      ...['bold', 'italic', 'underline', 'strikethrough', 'spoiler'].map((type) => ({
        type,
        offset: 0,
        length: 1,
      })),
    )
    reads(
      '*a [b _c_](a.b)*',
      'a b c',
      { type: 'bold', offset: 0, length: 5 },
      { type: 'text_link', offset: 2, length: 3, url: 'http://a.b/' },
      { type: 'italic', offset: 4, length: 1 },
    )
    reads(
      '_a__b__**_',
      'ab',
      { type: 'italic', offset: 0, length: 2 },
      { type: 'underline', offset: 1, length: 1 },
    )
  })
  it('reports the entity that is not closed, with the byte offset', () => {
    const openings = {
      Bold: '*',
      Italic: '_',
      Underline: '__',
      Strikethrough: '~',
      Spoiler: '||',
      Code: '`',
      Pre: '```',
      PreCode: '```a ',
      TextUrl: '[',
      CustomEmoji: '![',
    }
    for (const [kind, opening] of Object.entries(openings)) refuses(`é😀${opening}`, unclosed(kind, 6), 3)
    refuses('[é](a', "Can't find end of a URL at byte offset 5", 4)
    refuses('![é](tg://emoji?id=1\\)', "Can't find end of a URL at byte offset 6", 5)
    refuses('![é]', 'The entity must contain a tg://emoji or tg://time URL', 0)
    refuses('```a`b', unclosed('Code', 4), 4)
    refuses('a|b', reserved('|'), 1)
    refuses('a!', reserved('!'), 1)
  })
  it('reads code with a language, and drops one line break', () => {
    reads('```\na```', 'a', { type: 'pre', offset: 0, length: 1 })
    reads('```\n\r\na```', '\na', { type: 'pre', offset: 0, length: 2 })
    reads('```c++\na\\`b```', 'a`b', { type: 'pre', offset: 0, length: 3, language: 'c++' })
    reads('```é x```', ' x', { type: 'pre', offset: 0, length: 2, language: 'é' })
  })
  it('reads links: one that Telegram does not open is text', () => {
    reads(
      '[a](http://x.y/\\)\\\\z)[b](tg://user?id=5)',
      'ab',
      { type: 'text_link', offset: 0, length: 1, url: 'http://x.y/)\\z' },
      { ...mention(5), offset: 1, length: 1 },
    )
    reads('[a\\.b]c[](a.b)[d]()', 'a.bcd', { type: 'text_link', offset: 0, length: 3, url: 'http://a.b/' })
    reads('[a](tg://user?id=0)', 'a', { type: 'text_link', offset: 0, length: 1, url: 'tg://user?id=0' })
  })
  it('reads custom emoji and dates', () => {
    reads(
      '![👍](tg://emoji?id=7)![x](tg://time?unix=9&format=TW)![y](tg://time?unix=9)![](tg://emoji?id=7)',
      '👍xy',
      { type: 'custom_emoji', offset: 0, length: 2, custom_emoji_id: '7' },
      { type: 'date_time', offset: 2, length: 1, unix_time: 9, date_time_format: 'wT' },
      { type: 'date_time', offset: 3, length: 1, unix_time: 9 },
    )
    for (const url of ['tg://emoji?id=x', 'tg://time?unix=-9', 'tg://time?unix=9&format=q', ''])
      refuses(`![👍](${url})`, 'Invalid tg://emoji or tg://time URL specified', 0)
  })
  it('reads quotes: whole lines, up to the first line without a mark', () => {
    reads(
      'a\n>b\nc\n>d',
      'a\nb\nc\nd',
      { type: 'blockquote', offset: 2, length: 2 },
      { type: 'blockquote', offset: 6, length: 1 },
    )
    reads(
      '>a\n**>b',
      'a\nb',
      { type: 'blockquote', offset: 0, length: 2 },
      { type: 'blockquote', offset: 2, length: 1 },
    )
    reads(
      '>*a\n>b*\nc',
      'a\nb\nc',
      { type: 'blockquote', offset: 0, length: 4 },
      { type: 'bold', offset: 0, length: 3 },
    )
    reads(
      '*>a\n*b',
      'a\nb',
      { type: 'blockquote', offset: 0, length: 2 },
      { type: 'bold', offset: 0, length: 2 },
    )
    reads('>a\\\nb', 'a\nb', { type: 'blockquote', offset: 0, length: 3 })
    reads(
      '>`a\nb`',
      'a\nb',
      { type: 'blockquote', offset: 0, length: 3 },
      { type: 'code', offset: 0, length: 3 },
    )
    reads('\r>a', '\ra', { type: 'blockquote', offset: 1, length: 1 })
    reads('>a||\r\nb', 'a\r\nb', { type: 'expandable_blockquote', offset: 0, length: 3 })
    reads(
      '>||a||||\nb',
      'a\nb',
      { type: 'expandable_blockquote', offset: 0, length: 2 },
      { type: 'spoiler', offset: 0, length: 1 },
    )
    refuses('>*a\nb*', unclosed('Bold', 1), 1)
    refuses('>*a||\nb*', unclosed('Bold', 1), 1)
    refuses('>||a\nb', unclosed('Spoiler', 1), 1)
    refuses('*>a*', unclosed('Bold', 3), 3)
    refuses('`a\n`>b', reserved('>'), 4)
  })
  it('never throws, and gives entities within the text', () => {
    fc.assert(
      fc.property(fc.oneof(units, anyMarkup), (markup) => {
        const read = fromMarkdownV2(markup)
        if (E.isLeft(read)) expect(read.left.offset).toBeLessThanOrEqual(markup.length)
        else
          for (const { offset, length } of read.right.entities)
            expect(offset >= 0 && length > 0 && offset + length <= read.right.text.length).toBe(true)
      }),
    )
  })
  it('takes linear time on 200 KB of any mark', () => {
    const read = [
      '*',
      '_',
      '[',
      '`',
      '>',
      '\\',
      '||',
      '![',
      '```',
      '[a',
      '[a.b]',
      '>a||\n',
      '*a*',
      '\n>',
      '_*',
      '~||',
      '[](',
      '\\_',
    ].map((mark) => fromMarkdownV2(mark.repeat(200_000 / mark.length)))
    expect(read.filter(E.isRight).length).toBeGreaterThan(5)
    const depth = 200_000
    expect(E.isRight(fromMarkdownV2(`${'[a'.repeat(depth)}${']'.repeat(depth)}`))).toBe(true)
    expect(E.isRight(fromMarkdownV2(`${'[a\\.'.repeat(depth)}b${']'.repeat(depth)}`))).toBe(true)
    expect(E.isRight(fromMarkdownV2(`${'_*'.repeat(depth)}a${'*_'.repeat(depth)}`))).toBe(true)
  })
})
