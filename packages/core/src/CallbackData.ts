// What a button of an inline keyboard carries, typed: a codec from a record to at most 64 bytes and back.
// https://core.telegram.org/bots/api#inlinekeyboardbutton

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

// model

/** A field of callback data: how it is written, and the most bytes that it can take. */
export interface Field<A> {
  readonly codec: t.Type<A, string, string>
  readonly maxBytes: number
}

/** A codec of callback data. `tag` tells its buttons from those of others. */
export interface CallbackData<A> extends t.Type<A, string> {
  readonly tag: string
}

/** The most bytes that a button may carry. */
export const maxBytes = 64

const separator = '.'

// constructors

/** A whole number from −2^53 + 1 to 2^53 − 1. At most 12 bytes: it is written to base 36. */
export const int: Field<number> = {
  maxBytes: 12,
  codec: new t.Type(
    'an integer',
    (u): u is number => Number.isSafeInteger(u),
    (text, context) => {
      const value = Number.parseInt(text, 36)
      return value.toString(36) === text && Number.isSafeInteger(value) ? t.success(value) : t.failure(text, context, 'expected an integer')
    },
    (value) => value.toString(36),
  ),
}

/** Yes or no. One byte. */
export const flag: Field<boolean> = {
  maxBytes: 1,
  codec: new t.Type(
    'a flag',
    t.boolean.is,
    (text, context) => (text === '1' || text === '0' ? t.success(text === '1') : t.failure(text, context, 'expected 0 or 1')),
    (value) => (value ? '1' : '0'),
  ),
}

/** One of some words, written as it is: no longer than the longest of them. */
export const oneOf = <V extends string>(...values: readonly [V, ...ReadonlyArray<V>]): Field<V> => {
  const found = (u: unknown): V | undefined => values.find((value) => value === u)
  const dotted = values.find((value) => value.includes(separator))
  if (dotted !== undefined) throw new RangeError(`A value of callback data cannot contain "${separator}": "${dotted}" does.`)
  return {
    maxBytes: Math.max(...values.map(bytesOf)),
    codec: new t.Type(
      values.join(' | '),
      (u): u is V => found(u) !== undefined,
      (text, context) => {
        const value = found(text)
        return value === undefined ? t.failure(text, context, `expected ${values.join(' or ')}`) : t.success(value)
      },
      String,
    ),
  }
}

/**
 * Callback data of some fields under a tag of its own. It throws where it is defined, and so when the bot starts, if
 * a value could ever take more than 64 bytes. `encode` throws on a value that its type lets through and that could not be
 * read again, such as 1.5 for an `int`.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * import { callbackData, int } from '@pipegram/core/CallbackData'
 *
 * const Page = callbackData('page', { chapter: int, page: int })
 *
 * assert.strictEqual(Page.encode({ chapter: 1, page: 100 }), 'page.1.2s')
 * assert.ok(isRight(Page.decode('page.1.2s')))
 */
export const callbackData = <A extends object>(tag: string, fields: { readonly [K in keyof A]: Field<A[K]> }): CallbackData<A> => {
  if (!tags.test(tag)) throw new RangeError(`"${tag}" cannot be the tag of callback data: use 1–32 letters, digits, "_" or "-".`)
  const names = namesOf(fields)
  const most = tag.length + names.reduce((sum, name) => sum + separator.length + fields[name].maxBytes, 0)
  if (most > maxBytes)
    throw new RangeError(`The callback data "${tag}" could take ${most} bytes; Telegram carries ${maxBytes}. Leave a field out or shorten one.`)
  return Object.assign(
    new t.Type<A, string, unknown>(
      `callback data "${tag}"`,
      (u): u is A => typeof u === 'object' && u !== null && names.every((name) => fields[name].codec.is(Reflect.get(u, name))),
      (u, context) => {
        const [head, ...parts] = typeof u === 'string' ? u.split(separator) : []
        if (head !== tag) return t.failure(u, context, `expected callback data "${tag}"`)
        if (parts.length !== names.length) return t.failure(u, context, `expected ${names.length} fields in callback data "${tag}"`)
        const decoded = names.map((name, i) =>
          pipe(
            fields[name].codec.validate(parts[i] ?? '', t.appendContext(context, name, fields[name].codec)),
            E.map((value): [PropertyKey, unknown] => [name, value]),
          ),
        )
        const errors = decoded.flatMap((field) => (E.isLeft(field) ? field.left : []))
        if (errors.length > 0) return t.failures(errors)
        const record = Object.fromEntries(decoded.flatMap((field) => (E.isRight(field) ? [field.right] : [])))
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- names and values come from `fields`, whose type says that they make an `A`
        return t.success(record as A)
      },
      (value) => [tag, ...names.map((name) => written(tag, name, fields[name], value[name]))].join(separator),
    ),
    { tag },
  )
}

// destructors

/** The tag of what a button carried, whoever made it. */
export const tagOf = (data: string): string => data.split(separator, 1)[0] ?? ''

// private

const tags = /^[A-Za-z0-9_-]{1,32}$/

const written = <A>(tag: string, name: string, { codec }: Field<A>, value: A): string => {
  if (!codec.is(value)) throw new RangeError(`The callback data "${tag}" cannot carry ${String(value)} as "${name}": it must be ${codec.name}.`)
  return codec.encode(value)
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

const namesOf = <A extends object>(record: A): ReadonlyArray<keyof A & string> => Object.keys(record).filter((name): name is keyof A & string => name in record)
