// Translations: what they refuse when a bot starts, which language is found, and that no value becomes
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
  it('missing messages, by language and key, all at once', () => {
    const messages = { a: {}, b: {}, 'b.c': {} }
    expect(() =>
      translations(messages, { en: 'a = A\nb = B\n  .c = C', de: 'a = A', uk: 'b = B' }, { fallback: 'en' }),
    ).toThrow(
      [
        'These translations cannot be used:',
        'de: `b` is missing',
        'de: `b.c` is missing',
        'uk: `a` is missing',
        'uk: `b.c` is missing',
      ].join('\n  '),
    )
  })
  it('source that does not parse, by line', () => {
    expect(check('# A comment\na = A\nb = { $x\nc: C', { a: {} })).toThrow(
      '`b` in line 3 does not parse\n  en: line 4 is not a message',
    )
    expect(check('a = A\na = B', { a: {} })).toThrow('`a` is defined twice')
    expect(check('a = { $n ->\n [one] x\n}', { a: { n: 'number' } })).toThrow('`a` in line 1 does not parse')
  })
  it('values that the bot does not provide, or of another kind', () => {
    expect(check('a = { $name }', { a: {} })).toThrow('`a`: it uses $name, which the bot does not provide')
    expect(check('a = { b }\nb = { $name }', { a: {} })).toThrow('it uses $name')
    expect(check('a = { $n ->\n [one] x\n *[other] y\n }', { a: { n: 'text' } })).toThrow(
      'it uses $n as a number, but the bot provides a text',
    )
    expect(check('a = { DATETIME($n) }', { a: { n: 'number' } })).toThrow('it uses $n as a date')
    expect(check('a = { $toString }', { a: {} })).toThrow('it uses $toString')
    expect(
      check('a = { -t(case: "x") }\n-t = { $case ->\n [x] X\n *[y] { $any }\n }', { a: {} }),
    ).not.toThrow()
  })
  it('references that lead nowhere or back', () => {
    expect(check('a = { b } { -c } { a.d } { E(1) }', { a: {} })).toThrow(
      /`b`, which does not.*\n.*`-c`, which does not.*\n.*`a\.d`, which does not.*\n.*no function E/,
    )
    expect(check('a = x{ b }\nb = y{ a }', { a: {} })).toThrow('it refers to itself through `a`')
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
  it('impossible options, unknown time zones, and a language with two sources', () => {
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
      'Mars/Base: this is not a time zone',
    )
    expect(() => translations({}, { en: '', EN: '' }, { fallback: 'en' })).toThrow(
      'en: this language has two sources',
    )
    expect(() => translations({}, { en: '', 'en-a': '' }, { fallback: 'en' })).toThrow(
      'en-a: this is not a language',
    )
  })
  it('no byte order mark', () => {
    expect(check('\uFEFFa = x', { a: {} })).not.toThrow()
  })
  it('unknown languages', () => {
    expect(() => translations({}, { 'no language': '' }, { fallback: 'no language' })).toThrow(
      'this is not a language',
    )
  })
})

describe('a message', () => {
  const words = translations(
    { hello: { name: 'text' }, see: { url: 'text' }, many: { n: 'number' }, when: { at: 'date' }, plain: {} },
    {
      en: [
        'hello = Hi, <b>{ $name }</b>!',
        'see = <a href="{ $url }">here</a>',
        'many = { $n ->',
        '  [0] none',
        '  [one] one',
        ' *[other] { $n }',
        '  }',
        'when = { DATETIME($at, hour: "numeric", minute: "numeric", hour12: 0) }',
        'plain = A <i>word</i>',
      ].join('\n'),
    },
    { fallback: 'en', timeZone: 'Europe/Kyiv' },
  )
  const { say } = words.in('en')

  it('shows any text as text', () => {
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
  it('lets no formatted text out of an attribute, and mixes up no two texts', () => {
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
  it('formats numbers and dates by language, and leaves numbers that are text unchanged', () => {
    expect([0, 1, 5, 1234.5].map((n) => say('many', { n }).text)).toEqual(['none', 'one', '5', '1,234.5'])
    expect(say('when', { at: new Date(Date.UTC(2026, 0, 1, 10, 5)) }).text).toBe('12:05')
    expect(say('hello', { name: 12345 }).text).toBe('Hi, 12345!')
    expect(say('plain')).toEqual(fmt`A ${italic('word')}`)
  })
  it('throws if code without types gives no value', () => {
    const values: Parameters<typeof say<'hello'>>[1] = JSON.parse('{}')
    expect(() => say('hello', values)).toThrow('`hello` in en: Unknown variable: $name')
  })
  it('isolates values of another direction, but never in a tag', () => {
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
  it('are found by the code of an app, in any form', () => {
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
  it('that are incomplete show other messages in the fallback', () => {
    expect(words.in('uk').say('a').text).toBe('en')
    expect(words.in('uk').language).toBe('uk')
  })
  it('are in the menu of commands by two letters', () => {
    expect(words.describe('a')).toEqual({
      description: 'en',
      descriptions: { pt: 'pt', de: 'de', zh: 'zh', uk: 'en' },
    })
  })
  it('come from the bot, else from the app of the user, else from the fallback', async () => {
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
