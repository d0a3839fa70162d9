// Results that are made up for methods that the emulator does not play.

import * as Types from '@pipegram/core/Types'
import { makeEmulator } from '@pipegram/emulator'
import { facts, type Type } from '@pipegram/schema'
import type * as t from 'io-ts'
import { expect, test } from 'vitest'
import { playedMethods } from '../../src/world/internal/MethodTable.ts'
import { exampleResult } from '../../src/world/internal/Synthesis.ts'
import { api, type Loose } from '../BotClient.ts'

const codecs: Loose = Types

const isValid = (type: Type, value: Loose): boolean => {
  if (typeof type === 'string') return type === 'true' ? value === true : typeof value === plain[type]
  if ('array' in type) {
    const items: ReadonlyArray<Loose> = value
    return items.every((one) => isValid(type.array, one))
  }
  if ('oneOf' in type) return type.oneOf.some((one) => isValid(one, value))
  if (!('ref' in type)) return false
  const codec: t.Mixed = codecs[type.ref]
  return codec.is(value)
}
const plain: Readonly<Record<string, string>> = { string: 'string', integer: 'number', boolean: 'boolean' }

test.each(Object.entries(facts.methods))(
  'the result that is made up for %s is one of its type',
  (name, { result }) => {
    expect(isValid(result, exampleResult(name))).toBe(true)
  },
)

test('with synthesise, a method that is not played has a result, and calls() marks it', async () => {
  const emulator = await makeEmulator({ synthesise: true })
  const call = api(emulator)
  expect((await call('getManagedBotToken', { user_id: 1 })).body).toEqual({ ok: true, result: 'made up' })
  expect((await call('replaceManagedBotToken')).body.description).toBe(
    'Bad Request: parameter "user_id" is required',
  )
  expect((await call('nonsense')).status).toBe(404)
  await call('getMe')
  expect(playedMethods()).not.toContain('getManagedBotToken')
  expect(emulator.calls().map(({ method, answer }) => [method, answer.ok && answer.synthesised])).toEqual([
    ['getManagedBotToken', true],
    ['replaceManagedBotToken', false],
    ['nonsense', false],
    ['getMe', undefined],
  ])
  await emulator.close()
})
