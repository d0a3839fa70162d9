// A certificate for this machine that the emulator makes and signs itself, for HTTPS.
// https://www.rfc-editor.org/rfc/rfc5280#section-4.1

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'

// model

/** A certificate and its key, each as PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

// constructors

/**
 * A certificate for these host names and addresses, valid for a year, beginning a day before `now`. No system
 * trusts it by itself: a client must add it as an authority.
 */
export const selfSigned = (names: ReadonlyArray<string>, now: number): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const keyBytes = publicKey.export({ type: 'spki', format: 'der' })
  const serial = randomBytes(8)
  // The number must be positive, without leading zeros.
  serial[0] = (serial.readUInt8(0) & 0x3f) | 0x40
  const name = sequence(set(sequence(oid(2, 5, 4, 3), tagged(0x0c, Buffer.from('pipegram emulator')))))
  const facts = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(serial),
    ecdsaWithSha256,
    name,
    sequence(time(now - day), time(now + 365 * day)),
    name,
    keyBytes,
    tagged(
      0xa3,
      sequence(
        extension(oid(2, 5, 29, 17), sequence(...names.map(alternativeName))),
        // Strict clients expect an authority to say that it is one, that it may sign, and which key it has.
        extension(oid(2, 5, 29, 19), sequence(yes), yes),
        extension(oid(2, 5, 29, 15), tagged(0x03, Buffer.of(2, 0x84)), yes),
        extension(oid(2, 5, 29, 14), tagged(0x04, createHash('sha1').update(keyBytes).digest())),
        extension(oid(2, 5, 29, 37), sequence(oid(1, 3, 6, 1, 5, 5, 7, 3, 1))),
      ),
    ),
  )
  const signature = sign('sha256', facts, privateKey)
  const whole = sequence(facts, ecdsaWithSha256, tagged(0x03, Buffer.of(0), signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

// private

// The parts of a certificate, as DER has them: a tag, a length, and the content.

const day = 86_400_000

const tagged = (tag: number, ...content: ReadonlyArray<Uint8Array>): Buffer => {
  const bytes = Buffer.concat(content)
  return Buffer.concat([Buffer.of(tag), lengthOf(bytes.length), bytes])
}

const lengthOf = (length: number): Buffer =>
  length < 0x80
    ? Buffer.of(length)
    : length < 0x100
      ? Buffer.of(0x81, length)
      : Buffer.of(0x82, length >> 8, length & 0xff)

const sequence = (...content: ReadonlyArray<Uint8Array>): Buffer => tagged(0x30, ...content)

const set = (content: Uint8Array): Buffer => tagged(0x31, content)

const integer = (bytes: Uint8Array): Buffer => tagged(0x02, bytes)

// The first two numbers share a byte; larger numbers take several bytes of seven bits.
const oid = (first: number, second: number, ...rest: ReadonlyArray<number>): Buffer =>
  tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(sevenBits)]))

const sevenBits = (number: number): ReadonlyArray<number> =>
  number < 0x80 ? [number] : [...sevenBits(number >> 7).map((byte) => byte | 0x80), number & 0x7f]

const time = (at: number): Buffer =>
  tagged(0x17, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)}Z`))

const yes = tagged(0x01, Buffer.of(0xff))

// `critical` is `yes` for an extension that a client must understand.
const extension = (id: Uint8Array, content: Uint8Array, critical: Uint8Array = Buffer.of()): Buffer =>
  sequence(id, critical, tagged(0x04, content))

const alternativeName = (name: string): Buffer =>
  isIPv4(name)
    ? tagged(0x87, Buffer.from(name.split('.').map(Number)))
    : isIPv6(name)
      ? tagged(0x87, ipv6Bytes(name))
      : tagged(0x82, Buffer.from(name))

// `URL` writes each address in only one form; `::` replaces missing zeros.
const ipv6Bytes = (name: string): Buffer => {
  const [start = '', end = ''] = new URL(`http://[${name}]`).hostname.slice(1, -1).split('::')
  const words = (part: string): ReadonlyArray<string> => (part === '' ? [] : part.split(':'))
  const zeros = Array.from({ length: 8 - words(start).length - words(end).length }, () => '0')
  const all = [...words(start), ...zeros, ...words(end)]
  return Buffer.from(all.map((word) => word.padStart(4, '0')).join(''), 'hex')
}

const ecdsaWithSha256 = sequence(oid(1, 2, 840, 10045, 4, 3, 2))
