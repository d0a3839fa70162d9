// Objects with optional fields that must be missing instead of `undefined`.

// model

/** The same fields. Fields that may be `undefined` may be missing instead. */
export type WithoutUndefined<A> = Flat<
  { readonly [K in keyof A as undefined extends A[K] ? never : K]: A[K] } & {
    readonly [K in keyof A as undefined extends A[K] ? K : never]?: Exclude<A[K], undefined>
  }
>

// constructors

/**
 * The same object without the fields whose value is `undefined`, for types with `exactOptionalPropertyTypes`.
 * Only the object's own fields are copied, and no deeper object is changed.
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
