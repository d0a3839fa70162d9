// What the record of requests keeps: no bytes of refused uploads, and a bounded amount of text.

import { makeManualClock } from '@pipegram/emulator'
import { expect, test } from 'vitest'
import * as Parameters from '../../src/requests/internal/Parameters.ts'
import { makeCallRecords, type CallRecords, type RawCall } from '../../src/world/internal/CallRecords.ts'

const makeRecords = (): CallRecords => makeCallRecords(makeManualClock(), 1000)
const call = (over: Partial<RawCall>): RawCall => ({
  method: 'senddocument',
  params: Parameters.none,
  answer: { ok: true, result: true },
  at: 0,
  fault: undefined,
  ...over,
})
const saying = (text: string): Parameters.Parameters => ({
  ...Parameters.none,
  values: new Map([['caption', text]]),
})

test('a refused upload leaves its name, type and size, and an accepted one its file', () => {
  const records = makeRecords()
  const file = new File(['x'.repeat(1000)], 'a.txt', { type: 'text/plain' })
  const params = { ...saying('Look'), files: new Map([['document', file]]) }
  const answer = { ok: false, error_code: 400, description: 'Bad Request: chat not found' } as const
  records.push(call({ params, answer }))
  records.push(call({ params }))
  expect(records.items().map((one) => one.params['document'])).toEqual([
    { name: 'a.txt', type: 'text/plain', size: 1000 },
    file,
  ])
  expect(records.items()[0]?.params['caption']).toBe('Look')
})

test('the record keeps the newest requests within its bound of text', () => {
  const records = makeRecords()
  const params = saying('x'.repeat(1024 * 1024))
  for (let at = 0; at < 200; at++) records.push(call({ at, params }))
  const kept = records.items()
  expect(kept.length).toBeGreaterThan(30)
  expect(kept.length).toBeLessThan(65)
  expect(kept.at(-1)?.at).toBe(199)
})

test('an answer with updates is kept as their ids, and any other as it is', () => {
  const records = makeRecords()
  const results = [
    [{ update_id: 5, message: { text: 'Hi' } }, { update_id: 6 }],
    [{ id: 7 }, 8, null],
    { a: 1 },
  ]
  for (const result of results) records.push(call({ answer: { ok: true, result } }))
  expect(records.items().map(({ answer }) => answer)).toEqual([
    { ok: true, result: [5, 6] },
    { ok: true, result: [{ id: 7 }, 8, null] },
    { ok: true, result: { a: 1 } },
  ])
})

test('the record always keeps the newest request', () => {
  const records = makeRecords()
  records.push(call({ at: 1 }))
  records.push(call({ at: 2, params: saying('x'.repeat(70 * 1024 * 1024)) }))
  expect(records.items().map(({ at }) => at)).toEqual([2])
})
