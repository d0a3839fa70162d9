// A guard at the door: no text goes out as markup that was not named as such. Core's constructors see to that by their types; this sees to
// calls that were built by hand, or without types.
// https://core.telegram.org/bots/api#formatting-options

import type { Call } from '@pipegram/core/Call'
import { isInputFile } from '@pipegram/core/InputFile'
import { isNamed, type Markup } from '@pipegram/core/Markup'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'

// model

export interface Options {
  /** The parse modes that this bot may use in any way; none unless told. */
  readonly allow?: ReadonlyArray<Markup['parse_mode']>
  /** What becomes of a call with another: it is refused as `Unsendable` unless told, or its texts are sent as they stand, as `plain` ones. */
  readonly otherwise?: 'refuse' | 'plain'
}

// constructors

/**
 * Lets pass what is no markup (plain strings, texts with entities), markup that its author has named by `markup`, and parse modes that are allowed. It
 * refuses calls with any other parse mode, at any depth: in calls built by hand, copied, or without types; or takes the mode away, so that the text shows
 * as it stands and whatever a user wrote is escaped as a whole. A call that is named by `trusted` passes as it is.
 *
 * Put it first: what stands before it could still add a mode, and what makes other parameters of some takes their name away.
 *
 * @example
 * import * as assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { escaping, through, trusted } from '@pipegram/client'
 * import { bold, fmt, markup, sendMessage } from '@pipegram/core'
 * import { Answer, makeRecorder } from '@pipegram/testing'
 *
 * const client = pipe(makeRecorder(Answer.success()).call, through(escaping()))
 * const named = sendMessage({ chat_id: 1, text: markup('HTML', '<b>Hello</b>') })
 * const byHand = { ...named, params: { chat_id: 1, text: '<b>Hello</b>', parse_mode: 'HTML' } }
 *
 * assert.ok(E.isRight(await client(sendMessage({ chat_id: 1, text: fmt`${bold('Hello')}` }))()))
 * assert.ok(E.isRight(await client(named)()))
 * assert.ok(E.isLeft(await client(byHand)()))
 * assert.ok(E.isRight(await client(trusted(byHand))()))
 */
export const escaping = ({ allow = [], otherwise = 'refuse' }: Options = {}): CallMiddleware => {
  const allowed: ReadonlySet<unknown> = new Set(allow)
  return (call, next) => {
    if (trustees.has(call)) return next(call)
    const found = find(call.params, allowed)
    if (found === undefined) return next(call)
    if (otherwise === 'plain' && !found.inText) return next({ ...call, params: without(call.params, allowed) })
    return async () => E.left({
      _tag: 'Unsendable',
      method: call.method,
      reason: `\`${found.path}\` makes markup of a text, and was not named by \`markup\`. Send the text with \`fmt\`, which needs no escaping, name it, or allow the parse mode.`,
    })
  }
}

// combinators

/** The same call, built by hand, whose markup is known to hold nothing of a user that is not escaped: `escaping` lets it pass. */
export const trusted = <A>(call: Call<A>): Call<A> => {
  const self = { ...call }
  trustees.add(self)
  return self
}

// private

const trustees = new WeakSet<Call<unknown>>()

interface Found {
  readonly path: string
  /** Whether it stands in parameters that are written as JSON already. */
  readonly inText: boolean
}

const isMode = (params: object, name: string, value: unknown, allowed: ReadonlySet<unknown>): boolean =>
  /(?:^|_)parse_mode$/.test(name) && value !== undefined && value !== null && value !== '' && !allowed.has(value) && !isNamed(params, name)

// Telegram's objects are shallow: deeper than this there is none.
const deepest = 16

const find = (value: object, allowed: ReadonlySet<unknown>, path = '', depth = 0): Found | undefined => {
  if (depth > deepest || isInputFile(value)) return undefined
  const entries: ReadonlyArray<[string, unknown]> = Object.entries(value)
  for (const [name, inner] of entries) {
    const here = path === '' ? name : `${path}.${name}`
    if (isMode(value, name, inner, allowed)) return { path: here, inText: path.includes('(JSON)') }
    const within = typeof inner === 'string' && depth === 0 && written.has(name) ? find(fromJson(inner), allowed, `${here}(JSON)`, 1) : undefined
    const found = within ?? (typeof inner === 'object' && inner !== null ? find(inner, allowed, here, depth + 1) : undefined)
    if (found !== undefined) return found
  }
  return undefined
}

// Parameters that a call made by hand may have as JSON already. A text is none of them, whatever it looks like.
const written: ReadonlySet<string> = new Set(['media', 'options', 'reply_parameters', 'results', 'result', 'content', 'checklist', 'rich_message'])

const fromJson = (text: string): object => {
  if (!text.includes('parse_mode')) return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

const without = (value: object, allowed: ReadonlySet<unknown>): object => {
  if (isInputFile(value)) return value
  const cleaned = (inner: unknown): unknown => (typeof inner === 'object' && inner !== null && find(inner, allowed) !== undefined ? without(inner, allowed) : inner)
  if (Array.isArray(value)) return value.map(cleaned)
  const entries: ReadonlyArray<[string, unknown]> = Object.entries(value)
  return Object.fromEntries(entries.filter(([name, inner]) => !isMode(value, name, inner, allowed)).map(([name, inner]) => [name, cleaned(inner)]))
}
