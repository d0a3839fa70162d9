// Reads the tables of the official pages, one page in Markdown per type or method, and compares them with the
// facts. A row of a type has field, type, description; of a method: parameter, type, required, description.
// https://core.telegram.org/bots/api

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FieldTable, Schema, Type } from '../src/Schema.ts'
import { kindOf, readLimits } from './Limits.ts'

// model

export interface PageField {
  readonly name: string
  /** The type as the page writes it, without links: `Array of User`, `Integer or String`. */
  readonly type: string
  readonly required: boolean
  readonly description: string
}

export interface OfficialPage {
  /** The name of the type or the method, as the title writes it. */
  readonly name: string
  readonly fields: ReadonlyArray<PageField>
}

// constructors

/** Reads a page. `undefined` if it has no title, or no table of fields or parameters. */
export const fromMarkdown = (text: string): OfficialPage | undefined => {
  const lines = text.split(/\r?\n/)
  const name = lines
    .find((line) => line.startsWith('# '))
    ?.slice(2)
    .trim()
  const head = lines.findIndex((line) => /^\|\s*(?:Field|Parameter)\s*\|/.test(line))
  if (name === undefined || head === -1) return undefined
  const isMethod = cellsOf(lines[head] ?? '')[0] === 'Parameter'
  const after = lines.slice(head + 2)
  const end = after.findIndex((line) => !line.startsWith('|'))
  const rows = end === -1 ? after : after.slice(0, end)
  return { name, fields: rows.map((row) => fieldFrom(cellsOf(row), isMethod)) }
}

/** Reads all pages below a folder: every file whose name ends in `.md`. */
export const readPages = (folder: string): ReadonlyArray<OfficialPage> =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .toSorted()
    .flatMap((path) => fromMarkdown(readFileSync(join(folder, path), 'utf8')) ?? [])

// destructors

/** Where pages and facts differ, one line each: `+` the facts lack it, `-` the page lacks it, `~` differs. */
export const differenceFrom = (schema: Schema, pages: ReadonlyArray<OfficialPage>): ReadonlyArray<string> =>
  pages.flatMap(({ name, fields }) => {
    const known = schema.objects[name]?.fields ?? schema.methods[name]?.params
    if (known === undefined) return [`+ ${name}: the facts do not have it`]
    const listed = new Set(fields.map((field) => field.name))
    return [
      ...fields.flatMap((field) => faultsOf(schema, name, field, known)),
      ...Object.keys(known)
        .filter((key) => !listed.has(key))
        .map((key) => `- ${name}.${key}: the page does not have it`),
    ]
  })

// private

// A `|` within a cell is escaped. Links and emphasis are taken out.
const cellsOf = (row: string): ReadonlyArray<string> =>
  row
    .trim()
    .slice(1, row.trim().endsWith('|') ? -1 : undefined)
    .split(/(?<!\\)\|/)
    .map((cell) => plainOf(cell).trim())

const plainOf = (cell: string): string =>
  cell
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\([\\|_*])/g, '$1')
    .replace(/\*+/g, '')

const fieldFrom = (cells: ReadonlyArray<string>, isMethod: boolean): PageField => {
  const [name = '', type = '', third = '', fourth = ''] = cells
  return isMethod
    ? { name, type, required: third === 'Yes', description: fourth }
    : { name, type, required: !/^Optional\b/.test(third), description: third }
}

const faultsOf = (
  schema: Schema,
  owner: string,
  { name, type, required, description }: PageField,
  known: FieldTable,
): ReadonlyArray<string> => {
  const key = `${owner}.${name}`
  const field = Object.hasOwn(known, name) ? known[name] : undefined
  if (field === undefined) return [`+ ${key}: ${type}${required ? ', required' : ''}`]
  const certainty = field.certainty === undefined ? '' : ` (${field.certainty})`
  const presence = (isRequired: boolean): string => (isRequired ? 'required' : 'optional')
  const [has, says] = [wordsOf(schema, field.type), termsOf(type)]
  const { limits } = readLimits(kindOf(field.type), description)
  const unlike = Object.entries(limits).filter(
    ([limit, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(field, limit)),
  )
  return [
    ...(required === (field.required === true)
      ? []
      : [`~ ${key}: ${presence(field.required === true)}, the page: ${presence(required)}${certainty}`]),
    ...(has.some((word) => says.includes(word))
      ? []
      : [`~ ${key}: ${has.join(' or ')}, the page: ${type}${certainty}`]),
    ...unlike.map(([limit, value]) => `~ ${key}: the page has the ${limit} ${JSON.stringify(value)}`),
  ]
}

// The terms of a page: `A, B and C`, `A or B`. A choice within an array keeps its `Array of`.
const termsOf = (type: string): ReadonlyArray<string> => {
  const [, arrays = '', rest = ''] = /^((?:Array of )*)(.*)$/.exec(type) ?? []
  return rest
    .split(/,\s*|\s+(?:and|or)\s+/)
    .filter((term) => term !== '')
    .map((term) => `${arrays}${term === 'Float number' ? 'Float' : term}`)
}

// The words with which a page may write a type of the facts.
const wordsOf = (schema: Schema, type: Type): ReadonlyArray<string> => {
  if (typeof type === 'string') return [simple[type]]
  if ('literal' in type) return [typeof type.literal === 'string' ? 'String' : 'Integer']
  if ('array' in type) return wordsOf(schema, type.array).map((word) => `Array of ${word}`)
  if ('oneOf' in type) return type.oneOf.flatMap((one) => wordsOf(schema, one))
  const values = schema.enums[type.ref]
  if (values !== undefined) return [typeof values[0] === 'string' ? 'String' : 'Integer']
  return [type.ref, ...(schema.unions[type.ref]?.members ?? [])]
}

const simple: Readonly<Record<Extract<Type, string>, string>> = {
  string: 'String',
  integer: 'Integer',
  float: 'Float',
  boolean: 'Boolean',
  true: 'True',
  InputFile: 'InputFile',
}
