// The rule that no text goes out as markup which was not named as such. The constructors of calls see to that
// by their types; this is for calls that were built by hand, or without types.
// https://core.telegram.org/bots/api#formatting-options

import * as E from 'fp-ts/lib/Either.js'
import { isInputFile } from '../types/InputFile.ts'
import { isNamed } from '../types/Markup.ts'
import type { ParseMode } from '../types/Types.ts'
import type { ApiError } from './ApiError.ts'
import type { Call } from './Call.ts'

// model

export interface EscapingOptions {
  /** The parse modes that this bot may use in any way; none unless told. */
  readonly allow?: ReadonlyArray<ParseMode>
  /**
   * What becomes of a call with another: it is refused as `Unsendable` unless told, or its texts are sent as
   * they stand, as `plain` ones.
   */
  readonly otherwise?: 'refuse' | 'plain'
}

// constructors

/**
 * A check of calls: gives a call as it may go out, or `Unsendable` where it has a parse mode, at any depth,
 * that neither `rawMarkup` named nor the options allow. The `html` and `markdown` of a rich message are such
 * as well. A call that was named by `trusted` passes as it is.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { escaped, trusted } from '@pipegram/core/Trusted'
 *
 *   const byHand = {
 *     ...sendMessage({ chat_id: 1, text: '' }),
 *     params: { chat_id: 1, text: '<b>Hello</b>', parse_mode: 'HTML' },
 *   }
 *
 *   assert.ok(
 *     E.isLeft(escaped()(byHand)) &&
 *       E.isRight(escaped()(trusted(byHand))) &&
 *       E.isRight(escaped({ allow: ['HTML'] })(byHand)),
 *   )
 */
export const escaped = ({ allow = [], otherwise = 'refuse' }: EscapingOptions = {}): (<A>(
  call: Call<A>,
) => E.Either<ApiError, Call<A>>) => {
  const allowed: ReadonlySet<unknown> = new Set(allow)
  return (call) => {
    const found = trustees.has(call) ? undefined : find(call.params, allowed)
    if (found === undefined) return E.right(call)
    if (otherwise === 'plain' && found.form === 'mode')
      return E.right({ ...call, params: without(call.params, allowed) })
    return E.left({
      _tag: 'Unsendable',
      method: call.method,
      reason: `\`${found.path}\` makes markup of a text, and was not named by \`markup\`. ${found.form === 'rich' ? 'Send `blocks`, which need no escaping, name the call by `trusted`' : 'Send the text with `fmt`, which needs no escaping, name it'}, or allow the parse mode.`,
    })
  }
}

// combinators

/**
 * The same call, built by hand, whose markup is known to hold nothing of a user that is not escaped:
 * `escaping` lets it pass.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { escaped, trusted } from '@pipegram/core/Trusted'
 *
 *   const byHand = {
 *     ...sendMessage({ chat_id: 1, text: '' }),
 *     params: { chat_id: 1, text: '<b>Hello</b>', parse_mode: 'HTML' },
 *   }
 *
 *   assert.ok(E.isRight(escaped()(trusted(byHand))))
 */
export const trusted = <A>(call: Call<A>): Call<A> => {
  const self = { ...call }
  trustees.add(self)
  return self
}

// private

const trustees = new WeakSet<Call<unknown>>()

interface Found {
  readonly path: string
  /**
   * A mode can be taken away, but not within what is JSON already, nor from a rich message, whose text is
   * markup or nothing.
   */
  readonly form: 'mode' | 'json' | 'rich'
}

const isMode = (params: object, name: string, value: unknown, allowed: ReadonlySet<unknown>): boolean =>
  /(?:^|_)parse_mode$/.test(name) &&
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !allowed.has(value) &&
  !isNamed(params, name)

// By field, the parse mode that allows it. https://core.telegram.org/bots/api#inputrichmessage
const richModes: ReadonlyMap<string, ParseMode> = new Map([
  ['html', 'HTML'],
  ['markdown', 'Markdown'],
])

const isRichMarkup = (parent: string, name: string, value: unknown, allowed: ReadonlySet<unknown>): boolean =>
  parent === 'rich_message' &&
  richModes.has(name) &&
  typeof value === 'string' &&
  !allowed.has(richModes.get(name))

// Deeper than this is nothing that Telegram reads.
const deepest = 100

// Each is looked at once, however often it stands there.
const find = (
  value: object,
  allowed: ReadonlySet<unknown>,
  path = '',
  parent = '',
  depth = 0,
  seen = new Set<object>(),
): Found | undefined => {
  if (depth > deepest || isInputFile(value) || seen.has(value)) return undefined
  seen.add(value)
  const entries: ReadonlyArray<[string, unknown]> = Object.entries(value)
  let found: Found | undefined
  for (const [name, inner] of entries) {
    const here = path === '' ? name : `${path}.${name}`
    const json = typeof inner === 'string' && depth === 0 && written.has(name) ? fromJson(inner) : undefined
    const next: Found | undefined = isRichMarkup(parent, name, inner, allowed)
      ? { path: here, form: 'rich' }
      : isMode(value, name, inner, allowed)
        ? { path: here, form: path.includes('(JSON)') ? 'json' : 'mode' }
        : json !== undefined
          ? find(json, allowed, `${here}(JSON)`, name, 1, seen)
          : typeof inner === 'object' && inner !== null
            ? find(inner, allowed, here, name, depth + 1, seen)
            : undefined
    // What cannot be taken away decides, wherever it stands.
    if (next !== undefined && next.form !== 'mode') return next
    found ??= next
  }
  return found
}

// Parameters that a call made by hand may have as JSON already. A text is none of them, whatever it looks
// like.
const written: ReadonlySet<string> = new Set([
  'media',
  'explanation_media',
  'options',
  'reply_parameters',
  'results',
  'result',
  'checklist',
  'rich_message',
])

const fromJson = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

const without = (value: object, allowed: ReadonlySet<unknown>, done = new Map<object, object>()): object => {
  const before = done.get(value)
  if (before !== undefined || isInputFile(value)) return before ?? value
  // What leads back to itself cannot be sent, and ends all the same.
  done.set(value, value)
  const cleaned = (inner: unknown): unknown =>
    typeof inner === 'object' && inner !== null && find(inner, allowed) !== undefined
      ? without(inner, allowed, done)
      : inner
  const entries: ReadonlyArray<[string, unknown]> = Object.entries(value)
  const clean = Array.isArray(value)
    ? value.map(cleaned)
    : Object.fromEntries(
        entries
          .filter(([name, inner]) => !isMode(value, name, inner, allowed))
          .map(([name, inner]) => [name, cleaned(inner)]),
      )
  done.set(value, clean)
  return clean
}
