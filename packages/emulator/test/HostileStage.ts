// The start of tests with random requests: an emulator with people, and random parameters that name them.

import { makeEmulator, makeManualClock, type Emulator, type Person } from '@pipegram/emulator'
import { definitionOf, facts, type Field, type Type } from '@pipegram/schema'
import * as fc from 'fast-check'
import { afterAll, beforeAll } from 'vitest'

const clock = makeManualClock()
let emulator: Emulator
let ann: Person
let ids: ReadonlyArray<number> = []

export const makeHostileStage = (): {
  readonly clock: typeof clock
  readonly emulator: () => Emulator
  readonly ann: () => Person
} => {
  beforeAll(async () => {
    emulator = await makeEmulator({ clock, bot: { supports_inline_queries: true }, inline_feedback: true })
    ann = emulator.user({ first_name: 'Ann' })
    const bob = emulator.user({ first_name: 'Bob' })
    ann.send('/start')
    const group = emulator.group({
      title: 'G',
      members: [ann, bob],
      bot: 'administrator',
      join_by_request: true,
    })
    ids = [1, 2, 3, ann.id, bob.id, emulator.bot.id, group.id]
  })
  afterAll(() => emulator.close())
  return { clock, emulator: () => emulator, ann: () => ann }
}

const known = fc.nat().map((n) => ids[n % ids.length] ?? 0)

/** Values of any shape. */
export const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('', '[', '{', 'null', '__proto__', -1, 1e300, 0, '\u0000', '\ud800'),
  known,
  known.map(String),
)

// Values of the right shape, and sometimes of a wrong one.
const near = (type: Type, depth = 0): fc.Arbitrary<unknown> => {
  if (typeof type === 'string')
    return type === 'boolean' || type === 'true'
      ? fc.boolean()
      : type === 'string'
        ? fc.oneof(fc.string({ maxLength: 5 }), known.map(String))
        : fc.oneof(known, fc.integer())
  if ('array' in type) return fc.array(near(type.array, depth), { maxLength: 3 })
  if ('literal' in type) return fc.constant(type.literal)
  if ('oneOf' in type) return fc.oneof(...type.oneOf.map((one) => near(one, depth)))
  const found = definitionOf(facts, type.ref)
  if (found._tag === 'Enum') return fc.constantFrom(...found.values)
  if (depth > 2) return fc.constant({})
  if (found._tag === 'Union') return fc.oneof(...found.members.map((ref) => near({ ref }, depth + 1)))
  return fields(found.fields, depth + 1)
}

/** Parameters or fields, mostly of the right shape. */
export const fields = (
  all: Readonly<Record<string, Field>>,
  depth = 0,
): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(all).map(([name, { type }]) => [
        name,
        fc.oneof({ weight: 6, arbitrary: near(type, depth) }, { weight: 1, arbitrary: hostile }),
      ]),
    ),
    {
      requiredKeys: Object.entries(all).flatMap(([name, { required }]) => (required === true ? [name] : [])),
    },
  )
