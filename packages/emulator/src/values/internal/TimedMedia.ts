// Videos and sounds: their length and size, read from their headers.

import type { Dimensions } from './Image.ts'

// model

/** The data in the headers of a video or a sound. The duration is in seconds; a sound has no size. */
export interface TimedMedia extends Partial<Dimensions> {
  readonly duration: number
}

// destructors

/**
 * The duration and size of an MP4, Ogg, MP3 or GIF. `undefined` for any other file. Reads only headers: at
 * most 8 MiB of an MP4, and 256 KiB of another file.
 */
export const timedMediaOf = async (file: Blob): Promise<TimedMedia | undefined> => {
  const start = await bytesOf(file, 0, page)
  if (text(start, 4) === 'ftyp') return inMp4(file)
  if (text(start, 0) === 'OggS') return inOgg(start, await bytesOf(file, Math.max(0, file.size - page), page))
  if (text(start, 0) === 'GIF8') return inGif(start)
  const tag = text(start, 0, 3) === 'ID3' && start.length >= 10 ? 10 + syncSafe(start) : 0
  return inMp3(tag === 0 ? start : await bytesOf(file, tag, 64), file.size - tag)
}

// private

const page = 131_072

const bytesOf = async (file: Blob, from: number, length: number): Promise<Buffer> =>
  Buffer.from(await file.slice(from, from + length).arrayBuffer())

const text = (bytes: Buffer, at: number, length = 4): string => bytes.toString('latin1', at, at + length)

// Some videos are a fraction of a second longer than they should be.
const seconds = (length: number): number => (Number.isFinite(length) ? Math.max(0, Math.round(length)) : 0)

// https://developer.apple.com/documentation/quicktime-file-format
const inMp4 = async (file: Blob): Promise<TimedMedia | undefined> => {
  let at = 0
  for (let count = 0; count < 64 && at + 8 <= file.size; count++) {
    const head = await bytesOf(file, at, 16)
    const size = sizeOfBox(head, 0, file.size - at)
    if (text(head, 4) === 'moov') return size > 8_388_608 ? undefined : inMovie(await bytesOf(file, at, size))
    if (size < 8) return undefined
    at += size
  }
  return undefined
}

const inMovie = (movie: Buffer): TimedMedia | undefined => {
  const parts = boxesIn(movie.subarray(8))
  const header = parts.find(([type]) => type === 'mvhd')?.[1]
  if (header === undefined || header.length < 32) return undefined
  // In version 1 times have 64 bits.
  const [scale, length] =
    header[0] === 1
      ? [header.readUInt32BE(20), Number(header.readBigUInt64BE(24))]
      : [header.readUInt32BE(12), header.readUInt32BE(16)]
  const sizes = parts
    .filter(([type]) => type === 'trak')
    .flatMap(([, track]) => boxesIn(track))
    .filter(([type, body]) => type === 'tkhd' && body.length >= 84)
    .map(([, body]) => shownSize(body))
  return { duration: seconds(length / scale), ...sizes.find(({ width, height }) => width > 0 && height > 0) }
}

// The size and the matrix, with 16 bits after the point, are at the end of the header of a track. A quarter
// turn swaps the sides.
const shownSize = (header: Buffer): Dimensions => {
  const matrix = header.length - 44
  const [width, height] = [header.readUInt16BE(header.length - 8), header.readUInt16BE(header.length - 4)]
  return header.readInt32BE(matrix) === 0 && header.readInt32BE(matrix + 4) !== 0
    ? { width: height, height: width }
    : { width, height }
}

const boxesIn = (bytes: Buffer): ReadonlyArray<readonly [type: string, body: Buffer]> => {
  const found: Array<readonly [string, Buffer]> = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = sizeOfBox(bytes, at, bytes.length - at)
    if (size < 8) break
    found.push([text(bytes, at + 4), bytes.subarray(at + 8, at + size)])
    at += size
  }
  return found
}

// 0: to the end. 1: a size of 64 bits follows the type.
const sizeOfBox = (bytes: Buffer, at: number, rest: number): number => {
  const size = bytes.length < at + 8 ? 0 : bytes.readUInt32BE(at)
  if (size === 0) return rest
  if (size > 1) return size
  return bytes.length < at + 16 ? 0 : Number(bytes.readBigUInt64BE(at + 8))
}

// The last page has the number of samples up to its end. https://www.rfc-editor.org/rfc/rfc3533
const inOgg = (start: Buffer, end: Buffer): TimedMedia | undefined => {
  const last = end.lastIndexOf('OggS')
  if (last < 0 || end.length < last + 14) return undefined
  const samples = Number(end.readBigInt64LE(last + 6))
  const opus = start.indexOf('OpusHead')
  if (opus >= 0 && start.length >= opus + 12)
    return { duration: seconds((samples - start.readUInt16LE(opus + 10)) / 48_000) }
  const vorbis = start.indexOf('\u0001vorbis')
  return vorbis >= 0 && start.length >= vorbis + 16
    ? { duration: seconds(samples / start.readUInt32LE(vorbis + 12)) }
    : undefined
}

// Each frame begins with an extension that has its delay, in hundredths of a second.
const inGif = (start: Buffer): TimedMedia | undefined => {
  let delays = 0
  for (let at = start.indexOf(frame); at >= 0 && at + 6 <= start.length; at = start.indexOf(frame, at + 8))
    delays += start.readUInt16LE(at + 4)
  return { duration: seconds(delays / 100) }
}

const frame = Buffer.of(0x21, 0xf9, 4)

// A frame of layer III. In a file of variable bit rate, the first frame says how many frames there are.
const inMp3 = (start: Buffer, size: number): TimedMedia | undefined => {
  if (start.length < 48 || (start.readUInt16BE(0) & 0xffe6) !== 0xffe2) return undefined
  const [kind, rates] = [start.readUInt8(1), start.readUInt8(2)]
  const isFirst = (kind & 0x18) === 0x18
  const bitRate = (isFirst ? bitRates : lowBitRates)[rates >> 4] ?? 0
  const sampleRate = (sampleRates[(rates >> 2) & 3] ?? 0) / (isFirst ? 1 : kind & 0x10 ? 2 : 4)
  if (bitRate === 0 || sampleRate === 0) return undefined
  const isMono = start.readUInt8(3) >> 6 === 3
  const info = 4 + (isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17)
  const hasCount = /^(?:Xing|Info)$/.test(text(start, info)) && (start[info + 7] ?? 0) % 2 === 1
  return {
    duration: hasCount
      ? seconds((start.readUInt32BE(info + 8) * (isFirst ? 1152 : 576)) / sampleRate)
      : seconds(size / (bitRate * 125)),
  }
}

const bitRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const lowBitRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const sampleRates = [44_100, 48_000, 32_000]

// A number in which each byte has seven bits.
const syncSafe = (bytes: Buffer): number =>
  bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0)
