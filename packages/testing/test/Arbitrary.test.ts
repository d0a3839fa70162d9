import { handle, pipeline } from '@pipegram/compose'
import * as Types from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import { arbitraryOf, updates } from '@pipegram/testing/Arbitrary'
import { harness } from '@pipegram/testing/Harness'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const codecs = Object.values<unknown>(Types).filter((u): u is t.Type<unknown, unknown> => u instanceof t.Type)

describe('arbitraryOf', () => {
  it('arbitraryOf has values of every type, which decode to themselves', () => {
    expect(codecs.length).toBeGreaterThan(300)
    for (const codec of codecs)
      fc.assert(
        fc.property(arbitraryOf(codec), (value) => {
          const decoded = codec.decode(value)
          expect(E.isRight(decoded) && decoded.right, codec.name).toBe(value)
        }),
        { numRuns: 5 },
      )
  })
})

describe('updates', () => {
  it('updates are of each kind', () => {
    for (const kind of Types.updateKinds)
      fc.assert(
        fc.property(updates([kind]), (update) => {
          expect(kindOf(update)).toBe(kind)
        }),
        { numRuns: 5 },
      )
  })
  it('updates of any kind go through a handler', () =>
    fc.assert(
      fc.asyncProperty(updates(), async (update) => {
        const { outcome } = await harness(pipeline(handle(() => TE.right(1))))(update)()
        expect(outcome).toEqual(E.right('handled'))
      }),
    ))
})
