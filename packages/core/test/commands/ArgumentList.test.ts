import {
  Default,
  DurationFromString,
  IntFromString,
  NonEmptyString,
  Optional,
  RestOfText,
} from '@pipegram/core/Argument'
import * as Arguments from '@pipegram/core/ArgumentList'
import * as Command from '@pipegram/core/Command'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const typed = <A>(codec: t.Decoder<unknown, A>, rest: string) =>
  Arguments.decode(codec)({ name: 'go', bot: undefined, rest, offset: 4 })
const errorsOf = <A>(codec: t.Decoder<unknown, A>, rest: string) =>
  pipe(
    typed(codec, rest),
    E.mapLeft(({ errors }) => errors),
  )
const placesOf = <A>(codec: t.Decoder<unknown, A>, rest: string) =>
  pipe(
    typed(codec, rest),
    E.mapLeft(({ places }) =>
      places.map(({ offset, length }) => rest.slice(offset - 4, offset - 4 + length)),
    ),
  )

const Pair = t.tuple([NonEmptyString, IntFromString])
const Repeat = t.type({ who: NonEmptyString, times: IntFromString })
const Remind = t.intersection([
  t.type({ after: DurationFromString }),
  t.partial({ loud: IntFromString }),
  t.type({ what: Optional(RestOfText) }),
])

describe('a tuple', () => {
  it('a tuple takes words by their positions', () => {
    expect(typed(Pair, '"Ann Lee" 3')).toEqual(E.right(['Ann Lee', 3]))
  })
  it('a tuple says which word is wrong, and its place', () => {
    expect(typed(Pair, 'Ann “a b”')).toEqual(
      E.left({
        _tag: 'BadArguments',
        command: 'go',
        errors: ['word 2: expected a whole number, got "a b"'],
        places: [{ offset: 8, length: 5 }],
        usage: '/go <some text> <a whole number>',
      }),
    )
  })
  it('a tuple says what is missing, at the end of the text', () => {
    expect(errorsOf(Pair, '')).toEqual(
      E.left(['word 1: expected some text, got nothing', 'word 2: expected a whole number, got nothing']),
    )
    expect(typed(Pair, 'Ann')).toMatchObject(E.left({ places: [{ offset: 7, length: 0 }] }))
  })
  it('a tuple refuses words that it has no place for', () => {
    expect(errorsOf(Pair, 'a 1 b c')).toEqual(E.left(['/go: expected 2 words, got 4']))
    expect(placesOf(Pair, 'a 1 b  c')).toEqual(E.left(['b  c']))
    expect(errorsOf(t.tuple([IntFromString]), '1 2')).toEqual(E.left(['/go: expected 1 word, got 2']))
  })
  it('a tuple may end with optional arguments', () => {
    const codec = t.tuple([NonEmptyString, Optional(IntFromString), Default(IntFromString, 7)])
    expect(typed(codec, 'a')).toEqual(E.right(['a', undefined, 7]))
    expect(typed(codec, 'a 1 2')).toEqual(E.right(['a', 1, 2]))
    expect(Arguments.usage('go', codec)).toBe('/go <some text> [<a whole number>] [<a whole number>]')
  })
  it('a tuple gives all remaining words to a list, and all remaining text to RestOfText', () => {
    expect(typed(t.tuple([NonEmptyString, t.array(IntFromString)]), 'a 1 2 3')).toEqual(
      E.right(['a', [1, 2, 3]]),
    )
    expect(typed(t.tuple([NonEmptyString, t.array(IntFromString)]), 'a')).toEqual(E.right(['a', []]))
    expect(typed(t.tuple([NonEmptyString, t.array(IntFromString)]), 'a 1 x')).toMatchObject(
      E.left({ errors: ['word 2[1]: expected a whole number, got "x"'] }),
    )
    expect(typed(t.tuple([IntFromString, RestOfText]), '1  say "hi\n there')).toEqual(
      E.right([1, 'say "hi\n there']),
    )
    expect(errorsOf(t.tuple([IntFromString, RestOfText]), '1')).toEqual(
      E.left(['word 2: expected some text, got nothing']),
    )
  })
  it('a tuple comes back from the words that a user would type', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => /\S/.test(text)),
        fc.maxSafeInteger(),
        (text, n) => {
          expect(typed(Pair, Command.fromWords([text, String(n)]))).toEqual(E.right([text, n]))
        },
      ),
    )
  })
})

describe('a record', () => {
  it('a record takes words by the order of its fields', () => {
    expect(typed(Repeat, 'Ann 3')).toEqual(E.right({ who: 'Ann', times: 3 }))
  })
  it('a record names its fields in messages', () => {
    expect(pipe(typed(Repeat, 'Ann abc'), E.mapLeft(Arguments.toString))).toEqual(
      E.left('times: expected a whole number, got "abc"\nUsage: /go who times'),
    )
    expect(errorsOf(t.strict(Repeat.props), 'Ann')).toEqual(
      E.left(['times: expected a whole number, got nothing']),
    )
  })
  it('a record is joined with optional fields, which have no key if they are missing', () => {
    expect(typed(Remind, '10m 1 feed  the "cat')).toEqual(
      E.right({ after: 600, loud: 1, what: 'feed  the "cat' }),
    )
    expect(typed(Remind, '10m')).toEqual(E.right({ after: 600, what: undefined }))
    expect(Arguments.usage('remind', Remind)).toBe('/remind after [loud] [what…]')
  })
  it('a record is checked by the codecs around it', () => {
    const Ordered = t.refinement(
      t.type({ from: IntFromString, to: IntFromString }),
      ({ from, to }) => from <= to,
      'numbers in their order',
    )
    expect(typed(Ordered, '1 2')).toEqual(E.right({ from: 1, to: 2 }))
    expect(errorsOf(Ordered, '2 1')).toMatchObject(
      E.left([expect.stringContaining('/go: expected numbers in their order')]),
    )
    expect(Arguments.usage('go', Ordered)).toBe('/go from to')
  })
  it('a record does not take inherited names for its own fields', () => {
    expect(
      typed(t.type({ constructor: NonEmptyString, ['__proto__']: NonEmptyString }), 'a b'),
    ).toMatchObject(E.right({ constructor: 'a' }))
    expect(Object.prototype).not.toHaveProperty('a')
  })
})

describe('arguments', () => {
  it('any other codec decodes the list of words', () => {
    expect(typed(t.array(t.string), 'a "b c"')).toEqual(E.right(['a', 'b c']))
    expect(typed(t.array(IntFromString), '1 x')).toMatchObject(
      E.left({ errors: ['/go[1]: expected a whole number, got "x"'], places: [{ offset: 4, length: 3 }] }),
    )
    expect(
      typed(t.union([t.tuple([IntFromString]), t.tuple([IntFromString, IntFromString])]), '1 2'),
    ).toEqual(E.left(expect.objectContaining({ errors: ['/go: expected 1 word, got 2'] })))
  })
  it('arguments name the quotation mark that is not closed', () => {
    expect(typed(Pair, 'a “b 1')).toMatchObject(
      E.left({ errors: ['/go: the quotation mark “ is not closed'], places: [{ offset: 6, length: 1 }] }),
    )
    expect(errorsOf(t.array(t.string), '"')).toEqual(E.left(['/go: the quotation mark " is not closed']))
    expect(errorsOf(Pair, 'a 1 "b')).toEqual(E.left(['/go: the quotation mark " is not closed']))
  })
  it('arguments show ten of many errors', () => {
    const text = pipe(typed(t.array(IntFromString), 'x '.repeat(2000).trim()), E.mapLeft(Arguments.toString))
    expect(text).toMatchObject(
      E.left(expect.stringMatching(/^(?:[^\n]+\n){10}… and 1990 more\.\nUsage: [^\n]+$/)),
    )
  })
  it('a list that is not the last argument is refused where it is defined', () => {
    expect(() => Arguments.decode(t.type({ names: t.array(NonEmptyString), last: NonEmptyString }))).toThrow(
      '"names" takes all the remaining words: it must be the last argument.',
    )
    expect(() => Arguments.decode(t.tuple([RestOfText, NonEmptyString]))).toThrow('must be the last argument')
  })
  it('arguments have a place within the text for each error', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', '“', '”', '\\', '\n', "'") }),
        fc.constantFrom<t.Decoder<unknown, unknown>>(Pair, Repeat, Remind, t.array(IntFromString)),
        (text, codec) => {
          const rest = text.trim()
          const decoded = typed(codec, rest)
          if (E.isRight(decoded)) return
          const { errors, places } = decoded.left
          expect(errors.length).toBeGreaterThan(0)
          expect(places.length).toBe(errors.length)
          for (const { offset, length } of places) {
            expect(offset).toBeGreaterThanOrEqual(4)
            expect(offset + length).toBeLessThanOrEqual(4 + rest.length)
          }
        },
      ),
    )
  })
})
