// An order from the first question to the last, without a server.

import { harness, said } from '@pipegram/testing'
import { makeMemoryStore } from 'pipegram/storage'
import { expect, test } from 'vitest'
import { makeBot } from '../src/bot.ts'

// Each update meets a new bot, as after a restart. It has a number of its own: a repeat would be left out.
const makeChat = () => {
  const store = makeMemoryStore()
  let update_id = 0
  return async (text: string): Promise<ReadonlyArray<unknown>> => {
    const { calls } = await harness(makeBot(store))(said(text, { update_id: ++update_id }))()
    return calls.map(({ params }) => ('text' in params ? params.text : undefined))
  }
}

test('an order is asked for, confirmed and thanked for', async () => {
  const say = makeChat()
  expect(await say('/order')).toEqual(['Which tea?'])
  expect(await say('Mint')).toEqual(['How many cups of Mint?'])
  expect(await say('ten')).toEqual([
    'cups: expected a whole number from 1 to 9, got "ten"\n\nHow many cups of Mint?',
  ])
  expect(await say('2')).toEqual(['2 × Mint: right?'])
  expect(await say('Yes')).toEqual(['Thank you! 6 €, in five minutes.'])
})

test('/cancel leaves the order', async () => {
  const say = makeChat()
  await say('/order')
  expect(await say('/cancel')).toEqual(['No tea, then.'])
  expect(await say('/start')).toEqual(['Thirsty? /order, go /back, or /cancel.'])
})
