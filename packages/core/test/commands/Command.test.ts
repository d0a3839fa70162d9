import * as Command from '@pipegram/core/Command'
import { me, message } from '@pipegram/testing/Build'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

// Any UTF-16, with halves of surrogate pairs.
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

describe('a command', () => {
  it.each([
    ['/start', { name: 'start', bot: undefined, rest: '', offset: 6 }],
    ['/Start@Test_Bot  deep link ', { name: 'start', bot: 'test_bot', rest: 'deep link', offset: 17 }],
    ['/add 1\n2', { name: 'add', bot: undefined, rest: '1\n2', offset: 5 }],
  ])('a command is read from %j', (text, expected) =>
    expect(Command.fromMessage(message(text))).toEqual(O.some(expected)),
  )

  it('a command is found in formatted text', () => {
    const entities = [
      { type: 'bold', offset: 0, length: 11 },
      { type: 'bot_command', offset: 0, length: 6 },
    ] as const
    expect(Command.fromMessage({ ...message('/start hello'), entities })).toEqual(
      O.some({ name: 'start', bot: undefined, rest: 'hello', offset: 7 }),
    )
  })
  it('a text without the entity at its very beginning has no command', () => {
    expect(Command.fromMessage(message(' /start'))).toEqual(O.none)
    expect(
      Command.fromMessage({
        ...message('x /start'),
        entities: [{ type: 'bot_command', offset: 2, length: 6 }],
      }),
    ).toEqual(O.none)
    expect(
      Command.fromMessage({ ...message('hello'), entities: [{ type: 'bold', offset: 0, length: 5 }] }),
    ).toEqual(O.none)
    expect(Command.fromMessage({ ...message('hello') })).toEqual(O.none)
  })
  it('a command is meant for the bot that it names, or for any bot', () => {
    const isFor = (text: string) => O.exists(Command.isFor(me))(Command.fromMessage(message(text)))
    expect(isFor('/start')).toBe(true)
    expect(isFor('/start@TEST_bot')).toBe(true)
    expect(isFor('/start@other_bot')).toBe(false)
  })
  it('fromCaption reads a command from a caption', () => {
    const photo = {
      ...message('x'),
      text: undefined,
      caption: '/tag sea',
      caption_entities: [{ type: 'bot_command', offset: 0, length: 4 }],
    } as const
    const { text: _, ...captioned } = photo
    expect(Command.fromMessage(captioned)).toEqual(O.none)
    expect(Command.fromCaption(captioned)).toEqual(
      O.some({ name: 'tag', bot: undefined, rest: 'sea', offset: 5 }),
    )
  })
  it('a command says where its rest begins', () => {
    fc.assert(
      fc.property(anyText, (rest) => {
        const text = `/go ${rest}`
        const command = O.toUndefined(
          Command.fromMessage({
            ...message('x'),
            text,
            entities: [{ type: 'bot_command', offset: 0, length: 3 }],
          }),
        )
        expect(text.slice(command?.offset).startsWith(command?.rest ?? 'none')).toBe(true)
        expect(text.slice(command?.offset).trim()).toBe(command?.rest)
      }),
    )
  })
})

describe('words', () => {
  const commandOf = (rest: string, offset = 0) => ({ name: 'go', bot: undefined, rest, offset })
  const textsOf = (rest: string) =>
    pipe(
      Command.words(commandOf(rest)),
      E.map((words) => words.map(({ text }) => text)),
    )

  it.each([
    ['', []],
    ['a  b\tc\nd', ['a', 'b', 'c', 'd']],
    ['a\u00a0b\u2003c', ['a', 'b', 'c']],
    ['"two words" three', ['two words', 'three']],
    ["'two words'", ['two words']],
    ['“two words”', ['two words']],
    ['„zwei Wörter“', ['zwei Wörter']],
    ['„zwei Wörter”', ['zwei Wörter']],
    ['«два слова»', ['два слова']],
    ['»zwei Wörter«', ['zwei Wörter']],
    ['‘two words’', ['two words']],
    ['“straight at the end"', ['straight at the end']],
    ['""', ['']],
    ['"" ""', ['', '']],
    ['" a "', [' a ']],
    ['it\'s 5" x', ["it's", '5"', 'x']],
    ["'it's fine'", ["it's fine"]],
    ['"a"b"', ['a"b']],
    ['"say \\"hi\\""', ['say "hi"']],
    ['"a\\\\"', ['a\\']],
    ['C:\\new \\\\server', ['C:\\new', '\\\\server']],
    ['\\"a b', ['"a', 'b']],
    ['“line\nbreak”', ['line\nbreak']],
  ])('the words of %j are told apart', (rest, expected) => {
    expect(textsOf(rest)).toEqual(E.right(expected))
  })

  it('words say which quotation mark is not closed', () => {
    expect(Command.words(commandOf('a “b c', 10))).toEqual(
      E.left({ _tag: 'UnclosedQuote', quote: '“', offset: 12 }),
    )
    expect(E.isLeft(textsOf('"a\\"'))).toBe(true)
    expect(E.isLeft(textsOf('5 " 6'))).toBe(true)
  })
  it('words come back as they were typed', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', '\\', "'", '“', '”', '«', ' ', 'a', '\n') }),
    )
    fc.assert(
      fc.property(fc.array(word), (texts) => {
        expect(textsOf(Command.fromWords(texts))).toEqual(E.right(texts))
      }),
    )
  })
  it('words have the offsets and lengths that they have in the message', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[^\s"'“”„‘’‚«»「」\\]+$/), { minLength: 1 }),
        fc.nat(100),
        (texts, offset) => {
          const rest = texts.join('  ')
          const words = E.getOrElseW(() => [])(Command.words(commandOf(rest, offset)))
          expect(
            words.map((word) => rest.slice(word.offset - offset, word.offset - offset + word.length)),
          ).toEqual(texts)
        },
      ),
    )
  })
  it('words are found in any text, without a throw', () => {
    fc.assert(
      fc.property(anyText, (rest) => {
        const words = Command.words(commandOf(rest.trim()))
        if (E.isRight(words))
          for (const { offset, length } of words.right)
            expect(offset + length).toBeLessThanOrEqual(rest.trim().length)
      }),
    )
  })
  it('the time to read words is proportional to the text', () => {
    for (const rest of [
      '"'.repeat(200_000),
      '“a '.repeat(70_000),
      '\\"'.repeat(100_000),
      `"${'a" b'.repeat(50_000)}`,
      'a '.repeat(100_000).trim(),
    ])
      expect(E.isLeft(textsOf(rest)) || E.isRight(textsOf(rest))).toBe(true)
  })
})

describe('a prefix', () => {
  it('a prefix may be any text; the longer prefix counts, and the rest stays as it is', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('!', '!!', '.', 'ß'),
        fc.stringMatching(/^[a-z0-9é]{1,9}$/),
        fc.array(fc.stringMatching(/^[^\s]{1,9}$/)),
        (prefix, name, words) => {
          const rest = words.join(' ')
          const found = Command.fromPrefix(['.', '!', '!!', 'ß'])(`${prefix}${name} ${rest}`)
          const offset = prefix.length + name.length + 1
          expect(found).toEqual(O.some({ name, bot: undefined, rest, offset, prefix }))
          expect(O.map(Command.typed)(found)).toEqual(O.some(prefix + name))
        },
      ),
    ))
  it('fromPrefix takes any text without a throw, and no word that is only a prefix', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(O.isNone(Command.fromPrefix(['!'])(text)) || text.startsWith('!')).toBe(true)
      }),
    )
    expect(['!', '! a', ' !a', ''].map(Command.fromPrefix(['!']))).toEqual([O.none, O.none, O.none, O.none])
  })
})
