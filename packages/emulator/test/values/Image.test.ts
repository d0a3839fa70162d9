// Images: their size, from their bytes.

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blank, dimensionsOf } from '../../src/values/internal/Image.ts'

test('images of any size are measured, and other bytes are not images', async () => {
  const side = fc.integer({ min: 1, max: 2000 })
  await fc.assert(
    fc.asyncProperty(side, side, async (width, height) => {
      expect(await dimensionsOf(new Blob([blank({ width, height })]))).toEqual({ width, height })
    }),
    { numRuns: 30 },
  )
  const jpeg = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc00011080258032003012200021101031101',
    'hex',
  )
  expect(await dimensionsOf(new Blob([jpeg]))).toEqual({ width: 800, height: 600 })
  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.from('0a000500', 'hex'), Buffer.alloc(20)])
  expect(await dimensionsOf(new Blob([gif]))).toEqual({ width: 10, height: 5 })
  const webp = Buffer.concat([
    Buffer.from('RIFF....WEBPVP8X'),
    Buffer.from('0a00000000000000ff0100570200', 'hex'),
  ])
  expect(await dimensionsOf(new Blob([webp]))).toEqual({ width: 512, height: 600 })
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('', '89504e470d0a1a0a', 'ffd8', '474946383961', '524946460000000057454250565038'),
      async (bytes, start) => {
        const found = await dimensionsOf(new Blob([Buffer.concat([Buffer.from(start, 'hex'), bytes])]))
        expect(found === undefined || (found.width > 0 && found.height > 0)).toBe(true)
      },
    ),
  )
})
