// Derives the facts from the declarations: names without prefix, exact number types, limits, discriminants
// and corrections.

import ts from 'typescript'
import {
  membersOf,
  reachableFrom,
  type Field,
  type FieldTable,
  type MethodFacts,
  type ObjectFacts,
  type Schema,
  type Type,
} from '../src/Schema.ts'
import { withAhead } from './CatchUp.ts'
import { alsoIncoming, discriminants, dropped, fractions, payloads, promised } from './Corrections.ts'
import { makeCorrector, type Corrector } from './Corrector.ts'
import type { Declarations, Member } from './Declarations.ts'
import { kindOf, readLimits, type Reading } from './Limits.ts'
import { makeTypeReader, type TypeReader } from './TypeReader.ts'

// model

export interface Derivation {
  /** The facts of the source with those that it does not have yet. */
  readonly facts: Schema
  /** The facts of the source as it is. */
  readonly source: Schema
  /** What the comments of fields say about limits, by `Owner.field`. */
  readonly readings: ReadonlyMap<string, Reading>
  /** Corrections that change nothing: the source has caught up, or the name is wrong. */
  readonly idle: ReadonlyArray<string>
}

// constructors

/** Derives the facts from the declarations. Throws on a type that it does not understand. */
export const derive = (source: Declarations): Derivation => {
  const corrector = makeCorrector()
  const reader = makeTypeReader(corrector)
  const readings = new Map<string, Reading>()

  const fieldOf = (owner: string, member: Member): Field => {
    const type = reader.typeOf(member.type, owner, member.name)
    const reading = readLimits(kindOf(type), member.comment)
    const key = `${owner}.${member.name}`
    if (reading.taken.length + reading.left.length > 0) readings.set(key, reading)
    return corrector.correct(key, {
      type,
      ...(member.optional ? {} : { required: true }),
      ...reading.limits,
    })
  }
  const fieldsOf = (owner: string, members: ReadonlyArray<Member>): FieldTable =>
    Object.fromEntries(members.map((member) => [member.name, fieldOf(owner, member)]))

  for (const [name, node] of source.aliases)
    if (corrector.take(dropped, name) === undefined) reader.typeOf(node, name, '', name)
  const objects = objectsOf(source, corrector, fieldsOf)
  const methods = methodsOf(source, reader, fieldsOf)
  const { version, date } = source
  const schema = { version, date, enums: reader.enums, unions: reader.unions, objects, methods }
  const caughtUp = withAhead(schema)
  return {
    facts: completed(corrector, caughtUp.schema),
    source: completed(corrector, schema),
    readings,
    idle: [...corrector.idle(), ...idleFractions(schema), ...caughtUp.idle],
  }
}

// private

// Adds what follows from all types: update kinds, discriminants, and what Telegram may send.
const completed = (corrector: Corrector, schema: Schema): Schema => {
  const kinds = Object.keys(schema.objects['Update']?.fields ?? {}).filter((name) => name !== 'update_id')
  const enums = sorted({ ...schema.enums, UpdateKind: kinds })
  return withIncoming(withUnionFacts(corrector, { ...schema, enums }))
}

type FieldsReader = (owner: string, members: ReadonlyArray<Member>) => FieldTable

const objectsOf = (
  source: Declarations,
  corrector: Corrector,
  fieldsOf: FieldsReader,
): Readonly<Record<string, ObjectFacts>> =>
  Object.fromEntries(
    [...source.interfaces].flatMap(([name, members]) =>
      name.endsWith('Params') || corrector.take(dropped, name) !== undefined
        ? []
        : [
            [
              name,
              {
                ...(corrector.take(payloads, name) !== undefined && { payload: true as const }),
                fields: fieldsOf(name, members),
              },
            ],
          ],
    ),
  )

const methodsOf = (
  source: Declarations,
  reader: TypeReader,
  fieldsOf: FieldsReader,
): Readonly<Record<string, MethodFacts>> =>
  Object.fromEntries(
    source.methods.map((method) => {
      const { params, result, inlineResult } = signatureOf(method, (node) =>
        reader.typeOf(node, method.name, 'result'),
      )
      const members = params === undefined ? [] : source.interfaces.get(params)
      if (members === undefined) throw new Error(`${method.name}: ${params} is not declared.`)
      const facts = { params: fieldsOf(method.name, members), result, ...(inlineResult && { inlineResult }) }
      return [method.name, facts]
    }),
  )

const withUnionFacts = (corrector: Corrector, schema: Schema): Schema => ({
  ...schema,
  unions: mapEntries(schema.unions, (name, union) => {
    const discriminant = corrector.take(discriminants, name)?.field ?? commonLiteral(schema, name)
    const fields = corrector.take(promised, name)?.fields
    return { ...union, ...(discriminant && { discriminant }), ...(fields && { promised: fields }) }
  }),
})

// Marks what Telegram may send: in an update, in a result, or in one of the objects listed for it.
const withIncoming = (schema: Schema): Schema => {
  const roots = [...Object.keys(alsoIncoming), 'Update'].map((ref): Type => ({ ref }))
  const results = Object.values(schema.methods).map((method) => method.result)
  const incoming = reachableFrom(schema, [...roots, ...results])
  const mark = <A extends object>(name: string, facts: A): A & { readonly incoming?: true } =>
    incoming.has(name) ? { incoming: true as const, ...facts } : facts
  return {
    ...schema,
    unions: mapEntries(schema.unions, mark),
    objects: mapEntries(schema.objects, mark),
  }
}

const idleFractions = (schema: Schema): ReadonlyArray<string> =>
  fractions.flatMap(([owners, fields]) =>
    owners.flatMap((owner) =>
      fields
        .filter(
          (field) =>
            (schema.objects[owner]?.fields ?? schema.methods[owner]?.params)?.[field]?.type !== 'float',
        )
        .map((field) => `${owner}.${field}`),
    ),
  )

const signatureOf = (method: Member, typeOf: (node: ts.TypeNode) => Type) => {
  if (!ts.isTypeReferenceNode(method.type)) throw new Error(`${method.name} is declared in an unknown way.`)
  const named = (method.type.typeArguments ?? [])
    .slice(0, -1)[0]
    ?.getText()
    .replace(/^Params\./, '')
  const answer = method.type.typeArguments?.at(-1)
  if (answer === undefined) throw new Error(`${method.name} has no result.`)
  const parts = ts.isUnionTypeNode(answer) ? answer.types : [answer]
  const [result, inlineResult] = parts.map(typeOf)
  if (result === undefined || parts.length > 2)
    throw new Error(`${method.name}: this result is not understood: ${answer.getText()}`)
  return { params: named, result, inlineResult }
}

// The field that every member of a union fixes to a string.
const commonLiteral = (schema: Schema, name: string): string | undefined => {
  const members = membersOf(schema, name).map((member) => schema.objects[member]?.fields ?? {})
  return Object.keys(members[0] ?? {}).find((field) =>
    members.every((fields) => {
      const type = fields[field]?.type
      return typeof type === 'object' && 'literal' in type && typeof type.literal === 'string'
    }),
  )
}

const sorted = <A>(record: Readonly<Record<string, A>>): Record<string, A> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

const mapEntries = <A, B>(
  record: Readonly<Record<string, A>>,
  f: (name: string, value: A) => B,
): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(name, value)]))
