// Values as short texts: `tag~version.field.field.signature`. The version and the signature may be missing.
// The tag ends at the first `.` or `~`. A tag can contain neither, so no tag looks like the beginning of
// another.

import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { utf8 } from '../../ports/internal/TextBytes.ts'
import { separator, type FieldTable, type ValueOf } from '../Field.ts'
import type { TextSigner } from '../Signer.ts'

// model

/** Why a text was refused before its fields were read. */
export type Refusal =
  | { readonly _tag: 'NotOurs' }
  | { readonly _tag: 'OtherVersion'; readonly version: number }
  | { readonly _tag: 'Forged' }

/** The part between the tag and the signature. */
export interface Body<A> {
  readonly maxBytes: number
  readonly is: t.Is<A>
  /** Throws a `RangeError` for a value that could not be read again. `whose` names the data in the error. */
  readonly write: (value: A, whose: string) => ReadonlyArray<string>
  readonly read: t.Validate<ReadonlyArray<string>, A>
}

/** The kind of a text, and the most bytes that it may have. */
export interface Form {
  readonly what: string
  readonly carrier: string
  readonly maxBytes: number
}

/** Options that callback data and start payloads share. */
export interface PackingOptions {
  /**
   * 0–35. Data of another version are refused. A version takes two bytes; version 0 takes none. Default: 0.
   */
  readonly version?: number
  /**
   * Signs the data, which takes 13 bytes more, and refuses data without a valid signature. Default: no
   * signature.
   */
  readonly sign?: TextSigner
}

/** A codec of short texts under a tag. */
export interface Packed<A> extends t.Type<A, string> {
  readonly tag: string
}

// constructors

/** A record whose fields are written in the order of their names here. */
export const recordOf = <F extends FieldTable>(fields: F): Body<ValueOf<F>> => {
  const names = Object.keys(fields)
  const entries = Object.entries<FieldTable[string]>(fields)
  return {
    maxBytes: entries.reduce((sum, [, { maxBytes }]) => sum + separator.length + maxBytes, 0),
    is: (u): u is ValueOf<F> =>
      isObject(u) && entries.every(([name, { codec }]) => codec.is(Reflect.get(u, name))),
    write: (value, whose) => {
      if (!isObject(value))
        throw new RangeError(
          `${whose} cannot carry ${String(value)}: it must be a record of ${names.join(', ')}.`,
        )
      return entries.map(([name, field]) => written(whose, name, field, Reflect.get(value, name)))
    },
    read: (parts, context) => {
      if (parts.length !== names.length)
        return t.failure(
          parts.join(separator),
          context,
          `expected ${names.length} ${names.length === 1 ? 'field' : 'fields'}`,
        )
      const errors: Array<t.ValidationError> = []
      const values: Array<readonly [string, unknown]> = []
      for (const [i, [name, { codec }]] of entries.entries()) {
        const value: t.Validation<unknown> = codec.validate(parts[i], t.appendContext(context, name, codec))
        if (E.isLeft(value)) errors.push(...value.left)
        else if (value.right !== undefined) values.push([name, value.right])
      }
      // oxlint-disable-next-line typescript/consistent-type-assertions -- by `fields`
      return errors.length > 0 ? t.failures(errors) : t.success(Object.fromEntries(values) as ValueOf<F>)
    },
  }
}

/** One of several records, distinguished by `_tag`. */
export const unionOf = <A extends { readonly _tag: string }>(
  variants: ReadonlyMap<string, Body<object>>,
): Body<A> => {
  const of = (u: unknown): Body<object> | undefined =>
    typeof u === 'object' && u !== null && '_tag' in u && typeof u._tag === 'string'
      ? variants.get(u._tag)
      : undefined
  return {
    maxBytes: Math.max(
      ...Array.from(variants, ([name, { maxBytes }]) => separator.length + name.length + maxBytes),
    ),
    is: (u): u is A => of(u)?.is(u) ?? false,
    write: (value, whose) => {
      const body = of(value)
      if (body === undefined)
        throw new RangeError(
          `${whose} cannot carry "${value._tag}": it must be ${[...variants.keys()].join(' or ')}.`,
        )
      return [value._tag, ...body.write(value, whose)]
    },
    read: ([name = '', ...parts], context) => {
      const value = variants.get(name)?.read(parts, context)
      if (value === undefined)
        return t.failure(name, context, `expected ${[...variants.keys()].join(' or ')}`)
      // oxlint-disable-next-line typescript/consistent-type-assertions -- read by name
      return E.isLeft(value) ? value : t.success({ _tag: name, ...value.right } as A)
    },
  }
}

/**
 * A codec of a body under a tag. The signature includes `holder`. Throws a `RangeError` if a value could take
 * more bytes than fit.
 */
export const pack = <A>(
  { what, carrier, maxBytes }: Form,
  tag: string,
  body: Body<A>,
  { version = 0, sign }: PackingOptions,
  holder = '',
): Packed<A> => {
  checkTag(what, tag)
  if (!Number.isInteger(version) || version < 0 || version > 35)
    throw new RangeError(
      `The version of the ${what} "${tag}" must be a whole number from 0 to 35; it is ${version}.`,
    )
  const head = version === 0 ? tag : `${tag}~${version.toString(36)}`
  const most = head.length + body.maxBytes + (sign === undefined ? 0 : separator.length + sign.length)
  if (most > maxBytes)
    throw new RangeError(
      `The ${what} "${tag}" could take ${most} bytes; ${carrier} carries ${maxBytes}. ` +
        'Leave a field out or shorten one.',
    )
  const purpose = `${what}${holder}`
  const name = `${what} "${tag}"`
  const isSigned = (text: string, at: number): boolean =>
    at > 0 && sign?.verify(purpose, text.slice(0, at), text.slice(at + separator.length)) === true
  return Object.assign(
    new t.Type<A, string, unknown>(
      name,
      body.is,
      (u, context) => {
        if (typeof u !== 'string' || tagOf(u) !== tag)
          return refused(u, context, { _tag: 'NotOurs' }, `expected ${name}`)
        const [found, ...parts] = u.split(separator)
        if (found !== head) {
          const other = versionOf(tag, found ?? '')
          return other === undefined
            ? t.failure(u, context, `expected ${name}`)
            : refused(
                u,
                context,
                { _tag: 'OtherVersion', version: other },
                `expected version ${version} of ${name}`,
              )
        }
        if (sign === undefined) return body.read(parts, context)
        return isSigned(u, u.lastIndexOf(separator))
          ? body.read(parts.slice(0, -1), context)
          : refused(u, context, { _tag: 'Forged' }, `expected ${name} with our signature`)
      },
      (value) => {
        const text = [head, ...body.write(value, `The ${name}`)].join(separator)
        return sign === undefined ? text : text + separator + sign.sign(purpose, text)
      },
    ),
    { tag },
  )
}

/** The validation error of a refused text. `refusalOf` finds its refusal. */
export const refused = <A>(
  value: unknown,
  context: t.Context,
  refusal: Refusal,
  message: string,
): t.Validation<A> => {
  const error = { value, context, message }
  refusals.set(error, refusal)
  return t.failures([error])
}

/** Refuses a tag that could not be distinguished from the text after it. */
export const checkTag = (what: string, tag: string): void => {
  if (!tags.test(tag))
    throw new RangeError(`"${tag}" cannot be the tag of ${what}: use 1–32 letters, digits, "_" or "-".`)
}

// destructors

/**
 * The tag of a text, even of a text from elsewhere.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { tagOf } from '@pipegram/core/CallbackData'
 *
 *   assert.strictEqual(tagOf('page~2.1'), 'page')
 */
export const tagOf = (text: string): string => /^[^.~]*/.exec(text)?.[0] ?? ''

/** The refusal of these errors. `undefined` if the fields were read. */
export const refusalOf = (errors: t.Errors): Refusal | undefined =>
  errors.flatMap((error) => refusals.get(error) ?? [])[0]

// private

const tags = /^[\w-]{1,32}$/

// The refusals of validation errors, because an io-ts error has no field for them.
const refusals = new WeakMap<t.ValidationError, Refusal>()

const versionOf = (tag: string, head: string): number | undefined => {
  const version = /^~([1-9a-z])$/.exec(head.slice(tag.length))?.[1]
  return head === tag ? 0 : version === undefined ? undefined : Number.parseInt(version, 36)
}

const written = (
  whose: string,
  name: string,
  { codec, maxBytes }: FieldTable[string],
  value: unknown,
): string => {
  if (!codec.is(value))
    throw new RangeError(`${whose} cannot carry ${shown(value)} as "${name}": it must be ${codec.name}.`)
  const text: unknown = codec.encode(value)
  // A UTF-16 unit takes at most three bytes, so most texts fit without being encoded.
  if (
    typeof text !== 'string' ||
    text.includes(separator) ||
    (text.length * 3 > maxBytes && utf8(text).length > maxBytes)
  )
    throw new RangeError(
      `${whose} cannot carry "${name}": ` +
        `its codec must write at most ${maxBytes} bytes without "${separator}".`,
    )
  return text
}

const isObject = (u: unknown): u is object => typeof u === 'object' && u !== null

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? 'an object'
    : typeof value === 'string'
      ? `"${value}"`
      : String(value)
