// The rule that a text is sent as markup only if its author marked it as markup. The types of the call
// constructors obey the rule. This check is for calls that were built by hand, or without types.
// https://core.telegram.org/bots/api#formatting-options

import * as E from 'fp-ts/lib/Either.js'
import { isInputFile } from '../types/InputFile.ts'
import { isNamed } from '../types/Markup.ts'
import type { ParseMode } from '../types/Types.ts'
import type { ApiError } from './ApiError.ts'
import type { Call } from './Call.ts'

// model

export interface EscapingOptions {
  /** The parse modes that this bot may use without `rawMarkup`. Default: no parse mode. */
  readonly allow?: ReadonlyArray<ParseMode>
  /**
   * What happens to a call with any other parse mode. `refuse` makes it fail as `Unsendable`; `plain` sends
   * its texts as plain text, unchanged. Default: `refuse`.
   */
  readonly otherwise?: 'refuse' | 'plain'
}

// constructors

/**
 * A check of calls. It returns the call to send. It returns `Unsendable` for a parse mode, at any depth, that
 * `rawMarkup` did not mark and that is not allowed. The `html` and `markdown` of a rich message count as
 * parse modes. A call that `trusted` marked passes unchanged.
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
      reason: reasonOf(found),
    })
  }
}

// combinators

/**
 * Marks a call that was built by hand, whose markup contains no unescaped text of a user. The `escaping`
 * middleware lets it pass.
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
   * A `mode` can be removed. It cannot be removed within JSON text, or from a rich message, whose text must
   * be markup.
   */
  readonly form: 'mode' | 'json' | 'rich'
}

const reasonOf = ({ path, form }: Found): string =>
  `\`${path}\` makes a text markup, and was not named by \`rawMarkup\`. ${form === 'rich' ? rich : text}`

const rich = 'Send `blocks`, which need no escaping, name the call with `trusted`, or allow the parse mode.'

const text = 'Send the text with `fmt`, which needs no escaping, name the markup, or allow the parse mode.'

const isMode = (params: object, name: string, value: unknown, allowed: ReadonlySet<unknown>): boolean =>
  /(?:^|_)parse_mode$/.test(name) &&
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !allowed.has(value) &&
  !isNamed(params, name)

// The parse mode that allows a field, by the name of the field.
// https://core.telegram.org/bots/api#inputrichmessage
const richModes: ReadonlyMap<string, ParseMode> = new Map([
  ['html', 'HTML'],
  ['markdown', 'Markdown'],
])

const isRichMarkup = (parent: string, name: string, value: unknown, allowed: ReadonlySet<unknown>): boolean =>
  parent === 'rich_message' &&
  richModes.has(name) &&
  typeof value === 'string' &&
  !allowed.has(richModes.get(name))

// Telegram reads nothing below this depth.
const deepest = 100

// Looks at each object once, however often it occurs.
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
    // A place that cannot be removed decides, wherever it is.
    if (next !== undefined && next.form !== 'mode') return next
    found ??= next
  }
  return found
}

// Parameters that may be JSON text in a call built by hand. The text of a message is never read as JSON, even
// if it looks like JSON.
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
  // An object that contains itself cannot be sent, but the walk must still end.
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
