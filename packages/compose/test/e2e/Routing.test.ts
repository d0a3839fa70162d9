// Routing over real HTTP, on the emulator: what people do, and what a bot with routes makes of it.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { expect, it, onTestFinished } from 'vitest'
import { callbacks, catchError, chain, choose, commands, otherButtons, report, tell, type Bot } from '@pipegram/compose'
import { IntFromString } from '@pipegram/core/Argument'
import { button, inlineKeyboard } from '@pipegram/core'
import { callbackData, callbackUnion, int } from '@pipegram/core/CallbackData'
import { edit, reply } from '@pipegram/core/Reply'
import { makeEmulator } from '@pipegram/emulator'
import { start } from '@pipegram/updates'

const run = async (bot: Bot) => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return emulator
}

it('answers commands in a group, by their other names and prefixes, and leaves those of another bot', async () => {
  const emulator = await run(pipe(
    chain(),
    commands({ roll: { aliases: ['dice'], args: t.type({ sides: IntFromString }), run: ({ call, message, args: { sides } }) => call(reply(message, `d${sides}`)) } }, { prefixes: ['/', '!'] }),
    catchError(tell),
    catchError(report),
  ))
  const ann = emulator.user({ first_name: 'Ann' })
  const seat = ann.in(emulator.group({ title: 'Dice', members: [ann] }))
  for (const text of ['/roll@other_bot 6', 'roll 6', `/dice@${emulator.bot.username ?? ''} 6`, '!ROLL 8', '!roll x']) seat.send(text)
  expect((await seat.received(3)).map(({ text }) => text)).toEqual(['d6', 'd8', 'sides: expected a whole number, got "x"\nUsage: !roll sides'])
})

it('takes buttons apart, ends every wait, and gives those of an earlier version one answer', async () => {
  const Old = callbackData('cart', { item: int })
  const Cart = callbackUnion('cart', { add: { item: int }, clear: {} }, { version: 1 })
  const keyboard = inlineKeyboard([button('Add', Cart, { _tag: 'add', item: 7 }), button('Old', Old, { item: 7 }), button('Gone', callbackData('gone', {}), {})])
  const emulator = await run(pipe(
    chain(),
    choose(
      (c) => pipe(c, commands({ shop: ({ call, message }) => call(reply(message, 'Shop', { reply_markup: keyboard })) })),
      (c) => pipe(c, callbacks(Cart, {
        add: ({ call, callback_query, payload }) => call(edit(callback_query, `Item ${payload.item}`, { reply_markup: keyboard })),
        clear: ({ call, callback_query }) => call(edit(callback_query, 'Empty')),
      })),
      (c) => pipe(c, otherButtons()),
    ),
    catchError(tell),
    catchError(report),
  ))
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/shop')
  await ann.received()
  ann.press('Add')
  expect((await ann.received()).text).toBe('Item 7')
  expect((await ann.answered()).text).toBe('')
  for (const name of ['Old', 'Gone']) {
    ann.press(name)
    expect(await ann.answered()).toMatchObject({ text: 'This button no longer works.', show_alert: true })
  }
})
