import { fixUp } from '@pipegram/core/Entities'
import { fromHtml } from '@pipegram/core/Html'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { anyMarkup, units } from '../../Formatted.ts'

const reads = (markup: string, text: string, ...entities: ReadonlyArray<object>): void =>
  expect(fromHtml(markup)).toEqual(E.right({ text, entities }))

const refuses = (markup: string, message: string, offset: number): void =>
  expect(fromHtml(markup)).toEqual(E.left({ _tag: 'MarkupError', message, offset }))

describe('reading HTML', () => {
  it('gives what the official server gives', () => {
    refuses('<b>x', 'Can\'t find end tag corresponding to start tag "b"', 0)
    refuses('<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"', 4)
    refuses('<br>', 'Unsupported start tag "br" at byte offset 0', 0)
    refuses('a < b', 'Unsupported start tag "" at byte offset 2', 2)
    refuses('a<3', 'Unclosed start tag at byte offset 1', 1)
    refuses('x</b>', 'Unexpected end tag at byte offset 1', 1)
    refuses('<span class="x">s</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0', 0)
    expect(
      pipe(
        fromHtml('<b>x <i>y</i></b>'),
        E.chainW((text) => fixUp(text)),
      ),
    ).toEqual(
      E.right({
        text: 'x y',
        entities: [
          { type: 'bold', offset: 0, length: 2 },
          { type: 'bold', offset: 2, length: 1 },
          { type: 'italic', offset: 2, length: 1 },
        ],
      }),
    )
  })
  it('knows the tags of the Bot API, in any case', () => {
    const types = {
      b: 'bold',
      strong: 'bold',
      i: 'italic',
      EM: 'italic',
      u: 'underline',
      ins: 'underline',
      s: 'strikethrough',
      strike: 'strikethrough',
      DeL: 'strikethrough',
      code: 'code',
      pre: 'pre',
      blockquote: 'blockquote',
      'tg-spoiler': 'spoiler',
    }
    for (const [tag, type] of Object.entries(types))
      reads(`é<${tag} x y="z">a</${tag.toUpperCase()} >`, 'éa', { type, offset: 1, length: 1 })
    reads(
      '<span class=tg-spoiler>a</span><blockquote expandable>b</><blockquote cite=x>c</blockquote>',
      'abc',
      { type: 'spoiler', offset: 0, length: 1 },
      { type: 'expandable_blockquote', offset: 1, length: 1 },
      { type: 'blockquote', offset: 2, length: 1 },
    )
  })
  it('reads links: one that Telegram does not open is text, one without URL is its own text', () => {
    reads(
      '<a href="HTTP://x.y?a&amp;b=&quot;">1</a><a href=\'tg://user?id=7\'>2</a>',
      '12',
      { type: 'text_link', offset: 0, length: 1, url: 'http://x.y/?a&b="' },
      { type: 'text_mention', offset: 1, length: 1, user: { id: 7, is_bot: false, first_name: '' } },
    )
    reads(
      '<a>x.y</a><a href="">z.w</a><a href="localhost">v</a><a HREF="x.y">u</a>',
      'x.yz.wvu',
      { type: 'text_link', offset: 0, length: 3, url: 'http://x.y/' },
      { type: 'text_link', offset: 3, length: 3, url: 'http://z.w/' },
    )
  })
  it('reads code with a language: two tags around the same text, in either order', () => {
    const block = { type: 'pre', offset: 0, length: 1, language: 'c++' }
    reads('<pre><code class="language-c++">a</code></pre>', 'a', block)
    reads('<code class="language-c++"><pre>a</pre></code>', 'a', block)
    reads(
      '<pre><code class="language-c++">a</code> </pre>',
      'a ',
      { type: 'pre', offset: 0, length: 2 },
      { type: 'code', offset: 0, length: 1 },
    )
    reads(
      '<pre><code class="c++">a</code></pre>',
      'a',
      { type: 'pre', offset: 0, length: 1 },
      { type: 'code', offset: 0, length: 1 },
    )
    reads('<code class="language-c">a</code>', 'a', { type: 'code', offset: 0, length: 1 })
    reads('<pre><a><code class="language-c">a</code></a></pre>', 'a', {
      type: 'pre',
      offset: 0,
      length: 1,
      language: 'c',
    })
    reads(
      '<pre><a><code class="language-c">a.b</code></a></pre>',
      'a.b',
      { type: 'pre', offset: 0, length: 3 },
      { type: 'code', offset: 0, length: 3 },
      { type: 'text_link', offset: 0, length: 3, url: 'http://a.b/' },
    )
  })
  it('reads custom emoji and dates', () => {
    reads(
      '<tg-emoji emoji-id="-5">👍</tg-emoji><tg-time unix="9x" format=wt>x</tg-time>' +
        '<tg-time unix=9>y</tg-time><tg-time>z</tg-time>',
      '👍xyz',
      { type: 'custom_emoji', offset: 0, length: 2, custom_emoji_id: '-5' },
      { type: 'date_time', offset: 2, length: 1, unix_time: 9, date_time_format: 'wt' },
      { type: 'date_time', offset: 3, length: 1, unix_time: 9 },
    )
    reads(
      '<tg-time unix="4294967297">x</tg-time><tg-time unix="5" unix>y</tg-time><tg-time unix=-5>z</tg-time>',
      'xyz',
      { type: 'date_time', offset: 0, length: 1, unix_time: 1 },
      { type: 'date_time', offset: 1, length: 1, unix_time: 5 },
    )
    refuses('é<tg-emoji emoji-id="05">👍</tg-emoji>', 'Invalid custom emoji identifier specified', 1)
    refuses('<tg-time format="z">x</tg-time>', 'Invalid date format used', 0)
    reads('<tg-emoji></tg-emoji><tg-time format="z"></tg-time>', '')
  })
  it('resolves numeric and four named references, with or without a semicolon', () => {
    reads('&lt;&gt;&amp;&quot;&lt&gt&amp&quot;', '<>&"<>&"')
    reads('&apos;&nbsp;&LT;&ltx;&;&&', '&apos;&nbsp;&LT;&ltx;&;&&')
    reads('&#65;&#x1F600;&#x41&#65b&lt5', 'A😀AAb<5')
    reads(
      '&#0;&#x;&#X41;&#1114111;&#x10fffe;&#00000065;&#0000065;',
      '&#0;&#x;&#X41;&#1114111;\u{10fffe}&#00000065;A',
    )
    refuses(
      'é&#xD83D;&#xDE00;',
      'Text contains invalid Unicode characters after decoding HTML entities, ' +
        'check for unmatched surrogate code units',
      1,
    )
  })
  it('reports what is wrong with a tag, with the byte offset', () => {
    refuses('é<b', 'Unclosed start tag at byte offset 2', 1)
    refuses('é<b ', 'Empty attribute name in the tag "b" at byte offset 2', 1)
    refuses('é<b x', 'Unclosed start tag "b" at byte offset 2', 1)
    refuses('é<b x=', 'Unclosed start tag "b" at byte offset 2', 1)
    refuses('é<b x="y', 'Unclosed start tag at byte offset 2', 1)
    refuses('é<b x=y', 'Unclosed start tag at byte offset 2', 1)
    refuses('é<b x=y_>', 'Unexpected end of name token at byte offset 7', 6)
    refuses('é<b/>', 'Unsupported start tag "b/" at byte offset 2', 1)
    refuses('é<b =y>', 'Empty attribute name in the tag "b" at byte offset 2', 1)
    refuses('é<b></b', 'Unclosed end tag at byte offset 5', 4)
    refuses('é<b></B x>', 'Unclosed end tag at byte offset 5', 4)
    refuses('<b><i></b></i>', 'Unmatched end tag at byte offset 6, expected "</i>", found "</b>"', 6)
    refuses('<Straße>', 'Unsupported start tag "straße" at byte offset 0', 0)
  })
  it('takes a NUL inside a tag for the end, and a NUL in text for a character', () => {
    reads('a\0b', 'a\0b')
    refuses('<b\0>', 'Unclosed start tag at byte offset 0', 0)
    refuses('<a href="\0">x</a>', 'Unclosed start tag at byte offset 0', 0)
  })
  it('never throws, and gives entities within the text', () => {
    fc.assert(
      fc.property(fc.oneof(units, anyMarkup), (markup) => {
        const read = fromHtml(markup)
        if (E.isLeft(read)) expect(read.left.offset).toBeLessThanOrEqual(markup.length)
        else
          for (const { offset, length } of read.right.entities)
            expect(offset >= 0 && length > 0 && offset + length <= read.right.text.length).toBe(true)
      }),
    )
  })
  it('takes linear time on 200 KB of any tag', () => {
    const read = [
      '<',
      '>',
      '&',
      '&#',
      '&lt',
      '<b>',
      '<b',
      '<b ',
      '<b a=',
      '</',
      '<a>x.y</a>',
      '<b>a</b>',
      '&#x',
      '<i x="',
      '<pre><a><code class="language-x">x.y</code></a></pre>',
    ].map((mark) => fromHtml(mark.repeat(200_000 / mark.length)))
    expect(read.filter(E.isRight).length).toBeGreaterThan(5)
    const depth = 200_000
    expect(E.isRight(fromHtml(`${'<a>a.'.repeat(depth)}${'</>'.repeat(depth)}`))).toBe(true)
    expect(E.isRight(fromHtml(`<b ${'a=b '.repeat(depth)}></b>`))).toBe(true)
  })
})
