// All the arguments of a command, decoded at once by a tuple or a record of io-ts: words by their places.

import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { RestOfText } from './Argument.ts'
import { wordAt, words, type Command, type UnclosedQuote, type Word } from './Command.ts'
import { explain } from './Fault.ts'

// model

/** A part of a message, in UTF-16 units, as entities count. */
export interface Span {
  readonly offset: number
  readonly length: number
}

/** The words after a command did not fit its codec. */
export interface BadArguments {
  readonly _tag: 'BadArguments'
  readonly command: string
  /** What is wrong, a sentence each. */
  readonly errors: ReadonlyArray<string>
  /** For each error the words that it speaks of; where one is missing, the end of the text. */
  readonly places: ReadonlyArray<Span>
  /** How the command is typed: `/repeat who [times]`. */
  readonly usage: string
}

// destructors

/**
 * Decodes the words after a command. A tuple takes them one by one. So does a record, `t.type({…})`, `t.strict`, or these with
 * `t.partial({…})`, in the order of its fields, whose names then stand in messages. An argument whose codec takes `undefined` may be
 * left out; a list in the last place takes all the words that are left, `RestOfText` there the text itself. Any other codec
 * decodes the list of words.
 *
 * @example
 * import * as assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import * as O from 'fp-ts/lib/Option.js'
 * import * as t from 'io-ts'
 * import { IntFromString, NonEmptyString } from '@pipegram/core/Argument'
 * import * as Arguments from '@pipegram/core/Arguments'
 * import * as Command from '@pipegram/core/Command'
 * import { message } from '@pipegram/testing/Build'
 *
 * const Repeat = t.type({ who: NonEmptyString, times: IntFromString })
 * const decoded = (text: string) => pipe(Command.fromMessage(message(text)), O.map(Arguments.decode(Repeat)))
 *
 * assert.deepStrictEqual(decoded('/repeat "Ann Lee" 3'), O.some(E.right({ who: 'Ann Lee', times: 3 })))
 * assert.deepStrictEqual(
 *   pipe(decoded('/repeat Ann abc'), O.map(E.mapLeft(Arguments.toString))),
 *   O.some(E.left('times: expected a whole number, got "abc"\nUsage: /repeat who times')),
 * )
 */
export const decode = <A>(codec: t.Decoder<unknown, A>): ((command: Command) => E.Either<BadArguments, A>) => {
  const layout = layoutOf(codec)
  const greedy = layout?.places.slice(0, -1).find(({ takes }) => takes !== 'word')
  if (greedy !== undefined) throw new RangeError(`"${greedy.name}" takes all the words that are left: it must stand last.`)
  return (command) => {
    const bad = (errors: ReadonlyArray<string>, place: Span): ReadonlyArray<Fault> => errors.map((error) => ({ error, place }))
    const refuse = (faults: ReadonlyArray<Fault>): E.Either<BadArguments, never> =>
      E.left({ _tag: 'BadArguments', command: command.name, errors: faults.map(({ error }) => error), places: faults.map(({ place }) => place), usage: usage(command.name, codec) })
    const root = `/${command.name}`
    const whole: Span = { offset: command.offset, length: command.rest.length }
    const unclosed = ({ quote, offset }: UnclosedQuote): ReadonlyArray<Fault> => bad([`${root}: the quotation mark ${quote} is not closed`], { offset, length: quote.length })

    const read = layout === undefined ? E.map((list: ReadonlyArray<Word>) => ({ value: list.map(({ text }) => text), faults: none, left: none }))(words(command)) : take(layout, command)
    if (E.isLeft(read)) return refuse(unclosed(read.left))
    const { value, faults, left } = read.right
    if (faults.length > 0) return refuse(faults)
    const [extra] = left
    if (extra !== undefined && layout !== undefined) return refuse(bad([tooMany(root, layout.places.length, left.length)], { offset: extra.offset, length: whole.offset + whole.length - extra.offset }))
    const decoded = codec.decode(value)
    if (E.isLeft(decoded)) return refuse(bad(explain(root)(decoded.left), whole))
    // A tuple within another codec drops what it has no place for; a user who typed it meant something by it.
    const taken: unknown = decoded.right
    return layout === undefined && Array.isArray(value) && Array.isArray(taken) && taken.length < value.length ? refuse(bad([tooMany(root, taken.length, value.length - taken.length)], whole)) : decoded
  }
}

/**
 * How a command is typed: the names of a record, or what a tuple expects. What may be left out is in brackets.
 *
 * @example
 * import * as assert from 'node:assert'
 * import * as t from 'io-ts'
 * import { IntFromString, NonEmptyString, Optional } from '@pipegram/core/Argument'
 * import { usage } from '@pipegram/core/Arguments'
 *
 * assert.strictEqual(usage('repeat', t.type({ who: NonEmptyString, times: Optional(IntFromString) })), '/repeat who [times]')
 * assert.strictEqual(usage('add', t.tuple([IntFromString, t.array(IntFromString)])), '/add <a whole number> [<a whole number>…]')
 */
export const usage = (name: string, codec: t.Decoder<unknown, unknown>): string =>
  [`/${name}`, ...(layoutOf(codec)?.places ?? [{ label: codec.name, isOptional: false, takes: 'word' as const }]).map(({ label, isOptional, takes }) => {
    const shown = takes === 'word' ? label : `${label}…`
    return isOptional ? `[${shown}]` : shown
  })].join(' ')

/**
 * What to tell a user: what is wrong, and how the command is typed.
 *
 * @example
 * import * as assert from 'node:assert'
 * import * as Arguments from '@pipegram/core/Arguments'
 *
 * const bad: Arguments.BadArguments = { _tag: 'BadArguments', command: 'go', errors: ['to: expected some text, got nothing'], places: [], usage: '/go to' }
 *
 * assert.strictEqual(Arguments.toString(bad), 'to: expected some text, got nothing\nUsage: /go to')
 */
export const toString = ({ errors, usage: how }: BadArguments): string => [...errors, `Usage: ${how}`].join('\n')

// private

interface Fault {
  readonly error: string
  readonly place: Span
}

interface Place {
  readonly name: string
  readonly label: string
  readonly codec: t.Mixed
  readonly isOptional: boolean
  readonly takes: 'word' | 'words' | 'text'
}

interface Layout {
  readonly places: ReadonlyArray<Place>
  readonly isTuple: boolean
}

interface Taken {
  readonly value: unknown
  readonly faults: ReadonlyArray<Fault>
  readonly left: ReadonlyArray<Word>
}

const none: ReadonlyArray<never> = []

const tooMany = (root: string, places: number, more: number): string => `${root}: expected ${places} ${places === 1 ? 'word' : 'words'}, got ${places + more}`

const take = (layout: Layout, command: Command): E.Either<UnclosedQuote, Taken> => {
  const end = command.offset + command.rest.length
  const values: Array<unknown> = []
  const faults: Array<Fault> = []
  let from = command.offset
  for (const place of layout.places) {
    const next = rest(place.takes, command, from)
    if (E.isLeft(next)) return next
    const { value, span } = next.right
    const validated: t.Validation<unknown> = place.isOptional && value === undefined ? t.success(undefined) : place.codec.decode(value)
    if (E.isLeft(validated)) for (const error of explain(place.name)(validated.left)) faults.push({ error, place: span })
    values.push(value)
    from = span.offset + span.length
  }
  return E.map((left: ReadonlyArray<Word>) => ({ value: build(layout, values), faults, left }))(words({ ...command, rest: command.rest.slice(from - command.offset), offset: Math.min(from, end) }))
}

// What a place takes from an offset on: `undefined` where nothing is left, but no words are a list as well.
const rest = (takes: Place['takes'], command: Command, from: number): E.Either<UnclosedQuote, { readonly value: unknown; readonly span: Span }> => {
  const end = command.offset + command.rest.length
  const tail = command.rest.slice(from - command.offset).trimStart()
  const left: Span = { offset: end - tail.length, length: tail.length }
  switch (takes) {
    case 'text':
      return E.right({ value: tail === '' ? undefined : tail, span: left })
    case 'words':
      return E.map((list: ReadonlyArray<Word>) => ({ value: list.map(({ text }) => text), span: left }))(words({ ...command, rest: tail, offset: left.offset }))
    case 'word':
      return E.map((found: O.Option<Word>) => (O.isSome(found) ? { value: found.value.text, span: { offset: found.value.offset, length: found.value.length } } : { value: undefined, span: { offset: end, length: 0 } }))(wordAt(command, from))
  }
}

const isCodec = (u: unknown): u is t.Mixed => u instanceof t.Type

// What a codec of io-ts is made of.
const tagOf = (codec: t.Mixed): unknown => Reflect.get(codec, '_tag')

const partsOf = (codec: t.Mixed, name: 'types' | 'props'): ReadonlyArray<readonly [string, t.Mixed]> => {
  const parts: unknown = Reflect.get(codec, name)
  return typeof parts === 'object' && parts !== null ? Object.entries<unknown>({ ...parts }).filter((entry): entry is [string, t.Mixed] => isCodec(entry[1])) : []
}

const innerOf = (codec: t.Mixed): t.Mixed | undefined => {
  const inner: unknown = Reflect.get(codec, 'of') ?? Reflect.get(codec, 'type')
  return isCodec(inner) ? inner : undefined
}

const layoutOf = (codec: unknown): Layout | undefined => {
  if (!isCodec(codec)) return undefined
  switch (tagOf(codec)) {
    case 'TupleType':
      return { isTuple: true, places: partsOf(codec, 'types').map(([, part], i) => placeOf(`word ${i + 1}`, `<${wordOf(part).name}>`, part)) }
    case 'InterfaceType':
      return { isTuple: false, places: partsOf(codec, 'props').map(([name, part]) => placeOf(name, name, part)) }
    case 'PartialType':
      return { isTuple: false, places: partsOf(codec, 'props').map(([name, part]) => ({ ...placeOf(name, name, part), isOptional: true })) }
    case 'IntersectionType': {
      const records = partsOf(codec, 'types').map(([, part]) => layoutOf(part))
      return records.every((layout) => layout?.isTuple === false) ? { isTuple: false, places: records.flatMap((layout) => layout?.places ?? []) } : undefined
    }
    case 'ExactType':
    case 'ReadonlyType':
    case 'RefinementType':
      return layoutOf(innerOf(codec))
    default:
      return undefined
  }
}

// What is left out has no key: `t.partial` would keep an `undefined`.
const build = ({ places, isTuple }: Layout, values: ReadonlyArray<unknown>): unknown =>
  isTuple ? values : Object.fromEntries(places.flatMap(({ name }, i) => (values[i] === undefined ? [] : [[name, values[i]]])))

const placeOf = (name: string, label: string, codec: t.Mixed): Place => {
  const takes = takesOf(codec)
  return { name, label, codec, takes, isOptional: E.isRight(codec.decode(takes === 'words' ? [] : undefined)) }
}

const isList = (codec: t.Mixed): boolean => tagOf(codec) === 'ArrayType' || tagOf(codec) === 'ReadonlyArrayType'

const takesOf = (codec: t.Mixed): Place['takes'] => {
  if (codec === RestOfText) return 'text'
  if (isList(codec)) return 'words'
  const inner = innerOf(codec)
  return inner === undefined ? 'word' : takesOf(inner)
}

// The codec of one word: of a list that of its members.
const wordOf = (codec: t.Mixed): t.Mixed => (isList(codec) ? (innerOf(codec) ?? codec) : codec)
