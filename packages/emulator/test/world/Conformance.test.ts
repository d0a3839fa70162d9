// The vectors of conformance: they are what the emulator answers, and all played methods have some.

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { emulatedVectors, toLines, vectorFile } from '../../scripts/conformance/EmulatedAnswers.ts'
import { common, mismatches } from '../../scripts/conformance/Vector.ts'
import { playedMethods } from '../../src/world/internal/MethodTable.ts'
import type { Loose } from '../BotClient.ts'

const read = async (): Promise<ReadonlyArray<Loose>> =>
  (await readFile(vectorFile, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line): Loose => JSON.parse(line))

test(
  'the vectors are what the emulator answers: npm run emulator:vectors writes them',
  { timeout: 120_000 },
  async () => {
    expect(await readFile(vectorFile, 'utf8')).toBe(toLines(await emulatedVectors()))
  },
)

test('each played method has a vector, and each vector its own name', async () => {
  const vectors = await read()
  expect(new Set(vectors.map(({ method }) => method))).toEqual(new Set(playedMethods()))
  expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length)
  expect(vectors.filter(({ answer }) => answer.ok).length).toBeGreaterThan(70)
  expect(vectors.filter(({ telegram }) => telegram).length).toBeGreaterThan(150)
  expect(vectors.some(({ answer }) => JSON.stringify(answer).includes(':A-local-bot'))).toBe(false)
})

test('what differs is told with its path, and what cannot be known fits by its type', () => {
  const expected = { ok: true, result: { id: { $any: 'number' }, list: [{ a: 1 }] } }
  expect(mismatches(expected, { ok: true, result: { id: 7, list: [{ a: 1 }] } })).toEqual([])
  expect(mismatches(expected, { ok: true, result: { id: '7', list: [{ a: 2 }, 3] }, x: null })).toEqual([
    'result.id: expected any number, got "7"',
    'result.list.0.a: expected 1, got 2',
    'result.list.1: expected nothing, got 3',
    'x: expected nothing, got null',
  ])
  expect(common({ a: [1, 'x'] }, { a: [2, 'x'] })).toEqual({ a: [{ $any: 'number' }, 'x'] })
})
