// The line about an update of 279 kB took 18 s: the whole text of the error was searched once for each value
// of the update.

import { toString } from '@pipegram/updates/DeadLetter'
import { expect, it } from 'vitest'

const values = Array.from({ length: 20_000 }, (_, i) => `secret ${i}`)
const update = { update_id: 7, message: { text: values } }

it('a dead letter hides all values of a long update in a long error, and is cut', () => {
  const line = toString({ _tag: 'Undecodable', update, errors: [`at ${values.join(', ')}`] })
  expect(line).toMatch(/^Update 7 did not decode and was skipped: at …[…, ]+\. Set onDeadLetter/)
  expect(line.length).toBeLessThan(700)
})

it('a dead letter names the first of many faults, and how many there are', () => {
  const errors = Array.from({ length: 10_000 }, (_, i) => `update.entities.${i}: expected an object, got 1`)
  const line = toString({ _tag: 'Undecodable', update, errors })
  expect(line).toContain('update.entities.0: expected an object; update.entities.1: ')
  expect(line).toContain('and 9990 more')
  expect(line.length).toBeLessThan(1_000)
})

it.each([480, 500, 990, 999, 1_000])(
  'a dead letter hides a value that is cut after %i characters',
  (before) => {
    const text = 'plums-'.repeat(100)
    const cause = new Error(`${'. '.repeat(before / 2)}${'.'.repeat(before % 2)}${text}`)
    const line = toString({ _tag: 'Thrown', update: Object.assign({ update_id: 7 }, { text }), cause })
    expect(line).not.toMatch(/pl|lu|um|ms/)
    expect(line).toMatch(/Error: [. ]+…? ?at /)
  },
)
