// Results that are made up for methods that the emulator does not play.

import * as Types from '@pipegram/core/Types'
import { makeEmulator } from '@pipegram/emulator'
import { facts, type Type } from '@pipegram/schema'
import type * as t from 'io-ts'
import { expect, test } from 'vitest'
import { none } from '../../src/requests/internal/Parameters.ts'
import { playedMethods, playIn } from '../../src/world/internal/MethodTable.ts'
import { exampleResult } from '../../src/world/internal/Synthesis.ts'
import type { Loose } from '../BotClient.ts'

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

test('every method of the Bot API is played', () => {
  expect(playedMethods().toSorted()).toEqual(Object.keys(facts.methods).toSorted())
})

test('a missing method is refused by name, or with synthesise has a result that says so', async () => {
  const played = async (synthesise: boolean, values: Readonly<Record<string, string>>): Promise<Loose> => {
    const emulator = await makeEmulator({ synthesise })
    const params = { ...none, values: new Map(Object.entries(values)) }
    const request = { method: 'getmanagedbottoken', params, now: 0 }
    const answer: Loose = playIn(new Map())(emulator.state(), request)
    await emulator.close()
    return answer
  }
  expect((await played(false, { user_id: '1' })).left).toEqual({
    error_code: 400,
    description: 'Bad Request: the emulator does not play getManagedBotToken yet',
  })
  expect((await played(true, { user_id: '1' })).right).toMatchObject({ result: 'made up', synthesised: true })
  expect((await played(true, {})).left.description).toBe('Bad Request: parameter "user_id" is required')
})
