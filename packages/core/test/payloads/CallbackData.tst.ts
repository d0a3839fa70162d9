import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { describe, expect, test } from 'tstyche'
import { button } from '../../src/keyboards/Button.ts'
import {
  boundCallbackData,
  callbackData,
  callbackUnion,
  fieldsOf,
  flag,
  int,
  int64,
  oneOf,
  maybe,
  refine,
  string,
  type BoundCallbackCodec,
  type CallbackCodec,
  type Field,
} from '../../src/payloads/CallbackData.ts'
import type { TextSigner } from '../../src/payloads/Signer.ts'
import { startPayload } from '../../src/payloads/StartPayload.ts'

declare const sign: TextSigner
declare const wide: Field<number>
declare const tag: string

describe('callback data', () => {
  test('callback data hold the record of their fields', () => {
    expect(callbackData('a', { id: int, on: flag, size: oneOf('S', 'M'), note: string(5) })).type.toBe<
      CallbackCodec<{ id: number; on: boolean; size: 'S' | 'M'; note: string }>
    >()
    expect(callbackData('a', { id: int, note: maybe(string(5)) })).type.toBe<
      CallbackCodec<{ id: number; note?: string | undefined }>
    >()
    expect(callbackData('a', {})).type.toBe<CallbackCodec<{}>>()
    expect(callbackData('a', fieldsOf(t.type({ on: t.boolean, kind: t.literal('x') })))).type.toBe<
      CallbackCodec<{ readonly on: boolean; readonly kind: 'x' }>
    >()
    expect(boundCallbackData('user', 'a', { id: int }, { sign })).type.toBe<
      BoundCallbackCodec<{ id: number }>
    >()
    expect(maybe(int)).type.toBe<Field<number | undefined, 13>>()
  })
  test('callback data check a value where it is written, by the types of their fields', () => {
    expect(button).type.toBeCallableWith('x', callbackData('a', { size: oneOf('S', 'M') }), { size: 'S' })
    expect(button).type.not.toBeCallableWith('x', callbackData('a', { size: oneOf('S', 'M') }), { size: 'L' })
    // @ts-expect-error 'page' does not exist in type '{ number: number; }'
    button('x', callbackData('a', { number: int }), { page: 1 })
  })
  test('callback data hold one of some records', () => {
    const Cart = callbackUnion('cart', { add: { item: int }, clear: {} })
    expect(button).type.toBeCallableWith('x', Cart, { _tag: 'add', item: 1 })
    expect(button).type.toBeCallableWith('x', Cart, { _tag: 'clear' })
    expect(button).type.not.toBeCallableWith('x', Cart, { _tag: 'add' })
    expect(button).type.not.toBeCallableWith('x', Cart, { _tag: 'sub', item: 1 })
  })
  test('callback data that are too long by their known lengths do not compile, and say their length', () => {
    callbackData('abcdefghijk', { a: int, b: int, c: int, d: int })
    callbackData('abcdefghijkl', { a: int, b: int, c: int, d: int })
    // @ts-expect-error '"This callback data could take 65 bytes; 64 fit. Leave a field out or shorten one."'
    callbackData('abcdefghijklm', { a: int, b: int, c: int, d: int })
    // @ts-expect-error This callback data could take 66 bytes
    callbackData('a', { a: int, b: int, c: int, d: int, e: int })
    callbackData('a', { a: string(62) })
    // @ts-expect-error This callback data could take 65 bytes
    callbackData('a', { a: string(63) })
    // @ts-expect-error This callback data could take
    callbackData('a', { a: string(1_000_000) })
    // @ts-expect-error This callback data could take
    callbackData('a', { a: maybe(string(62)) })
    // @ts-expect-error This callback data could take
    callbackData('a', { a: int64, b: int64, c: int64, d: int64, e: int, f: wide })
  })
  test('a variant or a start payload that is too long does not compile', () => {
    callbackUnion('cart', { add: { a: int, b: int, c: int }, clear: {} })
    // @ts-expect-error This callback data could take 73 bytes
    callbackUnion('cart', { add: { a: int, b: int, c: int, d: int, e: int }, clear: {} })
    startPayload('invite', { a: int, b: int, c: int })
    // @ts-expect-error This start payload could take 58 bytes; 48 fit.
    startPayload('invite', { a: int, b: int, c: int }, { sign })
  })
  test('a version and a signature count for the length', () => {
    callbackData('a', { a: int, b: int, c: int }, { sign })
    callbackData('abcdefghijk', { a: int, b: int, c: int }, { sign })
    callbackData('abcdefghijkl', { a: int, b: int, c: int }, { sign })
    // @ts-expect-error This callback data could take 65 bytes
    callbackData('abcdefghijklm', { a: int, b: int, c: int }, { sign })
    // @ts-expect-error This callback data could take 66 bytes
    callbackData('abcdefghijkl', { a: int, b: int, c: int }, { sign, version: 1 })
    callbackData('abcdefghijkl', { a: int, b: int, c: int }, { sign, version: 0 })
    // @ts-expect-error This callback data could take
    boundCallbackData('user', 'a', { a: int, b: int, c: int, d: int }, { sign })
  })
  test('fields of unknown length are checked when the bot starts', () => {
    callbackData('a', { a: wide, b: wide, c: wide, d: wide, e: wide, f: wide })
    callbackData(tag, { a: int, b: int, c: int, d: int })
  })
  test('callback data take refined fields, and refuse a codec of texts of any length', () => {
    expect(pipe(int, refine(t.Int))).type.toBe<Field<t.Int, 12>>()
    expect(callbackData).type.not.toBeCallableWith('a', { a: t.string })
    expect(boundCallbackData).type.not.toBeCallableWith('user', 'a', { a: int }, {})
  })
})
