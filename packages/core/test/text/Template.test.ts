import { fixUp, normalise } from '@pipegram/core/Entities'
import { html } from '@pipegram/core/Template'
import { bold, concat, fmt, italic, textLink, plain, pre } from '@pipegram/core/Text'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { part } from '../Texts.ts'

describe('html', () => {
  it('makes text with entities', () => {
    expect(html`a <b>b <i>${1}</i></b> &lt;`).toEqual(fmt`a ${bold(fmt`b ${italic(1)}`)} <`)
    expect(html`<pre><code class="language-${'ts'}">x</code></pre>`).toEqual(pre('x', 'ts'))
    expect(html`${''}`).toEqual(plain(''))
  })
  it('keeps any string as text, at any place of the template', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'b', '/', ' ', '=') }),
        ),
        (text) => {
          expect(html`${text}`).toEqual(plain(text))
          expect(html`<b>${text}</b>!`.text).toBe(`${text}!`)
          expect(
            html`<a href="https://example.com/?${text}">x</a
              ><a class="${text}" href="https://example.com/">y</a>`.text,
          ).toBe('xy')
        },
      ),
    )
    expect(html`<a href="https://example.com/?a=${'"><b>&amp;'}">x</a>`).toEqual(
      textLink('x', 'https://example.com/?a="><b>&amp;'),
    )
  })
  it('keeps the formatting of a value', () => {
    fc.assert(
      fc.property(part, (given) => {
        const whole = concat(given)
        fc.pre(E.isRight(fixUp(whole)) && !/[\0\ud800-\udfff]/u.test(whole.text))
        const { text, entities } = html`a ${whole}`
        expect({ text, entities: normalise(entities) }).toEqual({
          text: `a ${whole.text}`,
          entities: normalise(fmt`a ${whole}`.entities),
        })
      }),
    )
  })
  it('reports what is wrong with a template', () => {
    expect(() => html`<b>x`).toThrow(
      'Telegram cannot read the HTML of this template: Can\'t find end tag corresponding to start tag "b"',
    )
    expect(() => html`<a href=${'https://example.com'}>x</a>`).toThrow(
      'The value "https://example.com" is inside a tag: put it in quotes, as in `<a href="${url}">`.',
    )
    expect(() => html`<${'b'}>x</b>`).toThrow(TypeError)
  })
})
