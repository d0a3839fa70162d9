// The typed data of a button of an inline keyboard: a codec from a record to at most 64 bytes, and back.
// https://core.telegram.org/bots/api#inlinekeyboardbutton
//
// Wing `payloads`: typed data in the short texts of buttons and links, which come back to the bot.

import type * as t from 'io-ts'
import { explain } from '../ports/Fault.ts'
import type { FieldTable, ValueOf } from './Field.ts'
import type { Fits } from './internal/Length.ts'
import {
  checkTag,
  pack,
  recordOf,
  refusalOf,
  tagOf,
  unionOf,
  type Body,
  type Form,
  type PackingOptions,
} from './internal/Packing.ts'
import type { TextSigner } from './Signer.ts'

export {
  date,
  enumOf,
  flag,
  int,
  int64,
  boundedInt,
  oneOf,
  maybe,
  refine,
  string,
  type Field,
  type FieldTable,
  type ValueOf,
} from './Field.ts'
export { fieldsOf } from './FieldTable.ts'
export { tagOf, type PackingOptions }

// model

/** A codec of callback data. `tag` tells its buttons from other buttons. */
export interface CallbackCodec<A> extends t.Type<A, string> {
  readonly tag: string
}

/** Callback data that are valid for only one user or only one chat. */
export interface BoundCallbackCodec<A> {
  readonly tag: string
  readonly holder: Holder
  /** The codec for the user or the chat with this id. */
  readonly for: (id: number) => CallbackCodec<A>
}

/** The owner of a button: a user, wherever the button is shown, or a chat, for presses of all its members. */
export type Holder = 'user' | 'chat'

/** Why callback data were refused. */
export type CallbackFault =
  /** The data have another tag, or are not callback data. */
  | { readonly _tag: 'NotOurs' }
  /** The data are of a button that an earlier or a later version of the bot made. */
  | { readonly _tag: 'OtherVersion'; readonly version: number }
  /** The signature is missing or is not ours, or the button belongs to another user or chat. */
  | { readonly _tag: 'Forged' }
  /** The tag is ours, but the data after it are wrong. `errors` say where and why. */
  | { readonly _tag: 'Malformed'; readonly errors: ReadonlyArray<string> }

/** Fields by the name of their variant. */
export interface Variants {
  readonly [name: string]: FieldTable
}

/** The value of variants: a union whose members are told apart by `_tag`. */
export type VariantOf<V extends Variants> = {
  [K in keyof V & string]: { readonly _tag: K } & ValueOf<V[K]>
}[keyof V & string]

/** The most bytes that a button may hold. */
export const maxBytes = 64

// constructors

/**
 * Callback data of some fields under a tag of 1–32 letters, digits, `_` and `-`. Data that could take more
 * than 64 bytes do not compile if the lengths are known. Otherwise they throw where they are defined, and so
 * when the bot starts. `encode` throws on a value that its type allows but that could not be read again, such
 * as 1.5 for an `int`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isRight } from 'fp-ts/lib/Either.js'
 *   import { callbackData, int } from '@pipegram/core/CallbackData'
 *
 *   const Page = callbackData('page', { chapter: int, page: int })
 *
 *   assert.strictEqual(Page.encode({ chapter: 1, page: 100 }), 'page.1.2s')
 *   assert.ok(isRight(Page.decode('page.1.2s')))
 */
export const callbackData = <T extends string, F extends FieldTable, const O extends PackingOptions = object>(
  tag: T,
  fields: F & Fits<'callback data', 64, T, F, O>,
  options?: O,
): CallbackCodec<ValueOf<F>> => pack(form, tag, recordOf<F>(fields), options ?? {})

/**
 * Callback data of one of several records. The name of the variant is written after the tag.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { callbackUnion, int } from '@pipegram/core/CallbackData'
 *
 *   const Cart = callbackUnion('cart', { add: { item: int, amount: int }, clear: {} })
 *
 *   assert.strictEqual(Cart.encode({ _tag: 'add', item: 7, amount: 2 }), 'cart.add.7.2')
 *   assert.strictEqual(Cart.encode({ _tag: 'clear' }), 'cart.clear')
 */
export const callbackUnion = <T extends string, V extends Variants, const O extends PackingOptions = object>(
  tag: T,
  variants: V & { readonly [K in keyof V & string]: Fits<'callback data', 64, `${T}.${K}`, V[K], O> },
  options?: O,
): CallbackCodec<VariantOf<V>> =>
  pack(
    form,
    tag,
    unionOf<VariantOf<V>>(
      new Map(Object.entries<FieldTable>(variants).map(([name, fields]) => [name, variant(name, fields)])),
    ),
    options ?? {},
  )

/**
 * Signed callback data that are valid for only one user or only one chat. If another user presses the button,
 * or the message was forwarded to another chat, the data are forged.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft, isRight } from 'fp-ts/lib/Either.js'
 *   import { boundCallbackData, int } from '@pipegram/core/CallbackData'
 *   import * as Secret from '@pipegram/core/Secret'
 *   import { signer } from '@pipegram/core/Signer'
 *
 *   const Refund = boundCallbackData(
 *     'user',
 *     'refund',
 *     { order: int },
 *     { sign: signer(Secret.make('a long random key of the bot')) },
 *   )
 *   const data = Refund.for(1001).encode({ order: 5 })
 *
 *   assert.ok(isRight(Refund.for(1001).decode(data)))
 *   assert.ok(isLeft(Refund.for(1002).decode(data)))
 */
export const boundCallbackData = <
  T extends string,
  F extends FieldTable,
  const O extends PackingOptions & { readonly sign: TextSigner },
>(
  holder: Holder,
  tag: T,
  fields: F & Fits<'callback data', 64, T, F, O>,
  options: O,
): BoundCallbackCodec<ValueOf<F>> => {
  const body = recordOf<F>(fields)
  const of = (whom: string): CallbackCodec<ValueOf<F>> => pack(form, tag, body, options, whom)
  return { tag: of('').tag, holder, for: (id) => of(` of ${holder} ${id}`) }
}

// destructors

/**
 * Why `decode` refused the data.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { callbackData, faultOf, int } from '@pipegram/core/CallbackData'
 *
 *   const Page = callbackData('page', { number: int }, { version: 2 })
 *   const faultIn = (data: string) => E.mapLeft(faultOf)(Page.decode(data))
 *
 *   assert.deepStrictEqual(faultIn('pages~2.1'), E.left({ _tag: 'NotOurs' }))
 *   assert.deepStrictEqual(faultIn('page.1'), E.left({ _tag: 'OtherVersion', version: 0 }))
 *   assert.deepStrictEqual(
 *     faultIn('page~2.1.5'),
 *     E.left({ _tag: 'Malformed', errors: ['callback_data: expected 1 field, got "1.5"'] }),
 *   )
 */
export const faultOf = (errors: t.Errors): CallbackFault =>
  refusalOf(errors) ?? { _tag: 'Malformed', errors: explain('callback_data')(errors) }

// private

const form: Form = { what: 'callback data', carrier: 'Telegram', maxBytes }

const variant = (name: string, fields: FieldTable): Body<object> => {
  checkTag('a variant of callback data', name)
  if (Object.hasOwn(fields, '_tag'))
    throw new RangeError(`The variant "${name}" has a field "_tag": its name is already there.`)
  return recordOf(fields)
}
