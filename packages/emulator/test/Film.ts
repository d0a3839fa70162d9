// A film for tests: the headers of an MP4, without pictures.

/** A box of an MP4. */
export const box = (type: string, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4)
  return Buffer.concat([head, body])
}

export interface FilmFacts {
  readonly width: number
  readonly height: number
  /** In seconds. */
  readonly duration: number
  /** True for times of 64 bits. */
  readonly isLong?: boolean
  /** True for a film that is shown after a quarter turn. */
  readonly isTurned?: boolean
}

/** An MP4 with a sound and a film, whose headers follow the data. */
export const film = ({ width, height, duration, isLong = false, isTurned = false }: FilmFacts): Buffer => {
  const header = Buffer.alloc(isLong ? 112 : 100)
  if (isLong) {
    header[0] = 1
    header.writeUInt32BE(1000, 20)
    header.writeBigUInt64BE(BigInt(duration) * 1000n, 24)
  } else {
    header.writeUInt32BE(600, 12)
    header.writeUInt32BE(duration * 600, 16)
  }
  const track = Buffer.alloc(84)
  const one = 65_536
  track.writeInt32BE(isTurned ? 0 : one, 40)
  track.writeInt32BE(isTurned ? one : 0, 44)
  track.writeUInt16BE(width, 76)
  track.writeUInt16BE(height, 80)
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0')),
    box('mdat', Buffer.alloc(1000)),
    box(
      'moov',
      Buffer.concat([
        box('mvhd', header),
        box('trak', box('tkhd', Buffer.alloc(84))),
        box('trak', box('tkhd', track)),
      ]),
    ),
  ])
}
