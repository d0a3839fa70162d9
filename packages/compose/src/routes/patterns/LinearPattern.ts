// Regular expressions that run in linear time, by the engine of the optional package `re2js`: for those that
// `hears` refuses.
// https://github.com/le0pard/re2js
//
// Wing `routes/patterns`: further ways to match a text, each with an engine of its own.

import { defined } from '@pipegram/core/Defined'
import type * as t from 'io-ts'
import { failure, success } from 'io-ts'
import { RE2JS } from 're2js'
import type { HearsMatch } from '../Hears.ts'

// model

/** Options of `linear`. */
export interface LinearOptions<G> {
  /** The groups that must have taken part. Default: none. */
  readonly groups?: ReadonlyArray<G>
}

// constructors

/**
 * An expression that no text can make slow, as a codec for `hears`. It matches as RE2 does: without
 * lookaround and backreferences, with counts of at most 1,000, and `\w`, `\s` and `\b` know only ASCII. It
 * throws where it is defined, and so when the bot starts, on an expression that RE2 does not have, on the
 * flags `v` and `y`, and on a group that is not there.
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
