// Locations, contacts and dice that a bot sends.

import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await updates()
})

test('locations, contacts and dice are sent, and checked', async () => {
  const to = { chat_id: ann.id }
  expect(
    (await result('sendLocation', { ...to, latitude: 52.5, longitude: '13.4', horizontal_accuracy: 5 }))
      .location,
  ).toEqual({ latitude: 52.5, longitude: 13.4, horizontal_accuracy: 5 })
  expect(
    (await result('sendLocation', { ...to, latitude: 1, longitude: 2, live_period: 60, heading: 90 }))
      .location,
  ).toEqual({ latitude: 1, longitude: 2, live_period: 60, heading: 90 })
  expect(
    await result('sendVenue', {
      ...to,
      latitude: 1,
      longitude: 2,
      title: 'T',
      address: 'A',
      foursquare_id: 'f',
    }),
  ).toMatchObject({ venue: { title: 'T', foursquare_id: 'f' }, location: { latitude: 1 } })
  expect(
    (await result('sendContact', { ...to, phone_number: '+1', first_name: 'B', vcard: '' })).contact,
  ).toEqual({ phone_number: '+1', first_name: 'B' })
  expect(await refused('sendLocation', { ...to, longitude: 1 })).toBe('Bad Request: latitude is empty')
  expect(await refused('sendLocation', { ...to, latitude: 1, longitude: 2, live_period: 59 })).toBe(
    'Bad Request: wrong live location period specified',
  )
  expect(await refused('sendContact', { ...to, phone_number: '+1' })).toBe(
    'Bad Request: parameter "first_name" is required',
  )
  expect(await refused('sendDice', { ...to, emoji: '🚗' })).toBe('Bad Request: DICE_EMOJI_INVALID')
  const values = new Set<number>()
  for (let i = 0; i < 100; i++) values.add((await result('sendDice', to)).dice.value)
  expect([...values].sort()).toEqual([1, 2, 3, 4, 5, 6])
  expect((await result('sendDice', { ...to, emoji: '⚽️' })).dice.emoji).toBe('⚽')
})
