// Clients of other projects work with the emulator as with Telegram.

import type { UpdateKind } from '@pipegram/core/Types'
import { makeEmulator, type Emulator, type EmulatorOptions } from '@pipegram/emulator'
import { Bot as GramIO } from 'gramio'
import { Bot as GrammY, GrammyError, InputFile } from 'grammy'
import { Telegram as Puregram } from 'puregram'
import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { expect, test } from 'vitest'
import { blank } from '../../src/values/internal/Image.ts'

// Each bot welcomes with a button, answers and edits when it is pressed, and echoes other messages. It
// returns what stops it.
type Client = (emulator: Emulator, fault: (error: unknown) => void) => Promise<() => unknown>

const reply_markup = { inline_keyboard: [[{ text: '+', callback_data: 'plus' }]] }

const grammY: Client = async ({ token, apiRoot }, fault) => {
  const bot = new GrammY(token, { client: { apiRoot } })
  bot.catch(({ error }) => fault(error))
  bot.command('start', (ctx) => ctx.reply('Welcome', { reply_markup }))
  bot.callbackQuery('plus', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Added' })
    await ctx.editMessageText('1', { reply_markup })
  })
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text))
  const running = bot.start()
  return () => bot.stop().then(() => running)
}

const telegraf: Client = async ({ token, apiRoot }, fault) => {
  const bot = new Telegraf(token, { telegram: { apiRoot } })
  bot.catch(fault)
  bot.start((ctx) => ctx.reply('Welcome', { reply_markup }))
  bot.action('plus', async (ctx) => {
    await ctx.answerCbQuery('Added')
    await ctx.editMessageText('1', { reply_markup })
  })
  bot.on(message('text'), (ctx) => ctx.reply(ctx.message.text))
  const running = bot.launch()
  return () => {
    bot.stop()
    return running
  }
}

const gramIO: Client = async ({ token, apiRoot }, fault) => {
  const bot = new GramIO(token, { api: { baseURL: `${apiRoot}/bot` } })
  bot.onError(({ error }) => fault(error))
  bot.command('start', (ctx) => ctx.send('Welcome', { reply_markup }))
  bot.callbackQuery('plus', async (ctx) => {
    await ctx.answer('Added')
    await ctx.editText('1', { reply_markup })
  })
  bot.on('message', (ctx) => ctx.send(ctx.text ?? ''))
  await bot.start()
  return () => bot.stop()
}

const puregram: Client = async ({ token, apiRoot }) => {
  const telegram = Puregram.fromToken(token, { apiBaseUrl: `${apiRoot}/bot` })
  telegram.updates.on('message', (ctx) =>
    ctx.send(
      ctx.text === '/start' ? 'Welcome' : (ctx.text ?? ''),
      ctx.text === '/start' ? { reply_markup } : {},
    ),
  )
  telegram.updates.on('callback_query', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Added' })
    if (ctx.message !== undefined)
      await telegram.api.editMessageText({
        chat_id: ctx.from.id,
        message_id: ctx.message.id,
        text: '1',
        reply_markup,
      })
  })
  await telegram.updates.startPolling()
  return () => telegram.updates.stopPolling()
}

test.each<[string, Client]>([
  ['grammY', grammY],
  ['Telegraf', telegraf],
  ['GramIO', gramIO],
  ['puregram', puregram],
])('%s polls, echoes ten messages and answers a callback query', async (_, client) => {
  const emulator = await makeEmulator({ patience: 20_000 })
  const faults: Array<unknown> = []
  const stop = await client(emulator, (error) => faults.push(error))
  const ann = emulator.user({ first_name: 'Ann', username: 'ann' })

  const first = ann.send('/start')
  expect((await ann.received()).text).toBe('Welcome')

  const texts = Array.from({ length: 10 }, (__, i) => `message ${i} 🙂`)
  for (const text of texts) ann.send(text)
  // Not every client keeps the order of a chat.
  expect((await ann.received(10)).map(({ text }) => text).sort()).toEqual([...texts].sort())

  ann.press('+')
  expect(await ann.answered()).toMatchObject({ text: 'Added', show_alert: false })
  expect(await ann.received()).toMatchObject({ text: '1', edit_date: expect.any(Number) })
  expect(faults).toEqual([])

  // Some clients stop when their last poll ends, and grammY polls once more, which is answered late. This
  // update is for that poll, and no client answers it.
  const stopped = stop()
  ann.edit(first, 'Goodbye')
  await stopped
  await emulator.close()
})

// How each client sends a photo from memory and an album, edits a caption, and sends files back.
type Sender = (emulator: Emulator, chat_id: number, photo: Buffer) => Promise<unknown>

const senders: ReadonlyArray<[string, Sender]> = [
  [
    'grammY',
    async ({ token, apiRoot }, chat_id, photo) => {
      const { api } = new GrammY(token, { client: { apiRoot } })
      const { message_id } = await api.sendPhoto(chat_id, new InputFile(photo, 'a.png'), { caption: 'one' })
      await api.sendMediaGroup(chat_id, [
        { type: 'photo', media: new InputFile(photo, 'b.png'), caption: 'two' },
        { type: 'photo', media: new InputFile(photo, 'c.png') },
      ])
      await api.editMessageCaption(chat_id, message_id, { caption: 'three' })
    },
  ],
  [
    'Telegraf',
    async ({ token, apiRoot }, chat_id, photo) => {
      const { telegram } = new Telegraf(token, { telegram: { apiRoot } })
      const { message_id } = await telegram.sendPhoto(chat_id, { source: photo }, { caption: 'one' })
      await telegram.sendMediaGroup(chat_id, [
        { type: 'photo', media: { source: photo }, caption: 'two' },
        { type: 'photo', media: { source: photo } },
      ])
      await telegram.editMessageCaption(chat_id, message_id, undefined, 'three')
    },
  ],
  [
    'GramIO',
    async ({ token, apiRoot }, chat_id, photo) => {
      const { api } = new GramIO(token, { api: { baseURL: `${apiRoot}/bot` } })
      const file = (name: string): File => new File([Uint8Array.from(photo)], name)
      const { message_id } = await api.sendPhoto({ chat_id, photo: file('a.png'), caption: 'one' })
      await api.sendMediaGroup({
        chat_id,
        media: [
          { type: 'photo', media: file('b.png'), caption: 'two' },
          { type: 'photo', media: file('c.png') },
        ],
      })
      await api.editMessageCaption({ chat_id, message_id, caption: 'three' })
    },
  ],
]

test.each(senders)('%s sends photos and an album from memory', async (_, sends) => {
  const emulator = await makeEmulator()
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const bytes = blank({ width: 300, height: 200 })
  await sends(emulator, ann.id, bytes)
  const [first, second, third, edited] = await ann.received(4)
  expect(
    [first, second, third, edited].map((message) => [message?.caption, message?.photo?.at(-1)?.width]),
  ).toEqual([
    ['one', 300],
    ['two', 300],
    [undefined, 300],
    ['three', 300],
  ])
  expect(second?.media_group_id).toBe(third?.media_group_id)
  expect(second?.media_group_id).toBeDefined()
  await emulator.close()
})

// A bot of grammY, the updates that it got, and what stops it.
const playing = async (
  options: EmulatorOptions,
  // The kinds of updates that this version of grammY knows.
  allowed_updates: ReadonlyArray<Exclude<UpdateKind, 'widget_query' | 'shared_widget_query'>>,
  program: (bot: GrammY, seen: Array<unknown>) => void,
) => {
  const emulator = await makeEmulator(options)
  const bot = new GrammY(emulator.token, { client: { apiRoot: emulator.apiRoot } })
  const [seen, faults]: [Array<unknown>, Array<unknown>] = [[], []]
  program(bot, seen)
  bot.catch(({ error }) => void faults.push(error))
  const running = bot.start({ allowed_updates })
  const ann = emulator.user({ first_name: 'Ann' })
  const stop = async (): Promise<void> => {
    expect(faults).toEqual([])
    const stopped = bot.stop()
    ann.send('Goodbye')
    await stopped
    await running
    await emulator.close()
  }
  return { emulator, ann, seen, stop }
}

test('grammY gets photos, albums, contacts and reactions of people, and downloads files', async () => {
  const { emulator, ann, seen, stop } = await playing({}, ['message', 'message_reaction'], (bot, seen) => {
    bot.on('message:photo', async (ctx) => {
      const file = await ctx.getFile()
      seen.push([
        'photo',
        ctx.message.caption,
        ctx.message.media_group_id !== undefined,
        file.file_path?.startsWith('photos/'),
      ])
      await ctx.react('👍')
      await ctx.replyWithPhoto(file.file_id, { caption: 'back' })
    })
    bot.on(
      'message:contact',
      (ctx) => void seen.push(['contact', ctx.message.contact.user_id === ctx.from.id]),
    )
    bot.on('message:dice', (ctx) => void seen.push(['dice', ctx.message.dice.value]))
    bot.reaction('🔥', (ctx) => void seen.push(['reaction', ctx.reactions().emojiAdded]))
  })
  ann.send({ photo: {}, caption: 'look' })
  expect((await ann.received()).caption).toBe('back')
  const [first] = ann.album([{ photo: {} }, { photo: {} }])
  await ann.received(2)
  ann.send({ contact: {} })
  ann.send({ dice: { value: 4 } })
  if (first !== undefined) ann.react(first, '🔥')
  await emulator.idle()
  expect(seen).toEqual([
    ['photo', 'look', false, true],
    ['photo', undefined, true, true],
    ['photo', undefined, true, true],
    ['contact', true],
    ['dice', 4],
    ['reaction', ['🔥']],
  ])
  expect(
    new Set(first && ann.reactions(first).map(({ type }) => ('emoji' in type ? type.emoji : ''))),
  ).toEqual(new Set(['👍', '🔥']))
  await stop()
})

test('grammY moderates, offers results and sells', async () => {
  const { emulator, ann, seen, stop } = await playing(
    { bot: { supports_inline_queries: true } },
    ['message', 'chat_member', 'inline_query', 'pre_checkout_query'],
    (bot, seen) => {
      bot.command('ban', async (ctx) => {
        const { user } = await ctx.getAuthor()
        const administrators = await ctx.getChatAdministrators()
        if (administrators.some((one) => one.user.id === user.id))
          await ctx.banChatMember(ctx.message?.reply_to_message?.from?.id ?? 0)
      })
      bot.on(
        'chat_member',
        (ctx) =>
          void seen.push([ctx.chatMember.from.id === ctx.me.id, ctx.chatMember.new_chat_member.status]),
      )
      bot.inlineQuery('cat', (ctx) =>
        ctx.answerInlineQuery([
          { type: 'article', id: '1', title: 'Cat', input_message_content: { message_text: 'Meow' } },
        ]),
      )
      bot.command('buy', (ctx) =>
        ctx.replyWithInvoice('Cat', 'A cat', 'cat', 'XTR', [{ label: 'Cat', amount: 5 }]),
      )
      bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true))
      bot.on('message:successful_payment', (ctx) => ctx.refundStarPayment())
      bot.on('message:refunded_payment', (ctx) => void seen.push(ctx.message.refunded_payment.total_amount))
    },
  )
  const bob = emulator.user({ first_name: 'Bob' })
  const group = emulator.group({ title: 'G', members: [ann, bob], bot: 'administrator' })
  ann.in(group).send('/ban', { reply_to: bob.in(group).send('spam') })
  await emulator.idle()
  expect(() => bob.join(group)).toThrow('Bob was banned')

  const search = ann.inline('cat')
  const { results } = await search.found()
  expect(search.choose(results[0]?.id ?? '')).toMatchObject({ text: 'Meow' })

  ann.send('/buy')
  expect(await ann.pay(await ann.received()).settled()).toMatchObject({ ok: true })
  await emulator.idle()
  expect(seen).toEqual([[true, 'kicked'], 5])
  await stop()
})

test('grammY reads refusals', async () => {
  const emulator = await makeEmulator()
  const bot = new GrammY(emulator.token, { client: { apiRoot: emulator.apiRoot } })
  const error: unknown = await bot.api.sendMessage(1, 'hi').catch((e: unknown) => e)
  expect(error).toBeInstanceOf(GrammyError)
  expect(error).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' })
  await emulator.close()
})
