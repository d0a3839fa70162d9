// Pieces of generated text that types, predicates and calls share.

import { definitionOf, linkOf, type Field, type Schema, type Type } from '../src/Schema.ts'
import { ownTypes } from '../src/Texts.ts'

// model

export const header = '// Generated from packages/schema. Do not edit.'

// destructors

/** A type as TypeScript writes it. Where it is `open` an enum may hold what is not listed. */
export const typeText = (schema: Schema, type: Type, open: boolean): string => {
  if (typeof type === 'string') return type === 'integer' || type === 'float' ? 'number' : type
  if ('literal' in type) return quote(type.literal)
  if ('array' in type) return `ReadonlyArray<${typeText(schema, type.array, open)}>`
  if ('oneOf' in type) return type.oneOf.map((member) => typeText(schema, member, open)).join(' | ')
  return open && isOpenEnum(schema, type.ref) ? `${type.ref} | Unlisted` : type.ref
}

/** Whether an enum is one of strings: only those can gain members that are kept. */
export const isOpenEnum = (schema: Schema, name: string): boolean => {
  const found = definitionOf(schema, name)
  return found._tag === 'Enum' && found.values.every((value) => typeof value === 'string')
}

/** The fields of an interface, one a line, each with its limits. */
export const fieldLines = (
  schema: Schema,
  fields: Readonly<Record<string, Field>>,
  open: boolean,
): ReadonlyArray<string> =>
  Object.entries(fields).flatMap(([name, field]) => [
    ...note(field),
    `  readonly ${name}${field.required === true ? '' : '?'}: ${typeText(schema, field.type, open)}${field.required === true || open ? '' : ' | undefined'}`,
  ])

export const doc = (name: string): string => `/** ${ownTypes[name] ?? linkOf(name)} */`

export const quote = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value.replace(/[\\']/g, '\\$&')}'`

/** A list of names over as many lines as it needs. */
export const importText = (
  kind: 'import' | 'import type' | 'export' | 'export type',
  names: ReadonlyArray<string>,
  from: string,
): ReadonlyArray<string> =>
  names.length === 0
    ? []
    : [`${kind} {`, ...[...names].sort().map((name) => `  ${name},`), `} from '${from}'`]

// private

const note = ({ length, items, range, orElse, pattern }: Field): ReadonlyArray<string> => {
  const parts = [
    ...(length === undefined
      ? []
      : [
          `${span(length)} ${length[2] === 'parsed characters' ? 'characters, once entities are parsed' : length[2]}`,
        ]),
    ...(items === undefined ? [] : [`${span(items)} items`]),
    ...(range === undefined ? [] : [span(range)]),
    ...(orElse === undefined ? [] : [`or ${orElse}`]),
    ...(pattern === undefined ? [] : [`\`${pattern}\``]),
  ]
  return parts.length === 0 ? [] : [`  /** ${parts.join(', ')}. */`]
}

const span = ([min, max]: readonly [number, number, ...ReadonlyArray<unknown>]): string =>
  min === max ? String(min) : min < 0 ? `${min} to ${max}` : `${min}–${max}`
