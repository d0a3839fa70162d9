// The JSON Schema of an io-ts codec, for the description of the admin API.
// https://json-schema.org/draft/2020-12

import type * as t from 'io-ts'
import * as Json from '../../values/internal/Json.ts'

// destructors

/** The JSON Schema of a codec. A codec of an unknown kind allows any value. */
export const schemaOf = (codec: t.Mixed): Json.JsonObject => {
  if (codec.name === 'an integer') return { type: 'integer' }
  if (!isKnown(codec)) return {}
  switch (codec._tag) {
    case 'StringType':
      return { type: 'string' }
    case 'NumberType':
      return { type: 'number' }
    case 'BooleanType':
      return { type: 'boolean' }
    case 'LiteralType':
      return { const: codec.value }
    case 'KeyofType':
      return { type: 'string', enum: Object.keys(codec.keys) }
    case 'ReadonlyArrayType':
      return { type: 'array', items: schemaOf(codec.type) }
    case 'UnionType':
      return { anyOf: codec.types.map(schemaOf) }
    case 'InterfaceType':
      return objectOf(codec.props, Object.keys(codec.props))
    case 'PartialType':
      return objectOf(codec.props, [])
    case 'IntersectionType':
      return merged(codec.types.map(schemaOf))
  }
}

/** A sentence about a field that the codec does not know. `undefined` if there is no such field. */
export const strangeFieldOf = (codec: t.Mixed, value: unknown): string | undefined => {
  const { properties } = schemaOf(codec)
  const names = Object.keys(Json.isObject(properties) ? properties : {})
  const strange = Json.isObject(value) ? Object.keys(value).find((name) => !names.includes(name)) : undefined
  if (strange === undefined) return undefined
  return `there is no field "${strange}" here${names.length === 0 ? '' : `, but ${names.join(', ')}`}`
}

// private

type PropTable = Readonly<Record<string, t.Mixed>>

type KnownCodec =
  | { readonly _tag: 'StringType' | 'NumberType' | 'BooleanType' }
  | { readonly _tag: 'LiteralType'; readonly value: unknown }
  | { readonly _tag: 'KeyofType'; readonly keys: object }
  | { readonly _tag: 'ReadonlyArrayType'; readonly type: t.Mixed }
  | { readonly _tag: 'UnionType' | 'IntersectionType'; readonly types: ReadonlyArray<t.Mixed> }
  | { readonly _tag: 'InterfaceType' | 'PartialType'; readonly props: PropTable }

const tags: ReadonlySet<unknown> = new Set([
  'StringType',
  'NumberType',
  'BooleanType',
  'LiteralType',
  'KeyofType',
  'ReadonlyArrayType',
  'UnionType',
  'IntersectionType',
  'InterfaceType',
  'PartialType',
])

const isKnown = (codec: object): codec is KnownCodec => '_tag' in codec && tags.has(codec._tag)

const objectOf = (props: PropTable, required: ReadonlyArray<string>): Json.JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(props).map(([name, one]) => [name, schemaOf(one)])),
  ...(required.length === 0 ? {} : { required }),
})

const merged = (objects: ReadonlyArray<Json.JsonObject>): Json.JsonObject => {
  const required = objects.flatMap((one) => (Json.isArray(one['required']) ? one['required'] : []))
  const properties = objects.flatMap((one) =>
    Json.isObject(one['properties']) ? Object.entries(one['properties']) : [],
  )
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  }
}
