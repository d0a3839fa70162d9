import { normalise } from '@pipegram/core/Entities'
import { escapeHtml, escapeHtmlAttribute, fromHtml, toHtml } from '@pipegram/core/Html'
import * as Link from '@pipegram/core/Link'
import { blockquote, bold, code, fmt, italic, textLink, plain, pre } from '@pipegram/core/Text'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { anyMarkup, inlineText, looks, quotedText, units, wildText } from '../Formatted.ts'

describe('writing HTML', () => {
  it('gives the HTML that a person would write', () => {
    expect(toHtml(fmt`${bold(fmt`a ${italic('b')} c`)} <&> ${textLink('d', 'http://x.y/?a&b="')}`)).toBe(
      '<b>a <i>b</i> c</b> &lt;&amp;&gt; <a href="http://x.y/?a&amp;b=&quot;">d</a>',
    )
    expect(toHtml(fmt`${code('x')} ${pre('y', 'c++')} ${blockquote('z')}`)).toBe(
      '<code>x</code> <pre><code class="language-c++">y</code></pre> <blockquote>z</blockquote>',
    )
    expect(
      toHtml({
        text: 'abcd',
        entities: [
          { type: 'custom_emoji', offset: 0, length: 1, custom_emoji_id: '5' },
          { type: 'date_time', offset: 1, length: 1, unix_time: 9, date_time_format: 'wDT' },
          { type: 'text_mention', offset: 2, length: 1, user: { id: 7, is_bot: false, first_name: 'A' } },
          { type: 'expandable_blockquote', offset: 3, length: 1 },
        ],
      }),
    ).toBe(
      '<tg-emoji emoji-id="5">a</tg-emoji><tg-time unix="9" format="wDT">b</tg-time>' +
        '<a href="tg://user?id=7">c</a><blockquote expandable>d</blockquote>',
    )
  })
  it('splits crossing entities', () => {
    expect(
      toHtml({
        text: 'abc',
        entities: [
          { type: 'bold', offset: 0, length: 2 },
          { type: 'italic', offset: 1, length: 2 },
        ],
      }),
    ).toBe('<b>a<i>b</i></b><i>c</i>')
  })
  it('gives HTML that is read back to the same text and entities', () => {
    fc.assert(
      fc.property(fc.oneof(inlineText, quotedText), (text) => {
        const told = text.entities.filter(
          ({ type }) => !['mention', 'hashtag', 'url', 'phone_number'].includes(String(type)),
        )
        const kept = { text: text.text, entities: normalise(told) }
        const read = pipe(
          fromHtml(toHtml(text)),
          E.map((back) => ({ text: back.text, entities: normalise(back.entities) })),
        )
        expect(read).toEqual(E.right(kept))
        expect(pipe(read, E.map(looks))).toEqual(E.right(looks(kept)))
      }),
      { numRuns: 2000 },
    )
  })
  it('loses no character of HTML, whatever the entities', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        expect(
          pipe(
            fromHtml(toHtml(text)),
            E.map((read) => read.text),
          ),
        ).toEqual(E.right(text.text))
      }),
      { numRuns: 2000 },
    )
  })
  it('gives the same HTML again after reading it', () => {
    let read = 0
    fc.assert(
      fc.property(fc.oneof(anyMarkup, quotedText.map(toHtml)), (markup) => {
        const once = pipe(fromHtml(markup), E.map(toHtml))
        if (E.isLeft(once)) return
        read++
        expect(pipe(fromHtml(once.right), E.map(toHtml))).toEqual(once)
      }),
      { numRuns: 2000 },
    )
    expect(read).toBeGreaterThan(100)
  })
})

describe('escaped HTML', () => {
  it('is read as the same text, also inside a tag', () => {
    fc.assert(
      fc.property(units, (text) => {
        expect(fromHtml(escapeHtml(text))).toEqual(E.right(plain(text)))
        expect(fromHtml(`<b>${escapeHtml(text)}</b>`)).toEqual(
          E.right(
            text === '' ? plain('') : { text, entities: [{ type: 'bold', offset: 0, length: text.length }] },
          ),
        )
      }),
    )
  })
  it('is read as the same text in an attribute', () => {
    fc.assert(
      fc.property(
        fc.oneof(units, fc.webUrl()).filter((value) => value !== '' && !value.includes('\0')),
        fc.constantFrom('"', "'"),
        (value, quote) => {
          const known = Link.fromString(value)
          expect(fromHtml(`<a href=${quote}${escapeHtmlAttribute(value)}${quote}>a</a>`)).toEqual(
            E.right({
              text: 'a',
              entities: E.isRight(known)
                ? [{ type: 'text_link', offset: 0, length: 1, url: known.right }]
                : [],
            }),
          )
          expect(
            fromHtml(
              `<pre><code class=${quote}language-${escapeHtmlAttribute(value)}${quote}>a</code></pre>`,
            ),
          ).toEqual(
            E.right({ text: 'a', entities: [{ type: 'pre', offset: 0, length: 1, language: value }] }),
          )
        },
      ),
    )
  })
})
