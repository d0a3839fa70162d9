import { normalise } from '@pipegram/core/Entities'
import * as Link from '@pipegram/core/Link'
import {
  escapeMarkdownV2,
  escapeMarkdownV2Code,
  escapeMarkdownV2Link,
  fromMarkdownV2,
  toMarkdownV2,
} from '@pipegram/core/MarkdownV2'
import { bold, fmt, italic, textLink, plain, underline } from '@pipegram/core/Text'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { anyMarkup, inlineText, linedText, looks, quotedText, units, wildText } from '../Formatted.ts'

describe('writing MarkdownV2', () => {
  it('gives the MarkdownV2 that a person would write', () => {
    expect(toMarkdownV2(fmt`${bold(fmt`a ${italic('b')} c`)} 1.5 ${textLink('d', 'http://x.y/)')}`)).toBe(
      '*a _b_ c* 1\\.5 [d](http://x.y/\\))',
    )
    expect(toMarkdownV2({ text: 'a\nb\nc', entities: [{ type: 'blockquote', offset: 0, length: 3 }] })).toBe(
      '>a\n>b\nc',
    )
    expect(
      toMarkdownV2({ text: 'a\nb', entities: [{ type: 'expandable_blockquote', offset: 0, length: 3 }] }),
    ).toBe('>a\n>b||')
    expect(
      toMarkdownV2({ text: 'x`', entities: [{ type: 'pre', offset: 0, length: 2, language: 'js' }] }),
    ).toBe('```js\nx\\````')
    expect(
      toMarkdownV2({
        text: '@a_b #c',
        entities: [
          { type: 'mention', offset: 0, length: 4 },
          { type: 'hashtag', offset: 5, length: 2 },
        ],
      }),
    ).toBe('@a\\_b \\#c')
  })
  it('joins the pieces into which Telegram splits a style', () => {
    expect(
      toMarkdownV2({
        text: 'x y',
        entities: [
          { type: 'bold', offset: 0, length: 2 },
          { type: 'bold', offset: 2, length: 1 },
          { type: 'italic', offset: 2, length: 1 },
        ],
      }),
    ).toBe('*x _y_*')
  })
  it('separates adjacent _ and __', () => {
    for (const text of [
      italic(underline('a')),
      underline(italic('a')),
      fmt`${italic('a')}${underline('b')}`,
      fmt`${underline('a')}${italic('b')}`,
      bold(fmt`${italic('a')}${underline(italic('b'))}`),
      italic(fmt`_${underline('_')}_`),
    ])
      expect(
        pipe(
          fromMarkdownV2(toMarkdownV2(text)),
          E.map((read) => normalise(read.entities)),
        ),
      ).toEqual(E.right(normalise(text.entities)))
  })
  it('splits crossing entities', () => {
    expect(
      toMarkdownV2({
        text: 'abc',
        entities: [
          { type: 'bold', offset: 0, length: 2 },
          { type: 'italic', offset: 1, length: 2 },
        ],
      }),
    ).toBe('*a_b_*_c_')
    expect(
      toMarkdownV2({
        text: 'abc',
        entities: [
          { type: 'bold', offset: 0, length: 2 },
          { type: 'text_link', url: 'a.b', offset: 1, length: 2 },
        ],
      }),
    ).toBe('*a*[*b*c](http://a.b/)')
  })
  it('extends a quote to whole lines', () => {
    const text = {
      text: 'ab\ncd\nef',
      entities: [
        { type: 'blockquote', offset: 1, length: 3 },
        { type: 'bold', offset: 0, length: 8 },
      ],
    } as const
    expect(fromMarkdownV2(toMarkdownV2(text))).toEqual(
      E.right({
        text: text.text,
        entities: [
          { type: 'bold', offset: 0, length: 8 },
          { type: 'blockquote', offset: 0, length: 6 },
        ],
      }),
    )
  })
  it('gives MarkdownV2 that is read back to the same text and entities', () => {
    fc.assert(
      fc.property(inlineText, (text) => {
        const written = fromMarkdownV2(toMarkdownV2(text))
        const told = text.entities.filter(
          ({ type }) => !['mention', 'hashtag', 'url', 'phone_number'].includes(String(type)),
        )
        expect(
          pipe(
            written,
            E.map((read) => ({ text: read.text, entities: normalise(read.entities) })),
          ),
        ).toEqual(E.right({ text: text.text, entities: normalise(told) }))
      }),
      { numRuns: 2000 },
    )
  })
  it('gives MarkdownV2 with quotes that is read back to text that looks the same', () => {
    fc.assert(
      fc.property(linedText, (text) => {
        const kept = { text: text.text, entities: normalise(text.entities) }
        const read = fromMarkdownV2(toMarkdownV2(text))
        expect(
          pipe(
            read,
            E.map((back) => looks({ text: back.text, entities: normalise(back.entities) })),
          ),
        ).toEqual(E.right(looks(kept)))
      }),
      { numRuns: 2000 },
    )
  })
  it('loses no character of MarkdownV2, whatever the entities', () => {
    fc.assert(
      fc.property(fc.oneof(wildText, quotedText), (text) => {
        expect(
          pipe(
            fromMarkdownV2(toMarkdownV2(text)),
            E.map((read) => read.text),
          ),
        ).toEqual(E.right(text.text))
      }),
      { numRuns: 2000 },
    )
  })
  it('gives the same MarkdownV2 again after reading it', () => {
    let read = 0
    fc.assert(
      fc.property(fc.oneof(anyMarkup, quotedText.map(toMarkdownV2)), (markup) => {
        const once = pipe(fromMarkdownV2(markup), E.map(toMarkdownV2))
        if (E.isLeft(once)) return
        read++
        expect(pipe(fromMarkdownV2(once.right), E.map(toMarkdownV2))).toEqual(once)
      }),
      { numRuns: 2000 },
    )
    expect(read).toBeGreaterThan(100)
  })
})

describe('escaped MarkdownV2', () => {
  it('is read as the same text, also in a style, a link and a quote', () => {
    fc.assert(
      fc.property(units, (text) => {
        const escaped = escapeMarkdownV2(text)
        expect(fromMarkdownV2(escaped)).toEqual(E.right(plain(text)))
        expect(fromMarkdownV2(`*${escaped}*_x_`)).toMatchObject({ right: { text: `${text}x` } })
        expect(fromMarkdownV2(`>[${escaped}](a.b)\nx`)).toMatchObject({
          right: {
            text: `${text}\nx`,
            entities:
              text === ''
                ? [{ length: 1 }]
                : [
                    { type: 'blockquote', length: text.length + 1 },
                    { type: 'text_link', length: text.length },
                  ],
          },
        })
      }),
    )
  })
  it('is read as the same text in code', () => {
    fc.assert(
      fc.property(units, (text) => {
        const code = escapeMarkdownV2Code(text)
        const length = text.length
        const entities = (type: string): ReadonlyArray<object> =>
          text === '' ? [] : [{ type, offset: 0, length }]
        expect(fromMarkdownV2(`\`${code}\``)).toEqual(
          text === '' ? E.right(plain('')) : E.right({ text, entities: entities('code') }),
        )
        expect(fromMarkdownV2(`\`\`\`\n${code}\`\`\``)).toEqual(E.right({ text, entities: entities('pre') }))
      }),
    )
  })
  it('is read as the same link', () => {
    fc.assert(
      fc.property(fc.oneof(units, fc.webUrl()), (url) => {
        const known = Link.fromString(url)
        const read = fromMarkdownV2(`[a](${escapeMarkdownV2Link(url)})b`)
        expect(read).toEqual(
          E.right({
            text: 'ab',
            entities: E.isRight(known) ? [{ type: 'text_link', offset: 0, length: 1, url: known.right }] : [],
          }),
        )
      }),
    )
  })
})
