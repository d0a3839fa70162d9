// What the emulator takes of Node, in a browser: compression and paths. The bundle puts this file in place of
// node:zlib and node:path.

import { zlibSync, type ZlibOptions } from 'fflate'

/** Compresses as the function of node:zlib does. */
export const deflateSync = (data: string | Uint8Array, options: ZlibOptions = {}): Uint8Array =>
  zlibSync(typeof data === 'string' ? new TextEncoder().encode(data) : data, options)

/** The checksum of a part of a PNG. */
export const crc32 = (data: Uint8Array): number =>
  ~data.reduce((sum, byte) => table(sum ^ byte) ^ (sum >>> 8), -1) >>> 0

/** Joins the parts of a path. */
export const join = (...parts: ReadonlyArray<string>): string => parts.join('/')

// private

const table = (index: number): number => {
  let value = index & 0xff
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
}
