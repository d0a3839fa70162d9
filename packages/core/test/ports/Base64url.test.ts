import * as Base64url from '@pipegram/core/Base64url'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

// Any UTF-16, with halves of surrogate pairs.
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

describe('base64url', () => {
  it('base64url is the same as that of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = Base64url.encode(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(Base64url.decode(text)).toEqual(O.some(new Uint8Array(bytes)))
      }),
    )
  })
  it('base64url carries any text', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text.isWellFormed()),
        (text) => {
          expect(Base64url.decodeText(Base64url.encode(text))).toEqual(O.some(text))
        },
      ),
    )
    expect(Base64url.decodeText(Base64url.encode('\ufeffx'))).toEqual(O.some('\ufeffx'))
  })
  it('base64url has one form for each value', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'B', '-', '_', '9', 'g', 'w', 'Q') }), (text) => {
        const bytes = Base64url.decode(text)
        if (O.isSome(bytes)) expect(Base64url.encode(bytes.value)).toBe(text)
      }),
    )
    for (const text of ['A', 'AB', 'AAB', 'AA==', 'A+/A', 'AA AA', 'ж', 'AAAAA'])
      expect(Base64url.decode(text), text).toEqual(O.none)
  })
  it('decodeText refuses bytes that are not UTF-8', () => {
    expect(Base64url.decodeText('_w')).toEqual(O.none)
  })
})
