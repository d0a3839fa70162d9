import { defined } from '@pipegram/core/Defined'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('defined', () => {
  it('defined drops the fields whose value is undefined, and no others', () => {
    expect(defined({ a: undefined, b: null, c: 0, d: '', e: false, f: { inner: undefined } })).toStrictEqual({
      b: null,
      c: 0,
      d: '',
      e: false,
      f: { inner: undefined },
    })
  })

  it('defined copies, and leaves the given object as it is', () => {
    const given = { a: 1, b: undefined }
    expect(defined(given)).not.toBe(given)
    expect(Object.keys(given)).toEqual(['a', 'b'])
  })

  it('defined gives an equal object if no field is undefined', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null))),
        (given) => {
          expect(defined(given)).toEqual({ ...given })
        },
      ),
    )
  })
})
