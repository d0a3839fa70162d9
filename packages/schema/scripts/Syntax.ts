// Pieces of generated code that types, predicates and calls share.

import {
  defaultOf,
  definitionOf,
  linkOf,
  type Certainty,
  type Field,
  type Range,
  type Schema,
  type Type,
  type Unit,
} from '../src/Schema.ts'
import { ownTypes } from '../src/Texts.ts'

// model

export const header = '// Generated from packages/schema. Do not edit.'

// destructors

/** A type as TypeScript writes it. `open` allows enum values that are not listed. */
export const typeText = (schema: Schema, type: Type, open: boolean): string => {
  if (typeof type === 'string') return type === 'integer' || type === 'float' ? 'number' : type
  if ('literal' in type) return quote(type.literal)
  if ('array' in type) return `ReadonlyArray<${typeText(schema, type.array, open)}>`
  if ('oneOf' in type) return type.oneOf.map((member) => typeText(schema, member, open)).join(' | ')
  return open && isOpenEnum(schema, type.ref) ? `${type.ref} | Unlisted` : type.ref
}

/** Whether all values of an enum are strings: only then is a value that is not listed kept. */
export const isOpenEnum = (schema: Schema, name: string): boolean => {
  const found = definitionOf(schema, name)
  return found._tag === 'Enum' && found.values.every((value) => typeof value === 'string')
}

/** The fields of an interface, one per line, each below its limits. */
export const fieldLines = (
  schema: Schema,
  fields: Readonly<Record<string, Field>>,
  open: boolean,
): ReadonlyArray<string> =>
  Object.entries(fields).flatMap(([name, field]) => {
    const type = typeText(schema, field.type, open)
    return [
      ...note(field, defaultOf(schema, field)),
      field.required === true
        ? `  readonly ${name}: ${type}`
        : `  readonly ${name}?: ${type}${open ? '' : ' | undefined'}`,
    ]
  })

/**
 * The comment of a declaration: what it is, unless Telegram documents it, and a link to the documentation.
 */
export const doc = (name: string, about = ownTypes[name]?.about): string => {
  const link = ownTypes[name] === undefined ? linkOf(name) : ownTypes[name].link
  const parts = [about, link].filter((part) => part !== undefined)
  const line = `/** ${parts.join(' ')} */`
  return line.length <= width ? line : ['/**', ...parts.map((part) => ` * ${part}`), ' */'].join('\n')
}

export const quote = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value.replace(/[\\']/g, '\\$&')}'`

/** An import or an export of names. */
export const importText = (
  kind: 'import' | 'import type' | 'export' | 'export type',
  names: ReadonlyArray<string>,
  from: string,
): ReadonlyArray<string> =>
  names.length === 0
    ? []
    : [`${kind} {`, ...[...names].sort().map((name) => `  ${name},`), `} from '${from}'`]

// private

// The formatter breaks lines of code, but not of comments.
const width = 110

const note = (
  { length, items, range, orElse, pattern, unless, certainty, since }: Field,
  otherwise: unknown,
): ReadonlyArray<string> => {
  const parts = [
    ...(unless === undefined ? [] : [`May be left out only if \`${unless}\` is given.`]),
    ...(length === undefined ? [] : [`${span(length)} ${units[length[2]]}.`]),
    ...(items === undefined ? [] : [`${span(items)} items.`]),
    ...(range === undefined ? [] : [rangeText(range, orElse)]),
    ...(pattern === undefined ? [] : [`Pattern: \`${pattern}\`.`]),
    ...(certainty === undefined ? [] : [doubts[certainty]]),
    ...(since === undefined ? [] : [`From servers before Bot API ${since}: ${shown(otherwise)}.`]),
  ]
  return parts.length === 0 ? [] : [`  /** ${parts.join(' ')} */`]
}

const doubts: Readonly<Record<Certainty, string>> = {
  'one source': 'Not confirmed: only one source has it.',
  inferred: 'Not confirmed: inferred from several sources.',
}
// A default as the comment of a field shows it.
const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? 'an object without any of them'
    : `\`${value === '' ? "''" : JSON.stringify(value)}\``

const units: Readonly<Record<Unit, string>> = {
  characters: 'characters',
  bytes: 'bytes',
  'parsed characters': 'characters after entity parsing',
}

const rangeText = (range: Range, orElse: number | undefined): string =>
  range[0] === range[1]
    ? `Always ${range[0]}.`
    : `Range: ${span(range)}${orElse === undefined ? '' : `, or ${orElse}`}.`

const span = ([min, max]: readonly [number, number, ...ReadonlyArray<unknown>]): string =>
  min === max ? String(min) : min < 0 ? `${min} to ${max}` : `${min}–${max}`
