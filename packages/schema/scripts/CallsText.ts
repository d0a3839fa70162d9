// Writes core's `Calls.ts`: the parameters of each method and a function that makes its call.

import { linkOf, mayHoldFile, refsOf, type Fields, type MethodFacts, type Schema, type Type } from '../src/Schema.ts'
import { doc, fieldLines, header, importText, typeText } from './Syntax.ts'
import { codecText } from './TypesText.ts'

// destructors

/** The text of `internal/generated/Calls.ts`. */
export const callsText = (schema: Schema): string => {
  const lists = new Map<string, string>()
  const body = Object.entries(schema.methods).flatMap(([name, method]) =>
    method.inlineResult === undefined ? methodLines(schema, name, method, lists) : dualLines(schema, name, method, method.inlineResult),
  )
  const methods = Object.values(schema.methods)
  const results = new Set(methods.flatMap((method) => refsOf(method.result)))
  const types = new Set(methods.flatMap((method) => Object.values(method.params).flatMap((field) => refsOf(field.type))))
  return [
    header,
    '',
    "import type { Call } from '../../Call.ts'",
    "import type { Codec } from '../../Codec.ts'",
    "import type { InputFile } from '../../InputFile.ts'",
    "import { array, integer, string, True } from '../Codecs.ts'",
    ...importText('import', [...results], './Types.ts'),
    ...importText('import type', [...types].filter((name) => !results.has(name)), './Types.ts'),
    '',
    ...body,
    '/** All methods. https://core.telegram.org/bots/api#available-methods */',
    `export type MethodName = ${Object.keys(schema.methods).map((name) => `'${name}'`).join(' | ')}`,
    '',
    '/** The names of all methods. https://core.telegram.org/bots/api#available-methods */',
    `export const methodNames: ReadonlyArray<MethodName> = [${Object.keys(schema.methods).map((name) => `'${name}'`).join(', ')}]`,
    '',
    ...lists.values(),
    '',
  ].join('\n')
}

// private

const upper = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`

const uploadOf = (schema: Schema, params: Fields): string => (Object.values(params).some((field) => mayHoldFile(schema, field.type)) ? ', upload: true' : '')

const methodLines = (schema: Schema, name: string, { params, result }: MethodFacts, lists: Map<string, string>): ReadonlyArray<string> => {
  const type = `${upper(name)}Params`
  const none = Object.keys(params).length === 0
  const optional = Object.values(params).every((field) => field.required !== true)
  const given = none ? '' : `params: ${type}${optional ? ' = {}' : ''}`
  return [
    ...(none ? [] : interfaceLines(schema, name, type, params)),
    doc(name),
    `export const ${name} = (${given}): Call<${typeText(schema, result, false)}> => ({ method: '${name}', params${none ? ': {}' : ''}, result: ${resultText(schema, result, lists)}${uploadOf(schema, params)} })`,
    '',
  ]
}

// An array of objects gets a codec that is made once.
const resultText = (schema: Schema, type: Type, lists: Map<string, string>): string => {
  const text = codecText(schema, type, true)
  if (typeof type !== 'object' || !('array' in type)) return text
  const name = `listOf${refsOf(type).join('')}`
  lists.set(name, `const ${name}: Codec<${typeText(schema, type, true)}> = /* @__PURE__ */ ${text}`)
  return name
}

const interfaceLines = (schema: Schema, method: string, type: string, params: Fields): ReadonlyArray<string> => [
  `/** Parameters of \`${method}\`. ${linkOf(method)} */`,
  `export interface ${type} {`,
  ...fieldLines(schema, params, false),
  '}',
  '',
]

// A message is named by its chat and its number, or by an inline id: one of the two, and the result follows from it.
const dualLines = (schema: Schema, name: string, { params, result }: MethodFacts, inlineResult: Type): ReadonlyArray<string> => {
  const type = `${upper(name)}Params`
  const inlineType = `${upper(name)}InlineParams`
  const rest = Object.entries(params).filter(([key]) => !target.includes(key))
  const named = (keys: ReadonlyArray<string>): Fields =>
    Object.fromEntries(Object.entries(params).flatMap(([key, field]) => (keys.includes(key) ? [[key, { ...field, required: true as const }]] : [])))
  const never = (keys: ReadonlyArray<string>): ReadonlyArray<string> => keys.map((key) => `  readonly ${key}?: never`)
  const declared = (title: string, note: string, wanted: ReadonlyArray<string>, refused: ReadonlyArray<string>): ReadonlyArray<string> => [
    `/** Parameters of \`${name}\` for ${note}. ${linkOf(name)} */`,
    `export interface ${title} {`,
    ...fieldLines(schema, { ...named(wanted), ...Object.fromEntries(rest) }, false),
    ...never(refused),
    '}',
    '',
  ]
  const [message, inline] = [typeText(schema, result, true), typeText(schema, inlineResult, true)]
  return [
    ...declared(type, 'a message in a chat', ['chat_id', 'message_id'], ['inline_message_id']),
    ...declared(inlineType, 'a message sent through inline mode', ['inline_message_id'], ['chat_id', 'message_id']),
    doc(name),
    `export function ${name}(params: ${type}): Call<${message}>`,
    `export function ${name}(params: ${inlineType}): Call<${inline}>`,
    `export function ${name}(params: ${type} | ${inlineType}): Call<${message} | ${inline}>`,
    `export function ${name}(params: ${type} | ${inlineType}): Call<${message}> | Call<${inline}> {`,
    `  return params.inline_message_id === undefined`,
    `    ? { method: '${name}', params, result: ${codecText(schema, result, true)}${uploadOf(schema, params)} }`,
    `    : { method: '${name}', params, result: ${codecText(schema, inlineResult, true)}${uploadOf(schema, params)} }`,
    '}',
    '',
  ]
}

const target = ['chat_id', 'message_id', 'inline_message_id']
