// Writes core's `Predicates.ts`: for each object, union and enum a function that says only whether a value is
// valid.

import {
  discriminantOf,
  membersOf,
  sharedOf,
  type FieldTable,
  type Schema,
  type Type,
  type UnionFacts,
} from '../src/Schema.ts'
import { header, isOpenEnum, quote } from './Syntax.ts'

// destructors

/** The text of `internal/generated/Predicates.ts`. */
export const predicatesText = (schema: Schema): string => {
  const helpers = new Map<string, string>()
  const body = [
    ...Object.entries(schema.objects).map(([name, { incoming, fields }]) =>
      objectText(schema, name, fields, incoming === true, helpers),
    ),
    ...Object.entries(schema.unions).map(([name, union]) => unionText(schema, name, union, helpers)),
    ...Object.entries(schema.enums).map(([name, values]) =>
      predicate(`is${name}`, [
        'switch (u) {',
        ...values.map((value) => `  case ${quote(value)}:`),
        '    return true',
        '  default:',
        '    return false',
        '}',
      ]),
    ),
  ]
  return [
    header,
    '',
    "import { isInputFile } from '../../InputFile.ts'",
    '',
    'const isInteger = Number.isSafeInteger',
    '',
    ...body,
    ...helpers.values(),
  ].join('\n')
}

// private

// An object with at least this many optional fields is tested by the fields that it has, not by those that it
// may have. Such objects come in many shapes: from five shapes on V8 looks up each field by name, and an
// absent field costs as much as a present one. Measured on Node 24 with the corpus of the bench, only the
// test, in ns per update: with a threshold of 24 fields 190, of 14 112, of 8 and of 4 120; after forty
// updates of each kind, as in a running bot, 270, 194, 179 and 148. One switch is the cheapest way to tell
// the fields apart: a switch by length first is not faster, and a Map costs half as much again. Array.isArray
// is asked only if no required field excludes arrays, which saves an eighth.
const manyFields = 4

const predicate = (name: string, lines: ReadonlyArray<string>): string =>
  [`export function ${name}(u: any): boolean {`, ...lines.map((line) => `  ${line}`), '}', ''].join('\n')

const isObject = "typeof u === 'object' && u !== null"

const objectText = (
  schema: Schema,
  name: string,
  fields: FieldTable,
  open: boolean,
  helpers: Map<string, string>,
): string => {
  const required = Object.entries(fields).filter(([, field]) => field.required === true)
  const optional = Object.entries(fields).filter(([, field]) => field.required !== true)
  const kind = required.length === 0 ? `${isObject} && !Array.isArray(u)` : isObject
  if (optional.length < manyFields) {
    const tests = fieldTests(schema, fields, open, helpers)
    return predicate(`is${name}`, [`return ${[kind, ...tests].join(' && ')}`])
  }
  const cases = Map.groupBy([...required, ...optional], ([, field]) => {
    const holds = testText(schema, field.type, 'v', open, helpers)
    return field.required === true
      ? `if (!(${holds})) return false; seen++; break`
      : `if (!(${holds} || v === undefined)) return false; break`
  })
  return predicate(`is${name}`, [
    `if (!(${kind})) return false`,
    ...(required.length === 0 ? [] : ['let seen = 0']),
    'for (const key in u) {',
    '  const v = u[key]',
    '  switch (key) {',
    ...[...cases].map(([test, fields]) => `    ${fields.map(([key]) => `case '${key}':`).join(' ')} ${test}`),
    '  }',
    '}',
    required.length === 0 ? 'return true' : `return seen === ${required.length}`,
  ])
}

// Tests of the fields by name, the required ones first.
const fieldTests = (
  schema: Schema,
  fields: FieldTable,
  open: boolean,
  helpers: Map<string, string>,
): ReadonlyArray<string> => {
  const tests = Object.entries(fields).map(([key, { type, required }]) => {
    const test = testText(schema, type, `u.${key}`, open, helpers)
    return required === true ? { test, required } : { test: `(u.${key} === undefined || ${test})`, required }
  })
  return [...tests.filter(({ required }) => required), ...tests.filter(({ required }) => !required)].map(
    ({ test }) => test,
  )
}

const unionText = (
  schema: Schema,
  name: string,
  { incoming, discriminant, plain = [] }: UnionFacts,
  helpers: Map<string, string>,
): string => {
  const open = incoming === true
  const early = plain.map((type) => `if (${testText(schema, type, 'u', open, helpers)}) return true`)
  const members = membersOf(schema, name)
  if (discriminant === undefined) return predicate(`is${name}`, [...early, `return ${anyOf(members)}`])
  const groups = Map.groupBy(members, (member) => discriminantOf(schema, member, discriminant))
  const others = groups.get(undefined) ?? []
  const cases = [...groups].flatMap(([value, group]) =>
    value === undefined ? [] : [`  case ${quote(value)}: return ${anyOf(group)}`],
  )
  const unlisted = [
    `typeof u.${discriminant} === 'string'`,
    ...fieldTests(schema, sharedOf(schema, name), open, helpers),
  ]
  const rest = others.length > 0 ? anyOf(others) : open ? unlisted.join(' && ') : 'false'
  return predicate(`is${name}`, [
    ...early,
    `if (!(${isObject})) return false`,
    `switch (u.${discriminant}) {`,
    ...cases,
    `  default: return ${rest}`,
    '}',
  ])
}

const anyOf = (members: ReadonlyArray<string>): string =>
  members.map((member) => `is${member}(u)`).join(' || ')

const testText = (
  schema: Schema,
  type: Type,
  at: string,
  open: boolean,
  helpers: Map<string, string>,
): string => {
  switch (type) {
    case 'string':
    case 'boolean':
      return `typeof ${at} === '${type}'`
    case 'integer':
      return `isInteger(${at})`
    case 'float':
      return `Number.isFinite(${at})`
    case 'true':
      return `${at} === true`
    case 'InputFile':
      return `isInputFile(${at})`
  }
  if ('literal' in type) return `${at} === ${quote(type.literal)}`
  if ('oneOf' in type)
    return `(${type.oneOf.map((member) => testText(schema, member, at, open, helpers)).join(' || ')})`
  if ('array' in type) return `${eachText(schema, type.array, open, helpers)}(${at})`
  return open && isOpenEnum(schema, type.ref) ? `typeof ${at} === 'string'` : `is${type.ref}(${at})`
}

// The name of the function that tests an array of such items.
const eachText = (schema: Schema, item: Type, open: boolean, helpers: Map<string, string>): string => {
  const name = `isEach${nameOf(schema, item, open)}`
  if (!helpers.has(name)) {
    helpers.set(name, '')
    const test = testText(schema, item, 'u[i]', open, helpers)
    helpers.set(
      name,
      predicate(name, [
        'if (!Array.isArray(u)) return false',
        `for (let i = 0; i < u.length; i++) if (!(${test})) return false`,
        'return true',
      ]),
    )
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
