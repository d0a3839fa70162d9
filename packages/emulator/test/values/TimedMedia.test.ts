// Films and sounds: their length and size, from their headers.

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timedMediaOf } from '../../src/values/internal/TimedMedia.ts'
import { box, film } from '../Film.ts'

const measured = (...parts: ReadonlyArray<Uint8Array>): ReturnType<typeof timedMediaOf> =>
  timedMediaOf(new Blob(parts.map((part) => Uint8Array.from(part))))

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

const oggPage = (samples: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(27)
  head.write('OggS')
  head.writeBigInt64LE(BigInt(samples), 6)
  return Buffer.concat([head, body])
}

const opus = Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0x38, 0x01]), Buffer.alloc(7)])
const vorbis = Buffer.concat([
  Buffer.from('\u0001vorbis\0\0\0\0\u0002'),
  Buffer.from([0x44, 0xac, 0, 0]),
  Buffer.alloc(13),
])

describe('an MP4', () => {
  test('has the length and size of its headers, wherever they are', async () => {
    const side = fc.integer({ min: 1, max: 4000 })
    await fc.assert(
      fc.asyncProperty(side, side, fc.nat(7200), fc.boolean(), async (width, height, duration, isLong) => {
        const size = { width, height, duration }
        expect(await measured(film({ ...size, isLong }))).toEqual(size)
        expect(await measured(film({ ...size, isLong, isTurned: true }))).toEqual({
          ...size,
          width: height,
          height: width,
        })
      }),
      { numRuns: 50 },
    )
  })

  test('is not measured without a movie header, and with a wrong length of a box', async () => {
    const start = box('ftyp', Buffer.from('isom'))
    expect(await measured(start)).toBeUndefined()
    expect(await measured(start, box('moov', box('free', Buffer.alloc(200))))).toBeUndefined()
    expect(await measured(start, uint32(3), Buffer.from('moov'))).toBeUndefined()
    expect(await measured(start, uint32(1), Buffer.from('mdat'))).toBeUndefined()
  })
})

test('an Ogg with Opus or Vorbis has the length that its last page says', async () => {
  expect(await measured(oggPage(0, opus), oggPage(48_000 * 7 + 312, Buffer.alloc(50)))).toEqual({
    duration: 7,
  })
  expect(await measured(oggPage(0, vorbis), oggPage(44_100 * 5, Buffer.alloc(50)))).toEqual({ duration: 5 })
  expect(await measured(oggPage(0, Buffer.from('Speex')))).toBeUndefined()
})

test('an MP3 has the length of its frames: counted, or by its bit rate, after a tag', async () => {
  // 128 kbit/s, 44.1 kHz, stereo.
  const head = Buffer.from('fffb9000', 'hex')
  const plain = Buffer.concat([head, Buffer.alloc(16_000 * 9 - 4)])
  expect(await measured(plain)).toEqual({ duration: 9 })
  const tag = Buffer.concat([Buffer.from('ID3'), Buffer.from([4, 0, 0, 0, 0, 0x10, 0]), Buffer.alloc(2048)])
  expect(await measured(tag, plain)).toEqual({ duration: 9 })
  const count = Math.round((44_100 / 1152) * 20)
  const info = Buffer.concat([Buffer.from('Xing'), uint32(1), uint32(count)])
  expect(await measured(tag, head, Buffer.alloc(32), info, Buffer.alloc(99))).toEqual({ duration: 20 })
  // 64 kbit/s, 22.05 kHz, mono.
  const low = Buffer.concat([Buffer.from('fff380c0', 'hex'), Buffer.alloc(8000 * 4 - 4)])
  expect(await measured(low)).toEqual({ duration: 4 })
})

test('a GIF is as long as the delays of its frames', async () => {
  const frame = Buffer.from('21f904006400ff00', 'hex')
  expect(await measured(Buffer.from('GIF89a'), Buffer.alloc(7), frame, frame, frame)).toEqual({ duration: 3 })
})

test('no bytes make the measure fail', async () => {
  let found = 0
  const movie = box('moov', film({ width: 9, height: 9, duration: 9 }).subarray(8))
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(
        Buffer.alloc(0),
        box('ftyp', Buffer.alloc(0)),
        film({ width: 9, height: 9, duration: 9 }).subarray(0, 150),
        movie,
        oggPage(9, opus).subarray(0, 40),
        Buffer.from('ID3\u0004\0\0\0\0\0\u0001'),
        Buffer.from('fffb9000', 'hex'),
        Buffer.from('GIF89a!\u00f9\u0004', 'latin1'),
      ),
      async (bytes, start) => {
        const one = await measured(start, bytes)
        if (one !== undefined) found++
        expect(one?.duration ?? 0).toBeGreaterThanOrEqual(0)
      },
    ),
  )
  expect(found).toBeGreaterThan(0)
})
