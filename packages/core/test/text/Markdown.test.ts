import { fromMarkdown } from '@pipegram/core/Markdown'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { anyMarkup, units } from '../Formatted.ts'

const reads = (markup: string, text: string, ...entities: ReadonlyArray<object>): void =>
  expect(fromMarkdown(markup)).toEqual(E.right({ text, entities }))

const refuses = (markup: string, offset: number, bytes = offset): void =>
  expect(fromMarkdown(markup)).toEqual(
    E.left({
      _tag: 'MarkupError',
      message: `Can't find end of the entity starting at byte offset ${bytes}`,
      offset,
    }),
  )

describe('legacy Markdown', () => {
  it('is read as the official server reads it', () => {
    refuses('snake_case', 5)
    reads('_a *b* c_', 'a *b* c', { type: 'italic', offset: 0, length: 7 })
    reads('[x](http://example.com/(y))', 'x)', {
      type: 'text_link',
      offset: 0,
      length: 1,
      url: 'http://example.com/(y',
    })
  })
  it('has four characters that can be escaped, only outside entities', () => {
    reads('\\_ \\* \\` \\[ \\] \\a \\\\_', '_ * ` [ \\] \\a \\_')
    reads('*a\\*', 'a\\', { type: 'bold', offset: 0, length: 2 })
    refuses('*a\\**', 4)
  })
  it('does not reserve the characters that MarkdownV2 reserves', () =>
    reads('a-b.c!(d)~e~>f|#+={}]', 'a-b.c!(d)~e~>f|#+={}]'))
  it('has code, with a language up to a space', () => {
    reads('`a_b`', 'a_b', { type: 'code', offset: 0, length: 3 })
    reads('```\n\na```', '\na', { type: 'pre', offset: 0, length: 2 })
    reads('```js\r\na```b', 'ab', { type: 'pre', offset: 0, length: 1, language: 'js' })
    reads('```js x```', ' x', { type: 'pre', offset: 0, length: 2, language: 'js' })
    reads('```js```', 'js', { type: 'pre', offset: 0, length: 2 })
    reads('```a`b``` ``', 'a`b ', { type: 'pre', offset: 0, length: 3 })
  })
  it('drops empty entities, and takes the URL of an empty link for text', () =>
    reads('**__``[](a.b)', '(a.b)'))
  it('has links and mentions; a link that Telegram does not open is text', () => {
    reads(
      '[a](tg://user?id=7)[b](TG:resolve?domain=x)[c](localhost)',
      'abc',
      { type: 'text_mention', offset: 0, length: 1, user: { id: 7, is_bot: false, first_name: '' } },
      { type: 'text_link', offset: 1, length: 1, url: 'tg://resolve?domain=x' },
    )
    reads('[a](a.b', 'a', { type: 'text_link', offset: 0, length: 1, url: 'http://a.b/' })
  })
  it('reads a text that is its own link at its old place, as the server does', () => {
    reads('[a.b]', 'a.b', { type: 'text_link', offset: 0, length: 3, url: 'http://.bb/' })
    reads(
      '*1*[a.b]',
      '1a.b',
      { type: 'bold', offset: 0, length: 1 },
      { type: 'text_link', offset: 1, length: 3, url: 'http://a.b/' },
    )
  })
  it('counts entities in UTF-16 code units and errors in bytes', () => {
    reads('😀é*x*', '😀éx', { type: 'bold', offset: 3, length: 1 })
    refuses('😀é*x', 3, 6)
  })
  it('is read without a throw, and loses only markup', () => {
    fc.assert(
      fc.property(fc.oneof(units, anyMarkup), (markup) => {
        const read = fromMarkdown(markup)
        if (E.isLeft(read)) expect(markup[read.left.offset]).toMatch(/[_*`[]/)
        else
          for (const { offset, length } of read.right.entities)
            expect(offset >= 0 && length > 0 && offset + length <= read.right.text.length).toBe(true)
        const plain = markup.replaceAll(/[_*`[\\]/g, '')
        expect(fromMarkdown(plain)).toEqual(E.right({ text: plain, entities: [] }))
      }),
    )
  })
  it('is read in linear time on 200 KB of any mark', () => {
    for (const mark of ['_', '*', '[', '`', '```', '\\', '[](', '[a]', '*a', '\\_'])
      expect(
        E.isRight(fromMarkdown(mark.repeat(200_000 / mark.length))) || !['\\', '[a]', '\\_'].includes(mark),
      ).toBe(true)
  })
})
