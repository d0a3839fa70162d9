import { fromHtml, toHtml } from '@pipegram/core/Html'
import { fromMarkdownV2, toMarkdownV2 } from '@pipegram/core/MarkdownV2'
import { textLink } from '@pipegram/core/Text'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

// HTML for Telegram is also shown on web pages, where a link of `javascript:` would run.
describe('a link in written markup', () => {
  it('is left out if Telegram does not open it', () => {
    for (const url of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      ' javascript:alert(1)',
      'java\0script:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'vbscript:x',
      '//a.b',
      'http://localhost',
    ]) {
      expect(toHtml(textLink('x', url))).toBe('x')
      expect(toMarkdownV2(textLink('x', url))).toBe('x')
    }
  })
  it('begins with a scheme that Telegram opens, even if its user name looks like another', () => {
    expect(toHtml(textLink('x', "javascript:alert(1),'@a.b'"))).toBe(
      '<a href="http://javascript:alert(1),&#39;@a.b&#39;/">x</a>',
    )
    expect(toHtml(textLink('x', 'Example.com'))).toBe('<a href="http://example.com/">x</a>')
    expect(toMarkdownV2(textLink('x', 'tg:user?id=7'))).toBe('[x](tg://user?id=7)')
    const part = fc.constantFrom(
      'javascript:',
      'data:',
      'http://',
      'tg:',
      'a.b',
      '@',
      "'",
      '/',
      '\0',
      '\n',
      ' ',
      '(',
      ':',
      ',',
      '1',
    )
    let written = 0
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
        (url) => {
          const html = toHtml(textLink('x', url))
          if (html !== 'x') written++
          expect(html).toMatch(/^(?:<a href="(?:https?|tg|ton|tonsite):\/\/[^<>"]*">x<\/a>|x)$/)
        },
      ),
      { numRuns: 2000 },
    )
    expect(written).toBeGreaterThan(5)
  })
  it('does not change if it has a scheme, and is read back to the same link', () => {
    expect(toHtml(textLink('x', 'https://Example.com'))).toBe('<a href="https://Example.com">x</a>')
    fc.assert(
      fc.property(
        fc
          .oneof(fc.webUrl(), fc.domain(), fc.string())
          .filter((url) => url !== '' && !/[\0)\\"&<>']/.test(url)),
        (url) => {
          expect(fromHtml(toHtml(textLink('x', url)))).toEqual(fromHtml(`<a href="${url}">x</a>`))
          expect(E.map(toHtml)(fromMarkdownV2(toMarkdownV2(textLink('x', url))))).toEqual(
            E.map(toHtml)(fromMarkdownV2(`[x](${url})`)),
          )
        },
      ),
    )
  })
})
