// Routing over real HTTP on the emulator: what users do, and how a bot with routes answers.

import {
  albums,
  branch,
  callbacks,
  catchError,
  choose,
  chosen,
  commands,
  deepLink,
  handle,
  hears,
  inline,
  on,
  otherButtons,
  payments,
  pipeline,
  report,
  tell,
  use,
  type Bot,
} from '@pipegram/compose'
import { button, inlineKeyboard, InlineResult } from '@pipegram/core'
import { IntFromString } from '@pipegram/core/Argument'
import { callbackData, callbackUnion, int } from '@pipegram/core/CallbackData'
import { refundStarPayment, sendInvoice, sendMessage } from '@pipegram/core/Calls'
import { starInvoice } from '@pipegram/core/Invoice'
import { answer, edit, placeOf, reply } from '@pipegram/core/Reply'
import { startPayload } from '@pipegram/core/StartPayload'
import { makeEmulator } from '@pipegram/emulator'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect, it, onTestFinished } from 'vitest'

const run = async (bot: Bot) => {
  const emulator = await makeEmulator({
    patience: 30_000,
    firstUpdate: 1000,
    bot: { supports_inline_queries: true },
    inline_feedback: true,
  })
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return emulator
}

it('a bot in a group answers its commands, aliases and prefixes, not those of another bot', async () => {
  const emulator = await run(
    pipeline(
      commands(
        {
          roll: {
            aliases: ['dice'],
            args: t.type({ sides: IntFromString }),
            run: ({ call, message, args: { sides } }) => call(reply(message, `d${sides}`)),
          },
        },
        { prefixes: ['/', '!'] },
      ),
      catchError(tell),
      catchError(report),
    ),
  )
  const ann = emulator.user({ first_name: 'Ann' })
  const seat = ann.in(emulator.group({ title: 'Dice', members: [ann] }))
  for (const text of [
    '/roll@other_bot 6',
    'roll 6',
    `/dice@${emulator.bot.username ?? ''} 6`,
    '!ROLL 8',
    '!roll x',
  ])
    seat.send(text)
  expect((await seat.received(3)).map(({ text }) => text)).toEqual([
    'd6',
    'd8',
    'sides: expected a whole number, got "x"\nUsage: !roll sides',
  ])
})

it('a bot takes for a command only what Telegram marks at the start of a new message', async () => {
  const emulator = await run(
    pipeline(
      choose(
        commands({ start: ({ call, message }) => call(reply(message, 'started')) }),
        branch(
          use(on(['message', 'edited_message'])),
          handle(({ call, payload }) => call(reply(payload, 'other'))),
        ),
      ),
      catchError(report),
    ),
  )
  const ann = emulator.user({ first_name: 'Ann' })
  const heard: Array<string | undefined> = []
  const say = async (what: Parameters<typeof ann.send>[0]) => {
    ann.send(what)
    heard.push((await ann.received()).text)
  }
  for (const text of [
    '/START',
    `/Start@${(emulator.bot.username ?? '').toUpperCase()} x`,
    '/start\u00A0x',
    '/start\nx',
    `/start ${'\u{1F600}'.repeat(1000)}`,
  ])
    await say(text)
  expect(heard.splice(0)).toEqual(Array.from({ length: 5 }, () => 'started'))
  for (const text of [
    '\u200F/start',
    '\u200B/start',
    '/start@other_bot',
    '/starter',
    'x /start',
    '/',
    '//start',
    '/__proto__',
    '/constructor',
    '\u{1F600}'.repeat(2048),
  ])
    await say(text)
  await say({ photo: {}, caption: '/start' })
  expect(heard.splice(0)).toEqual(Array.from({ length: 11 }, () => 'other'))
  ann.edit(ann.send('/start'), '/start again')
  expect((await ann.received(2)).map(({ text }) => text)).toEqual(['started', 'other'])
})

it('a bot decodes buttons, answers each press, and answers old buttons with one sentence', async () => {
  const Old = callbackData('cart', { item: int })
  const Cart = callbackUnion('cart', { add: { item: int }, clear: {} }, { version: 1 })
  const keyboard = inlineKeyboard([
    button('Add', Cart, { _tag: 'add', item: 7 }),
    button('Old', Old, { item: 7 }),
    button('Gone', callbackData('gone', {}), {}),
  ])
  const emulator = await run(
    pipeline(
      choose(
        commands({
          shop: ({ call, message }) => call(reply(message, 'Shop', { reply_markup: keyboard })),
        }),
        callbacks(Cart, {
          add: ({ call, callback_query, payload }) =>
            call(edit(callback_query, `Item ${payload.item}`, { reply_markup: keyboard })),
          clear: ({ call, callback_query }) => call(edit(callback_query, 'Empty')),
        }),
        otherButtons(),
      ),
      catchError(tell),
      catchError(report),
    ),
  )
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

it('every press is answered, even in inline mode, after a refused answer, or after a throw', async () => {
  const Try = callbackUnion('try', { edit: {}, long: {}, fault: {} })
  const keyboard = inlineKeyboard([
    button('Edit', Try, { _tag: 'edit' }),
    button('Long', Try, { _tag: 'long' }),
    button('Fault', Try, { _tag: 'fault' }),
  ])
  const emulator = await run(
    pipeline(
      choose(
        commands({
          start: ({ call, message }) => call(reply(message, 'Try', { reply_markup: keyboard })),
        }),
        inline(() =>
          TE.right([
            InlineResult.article('1', {
              title: 'Try',
              input_message_content: InlineResult.text('Try'),
              reply_markup: keyboard,
            }),
          ]),
        ),
        callbacks(Try, {
          edit: ({ call, callback_query }) =>
            call(edit(callback_query, 'Edited', { reply_markup: keyboard })),
          long: ({ call, callback_query }) => call(answer(callback_query, 'x'.repeat(201))),
          fault: (): TE.TaskEither<never, unknown> => {
            throw new TypeError('a fault of this test')
          },
        }),
      ),
      catchError(() => TE.right(undefined)),
    ),
  )
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const sent = await ann.received()
  const search = ann.inline('try')
  await search.found()
  search.choose('1')
  for (const { message_id } of [sent, ann.messages().at(-1) ?? sent])
    for (const text of ['Edit', 'Long', 'Fault']) {
      ann.press({ message_id, text })
      expect((await ann.answered()).text).toBe('')
    }
  expect(ann.messages().filter(({ text }) => text === 'Edited')).toHaveLength(2)
  expect(emulator.calls('editMessageText').map(({ params }) => 'inline_message_id' in params)).toEqual([
    false,
    true,
  ])
})

it('a bot hears whole texts and matches of expressions, and leaves other texts', async () => {
  const emulator = await run(
    pipeline(
      choose(
        branch(
          use(hears('Menu', { ignoreCase: true })),
          handle(({ call, message, heard }) => call(reply(message, `The ${heard}`))),
        ),
        branch(
          use(hears(/order #(?<id>\d+)/, { groups: ['id'] })),
          handle(({ call, message, heard }) => call(reply(message, heard.groups.id))),
        ),
      ),
      catchError(report),
    ),
  )
  const ann = emulator.user({ first_name: 'Ann' })
  for (const text of ['the menu', 'menu', 'my order #113']) ann.send(text)
  expect((await ann.received(2)).map(({ text }) => text)).toEqual(['The Menu', '113'])
})

it('a bot offers results page by page, and hears which one was chosen', async () => {
  const Song = callbackData('song', { id: int })
  const all = Array.from({ length: 5 }, (_, id) =>
    InlineResult.article(Song.encode({ id }), {
      title: `Song ${id}`,
      input_message_content: InlineResult.text(`Song ${id}`),
    }),
  )
  const emulator = await run(
    pipeline(
      choose(
        inline(() => TE.right(all), { size: 3 }),
        branch(
          use(chosen(Song)),
          handle(({ call, payload, chosen_inline_result: { from } }) =>
            call(sendMessage({ chat_id: from.id, text: `You chose ${payload.id}.` })),
          ),
        ),
      ),
      catchError(report),
    ),
  )
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const first = ann.inline('song')
  expect((await first.found()).results).toHaveLength(3)
  const second = first.more()
  expect((await second.found()).results.map(({ id }) => id)).toEqual(['song.3', 'song.4'])
  second.choose('song.4')
  expect((await ann.received()).text).toBe('You chose 4.')
})

it('a bot sells for Stars: it refuses one checkout, takes another, delivers once, and refunds', async () => {
  const Tea = callbackData('tea', { bags: int })
  const emulator = await run(
    pipeline(
      choose(
        commands({
          tea: {
            args: t.type({ bags: IntFromString }),
            run: ({ call, message, args: { bags } }) =>
              call(
                sendInvoice({
                  ...placeOf(message),
                  ...starInvoice({
                    title: 'Tea',
                    description: 'Bags',
                    stars: bags,
                    payload: Tea.encode({ bags }),
                  }),
                }),
              ),
          },
        }),
        payments(Tea, {
          checkout: ({ payload: { bags } }) =>
            TE.right(bags < 100 ? { ok: true } : { ok: false, error_message: 'Sold out.' }),
          paid: ({ call, message, payload: { bags }, successful_payment: { telegram_payment_charge_id } }) =>
            pipe(
              call(reply(message, `${bags} bags`)),
              TE.chain(() =>
                call(refundStarPayment({ user_id: message.chat.id, telegram_payment_charge_id })),
              ),
            ),
          refunded: ({ call, message }) => call(reply(message, 'Refunded')),
        }),
      ),
      catchError(tell),
      catchError(report),
    ),
  )
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/tea 500')
  expect(await ann.pay(await ann.received()).settled()).toEqual({ ok: false, error_message: 'Sold out.' })
  ann.send('/tea 5')
  const payment = ann.pay(await ann.received())
  expect(await payment.settled()).toMatchObject({ ok: true })
  expect((await ann.received(2)).map(({ text }) => text)).toEqual(['5 bags', 'Refunded'])
})

it('a bot reads the payload of a link, and takes any other link for a plain start', async () => {
  const Invite = startPayload('invite', { by: int })
  const emulator = await run(
    pipeline(
      choose(
        branch(
          use(deepLink(Invite)),
          handle(({ call, message, payload }) => call(reply(message, `Invited by ${payload.by}`))),
        ),
        commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }),
      ),
      catchError(report),
    ),
  )
  const ann = emulator.user({ first_name: 'Ann' })
  for (const text of [`/start ${Invite.encode({ by: 7 })}`, '/start changed', '/start']) ann.send(text)
  expect((await ann.received(3)).map(({ text }) => text)).toEqual(['Invited by 7', 'Hello', 'Hello'])
})

it('an album is gathered into one, in the order of the chat, and confirmed only when handled', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const seen: Array<unknown> = []
  const emulator = await run(
    pipeline(
      choose(
        branch(
          use(albums({ quiet: 50 })),
          handle(({ call, album }) => {
            seen.push(album.map(({ caption }) => caption))
            return pipe(
              TE.fromTask(() => promise),
              TE.chain(() => call(reply(album[0], `${album.length} photos`))),
            )
          }),
        ),
        branch(
          use(on('message', 'text')),
          handle(({ call, message }) => call(reply(message, message.text))),
        ),
      ),
      catchError(report),
    ),
  )
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  ann.send('before')
  await ann.received()
  await emulator.idle()
  const confirmed = () =>
    emulator
      .calls('getUpdates')
      .map(({ params }) => Number(params['offset'] ?? 0))
      .reduce((a, b) => Math.max(a, b), 0)
  ann.album(
    ['one', 'two', 'three'].map((caption) => ({
      photo: [{ file_id: 'x', file_unique_id: 'y', width: 1, height: 1 }],
      caption,
    })),
  )
  ann.send('after')
  bob.send('beside')
  await bob.received()
  // The updates of the album are 1001 to 1003.
  expect(confirmed()).toBeLessThanOrEqual(1001)
  resolve(undefined)
  expect((await ann.received(2)).map(({ text }) => text)).toEqual(['3 photos', 'after'])
  expect(seen).toEqual([['one', 'two', 'three']])
  await emulator.idle()
})
