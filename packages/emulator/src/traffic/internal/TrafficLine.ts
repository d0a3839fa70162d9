// The lines of a recording, each a JSON object: first a head, then updates, calls and files in their order.

import { explain } from '@pipegram/core/Fault'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import * as Json from '../../values/internal/Json.ts'

// model

/** The version of the format that is written. */
export const trafficVersion = 1

const TrafficHead = t.type({
  pipegram_traffic: t.literal(trafficVersion),
  /** The day of the recording, such as `2026-12-01`. */
  recorded: t.string,
  texts: t.keyof({ hidden: null, kept: null }),
  /** The pseudonym of the id of the bot. */
  bot_id: t.number,
})
const UpdateLine = t.type({
  update: t.intersection([t.type({ update_id: t.Integer }), t.UnknownRecord]),
  by: t.keyof({ polling: null, webhook: null }),
})
const CallLine = t.intersection([
  t.type({ call: t.string, params: t.UnknownRecord }),
  // Missing if the call was the answer of a webhook.
  t.partial({ answer: t.UnknownRecord }),
])
const FileLine = t.type({ file: t.string, sha256: t.string, size: t.number })

export interface TrafficHead extends t.TypeOf<typeof TrafficHead> {}
export interface UpdateLine extends t.TypeOf<typeof UpdateLine> {}
/** A call, and Telegram's answer. */
export type CallLine = t.TypeOf<typeof CallLine>
/** A file that the bot downloaded. */
export interface FileLine extends t.TypeOf<typeof FileLine> {}
export type TrafficLine = TrafficHead | UpdateLine | CallLine | FileLine

/** A line with its number in the file, from 1. */
export interface NumberedLine<A> {
  readonly line: number
  readonly value: A
}

/** A recording. */
export interface Traffic {
  readonly head: TrafficHead
  readonly updates: ReadonlyArray<NumberedLine<UpdateLine>>
  readonly calls: ReadonlyArray<NumberedLine<CallLine>>
  readonly files: ReadonlyArray<NumberedLine<FileLine>>
}

// constructors

/** Reads a recording. Errors have its `name` and the line. */
export const fromText = (name: string, text: string): E.Either<string, Traffic> => {
  const [first = '', ...rest] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const at = (line: number, why: string): E.Either<string, never> => E.left(`${name}:${line}${why}`)
  if (first.trim() === '' && rest.every((line) => line.trim() === ''))
    return at(1, ' is empty: record traffic first, with "record".')
  const head = headOf(first)
  if (E.isLeft(head)) return at(1, head.left)
  const [updates, calls, files] = [makeLines<UpdateLine>(), makeLines<CallLine>(), makeLines<FileLine>()]
  for (const [place, written] of rest.entries()) {
    const line = place + 2
    if (written.trim() === '') continue
    if (Token.redact(written) !== written) return at(line, hasToken)
    const value = Json.parse(written)
    if (!Json.isObject(value)) return at(line, line === rest.length + 1 ? isCut : notJson)
    if ('update' in value) {
      const read = UpdateLine.decode(value)
      if (E.isLeft(read)) return E.left(explain(`${name}:${line}`)(read.left).join('\n'))
      updates.push({ line, value: read.right })
    } else if ('call' in value) {
      const read = CallLine.decode(value)
      if (E.isLeft(read)) return E.left(explain(`${name}:${line}`)(read.left).join('\n'))
      calls.push({ line, value: read.right })
    } else if ('file' in value) {
      const read = FileLine.decode(value)
      if (E.isLeft(read)) return E.left(explain(`${name}:${line}`)(read.left).join('\n'))
      files.push({ line, value: read.right })
    } else return at(line, ' is no line of a recording: it has neither "update" nor "call" nor "file".')
  }
  return E.right({ head: head.right, updates, calls, files })
}

// private

const makeLines = <A>(): Array<NumberedLine<A>> => []

const notJson = ' is not a JSON object: a recording has one on each line.'
const isCut = ' is cut: the recorder was killed while it wrote. Remove this line.'
const hasToken = ' holds a bot token. Remove it, and let @BotFather revoke it: /revoke.'

const headOf = (text: string): E.Either<string, TrafficHead> => {
  const value = Json.parse(text)
  const version = Json.isObject(value) ? value['pipegram_traffic'] : undefined
  if (Token.redact(text) !== text) return E.left(hasToken)
  if (version === undefined)
    return E.left(' is no head of a recording: {"pipegram_traffic":1, …} was expected.')
  if (version !== trafficVersion)
    return E.left(
      ` is of version ${JSON.stringify(version)}, and this emulator reads version ${trafficVersion}: ` +
        `use the emulator that recorded it, or record again.`,
    )
  return E.mapLeft((errors: t.Errors) => explain('')(errors).join('\n'))(TrafficHead.decode(value))
}
