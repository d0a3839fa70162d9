// Checks parameters against the facts of the Bot API: required parameters, and the shape of JSON. Like the
// server, it accepts a number as a string, and a string as a number.

import { definitionOf, facts, methodOf, type Field, type FieldTable, type Type } from '@pipegram/schema'
import * as E from 'fp-ts/lib/Either.js'
import * as Json from '../../values/internal/Json.ts'
import type { Parameters } from './Parameters.ts'

// destructors

/** The name of a method as Telegram writes it. `undefined` if the Bot API has no such method. */
export const nameOf = (method: string): string | undefined => names.get(method.toLowerCase())

/** The fault of parameters, in words like the server's. `undefined` if they are right. */
export const faultOf = (method: string, { values, files }: Parameters): string | undefined => {
  for (const [name, field] of Object.entries(methodOf(facts, method)?.params ?? {})) {
    const text = values.get(name)
    if (text === undefined || text === '') {
      const isRequired = field.required ?? (field.unless !== undefined && !values.has(field.unless))
      if (isRequired && !files.has(name) && !(method === 'setWebhook' && name === 'url'))
        return `parameter "${name}" is required`
      continue
    }
    if (lenient.has(name) || !isJson(field.type)) continue
    const value = Json.parse(text)
    if (value === undefined) return `can't parse ${name} JSON object`
    // The server counts the items of an album by itself, and accepts a single one.
    const { items: _, ...uncounted } = field
    const fault = faultIn(name, method === 'sendMediaGroup' ? uncounted : field, value)
    if (fault !== undefined) return `can't parse ${name}: ${fault}`
  }
  return undefined
}

/** Parameters as readable values: a text if the Bot API expects a text, otherwise its JSON. */
export const toValues = (
  method: string,
  { values, files }: Parameters,
): Readonly<Record<string, unknown>> => {
  const types = methodOf(facts, method)?.params ?? {}
  const read = (name: string, text: string): unknown =>
    takesText(Object.hasOwn(types, name) ? types[name]?.type : undefined) ? text : (Json.parse(text) ?? text)
  const pairs: ReadonlyArray<readonly [string, unknown]> = [
    ...Array.from(values, ([name, text]) => [name, read(name, text)] as const),
    ...files,
  ]
  return Object.fromEntries<unknown>(pairs)
}

// private

const names: ReadonlyMap<string, string> = new Map([
  ...Object.keys(facts.methods).map((name) => [name.toLowerCase(), name] as const),
  // Old names, which still work.
  ['getchatmemberscount', 'getChatMemberCount'],
  ['kickchatmember', 'banChatMember'],
  ['setstickersetthumb', 'setStickerSetThumbnail'],
])

// If these cannot be read, the server does not refuse them: it ignores them, or reads them as empty.
const lenient = new Set([
  'allowed_updates',
  'entities',
  'caption_entities',
  'reply_markup',
  'options',
  'rights',
])

const takesText = (type: Type | undefined): boolean =>
  type === undefined ||
  type === 'string' ||
  (typeof type === 'object' && 'ref' in type && definitionOf(facts, type.ref)._tag === 'Enum')

// True for a parameter that is sent as JSON. Numbers, flags, texts and enums are sent as they are.
const isJson = (type: Type): boolean =>
  typeof type === 'object' &&
  ('array' in type || ('ref' in type && definitionOf(facts, type.ref)._tag !== 'Enum'))

const must = (name: string, type: string): string => `Field "${name}" must be of type ${type}`

const faultIn = (name: string, { type, length, items }: Field, value: unknown): string | undefined => {
  const fault = faultOfType(name, type, value)
  if (fault !== undefined) return fault
  if (items !== undefined && Json.isArray(value) && (value.length < items[0] || value.length > items[1]))
    return `Field "${name}" must have ${items[0]}-${items[1]} items`
  if (length !== undefined && typeof value === 'string') {
    const [min, max, unit] = length
    const size = unit === 'bytes' ? new TextEncoder().encode(value).length : Array.from(value).length
    if (size < min || size > max)
      return `Field "${name}" must have ${min}-${max} ${unit === 'bytes' ? 'bytes' : 'characters'}`
  }
  return undefined
}

/** The fault of a JSON value of a type of the Bot API. `undefined` if it is right. */
export const faultOfType = (name: string, type: Type, value: unknown): string | undefined => {
  if (typeof type === 'string') return faultOfPlain(name, type, value)
  if ('array' in type) {
    if (!Json.isArray(value)) return must(name, 'Array')
    return value.map((item) => faultOfType(name, type.array, item)).find((fault) => fault !== undefined)
  }
  if ('literal' in type)
    return value === type.literal ? undefined : `Field "${name}" must be ${JSON.stringify(type.literal)}`
  if ('oneOf' in type) return anyOf(type.oneOf.map((one) => faultOfType(name, one, value)))
  const found = definitionOf(facts, type.ref)
  switch (found._tag) {
    case 'Enum':
      return found.values.includes(Json.isObject(value) || Json.isArray(value) ? '' : String(value))
        ? undefined
        : `Unsupported ${name} specified`
    case 'Union':
      return anyOf([
        ...found.members.map((ref) => faultOfType(name, { ref }, value)),
        ...(found.plain ?? []).map((one) => faultOfType(name, one, value)),
      ])
    case 'Object':
      return Json.isObject(value) ? faultOfFields(found.fields, value) : must(name, 'Object')
  }
}

const faultOfPlain = (name: string, type: Extract<Type, string>, value: unknown): string | undefined => {
  switch (type) {
    case 'string':
    case 'InputFile':
      return typeof value === 'string' || typeof value === 'number' ? undefined : must(name, 'String')
    case 'integer':
      return E.isRight(Json.integer({ [name]: value }, name)) && value !== null
        ? undefined
        : must(name, 'Number')
    case 'float':
      return typeof value === 'number' || (typeof value === 'string' && Number.isFinite(Number(value)))
        ? undefined
        : must(name, 'Number')
    case 'boolean':
    case 'true':
      return typeof value === 'boolean' ? undefined : must(name, 'Boolean')
  }
}

const faultOfFields = (fields: FieldTable, self: Json.JsonObject): string | undefined => {
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(self, name) ? self[name] : undefined
    if (value === undefined || value === null) {
      if (field.required ?? (field.unless !== undefined && self[field.unless] === undefined))
        return `Can't find field "${name}"`
      continue
    }
    const fault = faultIn(name, field, value)
    if (fault !== undefined) return fault
  }
  return undefined
}

// One matching type is enough. If none matches, the last fault is usually the most helpful.
const anyOf = (faults: ReadonlyArray<string | undefined>): string | undefined =>
  faults.includes(undefined) ? undefined : faults.at(-1)
