// Regular expressions that run in linear time, through the engine of the optional package `re2js`. Use them
// for expressions that `hears` refuses.
// https://github.com/le0pard/re2js
//
// Wing `routes/patterns`: more ways to match a text, each with its own engine.

import { defined } from '@pipegram/core/Defined'
import type * as t from 'io-ts'
import { failure, success } from 'io-ts'
import { RE2JS } from 're2js'
import type { HearsMatch } from '../Hears.ts'

// model

/** Options of `linear`. */
export interface LinearOptions<G> {
  /** The groups that must be part of the match. Default: none. */
  readonly groups?: ReadonlyArray<G>
}

// constructors

/**
 * An expression that no text can make slow, as a codec for `hears`. It matches as RE2 does: without
 * lookaround and backreferences, and with counts of at most 1,000; `\w`, `\s` and `\b` match only ASCII.
 * Throws when the bot starts, for an expression that RE2 does not support, for the flags `v` and `y`, and for
 * a missing group.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { hears } from '@pipegram/compose/Hears'
 *   import { linear } from '@pipegram/compose/LinearPattern'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     use(hears(linear(/(?:\w+\s?)+ costs (?<price>\d+)/, { groups: ['price'] }))),
 *     handle(({ call, message, heard }) => call(reply(message, heard.groups.price))),
 *   )
 *
 *   const { calls } = await harness(bot)(said('A pot of tea costs 3'))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: '3' })
 */
export const linear = <const G extends string = never>(
  pattern: RegExp,
  { groups = [] }: LinearOptions<G> = {},
): t.Decoder<unknown, HearsMatch<G>> => {
  const flag = /[vy]/.exec(pattern.flags)?.[0]
  if (flag !== undefined)
    throw new RangeError(`${String(pattern)} has the flag "${flag}": linear has no such flag.`)
  const engine = RE2JS.compile(RE2JS.translateRegExp(pattern.source), flagsOf(pattern))
  const known = engine.namedGroups()
  const stranger = groups.find((name) => !Object.hasOwn(known, name))
  if (stranger !== undefined)
    throw new RangeError(`${String(pattern)} has no group "${stranger}": write (?<${stranger}>…).`)
  const validate: t.Validate<unknown, HearsMatch<G>> = (u, context) => {
    const matcher = typeof u === 'string' ? engine.matcher(u) : undefined
    if (matcher?.find() !== true) return failure(u, context)
    const partOf = (group: number | string) => matcher.group(group) ?? undefined
    const found = defined(Object.fromEntries(groups.map((name) => [name, partOf(name)])))
    return isWhole(groups, found)
      ? success({
          text: partOf(0) ?? '',
          offset: matcher.start(),
          parts: Array.from({ length: matcher.groupCount() + 1 }, (_, group) => partOf(group)),
          groups: found,
        })
      : failure(u, context)
  }
  return { name: String(pattern), validate, decode: (u) => validate(u, []) }
}

// guards

const isWhole = <G extends string>(
  names: ReadonlyArray<G>,
  found: object,
): found is { readonly [K in G]: string } => names.every((name) => Object.hasOwn(found, name))

// private

const flagsOf = ({ ignoreCase, multiline, dotAll }: RegExp): number =>
  (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (multiline ? RE2JS.MULTILINE : 0) | (dotAll ? RE2JS.DOTALL : 0)
