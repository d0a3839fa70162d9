// The parts of a decoded value that the decoder left out because they do not match the Bot API.

import { pathOf } from '../ports/internal/FaultPath.ts'
import { omittedOf, recordOf } from './internal/LossRecord.ts'
import { contextOf, type Fault, type FaultPlace } from './internal/Reading.ts'

// model

/** A part that the decoder left out: an optional field or an item of an array. */
export interface Loss {
  /** Where the part was, such as `message.photo[0]`. Only names of fields and numbers. */
  readonly path: string
  /** What was expected, and where: one sentence for each fault, without the received value. */
  readonly reasons: ReadonlyArray<string>
  /** The received part. It may contain the words of a user. */
  readonly value: unknown
}

// guards

/**
 * True if the decoder left out this optional field of an object. The object may be any part of a decoded
 * value. With this, a guard can distinguish a wrong field from a missing one. Copies of the object do not
 * have this information.
 *
 * @example
 *   import { isRight } from 'fp-ts/lib/Either.js'
 *   import { isOmitted } from '@pipegram/core/Loss'
 *   import { Update } from '@pipegram/core/Types'
 *
 *   const message = { message_id: 5, date: 1, chat: { id: 7, type: 'private' }, via_bot: { id: '?' } }
 *   const decoded = Update.decode({ update_id: 1, message })
 *
 *   assert.ok(isRight(decoded) && decoded.right.message !== undefined)
 *   assert.ok(isOmitted(decoded.right.message, 'via_bot'))
 *   assert.ok(!isOmitted(decoded.right.message, 'forward_origin'))
 */
export const isOmitted = <A extends object>(decoded: A, field: keyof A & string): boolean =>
  omittedOf(decoded).has(field)

// destructors

/**
 * The parts that the decoder left out of a value: at most 32. Empty if the value is as Telegram sent it. Pass
 * the value that the decoder returned: its copies and parts do not have this information.
 *
 * @example
 *   import { isRight } from 'fp-ts/lib/Either.js'
 *   import { lossesOf, receivedOf } from '@pipegram/core/Loss'
 *   import { Update } from '@pipegram/core/Types'
 *
 *   const message = { message_id: 5, date: 1, chat: { id: 7, type: 'private' }, text: 'Hi' }
 *   const received = { update_id: 1, message: { ...message, photo: [{ file_id: 5 }], dice: null } }
 *   const decoded = Update.decode(received)
 *
 *   assert.ok(isRight(decoded))
 *   assert.deepStrictEqual(decoded.right, { update_id: 1, message: { ...message, photo: [] } })
 *   assert.strictEqual(lossesOf(decoded.right)[0]?.path, 'message.photo[0]')
 *   assert.strictEqual(receivedOf(decoded.right), received)
 */
export const lossesOf = (decoded: unknown): ReadonlyArray<Loss> => {
  const record = recordOf(decoded)
  if (record === undefined) return []
  const path = (place: FaultPlace): string => {
    const [root, ...rest] = contextOf(place).slice(record.depth - 1)
    return root === undefined ? '' : pathOf('', [{ ...root, key: '' }, ...rest]).replace(/^\./, '')
  }
  const reason = ({ at, expected, value }: Fault): string =>
    `${path(at)}: expected ${expected}${value === undefined ? ', got nothing' : ''}`
  return record.parts.map(({ at, faults }) => ({
    path: path(at),
    reasons: faults.map(reason),
    value: at.entry.actual,
  }))
}

/**
 * The complete value as it was received, if a part was left out. Otherwise the decoded value itself.
 *
 * @example
 *   import { isRight } from 'fp-ts/lib/Either.js'
 *   import { receivedOf } from '@pipegram/core/Loss'
 *   import { Location } from '@pipegram/core/Types'
 *
 *   const received = { latitude: 1, longitude: 2, heading: 'north' }
 *   const decoded = Location.decode(received)
 *
 *   assert.ok(isRight(decoded))
 *   assert.deepStrictEqual(decoded.right, { latitude: 1, longitude: 2 })
 *   assert.strictEqual(receivedOf(decoded.right), received)
 */
export const receivedOf = (decoded: unknown): unknown => {
  const record = recordOf(decoded)
  return record === undefined ? decoded : record.received
}
