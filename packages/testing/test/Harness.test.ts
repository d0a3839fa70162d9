// A harness numbers the updates of a test, so that a bot does not take them for repeats.

import { ask, begin, buttons, choose, commands, converse, dialog, pipeline, says } from '@pipegram/compose'
import { NonEmptyString } from '@pipegram/core/Argument'
import { makeMemoryStore } from '@pipegram/core/Store'
import { harness, pressedBelow, said, update } from '@pipegram/testing'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const numbersOf = async (updates: ReadonlyArray<ReturnType<typeof said>>): Promise<ReadonlyArray<number>> => {
  const seen: Array<number> = []
  const run = harness((ctx) => TE.fromIO(() => (seen.push(ctx.update.update_id), 'handled' as const)))
  for (const each of updates) await run(each)()
  return seen
}

describe('harness', () => {
  it('gives updates without a number the next one, of every kind', async () => {
    expect(await numbersOf([said('a'), update('poll'), pressedBelow([keyboard], 'Yes')])).toEqual([1, 2, 3])
  })

  it('keeps a number that is given, and goes on behind it', async () => {
    expect(await numbersOf([said('a', { update_id: 7 }), said('b'), said('c', { update_id: 1 })])).toEqual([
      7, 8, 1,
    ])
    expect(await numbersOf([said('a', { update_id: 1 }), said('b', { update_id: 1 })])).toEqual([1, 1])
  })

  it('takes the same update for a repeat', async () => {
    const again = said('a')
    expect(await numbersOf([said('b'), again, said('c'), again])).toEqual([1, 2, 3, 2])
  })

  it('numbers the updates of each bot by themselves', async () => {
    const shared = said('a')
    expect(await numbersOf([said('b'), shared])).toEqual([1, 2])
    expect(await numbersOf([shared])).toEqual([1])
  })

  it('plays a dialog with its buttons', async () => {
    const order = dialog(
      'order',
      ask('name', 'Who are you?', NonEmptyString),
      ask('size', ({ name }) => `Which size, ${name}?`, buttons({ small: 'Small', large: 'Large' })),
    )
    const run = harness(
      pipeline(
        choose(
          converse(order, { store: makeMemoryStore(), done: says(({ value }) => JSON.stringify(value)) }),
          commands({ order: begin(order) }),
        ),
      ),
    )
    await run(said('/order'))()
    const { calls } = await run(said('Ann'))()
    const last = await run(pressedBelow(calls, 'Large'))()
    expect(last.calls.map(({ params }) => params)).toContainEqual({
      chat_id: 1001,
      text: '{"name":"Ann","size":"large"}',
    })
  })
})

const keyboard = {
  params: { reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] } },
}

describe('pressedBelow', () => {
  const older = {
    params: { reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'old' }]] } },
  }

  it('presses a button of the last message that has it', () => {
    expect(pressedBelow([older, keyboard], 'Yes').callback_query?.data).toBe('y')
    expect(pressedBelow([older, { params: { text: 'x' } }], 'Yes').callback_query?.data).toBe('old')
  })

  it('throws with the buttons that there are', () => {
    expect(() => pressedBelow([keyboard], 'No')).toThrow('No button "No" can be pressed: there is "Yes".')
    expect(() => pressedBelow([], 'No')).toThrow('No button "No" can be pressed: there is no button.')
    const link = { params: { reply_markup: { inline_keyboard: [[{ text: 'Site', url: 'https://a.b' }]] } } }
    expect(() => pressedBelow([link], 'Site')).toThrow('No button "Site" can be pressed: there is "Site".')
  })
})
