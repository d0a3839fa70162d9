// Makes facts of the declarations: names without prefix, exact numbers, limits, discriminants, corrections
// applied.

import ts from 'typescript'
import {
  membersOf,
  reachableFrom,
  type EnumFacts,
  type Field,
  type Fields,
  type MethodFacts,
  type ObjectFacts,
  type Schema,
  type Type,
  type UnionFacts,
} from '../src/Schema.ts'
import {
  alsoIncoming,
  corrections,
  discriminants,
  dropped,
  fractions,
  names,
  plainMembers,
} from './Corrections.ts'
import { bare, type Declarations, type Member } from './Declarations.ts'
import { readLimits, type Reading } from './Limits.ts'

// model

export interface Derivation {
  readonly facts: Schema
  /** What was read from the comment of each field that says something about limits. */
  readonly readings: ReadonlyMap<string, Reading>
  /** Corrections that change nothing: the source has caught up, or a name is wrong. */
  readonly idle: ReadonlyArray<string>
}

// constructors

/** Derives the facts from the declarations. Throws on a type that it does not understand. */
export const derive = (source: Declarations): Derivation => {
  const enums: Record<string, EnumFacts> = {}
  const unions: Record<string, UnionFacts> = {}
  const objects: Record<string, ObjectFacts> = {}
  const methods: Record<string, MethodFacts> = {}
  const readings = new Map<string, Reading>()
  const used = new Set<string>()

  const correct = <A>(table: Readonly<Record<string, A>>, key: string): A | undefined => {
    if (!Object.hasOwn(table, key)) return undefined
    used.add(key)
    return table[key]
  }

  const addEnum = (key: string, values: EnumFacts): Type => {
    const name = correct(names, key) ?? key
    const before = enums[name]
    if (before !== undefined && [...before].sort().join() !== [...values].sort().join())
      throw new Error(`Two enums are called ${name} and differ: ${key}.`)
    enums[name] ??= values
    return { ref: name }
  }

  const addUnion = (key: string, members: ReadonlyArray<string>): Type => {
    const name = correct(names, key) ?? key
    if (name.includes(' ')) throw new Error(`A union has no name: ${key}. Give it one in Corrections.ts.`)
    const plain = correct(plainMembers, name)?.types
    unions[name] = { members, ...(plain && { plain }) }
    return { ref: name }
  }

  // `name` is what an enum or a union is called where the source calls it something.
  const typeOf = (node: ts.TypeNode, owner: string, field: string, name?: string): Type => {
    if (ts.isParenthesizedTypeNode(node)) return typeOf(node.type, owner, field, name)
    if (ts.isArrayTypeNode(node)) return { array: typeOf(node.elementType, owner, field) }
    if (ts.isLiteralTypeNode(node)) {
      if (node.literal.kind === ts.SyntaxKind.TrueKeyword) return 'true'
      if (ts.isStringLiteral(node.literal)) return { literal: node.literal.text }
      if (ts.isNumericLiteral(node.literal)) return { literal: Number(node.literal.text) }
    }
    switch (node.kind) {
      case ts.SyntaxKind.StringKeyword:
        return 'string'
      case ts.SyntaxKind.BooleanKeyword:
        return 'boolean'
      case ts.SyntaxKind.NumberKeyword:
        return isFraction(owner, field) ? 'float' : 'integer'
    }
    if (ts.isTypeReferenceNode(node)) {
      const target = bare(node.typeName.getText().replace(/^Objects\./, ''))
      if (target === 'InputFile') return 'InputFile'
      if (target === 'Currencies') return 'string'
      if (target === 'Exclude') return { ref: 'UpdateKind' }
      return { ref: names[target] ?? target }
    }
    if (ts.isUnionTypeNode(node)) {
      // `{ toString() }` and `{ toJSON() }` are conveniences of the source.
      const parts = node.types
        .filter((part) => !ts.isTypeLiteralNode(part))
        .map((part) => typeOf(part, owner, field))
      const [first] = parts
      if (parts.length === 1 && first !== undefined && name === undefined) return first
      const literals = parts.flatMap((part) =>
        typeof part === 'object' && 'literal' in part ? [part.literal] : [],
      )
      if (literals.length === parts.length) return addEnum(name ?? literals.join(' '), literals)
      const refs = parts.flatMap((part) => (typeof part === 'object' && 'ref' in part ? [part.ref] : []))
      if (refs.length === parts.length) return addUnion(name ?? refs.join(' '), refs)
      return { oneOf: parts }
    }
    throw new Error(`${owner}.${field}: this type is not understood: ${node.getText()}`)
  }

  const fieldOf = (owner: string, member: Member): Field => {
    const type = typeOf(member.type, owner, member.name)
    const reading = readLimits(kindOf(type), member.comment)
    const key = `${owner}.${member.name}`
    if (reading.taken.length + reading.left.length > 0) readings.set(key, reading)
    const derived: Field = { type, ...(member.optional ? {} : { required: true }), ...reading.limits }
    const correction = Object.hasOwn(corrections, key) ? corrections[key] : undefined
    if (correction === undefined) return derived
    const corrected = { ...derived, ...correction.field }
    if (JSON.stringify(corrected) !== JSON.stringify(derived)) used.add(key)
    return corrected
  }

  const fieldsOf = (owner: string, members: ReadonlyArray<Member>): Fields =>
    Object.fromEntries(members.map((member) => [member.name, fieldOf(owner, member)]))

  for (const [name, node] of source.aliases)
    if (correct(dropped, name) === undefined) typeOf(node, name, '', name)
  for (const [name, members] of source.interfaces)
    if (!name.endsWith('Params') && correct(dropped, name) === undefined)
      objects[name] = { fields: fieldsOf(name, members) }
  for (const method of source.methods) {
    const { params, result, inlineResult } = signatureOf(method, (node) =>
      typeOf(node, method.name, 'result'),
    )
    const members = params === undefined ? [] : source.interfaces.get(params)
    if (members === undefined) throw new Error(`${method.name}: ${params} is not declared.`)
    methods[method.name] = {
      params: fieldsOf(method.name, members),
      result,
      ...(inlineResult && { inlineResult }),
    }
  }
  enums['UpdateKind'] = Object.keys(objects['Update']?.fields ?? {}).filter((name) => name !== 'update_id')

  const schema: Schema = { version: source.version, date: source.date, enums, unions, objects, methods }
  for (const [name, union] of Object.entries(unions)) {
    const discriminant = correct(discriminants, name)?.field ?? commonLiteral(schema, name)
    if (discriminant !== undefined) unions[name] = { ...union, discriminant }
  }
  const results = Object.values(methods).map((method) => method.result)
  const roots = [...Object.keys(alsoIncoming), 'Update'].map((ref): Type => ({ ref }))
  const incoming = reachableFrom(schema, [...roots, ...results])
  const marked = <A extends object>(record: Readonly<Record<string, A>>) =>
    Object.fromEntries(
      Object.entries(record).map(([name, value]) => [
        name,
        incoming.has(name) ? { incoming: true as const, ...value } : value,
      ]),
    )

  const known = [corrections, dropped, names, plainMembers, discriminants].flatMap((table) =>
    Object.keys(table),
  )
  const mentioned = new Set([...used, 'InputFile', 'Currencies'])
  return {
    facts: { ...schema, enums: sorted(enums), unions: marked(unions), objects: marked(objects) },
    readings,
    idle: [...known.filter((key) => !mentioned.has(key)), ...idleFractions(schema)],
  }
}

// private

const isFraction = (owner: string, field: string): boolean =>
  fractions.some(([owners, fields]) => owners.includes(owner) && fields.includes(field))

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

const kindOf = (type: Type) =>
  type === 'string'
    ? 'string'
    : type === 'integer' || type === 'float'
      ? 'number'
      : typeof type === 'object' && 'array' in type
        ? 'array'
        : 'other'

const signatureOf = (method: Member, typeOf: (node: ts.TypeNode) => Type) => {
  if (!ts.isTypeReferenceNode(method.type)) throw new Error(`${method.name} is declared in an unknown way.`)
  const named = (method.type.typeArguments ?? [])
    .slice(0, -1)[0]
    ?.getText()
    .replace(/^Params\./, '')
  const answer = method.type.typeArguments?.at(-1)
  if (answer === undefined) throw new Error(`${method.name} answers nothing.`)
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
