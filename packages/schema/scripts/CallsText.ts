// Writes core's `Calls.ts`: for each method its parameters, and a function that makes its call.

import {
  mayHoldFile,
  refsOf,
  type FieldTable,
  type MethodFacts,
  type Schema,
  type Type,
} from '../src/Schema.ts'
import { placesIn, placesOf, triplesOf, type Places } from '../src/Texts.ts'
import { doc, fieldLines, header, importText, typeText } from './Syntax.ts'
import { codecText } from './TypesText.ts'

// model

// How the parameters of a method are written in its call, and the fields that the interface refuses.
interface Given {
  readonly text: string
  readonly refused: ReadonlyArray<string>
}

// destructors

/** The text of `internal/generated/Calls.ts`, from the facts and from the schema that core declares. */
export const callsText = (facts: Schema, schema: Schema): string => {
  const shared = new Map<string, string>()
  const body = Object.entries(schema.methods).flatMap(([name, method]) => {
    const wire = facts.methods[name]?.params ?? {}
    const given: Given = { text: paramsText(facts, name, wire, shared), refused: refusedLines(wire) }
    return method.inlineResult === undefined
      ? methodLines(schema, name, method, given, shared)
      : dualLines(schema, name, method, method.inlineResult, given)
  })
  const methods = Object.values(schema.methods)
  const results = new Set(methods.flatMap((method) => refsOf(method.result)))
  const types = new Set(
    methods.flatMap((method) => Object.values(method.params).flatMap((field) => refsOf(field.type))),
  )
  return [
    header,
    '',
    "import type { Call } from '../../Call.ts'",
    "import type { Codec } from '../../../types/Codec.ts'",
    "import type { InputFile } from '../../../types/InputFile.ts'",
    "import type { Instead } from '../../../types/Markup.ts'",
    "import { array, integer, string, True } from '../../../types/internal/TypeCodecs.ts'",
    "import { toWire, type Texts } from '../WireParams.ts'",
    ...importText('import', [...results], '../../../types/internal/generated/Types.ts'),
    ...importText(
      'import type',
      [...types].filter((name) => !results.has(name)),
      '../../../types/internal/generated/Types.ts',
    ),
    '',
    ...body,
    '/** The name of a method. https://core.telegram.org/bots/api#available-methods */',
    `export type MethodName = ${Object.keys(schema.methods)
      .map((name) => `'${name}'`)
      .join(' | ')}`,
    '',
    '/** The names of all methods. https://core.telegram.org/bots/api#available-methods */',
    `export const methodNames: readonly [MethodName, ...ReadonlyArray<MethodName>] = [${Object.keys(
      schema.methods,
    )
      .map((name) => `'${name}'`)
      .join(', ')}]`,
    '',
    ...shared.values(),
    '',
  ].join('\n')
}

// private

const upper = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`

const uploadOf = (schema: Schema, params: FieldTable): string =>
  Object.values(params).some((field) => mayHoldFile(schema, field.type)) ? ', upload: true' : ''

const callText = (name: string, params: string, result: string, upload: string): string =>
  `{ method: '${name}', ${params}, result: ${result}${upload} }`

const methodLines = (
  schema: Schema,
  name: string,
  { params, result }: MethodFacts,
  { text, refused }: Given,
  shared: Map<string, string>,
): ReadonlyArray<string> => {
  const type = `${upper(name)}Params`
  const none = Object.keys(params).length === 0
  const optional = Object.values(params).every(({ required, unless }) => required !== true && !unless)
  const parameter = none ? '' : `params: ${type}${optional ? ' = {}' : ''}`
  const answer = `Call<${typeText(schema, result, false)}>`
  const call = callText(
    name,
    none ? 'params: {}' : text,
    resultText(schema, result, shared),
    uploadOf(schema, params),
  )
  return [
    ...(none ? [] : interfaceLines(schema, name, type, withChat(params), refused)),
    doc(name),
    `export const ${name} = (${parameter}): ${answer} => (`,
    call,
    ')',
    '',
  ]
}

// The interface requires the chat; `ephemeral` takes what may be given in its place.
const withChat = (params: FieldTable): FieldTable =>
  Object.fromEntries(
    Object.entries(params).map(([name, { unless, ...field }]) => [
      name,
      unless === undefined ? field : { ...field, required: true as const },
    ]),
  )

// The codec of an array of objects is made once.
const resultText = (schema: Schema, type: Type, shared: Map<string, string>): string => {
  const text = codecText(schema, type, true)
  if (typeof type !== 'object' || !('array' in type)) return text
  const name = `listOf${refsOf(type).join('')}`
  shared.set(name, `const ${name}: Codec<${typeText(schema, type, true)}> = /* @__PURE__ */ ${text}`)
  return name
}

const interfaceLines = (
  schema: Schema,
  method: string,
  type: string,
  params: FieldTable,
  refused: ReadonlyArray<string>,
): ReadonlyArray<string> => [
  doc(method, `Parameters of \`${method}\`.`),
  `export interface ${type} {`,
  ...fieldLines(schema, params, false),
  ...refused,
  '}',
  '',
]

// Markup and entities are given with their text. The type of each old field says so.
const refusedLines = (wire: FieldTable): ReadonlyArray<string> =>
  triplesOf(wire).flatMap(({ text, mode, entities }) => [
    `  readonly ${mode}?: Instead<"${text}: rawMarkup('HTML', …)"> | undefined`,
    `  readonly ${entities}?: Instead<'${text}: { text, entities }'> | undefined`,
  ])

const paramsText = (facts: Schema, method: string, wire: FieldTable, shared: Map<string, string>): string => {
  const places = placesIn(facts, wire)
  if (Object.keys(places).length === 0) return 'params'
  const name = `textsOf${upper(method)}`
  shared.set(name, textsText(facts, name, places, shared))
  return `params: toWire('${method}', ${name}, params)`
}

// The texts of an object that parameters hold are written once. Functions refer to them, since objects refer
// to each other in cycles.
const textsText = (facts: Schema, name: string, places: Places, shared: Map<string, string>): string => {
  const parts = Object.entries(places).map(([field, place]) => {
    if (typeof place !== 'string') return `${field}: ['${place.mode}', '${place.entities}']`
    const inner = `textsOf${place}`
    if (!shared.has(inner)) {
      shared.set(inner, '')
      shared.set(inner, textsText(facts, inner, placesOf(facts, place), shared))
    }
    return `${field}: () => ${inner}`
  })
  return `const ${name}: Texts = { ${parts.join(', ')} }`
}

// A message is named either by its chat and its number, or by an inline id. The result depends on which.
const dualLines = (
  schema: Schema,
  name: string,
  { params, result }: MethodFacts,
  inlineResult: Type,
  { text, refused: lines }: Given,
): ReadonlyArray<string> => {
  const type = `${upper(name)}Params`
  const inlineType = `${upper(name)}InlineParams`
  const rest = Object.entries(params).filter(([key]) => !target.includes(key))
  const named = (keys: ReadonlyArray<string>): FieldTable =>
    Object.fromEntries(
      Object.entries(params).flatMap(([key, field]) =>
        keys.includes(key) ? [[key, { ...field, required: true as const }]] : [],
      ),
    )
  const never = (keys: ReadonlyArray<string>): ReadonlyArray<string> =>
    keys.map((key) => `  readonly ${key}?: undefined`)
  const declared = (
    title: string,
    note: string,
    wanted: ReadonlyArray<string>,
    refused: ReadonlyArray<string>,
  ): ReadonlyArray<string> => [
    doc(name, `Parameters of \`${name}\` for ${note}.`),
    `export interface ${title} {`,
    ...fieldLines(schema, { ...named(wanted), ...Object.fromEntries(rest) }, false),
    ...never(refused),
    ...lines,
    '}',
    '',
  ]
  const [message, inline] = [typeText(schema, result, true), typeText(schema, inlineResult, true)]
  const upload = uploadOf(schema, params)
  return [
    ...declared(type, 'a message in a chat', ['chat_id', 'message_id'], ['inline_message_id']),
    ...declared(
      inlineType,
      'a message sent through inline mode',
      ['inline_message_id'],
      ['chat_id', 'message_id'],
    ),
    doc(name),
    `export function ${name}(params: ${type}): Call<${message}>`,
    `export function ${name}(params: ${inlineType}): Call<${inline}>`,
    `export function ${name}(params: ${type} | ${inlineType}): Call<${message} | ${inline}>`,
    `export function ${name}(params: ${type} | ${inlineType}): Call<${message}> | Call<${inline}> {`,
    `  return params.inline_message_id === undefined`,
    `    ? ${callText(name, text, codecText(schema, result, true), upload)}`,
    `    : ${callText(name, text, codecText(schema, inlineResult, true), upload)}`,
    '}',
    '',
  ]
}

const target = ['chat_id', 'message_id', 'inline_message_id']
