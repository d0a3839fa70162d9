// The fields of a request, and the parameters in them. Nothing here needs Node.
// https://core.telegram.org/bots/api#making-requests

import * as E from 'fp-ts/lib/Either.js'
import { none, type Parameters } from '../../requests/internal/Parameters.ts'
import { dimensionsOf } from '../../values/internal/Image.ts'
import * as Json from '../../values/internal/Json.ts'
import { timedMediaOf } from '../../values/internal/TimedMedia.ts'

// model

/** A field of a request. */
export type Field = readonly [name: string, value: string | File]

// constructors

/**
 * The fields of a JSON object. Texts are decoded; other values stay as written. If the text stops being JSON,
 * only the fields before that place count.
 */
export const fromJson = (text: string): ReadonlyArray<readonly [string, string]> => {
  const fields: Array<readonly [string, string]> = []
  let at = afterSpace(text, 0)
  if (text[at] !== '{') return fields
  do {
    const name = afterSpace(text, at + 1)
    const colon = text[name] === '"' ? afterSpace(text, endOfValue(text, name)) : -1
    if (text[colon] !== ':') return fields
    const value = afterSpace(text, colon + 1)
    const end = endOfValue(text, value)
    const [key, content] = [decoded(text.slice(name, colon).trimEnd()), decoded(text.slice(value, end))]
    if (end === value || key === undefined || content === undefined) return fields
    fields.push([key, content])
    at = afterSpace(text, end)
  } while (text[at] === ',')
  return fields
}

/** The parameters in fields. The first field of a name counts. 413: there are too many fields. */
export const toParameters = async (fields: ReadonlyArray<Field>): Promise<E.Either<413, Parameters>> => {
  const { values, files, size } = gathered(fields)
  if (size > mebibyte || files.size > 50) return E.left(413)
  if (files.size === 0) return E.right({ ...none, values })
  const [images, timed] = [await measured(files, dimensionsOf), await measured(files, timedMediaOf)]
  return E.right({ values, files, images, timed })
}

// private

const mebibyte = 1_048_576

interface GatheredFields extends Pick<Parameters, 'values' | 'files'> {
  /** The length of all texts. */
  readonly size: number
}

const gathered = (fields: ReadonlyArray<Field>): GatheredFields => {
  const values = new Map<string, string>()
  const files = new Map<string, File>()
  let size = 0
  for (const [name, value] of fields) {
    if (typeof value === 'string') {
      size += name.length + value.length
      if (!values.has(name)) values.set(name, value)
    } else if (!files.has(name)) files.set(name, value)
  }
  return { values, files, size }
}

const measured = async <A>(
  files: Parameters['files'],
  measure: (file: File) => Promise<A | undefined>,
): Promise<ReadonlyMap<File, A>> => {
  const found = new Map<File, A>()
  for (const file of files.values()) {
    const one = await measure(file)
    if (one !== undefined) found.set(file, one)
  }
  return found
}

const decoded = (raw: string): string | undefined => {
  if (!raw.startsWith('"')) return raw
  try {
    const value: unknown = JSON.parse(raw)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

const afterSpace = (text: string, from: number): number => {
  let at = from
  while (at < text.length && text.charCodeAt(at) <= 32) at++
  return at
}

// The index after a value. A text ends at its quote, an object or an array at its bracket, and any other
// value before the next separator.
const endOfValue = (text: string, from: number): number => {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const char = text[at]
    if (char === '"') at = Json.endOfString(text, at) - 1
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') {
      if (depth === 0) return at
      depth--
    } else if (depth > 0) continue
    else {
      const plain = /[^\s,:\]}]*/y
      plain.lastIndex = at
      return at + (plain.exec(text)?.[0].length ?? 0)
    }
    if (depth === 0) return at + 1
  }
  return from
}
