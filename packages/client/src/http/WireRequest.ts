// The request of a call: JSON, or a form if a parameter contains a file.
// https://core.telegram.org/bots/api#making-requests

import type { Call } from '@pipegram/core/Call'
import * as InputFile from '@pipegram/core/InputFile'
import * as E from 'fp-ts/lib/Either.js'
import { messageOf } from './internal/Cause.ts'
import * as Multipart from './Multipart.ts'
import type { WireRequest } from './Wire.ts'

// constructors

/**
 * The request of a call. It searches for files only if `call.upload` is true. A file that is a parameter
 * becomes the part of that name; a file inside a parameter becomes a part that `attach://` names. Only an
 * `InputFile` is ever opened. It fails with a sentence if the parameters cannot be written as JSON or a file
 * cannot be opened. `onFault` runs if a file breaks off while it is sent; `onSent` runs for each chunk that
 * is sent. The signal closes the opened files. https://core.telegram.org/bots/api#sending-files
 */
export const fromCall = async <A>(
  call: Call<A>,
  onFault: (reason: string) => void,
  onSent?: () => void,
  signal?: AbortSignal,
): Promise<E.Either<string, WireRequest>> => {
  try {
    const params = withoutNulls(call.params)
    const form = formOf(call, params)
    return form === undefined
      ? E.right({ type: 'application/json', body: written(params) })
      : await Multipart.make(form, onFault, onSent, signal)
  } catch (cause) {
    return E.left(`The parameters cannot be written as JSON: ${messageOf(cause)}`)
  }
}

/**
 * A call as the JSON of a webhook response: its parameters and its method. `undefined` if the call has a file
 * or cannot be written.
 */
export const toJson = (call: Call<unknown>): string | undefined => {
  try {
    const params = withoutNulls(call.params)
    return formOf(call, params) === undefined ? written({ ...params, method: call.method }) : undefined
  } catch {
    return undefined
  }
}

// private

// By its type, JSON.stringify always returns a string, but for a function, for example, it returns undefined.
const written = (value: unknown, replace?: (key: string, value: unknown) => unknown): string => {
  const text: unknown = JSON.stringify(value, replace)
  if (typeof text === 'string') return text
  throw new TypeError(`${typeof value} has no form in JSON`)
}

// For the server `null` is a value of the wrong type, not a missing one.
const withoutNulls = (params: object): object =>
  Object.values(params).includes(null)
    ? Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null))
    : params

// A form if a parameter contains a file; otherwise `undefined`.
const formOf = ({ upload }: Call<unknown>, params: object): Multipart.MultipartForm | undefined => {
  if (upload !== true) return undefined
  const fields = new Map<string, string>()
  const files = new Map<string, InputFile.InputFile>()
  const attach = (_key: string, value: unknown): unknown => {
    if (!InputFile.isInputFile(value)) return value
    const name = `attached_${files.size}`
    files.set(name, value)
    return `attach://${name}`
  }
  const entries: ReadonlyArray<[string, unknown]> = Object.entries(params)
  for (const [name, value] of entries) {
    if (InputFile.isInputFile(value)) files.set(name, value)
    else if (typeof value === 'string') fields.set(name, value)
    else if (value !== undefined) fields.set(name, written(value, attach))
  }
  return files.size === 0 ? undefined : { fields, files }
}
