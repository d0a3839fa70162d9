// A vector: how the Bot API answers a request, after some steps. Any language can read it.

import { isDeepStrictEqual } from 'node:util'

// model

/** Something that happens before the request: an act of a person, at `/_/…`, or a call of the bot. */
export type Step =
  | { readonly admin: string; readonly body: object; readonly as?: string }
  | { readonly call: string; readonly params: object; readonly as?: string }

/**
 * A request after steps. A text `{ann.id}` stands for a field of what a step gave as `ann`. `telegram` is
 * true if it can be run at Telegram: it needs only a person in a private chat with the bot.
 */
export interface Request {
  readonly name: string
  readonly telegram: boolean
  readonly setup: ReadonlyArray<Step>
  readonly method: string
  readonly params: object
}

/** A request and its answer. `{ "$any": "number" }` stands for any value of that type. */
export interface Vector extends Request {
  readonly answer: unknown
}

/** Sends a request, and gives its answer as JSON. */
export interface Sender {
  (
    step:
      | { readonly admin: string; readonly body: object }
      | { readonly call: string; readonly params: object },
  ): Promise<unknown>
}

// destructors

/** Runs the steps and the request. `known` has what is there before. */
export const answerTo = async (
  { setup, method, params }: Request,
  send: Sender,
  known: Readonly<Record<string, unknown>> = {},
): Promise<unknown> => {
  const names = new Map(Object.entries(known))
  for (const step of setup) {
    // What a person has done at Telegram is done.
    if ('admin' in step && step.as !== undefined && names.has(step.as)) continue
    const answer =
      'admin' in step
        ? await send({ admin: step.admin, body: filled(step.body, names) })
        : await send({ call: step.call, params: filled(step.params, names) })
    const result = 'admin' in step ? answer : fieldOf(answer, 'result')
    if (result === undefined) throw new Error(`A step failed: ${JSON.stringify(answer)}`)
    if (step.as !== undefined) names.set(step.as, result)
  }
  return send({ call: method, params: filled(params, names) })
}

/** Where an answer is not as expected: each path, with what was expected and what came. */
export const mismatches = (expected: unknown, got: unknown, path = ''): ReadonlyArray<string> => {
  const any = fieldOf(expected, '$any')
  if (typeof any === 'string')
    return kindOf(got) === any ? [] : [`${path}: expected any ${any}, got ${words(got)}`]
  if (!isObject(expected) || !isObject(got) || Array.isArray(expected) !== Array.isArray(got))
    return isDeepStrictEqual(expected, got) ? [] : [`${path}: expected ${words(expected)}, got ${words(got)}`]
  const keys = new Set([...Object.keys(expected), ...Object.keys(got)])
  return [...keys].flatMap((key) =>
    mismatches(fieldOf(expected, key), fieldOf(got, key), path === '' ? key : `${path}.${key}`),
  )
}

/** What two answers to one request have in common; `$any` stands where they differ. */
export const common = (a: unknown, b: unknown): unknown => {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    return a.map((item: unknown, place) => common(item, b[place]))
  if (isObject(a) && isObject(b) && !Array.isArray(a) && isDeepStrictEqual(Object.keys(a), Object.keys(b)))
    return Object.fromEntries(
      Object.entries(a).map(([key, value]) => [key, common(value, fieldOf(b, key))] as const),
    )
  return isDeepStrictEqual(a, b) ? a : { $any: kindOf(a) }
}

/** A field of a JSON value; `undefined` if it has none. */
export const fieldOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined

// private

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value

const words = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))

const filled = (fields: object, names: ReadonlyMap<string, unknown>): object =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, replaced(value, names)] as const))

const replaced = (value: unknown, names: ReadonlyMap<string, unknown>): unknown => {
  if (Array.isArray(value)) return value.map((item) => replaced(item, names))
  if (isObject(value)) return filled(value, names)
  const [, path] = typeof value === 'string' ? (/^\{([\w.]+)\}$/.exec(value) ?? []) : []
  if (path === undefined) return value
  const [name = '', ...rest] = path.split('.')
  return rest.reduce(fieldOf, names.get(name))
}
