// Optional fields of an object, where `undefined` would be a value.

// model

/** The same fields; those that may be `undefined` may be missing instead, and are never `undefined`. */
export type WithoutUndefined<A> = Flat<
  { readonly [K in keyof A as undefined extends A[K] ? never : K]: A[K] } & {
    readonly [K in keyof A as undefined extends A[K] ? K : never]?: Exclude<A[K], undefined>
  }
>

// constructors

/**
 * The same object without the fields whose value is `undefined`: for a type with optional fields that must
 * not be `undefined` (`exactOptionalPropertyTypes`). Only the object's own fields are copied, and nothing
 * deeper is changed.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { defined } from '@pipegram/core/Defined'
 *
 *   const greet = (name: string, title?: string): { name: string; title?: string } =>
 *     defined({ name, title })
 *
 *   assert.deepStrictEqual(greet('Ann'), { name: 'Ann' })
 *   assert.deepStrictEqual(greet('Ann', 'Dr'), { name: 'Ann', title: 'Dr' })
 */
export function defined<A extends object>(fields: A): WithoutUndefined<A>
export function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

// private

type Flat<A> = { readonly [K in keyof A]: A[K] }
