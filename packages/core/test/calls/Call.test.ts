import * as fc from 'fast-check'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { raw } from '../../src/calls/Call.ts'

describe('a raw call', () => {
  it('has the method, the parameters and the decoder as they were given', () => {
    const params = { chat_id: 1, theme: { type: 'default' } }
    const result = t.literal(true)
    const call = raw('setShareTheme', params, result)
    expect([call.method, call.params, call.result]).toEqual(['setShareTheme', params, result])
    expect(call.upload).toBe(true)
  })
  it('throws if the name of the method is not a name', () => {
    const names = fc.string({ unit: 'binary' }).filter((name) => !/^[a-z]{1,64}$/i.test(name))
    fc.assert(
      fc.property(names, (name) => {
        expect(() => raw(name, {}, t.unknown)).toThrow(RangeError)
      }),
    )
    expect(() => raw('getMe/../../bot2:b/logOut', {}, t.unknown)).toThrow('raw: the name of a method')
  })
})
