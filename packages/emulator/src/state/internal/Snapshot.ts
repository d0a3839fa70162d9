// A state as a text, and back, to keep it in a file or to return to it later.

import * as E from 'fp-ts/lib/Either.js'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { State } from '../State.ts'

// constructors

/** Reads a state that `toText` has written. Otherwise returns what is wrong with the text. */
export const fromText = (text: string): E.Either<string, State> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return E.left('it is not JSON')
  }
  if (!Json.isObject(value) || value['pipegram_emulator'] !== version)
    return E.left(`it is not a snapshot of version ${version} of the emulator`)
  const files = Json.isArray(value['files']) ? value['files'].map(fileFrom) : []
  const state = decoded(value['state'], files)
  return isState(state) ? E.right(state) : E.left('it has no whole state')
}

// destructors

/** A state as JSON, with its files. */
export const toText = async (state: State): Promise<string> => {
  const files = new Map<File, number>()
  const encoded = encode(state, files)
  const contents = await Promise.all(
    [...files.keys()].map(async (file) => ({
      name: file.name,
      type: file.type,
      modified: file.lastModified,
      base64: Buffer.from(await file.arrayBuffer()).toString('base64'),
    })),
  )
  return JSON.stringify({ pipegram_emulator: version, files: contents, state: encoded })
}

// private

const version = 1

const isState = (u: unknown): u is State =>
  Json.isObject(u) && ['me', 'bot', 'queue', 'webhook', 'commands'].every((name) => Json.isObject(u[name]))

// Maps and files are written as objects with one field that no object of the Bot API has.
const encode = (value: unknown, files: Map<File, number>): unknown => {
  if (value instanceof File) {
    const number = files.get(value) ?? files.size
    files.set(value, number)
    return { $file: number }
  }
  if (value instanceof Map) {
    const map: ReadonlyMap<unknown, unknown> = value
    return { $map: Array.from(map, ([key, one]) => [key, encode(one, files)]) }
  }
  if (SortedMap.isSortedMap(value))
    return { $sorted: Array.from(SortedMap.entries(value), ([key, one]) => [key, encode(one, files)]) }
  if (Json.isArray(value)) return value.map((one) => encode(one, files))
  if (!Json.isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, encode(one, files)]))
}

const decoded = (value: unknown, files: ReadonlyArray<File>): unknown => {
  if (Json.isArray(value)) return value.map((one) => decoded(one, files))
  if (!Json.isObject(value)) return value
  if (typeof value['$file'] === 'number') return files[value['$file']]
  const pairs = pairsOf(value['$map'] ?? value['$sorted'], files)
  if (pairs === undefined)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, decoded(one, files)]))
  return '$map' in value
    ? new Map(pairs)
    : SortedMap.fromPairs(pairs.map(([key, one]) => [Number(key), one] as const))
}

const pairsOf = (
  value: unknown,
  files: ReadonlyArray<File>,
): ReadonlyArray<readonly [unknown, unknown]> | undefined =>
  Json.isArray(value)
    ? value.flatMap((pair) => (Json.isArray(pair) ? [[pair[0], decoded(pair[1], files)] as const] : []))
    : undefined

const fileFrom = (value: unknown): File => {
  const { name, type, base64, modified } = Json.isObject(value) ? value : {}
  const text = (one: unknown): string => (typeof one === 'string' ? one : '')
  return new File([Buffer.from(text(base64), 'base64')], text(name), {
    type: text(type),
    lastModified: typeof modified === 'number' ? modified : 0,
  })
}
