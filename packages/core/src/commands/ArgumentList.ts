// All arguments of a command, decoded together by an io-ts tuple or record: each word by its position.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { explain } from '../ports/Fault.ts'
import { typed, wordAt, words, type ParsedCommand, type UnclosedQuote } from './Command.ts'
import { build, layoutOf, type Layout, type ArgumentPlace } from './internal/Layout.ts'
import { faultOfText } from './TextCodec.ts'

// model

/** A part of a message, in UTF-16 units, as entities count. */
export interface Span {
  readonly offset: number
  readonly length: number
}

/** The words after a command do not fit its codec. */
export interface BadArguments {
  readonly _tag: 'BadArguments'
  readonly command: string
  /** What is wrong: one sentence for each fault. */
  readonly errors: ReadonlyArray<string>
  /** For each error, the wrong words. For a missing word, the end of the text. */
  readonly places: ReadonlyArray<Span>
  /** How to type the command: `/repeat who [times]`. */
  readonly usage: string
}

// destructors

/**
 * Decodes the words after a command. A tuple takes the words one by one. A record (`t.type({…})`, `t.strict`,
 * or these with `t.partial({…})`) takes them in the order of its fields, and messages then name the fields.
 * An argument whose codec accepts `undefined` may be missing. In the last place, a list takes all remaining
 * words, and `RestOfText` takes the remaining text. Any other codec decodes the list of words.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as t from 'io-ts'
 *   import { IntFromString, NonEmptyString } from '@pipegram/core/Argument'
 *   import * as Arguments from '@pipegram/core/ArgumentList'
 *   import * as Command from '@pipegram/core/Command'
 *   import { message } from '@pipegram/testing/Build'
 *
 *   const Repeat = t.type({ who: NonEmptyString, times: IntFromString })
 *   const decoded = (text: string) =>
 *     pipe(Command.fromMessage(message(text)), O.map(Arguments.decode(Repeat)))
 *
 *   assert.deepStrictEqual(decoded('/repeat "Ann Lee" 3'), O.some(E.right({ who: 'Ann Lee', times: 3 })))
 *   assert.deepStrictEqual(
 *     pipe(decoded('/repeat Ann abc'), O.map(E.mapLeft(Arguments.toString))),
 *     O.some(E.left('times: expected a whole number, got "abc"\nUsage: /repeat who times')),
 *   )
 */
export const decode = <A>(
  codec: t.Decoder<unknown, A>,
): ((command: ParsedCommand) => E.Either<BadArguments, A>) => {
  const layout = layoutOf(codec)
  const greedy = layout?.places.slice(0, -1).find(({ takes }) => takes !== 'word')
  if (greedy !== undefined)
    throw new RangeError(`"${greedy.name}" takes all the remaining words: it must be the last argument.`)
  const fault = layout?.places.map((place) => faultOfText(place.codec)).find((each) => each !== undefined)
  if (fault !== undefined) throw new RangeError(fault)
  const read = layout === undefined ? inList(codec) : inPlaces(layout, codec)
  return (command) =>
    pipe(
      read(command),
      E.mapLeft((faults) => ({
        _tag: 'BadArguments',
        command: command.name,
        errors: faults.map(({ error }) => error),
        places: faults.map(({ place }) => place),
        usage: usage(command.name, codec, command.prefix),
      })),
    )
}

/**
 * How to type a command: the field names of a record, or the expected types of a tuple. Optional arguments
 * are in brackets. A prefix replaces the slash.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as t from 'io-ts'
 *   import { IntFromString, NonEmptyString, Optional } from '@pipegram/core/Argument'
 *   import { usage } from '@pipegram/core/ArgumentList'
 *
 *   assert.strictEqual(
 *     usage('repeat', t.type({ who: NonEmptyString, times: Optional(IntFromString) })),
 *     '/repeat who [times]',
 *   )
 *   assert.strictEqual(
 *     usage('add', t.tuple([IntFromString, t.array(IntFromString)])),
 *     '/add <a whole number> [<a whole number>…]',
 *   )
 */
export const usage = (name: string, codec: t.Decoder<unknown, unknown>, prefix = '/'): string =>
  [
    prefix + name,
    ...(layoutOf(codec)?.places ?? [{ label: codec.name, isOptional: false, takes: 'word' as const }]).map(
      ({ label, isOptional, takes }) => {
        const shown = takes === 'word' ? label : `${label}…`
        return isOptional ? `[${shown}]` : shown
      },
    ),
  ].join(' ')

/**
 * A message for the user: what is wrong, in at most ten sentences, and how to type the command.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Arguments from '@pipegram/core/ArgumentList'
 *
 *   const bad: Arguments.BadArguments = {
 *     _tag: 'BadArguments',
 *     command: 'go',
 *     errors: ['to: expected some text, got nothing'],
 *     places: [],
 *     usage: '/go to',
 *   }
 *
 *   assert.strictEqual(Arguments.toString(bad), 'to: expected some text, got nothing\nUsage: /go to')
 */
export const toString = ({ errors, usage: how }: BadArguments): string =>
  [
    ...errors.slice(0, mostShown),
    ...(errors.length > mostShown ? [`… and ${errors.length - mostShown} more.`] : []),
    `Usage: ${how}`,
  ].join('\n')

// private

interface Fault {
  readonly error: string
  readonly place: Span
}

type Read<A> = (command: ParsedCommand) => E.Either<ReadonlyArray<Fault>, A>

const mostShown = 10

const wholeOf = ({ offset, rest }: ParsedCommand): Span => ({ offset, length: rest.length })

const unclosed =
  (command: ParsedCommand) =>
  ({ quote, offset }: UnclosedQuote): ReadonlyArray<Fault> => [
    {
      error: `${typed(command)}: the quotation mark ${quote} is not closed`,
      place: { offset, length: quote.length },
    },
  ]

const tooMany = (
  command: ParsedCommand,
  places: number,
  words_: number,
  place: Span,
): E.Either<ReadonlyArray<Fault>, never> =>
  E.left([
    {
      error: `${typed(command)}: expected ${places} ${places === 1 ? 'word' : 'words'}, got ${words_}`,
      place,
    },
  ])

const decodeAll = <A>(
  codec: t.Decoder<unknown, A>,
  command: ParsedCommand,
  value: unknown,
): E.Either<ReadonlyArray<Fault>, A> =>
  pipe(
    codec.decode(value),
    E.mapLeft((errors) =>
      explain(typed(command))(errors).map((error) => ({ error, place: wholeOf(command) })),
    ),
  )

const inList =
  <A>(codec: t.Decoder<unknown, A>): Read<A> =>
  (command) =>
    pipe(
      words(command),
      E.mapLeft(unclosed(command)),
      E.chain((list) =>
        pipe(
          decodeAll(
            codec,
            command,
            list.map(({ text }) => text),
          ),
          // A tuple inside another codec drops extra words without an error, but the user meant something by
          // them.
          E.chain((taken: A) =>
            Array.isArray(taken) && taken.length < list.length
              ? tooMany(command, taken.length, list.length, wholeOf(command))
              : E.right(taken),
          ),
        ),
      ),
    )

const inPlaces =
  <A>(layout: Layout, codec: t.Decoder<unknown, A>): Read<A> =>
  (command) => {
    const values: Array<unknown> = []
    const faults: Array<Fault> = []
    let left = command
    for (const place of layout.places) {
      const next = take(place.takes, left)
      if (E.isLeft(next)) return E.left(unclosed(command)(next.left))
      const { value, span } = next.right
      const decoded: t.Validation<unknown> =
        place.isOptional && value === undefined ? t.success(undefined) : place.codec.decode(value)
      if (E.isLeft(decoded))
        for (const error of explain(place.name)(decoded.left)) faults.push({ error, place: span })
      values.push(value)
      left = after(left, span)
    }
    return pipe(
      words(left),
      E.mapLeft(unclosed(command)),
      E.chain((extra) => {
        const [first] = extra
        if (faults.length > 0) return E.left(faults)
        if (first === undefined) return decodeAll(codec, command, build(layout, values))
        return tooMany(command, layout.places.length, layout.places.length + extra.length, {
          offset: first.offset,
          length: left.offset + left.rest.length - first.offset,
        })
      }),
    )
  }

// The command without the words that were taken.
const after = (command: ParsedCommand, { offset, length }: Span): ParsedCommand => ({
  ...command,
  rest: command.rest.slice(offset + length - command.offset),
  offset: offset + length,
})

// The words for a place. `undefined` if no text is left; a list may also be empty.
const take = (
  takes: ArgumentPlace['takes'],
  command: ParsedCommand,
): E.Either<UnclosedQuote, { readonly value: unknown; readonly span: Span }> => {
  const text = command.rest.trimStart()
  const end = command.offset + command.rest.length
  const whole: Span = { offset: end - text.length, length: text.length }
  switch (takes) {
    case 'text':
      return E.right({ value: text === '' ? undefined : text, span: whole })
    case 'words':
      return pipe(
        words(command),
        E.map((list) => ({ value: list.map((word) => word.text), span: whole })),
      )
    case 'word':
      return pipe(
        wordAt(command, command.offset),
        E.map(
          O.matchW(
            () => ({ value: undefined, span: { offset: end, length: 0 } }),
            (word) => ({ value: word.text, span: { offset: word.offset, length: word.length } }),
          ),
        ),
      )
  }
}
