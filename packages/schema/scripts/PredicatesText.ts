// Writes core's `Predicates.ts`: for each object and union a function that says whether a value is right, and nothing else.

import { discriminantOf, membersOf, type Field, type Schema, type Type, type UnionFacts } from '../src/Schema.ts'
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
    "import { every, isString } from '../Codecs.ts'",
    '',
    ...body,
    ...helpers.values(),
  ].join('\n')
}

// private

const predicate = (name: string, lines: ReadonlyArray<string>): string => [`export function ${name}(u: any): boolean {`, ...lines.map((line) => `  ${line}`), '}', ''].join('\n')

const isObject = "typeof u === 'object' && u !== null && !Array.isArray(u)"

const objectText = (schema: Schema, name: string, fields: Readonly<Record<string, Field>>, open: boolean, helpers: Map<string, string>): string => {
  const tests = Object.entries(fields).map(([key, field]) => {
    const test = testText(schema, field.type, `u.${key}`, open, helpers)
    return field.required === true ? test : `(u.${key} === undefined || ${test})`
  })
  return predicate(`is${name}`, [[`return ${isObject}`, ...tests].join('\n    && ')])
}

const unionText = (schema: Schema, name: string, { incoming, discriminant, plain = [] }: UnionFacts, helpers: Map<string, string>): string => {
  const open = incoming === true
  const early = plain.map((type) => `if (${testText(schema, type, 'u', open, helpers)}) return true`)
  const members = membersOf(schema, name)
  if (discriminant === undefined) return predicate(`is${name}`, [...early, `return ${members.map((member) => `is${member}(u)`).join(' || ')}`])
  const groups = Map.groupBy(members, (member) => discriminantOf(schema, member, discriminant))
  const others = groups.get(undefined) ?? []
  const cases = [...groups].flatMap(([value, group]) =>
    value === undefined ? [] : [`  case ${quote(value)}: return ${group.map((member) => `is${member}(u)`).join(' || ')}`],
  )
  const rest = others.length > 0 ? others.map((member) => `is${member}(u)`).join(' || ') : open ? `typeof u.${discriminant} === 'string'` : 'false'
  return predicate(`is${name}`, [...early, `if (!(${isObject})) return false`, `switch (u.${discriminant}) {`, ...cases, `  default: return ${rest}`, '}'])
}

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
  if ('array' in type) return `every(${at}, ${helperOf(schema, type.array, open, helpers)})`
  return open && isOpenEnum(schema, type.ref) ? `typeof ${at} === 'string'` : `is${type.ref}(${at})`
}

// A function that tests one item of an array. What is not an object gets one of its own.
const helperOf = (schema: Schema, item: Type, open: boolean, helpers: Map<string, string>): string => {
  if (item === 'string') return 'isString'
  if (typeof item === 'object' && 'ref' in item && !(open && isOpenEnum(schema, item.ref))) return `is${item.ref}`
  if (typeof item === 'object' && 'ref' in item) return 'isString'
  const test = testText(schema, item, 'u', open, helpers)
  const name = `is${nameOf(item)}`
  helpers.set(name, predicate(name, [`return ${test}`]))
  return name
}

const nameOf = (type: Type): string =>
  typeof type === 'string'
    ? `${type[0]?.toUpperCase()}${type.slice(1)}`
    : 'ref' in type
      ? type.ref
      : 'array' in type
        ? `${nameOf(type.array)}Row`
        : 'oneOf' in type
          ? type.oneOf.map(nameOf).join('Or')
          : `Literal${type.literal}`
