// Adds to the facts of the source what it does not have yet, and names what it has meanwhile.

import type { FieldTable, MethodFacts, ObjectFacts, Schema, UnionFacts } from '../src/Schema.ts'
import { ahead } from './Ahead.ts'
import { difference } from './Printer.ts'

// model

export interface CaughtUp {
  readonly schema: Schema
  /** The entries that change nothing: the source has caught up with them. */
  readonly idle: ReadonlyArray<string>
}

// combinators

/** The schema with the additions. Throws if a new method has no result. */
export const withAhead = (schema: Schema): CaughtUp => {
  const after: Schema = {
    ...schema,
    version: ahead.version,
    date: ahead.date,
    enums: { ...schema.enums, ...ahead.enums },
    unions: merge(schema.unions, ahead.unions, withMembers),
    objects: without(merge(schema.objects, ahead.objects, withFields)),
    methods: merge(schema.methods, ahead.methods, withChange),
  }
  const changed = new Set(difference(schema, after).map((line) => line.slice(2).split(': ')[0]))
  return { schema: after, idle: entries.filter((key) => !changed.has(key)) }
}

// private

const merge = <A, B>(
  before: Readonly<Record<string, A>>,
  added: Readonly<Record<string, B>>,
  f: (before: A | undefined, added: B, name: string) => A,
): Readonly<Record<string, A>> => ({
  ...before,
  ...Object.fromEntries(Object.entries(added).map(([name, item]) => [name, f(before[name], item, name)])),
})

const withMembers = (before: UnionFacts | undefined, members: ReadonlyArray<string>): UnionFacts => ({
  ...before,
  members: [...new Set([...(before?.members ?? []), ...members])],
})

const withFields = (before: ObjectFacts | undefined, fields: FieldTable): ObjectFacts => ({
  ...before,
  fields: { ...before?.fields, ...fields },
})

const withChange = (
  before: MethodFacts | undefined,
  change: Partial<MethodFacts>,
  name: string,
): MethodFacts => {
  const { result = before?.result, ...rest } = change
  if (result === undefined) throw new Error(`Ahead.ts: ${name} is new and has no result.`)
  return { ...before, ...rest, params: { ...before?.params, ...change.params }, result }
}

const without = (objects: Readonly<Record<string, ObjectFacts>>): Readonly<Record<string, ObjectFacts>> =>
  Object.fromEntries(
    Object.entries(objects).flatMap(([owner, { fields, ...rest }]) => {
      const kept = Object.entries(fields).filter(([name]) => !ahead.gone.includes(`${owner}.${name}`))
      return ahead.gone.includes(owner) ? [] : [[owner, { ...rest, fields: Object.fromEntries(kept) }]]
    }),
  )

const keysIn = (owners: Readonly<Record<string, FieldTable>>): ReadonlyArray<string> =>
  Object.entries(owners).flatMap(([owner, fields]) => Object.keys(fields).map((name) => `${owner}.${name}`))

const entries: ReadonlyArray<string> = [
  ...Object.keys(ahead.enums),
  ...Object.keys(ahead.unions),
  ...keysIn(ahead.objects),
  ...Object.entries(ahead.methods).flatMap(([name, { params = {}, result }]) => [
    ...keysIn({ [name]: params }),
    ...(result === undefined ? [] : [name]),
  ]),
  ...ahead.gone,
]
