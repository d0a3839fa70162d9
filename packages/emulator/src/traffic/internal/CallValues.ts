// The parameters of a call as JSON, with files by their hash.

import { createHash } from 'node:crypto'
import * as ParameterCheck from '../../requests/internal/ParameterCheck.ts'
import type { Parameters } from '../../requests/internal/Parameters.ts'
import * as Json from '../../values/internal/Json.ts'

// model

/** A call in any form of request: its method as Telegram writes it, and its parameters as JSON. */
export interface CallValues {
  readonly method: string
  readonly params: Json.JsonObject
}

// constructors

/** A call as JSON. A file, and each `attach://` reference to it, is `sha256-` with its hash. */
export const callValues = async (method: string, given: Parameters): Promise<CallValues> => {
  const name = ParameterCheck.nameOf(method) ?? method
  const hashes = new Map<string, string>()
  for (const [field, file] of given.files)
    hashes.set(field, `sha256-${sha256(new Uint8Array(await file.arrayBuffer()))}`)
  const values = ParameterCheck.toValues(name, { ...given, files: new Map() })
  const attached = new Set<string>()
  const params = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, withHashes(value, hashes, attached)] as const),
  )
  for (const [field, hash] of hashes) if (!attached.has(field)) params[field] = hash
  return { method: name, params: inOrder(params) }
}

// destructors

/** The SHA-256 of bytes, in hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

// private

const withHashes = (value: unknown, hashes: ReadonlyMap<string, string>, attached: Set<string>): unknown => {
  if (Json.isArray(value)) return value.map((item) => withHashes(item, hashes, attached))
  if (Json.isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withHashes(item, hashes, attached)] as const),
    )
  if (typeof value !== 'string' || !value.startsWith('attach://')) return value
  const field = value.slice('attach://'.length)
  const hash = hashes.get(field)
  if (hash !== undefined) attached.add(field)
  return hash ?? value
}

const inOrder = (params: Json.JsonObject): Json.JsonObject =>
  Object.fromEntries(Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1)))
