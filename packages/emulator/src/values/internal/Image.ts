// Images: their size, read from their first bytes, and blank images.

import { crc32, deflateSync } from 'node:zlib'

// model

/** Width and height in pixels. */
export interface Dimensions {
  readonly width: number
  readonly height: number
}

// constructors

/** A white PNG of any size. */
export const blank = ({ width, height }: Dimensions): Buffer<ArrayBuffer> => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit per pixel: with eight bits, a photo would take five times as long to make.
  header[8] = 1
  // Each row begins with the number of its filter: 0 means no filter.
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(Math.ceil(width / 8), 0xff)])
  const rows = Buffer.alloc(height * row.length, row)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

// destructors

/** The size of a PNG, JPEG, GIF, WebP or BMP. `undefined` for any other file. Reads at most 256 KiB. */
export const dimensionsOf = async (file: Blob): Promise<Dimensions | undefined> => {
  const bytes = Buffer.from(await file.slice(0, 256 * 1024).arrayBuffer())
  const found =
    bytes.length < 26
      ? undefined
      : (inPng(bytes) ?? inGif(bytes) ?? inBmp(bytes) ?? inWebp(bytes) ?? inJpeg(bytes))
  return found === undefined || found.width < 1 || found.height < 1 ? undefined : found
}

// private

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}

const startsWith = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.toString('latin1', at, at + text.length) === text

const inPng = (bytes: Buffer): Dimensions | undefined =>
  bytes.subarray(0, 8).equals(signature)
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : undefined

const inGif = (bytes: Buffer): Dimensions | undefined =>
  startsWith(bytes, 'GIF8') ? { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) } : undefined

const inBmp = (bytes: Buffer): Dimensions | undefined =>
  startsWith(bytes, 'BM')
    ? { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) }
    : undefined

// https://developers.google.com/speed/webp/docs/riff_container
const inWebp = (bytes: Buffer): Dimensions | undefined => {
  if (bytes.length < 30 || !startsWith(bytes, 'RIFF') || !startsWith(bytes, 'WEBP', 8)) return undefined
  if (startsWith(bytes, 'VP8X', 12))
    return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) }
  if (startsWith(bytes, 'VP8 ', 12))
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  const bits = bytes.readUInt32LE(21)
  return startsWith(bytes, 'VP8L', 12)
    ? { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    : undefined
}

// The segment of the frame contains the size; other segments are skipped by their lengths.
const inJpeg = (bytes: Buffer): Dimensions | undefined => {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes.readUInt8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
