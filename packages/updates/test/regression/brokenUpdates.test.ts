// An update without a usable id came with every answer, and its dead letter was delivered at every poll. An
// update of which one part is wrong was lost as a whole.

import type { Bot } from '@pipegram/compose/Handler'
import { getChatAdministrators } from '@pipegram/core/Calls'
import { lossesOf } from '@pipegram/core/Loss'
import type { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import type { DeadLetter } from '../../src/DeadLetter.ts'
import { makeDelivery } from '../../src/Delivery.ts'
import { makeResultReport } from '../../src/internal/LossReport.ts'
import { makeTelegram, me, said } from '../Telegram.ts'

const makeParts = () => {
  const [handled, letters, told]: [Array<Update>, Array<DeadLetter>, Array<string>] = [[], [], []]
  const bot: Bot =
    ({ update }) =>
    async () => {
      handled.push(update)
      return E.right('handled')
    }
  const delivery = makeDelivery(
    {
      bot,
      me,
      call: makeTelegram().call,
      onDeadLetter: (letter) => async () => {
        letters.push(letter)
      },
      report: (sentence) => () => {
        told.push(sentence)
      },
    },
    () => undefined,
  )
  const take = async (...batch: ReadonlyArray<unknown>): Promise<number> =>
    delivery.take(structuredClone(batch), undefined, new AbortController().signal)()
  return { delivery, handled, letters, told, take }
}

const unnumbered = [{}, { update_id: 1.5 }, { update_id: 2 ** 53 }, { update_id: 'x' }, { poll: 5 }, 5, null]

it('an update without a usable id has one dead letter, however often it arrives', async () => {
  const { delivery, handled, letters, take } = makeParts()
  const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
  const taken = []
  for (let poll = 1; poll <= 3; poll++) taken.push(await take(...unnumbered, said(poll)))
  expect(taken).toEqual([unnumbered.length + 1, 1, 1])
  for (const count of [1, 0])
    expect(await delivery.take([deep], undefined, new AbortController().signal)()).toBe(count)
  await delivery.close(1000)()
  expect(letters.slice(0, -1).map(({ update }) => update)).toEqual(unnumbered)
  expect(letters.every(({ _tag }) => _tag === 'Undecodable')).toBe(true)
  expect(letters.length).toBe(unnumbered.length + 1)
  expect(handled.map(({ update_id }) => update_id)).toEqual([1, 2, 3])
})

it('remembers a thousand updates without an id, and forgets the oldest one', async () => {
  const { letters, take } = makeParts()
  for (let i = 0; i <= 1000; i++) await take({ i }, { i: 'again' })
  expect(letters.length).toBe(1002)
  await take({ i: 'again' }, { i: 5 })
  expect(letters.length).toBe(1002)
  await take({ i: 0 })
  expect(letters.length).toBe(1003)
})

it('a wrong part of a result is left out and reported once', async () => {
  const told: Array<string> = []
  const user = { id: 1, is_bot: false, first_name: 'Ann' }
  const members = [
    { status: 'administrator', user: 'secret' },
    { status: 'creator', user, is_anonymous: false },
  ]
  const middleware = makeResultReport((sentence) => () => {
    told.push(sentence)
  })
  const call = getChatAdministrators({ chat_id: 1 })
  for (const _ of [1, 2]) {
    const result = await middleware(call, (same) => async () => {
      const decoded = same.result.decode(members)
      return E.isRight(decoded) ? decoded : E.left({ _tag: 'Malformed', method: same.method, errors: [] })
    })()
    expect(E.isRight(result) && result.right.map(({ status }) => status)).toEqual(['creator'])
  }
  expect(told).toEqual([expect.stringMatching(/^the result of getChatAdministrators: \[0\] is not as/)])
  expect(told.join()).not.toContain('secret')
})

it('a wrong part is left out and reported once, and the rest of the update is handled', async () => {
  const { delivery, handled, letters, told, take } = makeParts()
  const wrong = (id: number, offset: unknown): unknown => {
    const { message } = said(id, 1, 'a secret')
    return {
      update_id: id,
      message: { ...message, dice: null, entities: [{ type: 'bold', length: 1 }, offset] },
    }
  }
  await take(wrong(1, 'secret'), wrong(2, 5), { ...said(3), poll: { secret: 1 } })
  await delivery.close(1000)()
  expect(letters).toEqual([])
  expect(handled.map(({ message }) => message?.entities ?? 'none')).toEqual([[], [], 'none'])
  expect(handled.map((update) => lossesOf(update).length)).toEqual([2, 2, 1])
  expect(told).toEqual([
    'update 1: message.entities[0] is not as the Bot API says, and was left out ' +
      '(message.entities[0].offset: expected an integer, got nothing). ' +
      'The rest is kept; lossesOf returns the parts. This place is not reported again.',
    expect.stringMatching(
      /^update 3: poll is not as the Bot API says.*poll\.id: expected a string, got nothing/,
    ),
  ])
  expect(told.join()).not.toContain('secret')
})
