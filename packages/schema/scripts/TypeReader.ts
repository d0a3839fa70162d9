// Reads types as TypeScript writes them. Enums and unions that it meets get a name and are collected.

import ts from 'typescript'
import type { EnumFacts, Type, UnionFacts } from '../src/Schema.ts'
import { fractions, names, plainMembers } from './Corrections.ts'
import type { Corrector } from './Corrector.ts'
import { bare } from './Declarations.ts'

// model

export interface TypeReader {
  /**
   * The type that a node stands for. `name` is the name that the source gives to an enum or a union. Throws
   * on a type that it does not understand.
   */
  readonly typeOf: (node: ts.TypeNode, owner: string, field: string, name?: string) => Type
  /** The enums met so far. */
  readonly enums: Readonly<Record<string, EnumFacts>>
  /** The unions met so far. */
  readonly unions: Readonly<Record<string, UnionFacts>>
}

// constructors

export const makeTypeReader = (corrector: Corrector): TypeReader => {
  const enums: Record<string, EnumFacts> = {}
  const unions: Record<string, UnionFacts> = {}

  const addEnum = (key: string, values: EnumFacts): Type => {
    const name = corrector.take(names, key) ?? key
    const before = enums[name]
    if (before !== undefined && [...before].sort().join() !== [...values].sort().join())
      throw new Error(`Two enums are called ${name} and differ: ${key}.`)
    enums[name] ??= values
    return { ref: name }
  }

  const addUnion = (key: string, members: ReadonlyArray<string>): Type => {
    const name = corrector.take(names, key) ?? key
    if (name.includes(' ')) throw new Error(`A union has no name: ${key}. Give it one in Corrections.ts.`)
    const plain = corrector.take(plainMembers, name)?.types
    unions[name] = { members, ...(plain && { plain }) }
    return { ref: name }
  }

  const unionOf = (node: ts.UnionTypeNode, owner: string, field: string, name?: string): Type => {
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

  const typeOf = (node: ts.TypeNode, owner: string, field: string, name?: string): Type => {
    if (ts.isParenthesizedTypeNode(node)) return typeOf(node.type, owner, field, name)
    if (ts.isArrayTypeNode(node)) return { array: typeOf(node.elementType, owner, field) }
    if (ts.isUnionTypeNode(node)) return unionOf(node, owner, field, name)
    const simple =
      literalOf(node) ?? keywordOf(node, isFraction(owner, field) ? 'float' : 'integer') ?? referenceOf(node)
    if (simple === undefined)
      throw new Error(`${owner}.${field}: this type is not understood: ${node.getText()}`)
    return simple
  }

  return { typeOf, enums, unions }
}

// private

const isFraction = (owner: string, field: string): boolean =>
  fractions.some(([owners, fields]) => owners.includes(owner) && fields.includes(field))

const literalOf = (node: ts.TypeNode): Type | undefined => {
  if (!ts.isLiteralTypeNode(node)) return undefined
  if (node.literal.kind === ts.SyntaxKind.TrueKeyword) return 'true'
  if (ts.isStringLiteral(node.literal)) return { literal: node.literal.text }
  return ts.isNumericLiteral(node.literal) ? { literal: Number(node.literal.text) } : undefined
}

const keywordOf = (node: ts.TypeNode, number: 'float' | 'integer'): Type | undefined => {
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
      return 'string'
    case ts.SyntaxKind.BooleanKeyword:
      return 'boolean'
    case ts.SyntaxKind.NumberKeyword:
      return number
    default:
      return undefined
  }
}

const referenceOf = (node: ts.TypeNode): Type | undefined => {
  if (!ts.isTypeReferenceNode(node)) return undefined
  const target = bare(node.typeName.getText().replace(/^Objects\./, ''))
  switch (target) {
    case 'InputFile':
      return 'InputFile'
    case 'Currencies':
      return 'string'
    case 'Exclude':
      return { ref: 'UpdateKind' }
    default:
      return { ref: names[target] ?? target }
  }
}
