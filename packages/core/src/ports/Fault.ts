// The errors of a decoder as sentences for a person: the place, the expected value, and the received value.

import type * as t from 'io-ts'
import { pathOf } from './internal/FaultPath.ts'
import { tagOf } from './internal/IoTs.ts'

// destructors

/**
 * One sentence for each error, with its path from a named root. For a union, only the errors of the variant
 * that fits best are returned.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft } from 'fp-ts/lib/Either.js'
 *   import { explain } from '@pipegram/core/Fault'
 *   import { Update } from '@pipegram/core/Types'
 *
 *   const decoded = Update.decode({
 *     update_id: 1,
 *     poll_answer: { poll_id: '5', option_ids: [0, 'one'], option_persistent_ids: [] },
 *   })
 *
 *   assert.ok(isLeft(decoded))
 *   assert.deepStrictEqual(explain('update')(decoded.left), [
 *     'update.poll_answer.option_ids[1]: expected an integer, got "one"',
 *   ])
 */
export const explain =
  (root: string) =>
  (errors: t.Errors): ReadonlyArray<string> =>
    nearest(
      errors.map((error): Fault => ({ error, expected: expectedOf(error) })),
      0,
    ).map(({ error, expected }) => `${pathOf(root, error.context)}: ${expected}`)

// private

interface Fault {
  readonly error: t.ValidationError
  readonly expected: string
}

const expectedOf = ({ message, value, context }: t.ValidationError): string => {
  const text = message ?? `expected ${nameOf(context)}`
  return text.startsWith('expected ') ? `${text}, got ${show(value)}` : text
}

const nameOf = (context: t.Context): string => context.at(-1)?.type.name ?? 'something else'

const show = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  const text = textOf(value)
  // Half a surrogate pair would make a text that Telegram refuses.
  return text.length > 60 ? `${text.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…` : text
}

const textOf = (value: unknown): string => {
  // JSON has no word for infinity, which is the value of `1e400`.
  if (typeof value === 'number') return String(value)
  try {
    // The result is `undefined` for functions and symbols, although its type is a string.
    const text: unknown = JSON.stringify(value)
    return typeof text === 'string' ? text : `a ${typeof value}`
  } catch {
    // The value has a cycle, is a bigint, or is nested too deeply.
    return typeof value === 'bigint' ? `${value}n` : `an ${typeof value} that cannot be shown`
  }
}

// For each io-ts union on the path to a fault, keeps the faults of one member.
const nearest = (faults: ReadonlyArray<Fault>, depth: number): ReadonlyArray<Fault> => {
  const placed = faults.map((fault) => ({
    fault,
    union: fault.error.context.findIndex(({ type }, i) => i >= depth && tagOf(type) === 'UnionType'),
  }))
  const groups = Map.groupBy(placed, ({ fault, union }) =>
    union === -1
      ? fault
      : fault.error.context
          .slice(0, union + 1)
          .map(({ key }) => key)
          .join('\n'),
  )
  return [...groups.values()].flatMap((group) => {
    const union = group[0]?.union ?? -1
    const inside = group.map(({ fault }) => fault)
    if (union === -1) return inside
    const branches = [...Map.groupBy(inside, ({ error }) => error.context[union + 1]?.key).values()].map(
      (branch) => nearest(branch, union + 1),
    )
    const deep = branches.filter((branch) => branch.every(({ error }) => error.context.length > union + 2))
    const best = deep.toSorted((a, b) => distance(a) - distance(b))[0]
    return (
      best ??
      branches
        .slice(0, 1)
        .flatMap(([first]) =>
          first === undefined ? [] : [{ ...first, expected: eitherOf(branches.flat()) }],
        )
    )
  })
}

// A missing field counts more than a wrong one, because a value most likely belongs to the member whose
// fields it has.
const distance = (faults: ReadonlyArray<Fault>): number =>
  faults.reduce((sum, { error }) => sum + (error.value === undefined ? 100 : 1), 0)

const eitherOf = (faults: ReadonlyArray<Fault>): string => {
  const wanted = new Set(
    faults.map(({ error }) =>
      (error.message ?? `expected ${nameOf(error.context)}`).replace(/^expected /, ''),
    ),
  )
  return `expected ${[...wanted].join(' or ')}, got ${show(faults[0]?.error.value)}`
}
