// Ranges of internet addresses, and the ranges from which Telegram sends webhooks.
// https://core.telegram.org/bots/webhooks#the-short-version

// model

/** A range of addresses: `149.154.160.0/20`, `2001:db8::/32`, or a single address. */
export type AddressRange = string

// instances

/** The ranges from which Telegram sends webhooks. */
export const telegramRanges: ReadonlyArray<AddressRange> = ['149.154.160.0/20', '91.108.4.0/22']

// constructors

/**
 * Makes a test that an address is in one of some ranges. An IPv4 address is also recognised as IPv6:
 * `::ffff:149.154.160.1`. A text that is no address is in no range. Throws a `TypeError` if a range is
 * wrong.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { inRanges, telegramRanges } from '@pipegram/updates/AddressRange'
 *
 *   const isTelegram = inRanges(telegramRanges)
 *
 *   assert.strictEqual(isTelegram('149.154.167.99'), true)
 *   assert.strictEqual(isTelegram('::ffff:91.108.6.1'), true)
 *   assert.strictEqual(isTelegram('203.0.113.7'), false)
 */
export const inRanges = (ranges: ReadonlyArray<AddressRange>): ((address: string) => boolean) => {
  const blocks = ranges.map(blockOf)
  return (text) => {
    const address = read(text)
    return address !== undefined && blocks.some(({ base, shift }) => address >> shift === base >> shift)
  }
}

// private

interface AddressBlock {
  readonly base: bigint
  /** How many of the 128 bits differ within the block. */
  readonly shift: bigint
}

const blockOf = (range: string): AddressBlock => {
  const [text = '', bits, ...rest] = range.split('/')
  const base = read(text)
  const width = text.includes(':') ? 128 : 32
  const size = bits === undefined ? width : Number(bits)
  if (base === undefined || rest.length > 0 || !/^\d{1,3}$/.test(bits ?? '0') || size > width)
    throw new TypeError(
      `"${range}" is not a range of addresses: write it like 149.154.160.0/20 or 2001:db8::/32.`,
    )
  return { base, shift: BigInt(width - size) }
}

// An address as a number of 128 bits; an IPv4 address as `::ffff:a.b.c.d`.
const read = (text: string): bigint | undefined => {
  if (text.length > 45) return undefined
  const v4 = readV4(text)
  return v4 === undefined ? readV6(text) : mapped | v4
}

const mapped = 0xffffn << 32n

const readV4 = (text: string): bigint | undefined => {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
    ? parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
    : undefined
}

const readV6 = (text: string): bigint | undefined => {
  // The last 32 bits may be written as IPv4.
  const tail = /:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text)?.[1]
  const v4 = tail === undefined ? undefined : readV4(tail)
  if (tail !== undefined && v4 === undefined) return undefined
  const hex =
    tail === undefined || v4 === undefined
      ? text
      : `${text.slice(0, -tail.length)}${(v4 >> 16n).toString(16)}:${(v4 & 0xffffn).toString(16)}`
  const [head = '', end, ...more] = hex.split('::')
  if (more.length > 0) return undefined
  const groups = (part: string): ReadonlyArray<string> => (part === '' ? [] : part.split(':'))
  const [left, right] = [groups(head), groups(end ?? '')]
  const missing = 8 - left.length - right.length
  if (end === undefined ? missing !== 0 : missing < 1) return undefined
  const all = [...left, ...Array.from({ length: missing }, () => '0'), ...right]
  return all.every((group) => /^[\da-f]{1,4}$/i.test(group))
    ? all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
    : undefined
}
