// Writes core's `Types.ts`: a type and a codec for each object, union and enum.

import {
  defaultOf,
  discriminantOf,
  isOpenUnion,
  membersOf,
  sharedOf,
  type Field,
  type FieldTable,
  type ObjectFacts,
  type Schema,
  type Type,
  type UnionFacts,
} from '../src/Schema.ts'
import { doc, fieldLines, header, importText, isOpenEnum, quote, typeText } from './Syntax.ts'

// destructors

/** The text of `internal/generated/Types.ts`. */
export const typesText = (schema: Schema): string => {
  const body = [
    ...Object.entries(schema.enums).flatMap(([name, values]) => [
      '/** The values that this version of the Bot API lists. */',
      `export type ${name} = ${values.map(quote).join(' | ')}`,
      `export const ${name}: Codec<${name}> =`,
      `  /* @__PURE__ */ enumeration('${name}', [${values.map(quote).join(', ')}])`,
      '',
    ]),
    ...Object.entries(schema.unions).flatMap(([name, union]) => unionLines(schema, name, union)),
    ...Object.entries(schema.objects).flatMap(([name, object]) => {
      const { incoming, fields } = object
      const lines = fieldLines(schema, fields, incoming === true)
      const shape = [shapeText(schema, fields, incoming === true), ...lenienceText(schema, object)].join(', ')
      return [
        doc(name),
        ...(lines.length === 0
          ? [`export interface ${name} {}`]
          : [`export interface ${name} {`, ...lines, '}']),
        `export const ${name}: Codec<${name}> =`,
        tolerated(incoming, `object('${name}', is${name}, () => [${shape}])`),
        '',
      ]
    }),
    '// values',
    '',
    '/** The version of the Bot API that these types describe. */',
    `export const botApiVersion = ${quote(schema.version)}`,
    '',
    '/** All kinds of updates. https://core.telegram.org/bots/api#update */',
    'export const updateKinds: ReadonlyArray<UpdateKind> = [',
    (schema.enums['UpdateKind'] ?? []).map(quote).join(', '),
    ']',
    '',
  ].join('\n')
  const codecs = [
    'anyOf',
    'array',
    'boolean',
    'either',
    'enumeration',
    'float',
    'inputFile',
    'integer',
    'literal',
    'object',
    'row',
    'strict',
    'string',
    'True',
    'union',
  ]
  const used = codecs.filter((name) => new RegExp(`[\\s([{,]${name}\\b[(,\\s})\\]]`).test(body))
  const predicates = [...Object.keys(schema.objects), ...Object.keys(schema.unions)].map(
    (name) => `is${name}`,
  )
  return [
    header,
    '',
    "import type { Codec } from '../../Codec.ts'",
    "import type { InputFile } from '../../InputFile.ts'",
    "import type { Unlisted, UnlistedVariant } from '../../Unlisted.ts'",
    ...importText('import', used, '../TypeCodecs.ts'),
    ...importText('import', predicates, './Predicates.ts'),
    '',
    body,
  ].join('\n')
}

/** The codec of a type as an expression. */
export const codecText = (schema: Schema, type: Type, open: boolean): string => {
  if (typeof type === 'string') return type === 'true' ? 'True' : type === 'InputFile' ? 'inputFile' : type
  if ('literal' in type) return `literal(${quote(type.literal)})`
  if ('array' in type) return `array(${codecText(schema, type.array, open)})`
  if ('oneOf' in type)
    return `either(${type.oneOf.map((member) => codecText(schema, member, open)).join(', ')})`
  return open && isOpenEnum(schema, type.ref) ? 'string' : type.ref
}

// private

// What Telegram sends is decoded with tolerance. What a program sends is not.
const tolerated = (incoming: true | undefined, codec: string): string =>
  incoming === true ? `/* @__PURE__ */ ${codec}` : `/* @__PURE__ */ strict(/* @__PURE__ */ ${codec})`

const lenienceText = (schema: Schema, { fields, payload }: ObjectFacts): ReadonlyArray<string> => {
  const defaults = Object.entries(fields).flatMap(([key, field]) =>
    field.required === true && field.since !== undefined
      ? [`${key}: ${JSON.stringify(defaultOf(schema, field))}`]
      : [],
  )
  const parts = [
    ...(defaults.length === 0 ? [] : [`defaults: () => ({ ${defaults.join(', ')} })`]),
    ...(payload === true ? ['payload: true'] : []),
  ]
  return parts.length === 0 ? [] : [`{ ${parts.join(', ')} }`]
}

// The codecs of required fields, then those of optional ones.
const shapeText = (schema: Schema, fields: FieldTable, open: boolean): string =>
  [true, false]
    .map((required) => {
      const parts = Object.entries(fields).filter(([, field]) => (field.required === true) === required)
      return `{ ${parts.map(([key, field]) => `${key}: ${fieldText(schema, field, open)}`).join(', ')} }`
    })
    .join(', ')

const fieldText = (schema: Schema, { type, whole }: Field, open: boolean): string =>
  whole === true && typeof type === 'object' && 'array' in type
    ? `row(${codecText(schema, type.array, open)})`
    : codecText(schema, type, open)

const unionLines = (
  schema: Schema,
  name: string,
  { incoming, members, discriminant, plain = [] }: UnionFacts,
): ReadonlyArray<string> => {
  const open = incoming === true
  const unlisted =
    discriminant !== undefined && isOpenUnion(schema, name)
      ? [`UnlistedVariant<${[quote(discriminant), ...sharedText(schema, name)].join(', ')}>`]
      : []
  const alternatives = [...plain.map((type) => typeText(schema, type, open)), ...members, ...unlisted]
  const byField =
    discriminant === undefined ? undefined : variantsText(schema, name, discriminant, unlisted.length > 0)
  const plainCodecs = plain.map((type) => codecText(schema, type, open))
  const anyOf = (codecs: ReadonlyArray<string>): string =>
    `anyOf('${name}', is${name}, () => [${[...plainCodecs, ...codecs].join(', ')}])`
  const byVariant = `union('${name}', is${name}, () => (${byField}))`
  const codec =
    byField === undefined ? anyOf(members) : plain.length === 0 ? byVariant : anyOf([`${name}Object`])
  return [
    doc(name),
    `export type ${name} =`,
    ...alternatives.map((alternative) => `  | ${alternative}`),
    ...(plain.length > 0 && byField !== undefined
      ? [`const ${name}Object: Codec<unknown> = /* @__PURE__ */ ${byVariant}`]
      : []),
    `export const ${name}: Codec<${name}> = ${tolerated(incoming, codec)}`,
    '',
  ]
}

const sharedText = (schema: Schema, name: string): ReadonlyArray<string> => {
  const lines = fieldLines(schema, sharedOf(schema, name), true).map((line) => line.trim())
  return lines.length === 0 ? [] : [`{ ${lines.join('; ')} }`]
}

const variantsText = (schema: Schema, name: string, discriminant: string, open: boolean): string => {
  const groups = Map.groupBy(membersOf(schema, name), (member) =>
    discriminantOf(schema, member, discriminant),
  )
  const others = groups.get(undefined) ?? []
  const known = [...groups].flatMap(([value, group]) =>
    value === undefined ? [] : [`${quote(value)}: [${group.join(', ')}]`],
  )
  const shared = sharedOf(schema, name)
  const parts = [
    `discriminant: ${quote(discriminant)}`,
    `open: ${open}`,
    `known: { ${known.join(', ')} }`,
    ...(others.length === 0 ? [] : [`others: [${others.join(', ')}]`]),
    ...(open && Object.keys(shared).length > 0 ? [`unlisted: [${shapeText(schema, shared, true)}]`] : []),
  ]
  return `{ ${parts.join(', ')} }`
}
