// Messages by their text: exact texts, matches of a regular expression, or texts that a codec reads.

import { has, type MessageKind, type With } from '@pipegram/core/Filter'
import type { Message } from '@pipegram/core/Types'
import { messageIn } from '@pipegram/core/UpdateFilters'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'
import type { RouteKey, Route } from '../pipeline/Shape.ts'
import { costOf, isTooLong, mostSteps } from './internal/PatternCost.ts'

// model

/** What `hears` adds: the message, and the text, match or value that was found in it. */
export interface HasHeard<A> {
  readonly message: With<Message, 'text'>
  readonly heard: A
}

/** A match of a regular expression. */
export interface HearsMatch<G extends string> {
  readonly text: string
  /** The start of the match, in UTF-16 units, as entities count. */
  readonly offset: number
  /** The text of each group by its number, from 1. Number 0 is `text`. */
  readonly parts: ReadonlyArray<string | undefined>
  /** The text of each group in the option `groups`. */
  readonly groups: { readonly [K in G]: string }
}

/** Options of `hears`. */
export interface HearsOptions {
  /** The kinds of messages. Default: new messages only. */
  readonly kinds?: ReadonlyArray<MessageKind>
}

/** Options of `hears` with texts. */
export interface HearsTextOptions extends HearsOptions {
  readonly ignoreCase?: boolean
}

/** Options of `hears` with a regular expression. */
export interface HearsPatternOptions<G> extends HearsOptions {
  readonly groups?: ReadonlyArray<G>
}

// constructors

/**
 * Lets through messages with one of some texts, with a match of a regular expression, or with a text that a
 * codec reads.
 *
 * Texts are compared as a whole, and found by an index: a thousand texts cost as much as one. A text that the
 * codec refuses is skipped.
 *
 * Throws a `RangeError` when the bot starts, for a regular expression that could block the bot, because
 * anybody can send a text for that. This is the case if its time can grow faster than the square of the
 * length, or if it can take 134 million steps. `linear(…)` of `LinearPattern` accepts such an expression. A
 * text of more than 4,096 characters is skipped; without the flag `u`, an emoji counts as two.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { IntFromString } from '@pipegram/core/Argument'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { hears } from '@pipegram/compose/Hears'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     choose(
 *       branch(
 *         use(hears(['Menu', 'Card'], { ignoreCase: true })),
 *         handle(({ call, message, heard }) => call(reply(message, `The ${heard}`))),
 *       ),
 *       branch(
 *         use(hears(/^order #(?<id>\d+)$/i, { groups: ['id'] })),
 *         handle(({ call, message, heard }) => call(reply(message, `Number ${heard.groups.id}`))),
 *       ),
 *       branch(
 *         use(hears(IntFromString)),
 *         handle(({ call, message, heard }) => call(reply(message, `${heard + 1}`))),
 *       ),
 *     ),
 *   )
 *
 *   const { calls } = await harness(bot)(said('Order #113'))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'Number 113' })
 */
export function hears<W extends string>(
  texts: W | ReadonlyArray<W>,
  options?: HearsTextOptions,
): Middleware<HasUpdate, HasHeard<W>, never>
export function hears<G extends string = never>(
  pattern: RegExp,
  options?: HearsPatternOptions<G>,
): Middleware<HasUpdate, HasHeard<HearsMatch<G>>, never>
export function hears<A>(
  codec: t.Decoder<unknown, A>,
  options?: HearsOptions,
): Middleware<HasUpdate, HasHeard<A>, never>
export function hears(
  asked: string | ReadonlyArray<string> | RegExp | t.Decoder<unknown, unknown>,
  {
    kinds = ['message'],
    ignoreCase = false,
    groups = [],
  }: HearsTextOptions & HearsPatternOptions<string> = {},
): Middleware<HasUpdate, HasHeard<unknown>, never> {
  const find = messageIn(kinds)
  const step = (
    label: string,
    keys: ReadonlyArray<RouteKey | undefined>,
    hear: (text: string) => unknown,
  ): Middleware<HasUpdate, HasHeard<unknown>, never> =>
    withRoutes(
      label,
      kinds.flatMap((kind) => keys.map((key): Route => (key === undefined ? { kind } : { kind, key }))),
    )((ctx: HasUpdate, next) => {
      const message = find(ctx.update)
      if (message === undefined || !has(message, 'text')) return skipped
      const heard = hear(message.text)
      return heard === undefined ? skipped : next({ message, heard })
    })

  if (asked instanceof RegExp) {
    const pattern = new RegExp(asked.source, asked.flags.replaceAll(/[gy]/g, ''))
    refuse(pattern, groups)
    return step(`hears ${String(asked)}`, [undefined], (text) =>
      isTooLong(pattern, text) ? undefined : foundBy(pattern, groups, text),
    )
  }
  if (typeof asked === 'object' && 'decode' in asked)
    return step(`hears ${asked.name}`, [undefined], (text) => {
      const decoded = asked.decode(text)
      return E.isRight(decoded) ? decoded.right : undefined
    })
  const texts = typeof asked === 'string' ? [asked] : asked
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text)
  const known = new Map(texts.toReversed().map((text) => [fold(text), text]))
  return step(
    `hears ${texts.slice(0, 3).join(', ')}${texts.length > 3 ? ', …' : ''}`,
    texts.map((text) => `=${text.toLowerCase()}` as const),
    (text) => known.get(fold(text)),
  )
}

// private

const foundBy = (
  pattern: RegExp,
  names: ReadonlyArray<string>,
  text: string,
): HearsMatch<string> | undefined => {
  const found = pattern.exec(text)
  if (found === null) return undefined
  const groups: Array<readonly [string, string]> = []
  for (const name of names) {
    const held = found.groups?.[name]
    if (held === undefined) return undefined
    groups.push([name, held])
  }
  return { text: found[0], offset: found.index, parts: [...found], groups: Object.fromEntries(groups) }
}

const refuse = (pattern: RegExp, groups: ReadonlyArray<string>): void => {
  const { degree, steps, why } = costOf(pattern)
  const slow =
    degree === undefined
      ? `the time that it takes is not known: ${why}`
      : degree > 2
        ? `its time grows with the length of the text to the power of ${degree}`
        : steps > mostSteps
          ? `its optional parts, alternatives and counts make up to ${steps.toExponential(0)} steps`
          : undefined
  if (slow !== undefined)
    throw new RangeError(
      `${String(pattern)} can take very long on a text that is written for it: ${slow}. ` +
        'Begin it with "^", follow each repetition by a character that it cannot repeat, and let no two ' +
        'alternatives begin alike. ' +
        'Or write hears(linear(…)), from @pipegram/compose/LinearPattern. ' +
        'If you trust all who write to the bot, write use(filter(filters.regex(…))).',
    )
  // With an empty alternative, the expression matches any text, and returns the names of all its groups.
  const known = Object.keys(new RegExp(`${pattern.source}|`, pattern.flags).exec('')?.groups ?? {})
  const [stranger] = groups.filter((name) => !known.includes(name))
  if (stranger !== undefined)
    throw new RangeError(`${String(pattern)} has no group "${stranger}": write (?<${stranger}>…).`)
}
