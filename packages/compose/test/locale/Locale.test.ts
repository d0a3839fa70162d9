// Translations: what they refuse when a bot starts, whose language is found, and that no value becomes
// markup.

import { handle, pipeline, use, type Middleware } from '@pipegram/compose'
import { locale, translations, type MessageTable } from '@pipegram/compose/Locale'
import { bold, fmt, italic, textLink } from '@pipegram/core/Text'
import { ann, harness, said } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const check = (source: string, messages: MessageTable) => () =>
  translations(messages, { en: source }, { fallback: 'en' })

describe('translations refuse, when the bot starts', () => {
  it('what is missing, by language and key, all at once', () => {
    const messages = { a: {}, b: {}, 'b.c': {} }
    expect(() =>
      translations(messages, { en: 'a = A\nb = B\n  .c = C', de: 'a = A', uk: 'b = B' }, { fallback: 'en' }),
    ).toThrow(
      'These translations cannot be used:\n  de: `b` is missing\n  de: `b.c` is missing\n  uk: `a` is missing\n  uk: `b.c` is missing',
    )
  })
  it('what does not parse, by its line', () => {
    expect(check('# A comment\na = A\nb = { $x\nc: C', { a: {} })).toThrow(
      '`b` in line 3 does not parse\n  en: line 4 is no message',
    )
    expect(check('a = A\na = B', { a: {} })).toThrow('`a` comes twice')
    expect(check('a = { $n ->\n [one] x\n}', { a: { n: 'number' } })).toThrow('`a` in line 1 does not parse')
  })
  it('values that are not given, or of another kind', () => {
    expect(check('a = { $name }', { a: {} })).toThrow('`a`: it wants $name, which it is not given')
    expect(check('a = { b }\nb = { $name }', { a: {} })).toThrow('it wants $name')
    expect(check('a = { $n ->\n [one] x\n *[other] y\n }', { a: { n: 'text' } })).toThrow(
      'it takes $n for a number, and it is a text',
    )
    expect(check('a = { DATETIME($n) }', { a: { n: 'number' } })).toThrow('it takes $n for a date')
    expect(check('a = { $toString }', { a: {} })).toThrow('it wants $toString')
    expect(
      check('a = { -t(case: "x") }\n-t = { $case ->\n [x] X\n *[y] { $any }\n }', { a: {} }),
    ).not.toThrow()
  })
  it('names that lead nowhere, or back', () => {
    expect(check('a = { b } { -c } { a.d } { E(1) }', { a: {} })).toThrow(
      /`b`, which is not there\n.*`-c`, which is not there\n.*`a\.d`, which is not there\n.*no function E/,
    )
    expect(check('a = x{ b }\nb = y{ a }', { a: {} })).toThrow('it refers to itself by `a`')
  })
  it('markup that is not whole, in any part', () => {
    expect(check('a = <b>x', { a: {} })).toThrow(/its markup: .*find end tag/)
    expect(check('a = <br>', { a: {} })).toThrow('Unsupported start tag')
    expect(check('a = <a href={ $url }>x</a>', { a: { url: 'text' } })).toThrow('is inside a tag')
    expect(check('a = { $n ->\n [one] <b>x\n *[other] y</b>\n }', { a: { n: 'number' } })).toThrow(
      'its markup',
    )
    expect(check('a = { -t }\n-t = 1 < 2', { a: {} })).toThrow('its markup')
  })
  it('what could not be written: options that cannot be, a time zone that is none, a language of two sources', () => {
    expect(check('a = { NUMBER($n, maximumFractionDigits: 500) }', { a: { n: 'number' } })).toThrow(
      'en: `a`: the options of NUMBER: maximumFractionDigits value is out of range',
    )
    expect(
      check('a = { $n ->\n [one] x\n *[other] { DATETIME($d, dateStyle: "nope") }\n }', {
        a: { n: 'number', d: 'date' },
      }),
    ).toThrow('en: `a`: the options of DATETIME')
    expect(check('a = { NUMBER($n, minimumFractionDigits: 2) }', { a: { n: 'number' } })).not.toThrow()
    expect(() => translations({}, { en: '' }, { fallback: 'en', timeZone: 'Mars/Base' })).toThrow(
      'Mars/Base: this is no time zone',
    )
    expect(() => translations({}, { en: '', EN: '' }, { fallback: 'en' })).toThrow(
      'en: this language comes twice',
    )
    expect(() => translations({}, { en: '', 'en-a': '' }, { fallback: 'en' })).toThrow(
      'en-a: this is no language',
    )
  })
  it('not a mark of the encoding', () => {
    expect(check('\uFEFFa = x', { a: {} })).not.toThrow()
  })
  it('languages that are none', () => {
    expect(() => translations({}, { 'no language': '' }, { fallback: 'no language' })).toThrow(
      'this is no language',
    )
  })
})

describe('a message', () => {
  const words = translations(
    { hello: { name: 'text' }, see: { url: 'text' }, many: { n: 'number' }, when: { at: 'date' }, plain: {} },
    {
      en: 'hello = Hi, <b>{ $name }</b>!\nsee = <a href="{ $url }">here</a>\nmany = { $n ->\n  [0] none\n  [one] one\n *[other] { $n }\n  }\nwhen = { DATETIME($at, hour: "numeric", minute: "numeric", hour12: 0) }\nplain = A <i>word</i>',
    },
    { fallback: 'en', timeZone: 'Europe/Kyiv' },
  )
  const { say } = words.in('en')

  it('takes any text for text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => !name.includes('\0')),
        (name) => {
          expect(say('hello', { name })).toEqual({
            text: `Hi, ${name}!`,
            entities: [{ type: 'bold', offset: 4, length: name.length }],
          })
        },
      ),
    )
    for (const name of [
      '<b>',
      '</b><a href="https://evil.example">x</a>',
      '&lt;',
      '"',
      "'",
      '{ $n }',
      '*_`[',
    ])
      expect(say('hello', { name })).toEqual(fmt`Hi, ${bold(name)}!`)
  })
  it('keeps the formatting of formatted text', () => {
    expect(say('hello', { name: italic('Ann') })).toEqual(fmt`Hi, ${bold(italic('Ann'))}!`)
  })
  it('lets no value out of an attribute', () => {
    expect(say('see', { url: 'https://example.com/?a="b"&c=<d>' })).toEqual(
      textLink('here', 'https://example.com/?a="b"&c=<d>'),
    )
    expect(say('see', { url: '"><b>x</b><a href="' }).text).toBe('here')
  })
  it('lets no formatted text out of an attribute, and takes none for another', () => {
    const url = 'https://example.com/" href="https://evil.example'
    for (const text of [fmt`${url}`, fmt`${bold(url)}`, textLink(url, 'https://evil.example')])
      expect(say('see', { url: text })).toEqual(say('see', { url }))
    expect(say('hello', { name: fmt`\uE0000\uE001${bold('B')}` }).text).toBe('Hi, \uE0000\uE001B!')
    const two = translations(
      { a: { x: 'text', y: 'text' } },
      { en: 'a = { $y }{ $x }{ $y }' },
      { fallback: 'en' },
    ).in('en')
    expect(two.say('a', { x: '\uE0000\uE001', y: bold('B') })).toEqual(
      fmt`${bold('B')}\uE0000\uE001${bold('B')}`,
    )
  })
  it('writes numbers and dates as the language does, and numbers that are text as they are', () => {
    expect([0, 1, 5, 1234.5].map((n) => say('many', { n }).text)).toEqual(['none', 'one', '5', '1,234.5'])
    expect(say('when', { at: new Date(Date.UTC(2026, 0, 1, 10, 5)) }).text).toBe('12:05')
    expect(say('hello', { name: 12345 }).text).toBe('Hi, 12345!')
    expect(say('plain')).toEqual(fmt`A ${italic('word')}`)
  })
  it('throws where code without types gives no value', () => {
    const values: Parameters<typeof say<'hello'>>[1] = JSON.parse('{}')
    expect(() => say('hello', values)).toThrow('`hello` in en: Unknown variable: $name')
  })
  it('isolates values of another direction, and never in a tag', () => {
    const apart = translations(
      { a: { x: 'text' } },
      { fa: 'a = <a href="https://example.com/{ $x }">{ $x }</a>.' },
      { fallback: 'fa', isolating: true },
    )
    expect(apart.in('fa').say('a', { x: 'Bo' })).toEqual(
      fmt`${textLink('\u2068Bo\u2069', 'https://example.com/Bo')}.`,
    )
  })
})

describe('languages', () => {
  const words = translations(
    { a: {} },
    { en: 'a = en', 'pt-BR': 'a = pt', de: 'a = de', 'zh-Hans': 'a = zh', uk: '' },
    { fallback: 'en', incomplete: ['uk'] },
  )
  it('are found by the code of an app, whatever its form', () => {
    const found = (code: string | undefined) => words.in(code).language
    expect(
      ['de', 'DE', 'de-AT', 'de_AT', 'pt', 'pt-pt', 'pt-br', 'zh-hans', 'zh-Hant-TW', 'en-GB'].map(found),
    ).toEqual(['de', 'de', 'de', 'de', 'pt-BR', 'pt-BR', 'pt-BR', 'zh-Hans', 'zh-Hans', 'en'])
    expect(['fr', '', '-', '__proto__', 'x'.repeat(10_000), undefined].map(found)).toEqual([
      'en',
      'en',
      'en',
      'en',
      'en',
      'en',
    ])
    fc.assert(
      fc.property(fc.string(), (code) => {
        expect(words.languages).toContain(found(code))
      }),
    )
  })
  it('that are incomplete say the rest in the fallback', () => {
    expect(words.in('uk').say('a').text).toBe('en')
    expect(words.in('uk').language).toBe('uk')
  })
  it('stand in the menu of commands by two letters', () => {
    expect(words.describe('a')).toEqual({
      description: 'en',
      descriptions: { pt: 'pt', de: 'de', zh: 'zh', uk: 'en' },
    })
  })
  it('come from what the bot keeps, then from the app of the user, then from the fallback', async () => {
    const spoken = async (kept: string | undefined, code?: string) => {
      const found: Array<string> = []
      const session: Middleware<
        unknown,
        { readonly session: { readonly language: string | undefined } },
        never
      > = (_, next) => next({ session: { language: kept } })
      const own = locale(words, {
        language: (ctx: { readonly session: { readonly language: string | undefined } }) =>
          ctx.session.language,
      })
      const bot = pipeline(
        use(session),
        use(own),
        handle(({ say, language }) =>
          TE.fromIO(() => {
            found.push(`${language}: ${say('a').text}`)
          }),
        ),
      )
      const { language_code: _, ...nobody } = ann
      await harness(bot)(
        said('hi', { from: code === undefined ? nobody : { ...nobody, language_code: code } }),
      )()
      return found.join()
    }
    expect(await spoken('de', 'pt')).toBe('de: de')
    expect(await spoken(undefined, 'pt')).toBe('pt-BR: pt')
    expect(await spoken(undefined)).toBe('en: en')
  })
})
