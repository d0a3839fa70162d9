// The types of fields that may be undefined.

import { describe, expect, test } from 'tstyche'
import { defined, type WithoutUndefined } from '../../src/ports/Defined.ts'

declare const size: number | undefined

interface Sized {
  readonly name: string
  readonly size?: number
}

describe('defined', () => {
  test('defined makes a field optional that may be undefined, and leaves the others', () => {
    expect(defined({ name: 'a', size })).type.toBe<{ readonly name: string; readonly size?: number }>()
    expect(defined({ name: null })).type.toBe<{ readonly name: null }>()
  })

  test('defined gives a value for a type with exact optional fields', () => {
    expect<Sized>().type.toBeAssignableFrom(defined({ name: 'a', size }))
    expect<Sized>().type.not.toBeAssignableFrom({ name: 'a', size })
    expect<Sized>().type.not.toBeAssignableFrom(defined({ size }))
  })

  test('defined removes undefined from the type of an optional field', () => {
    expect<WithoutUndefined<{ a?: number | undefined }>>().type.toBe<{ readonly a?: number }>()
  })
})
