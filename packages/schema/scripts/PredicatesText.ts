// Writes core's `Predicates.ts`: for each object and union a function that says whether a value is right, and nothing else.

import { discriminantOf, membersOf, type Fields, type Schema, type Type, type UnionFacts } from '../src/Schema.ts'
import { header, isOpenEnum, quote } from './Syntax.ts'

// destructors

/** The text of `internal/generated/Predicates.ts`. */
export const predicatesText = (schema: Schema): string => {
  const helpers = new Map<string, string>()
  const body = [
    ...Object.entries(schema.objects).map(([name, { incoming, fields }]) => objectText(schema, name, fields, incoming === true, helpers)),
    ...Object.entries(schema.unions).map(([name, union]) => unionText(schema, name, union, helpers)),
    ...Object.entries(schema.enums).map(([name, values]) =>
      predicate(`is${name}`, [`switch (u) { ${values.map((value) => `case ${quote(value)}:`).join(' ')} return true; default: return false }`]),
    ),
  ]
  return [
    header,
    '',
    "import { isInputFile } from '../../InputFile.ts'",
    '',
    ...body,
    ...helpers.values(),
  ].join('\n')
}

// private

// An object with as many optional fields as this is tested by the fields that it has, not by those that it may have. Measured on Node 24
// with core's fixtures (text, photo, reply with keyboard, channel post, callback query), parsed afresh, as the share of JSON.parse of the
// same bytes. Asking for every field costs 6 % as long as the program has met few shapes of objects, but 33–45 % once it has met many, as a
// running bot has, since each of Message's hundred absent fields is then looked up by name. `for … in` costs 4–6 % in both cases, and 7 % over
// all fixtures, most of which are tiny. Between 20 and 24 it makes no difference; from 28, which leaves Update out, it costs 7–13 %. A loop
// for each type of array, in place of one that takes a function, saves a fourteenth; asking Array.isArray only where no required field tells
// arrays apart saves an eighth.
const manyFields = 24

const predicate = (name: string, lines: ReadonlyArray<string>): string =>
  [`export function ${name}(u: any): boolean {`, ...lines.map((line) => `  ${line}`), '}', ''].join('\n')

const isObject = "typeof u === 'object' && u !== null"

const objectText = (schema: Schema, name: string, fields: Fields, open: boolean, helpers: Map<string, string>): string => {
  const required = Object.entries(fields).filter(([, field]) => field.required === true)
  const optional = Object.entries(fields).filter(([, field]) => field.required !== true)
  const kind = required.length === 0 ? `${isObject} && !Array.isArray(u)` : isObject
  if (optional.length < manyFields) {
    const tests = [
      ...required.map(([key, field]) => testText(schema, field.type, `u.${key}`, open, helpers)),
      ...optional.map(([key, field]) => `(u.${key} === undefined || ${testText(schema, field.type, `u.${key}`, open, helpers)})`),
    ]
    return predicate(`is${name}`, [`return ${[kind, ...tests].join('\n    && ')}`])
  }
  const cases = [...required, ...optional].map(([key, field]) => {
    const holds = testText(schema, field.type, 'v', open, helpers)
    return field.required === true
      ? `    case '${key}': if (!(${holds})) return false; seen++; break`
      : `    case '${key}': if (!(${holds} || v === undefined)) return false; break`
  })
  return predicate(`is${name}`, [
    `if (!(${kind})) return false`,
    'let seen = 0',
    'for (const key in u) {',
    '  const v = u[key]',
    '  switch (key) {',
    ...cases,
    '  }',
    '}',
    `return seen === ${required.length}`,
  ])
}

const unionText = (schema: Schema, name: string, { incoming, discriminant, plain = [] }: UnionFacts, helpers: Map<string, string>): string => {
  const open = incoming === true
  const early = plain.map((type) => `if (${testText(schema, type, 'u', open, helpers)}) return true`)
  const members = membersOf(schema, name)
  if (discriminant === undefined) return predicate(`is${name}`, [...early, `return ${anyOf(members)}`])
  const groups = Map.groupBy(members, (member) => discriminantOf(schema, member, discriminant))
  const others = groups.get(undefined) ?? []
  const cases = [...groups].flatMap(([value, group]) => (value === undefined ? [] : [`  case ${quote(value)}: return ${anyOf(group)}`]))
  const rest = others.length > 0 ? anyOf(others) : open ? `typeof u.${discriminant} === 'string'` : 'false'
  return predicate(`is${name}`, [...early, `if (!(${isObject})) return false`, `switch (u.${discriminant}) {`, ...cases, `  default: return ${rest}`, '}'])
}

const anyOf = (members: ReadonlyArray<string>): string => members.map((member) => `is${member}(u)`).join(' || ')

const testText = (schema: Schema, type: Type, at: string, open: boolean, helpers: Map<string, string>): string => {
  switch (type) {
    case 'string':
    case 'boolean': return `typeof ${at} === '${type}'`
    case 'integer': return `Number.isSafeInteger(${at})`
    case 'float': return `Number.isFinite(${at})`
    case 'true': return `${at} === true`
    case 'InputFile': return `isInputFile(${at})`
  }
  if ('literal' in type) return `${at} === ${quote(type.literal)}`
  if ('oneOf' in type) return `(${type.oneOf.map((member) => testText(schema, member, at, open, helpers)).join(' || ')})`
  if ('array' in type) return `${eachText(schema, type.array, open, helpers)}(${at})`
  return open && isOpenEnum(schema, type.ref) ? `typeof ${at} === 'string'` : `is${type.ref}(${at})`
}

// The name of a function that tests an array of such items.
const eachText = (schema: Schema, item: Type, open: boolean, helpers: Map<string, string>): string => {
  const name = `isEach${nameOf(schema, item, open)}`
  if (!helpers.has(name)) {
    helpers.set(name, '')
    const test = testText(schema, item, 'u[i]', open, helpers)
    helpers.set(name, predicate(name, ['if (!Array.isArray(u)) return false', `for (let i = 0; i < u.length; i++) if (!(${test})) return false`, 'return true']))
  }
  return name
}

const nameOf = (schema: Schema, type: Type, open: boolean): string => {
  if (typeof type === 'string') return `${type[0]?.toUpperCase()}${type.slice(1)}`
  if ('ref' in type) return open && isOpenEnum(schema, type.ref) ? 'String' : type.ref
  if ('array' in type) return `RowOf${nameOf(schema, type.array, open)}`
  if ('oneOf' in type) return type.oneOf.map((member) => nameOf(schema, member, open)).join('Or')
  return `Literal${type.literal}`
}
