// Bots of other toolkits answer inline queries, sell, restrict members, and approve requests to join.

import { muted } from '@pipegram/core/Permissions'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { Bot as GramIO } from 'gramio'
import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { expect, test } from 'vitest'

type Toolkit = (emulator: Emulator, fault: (error: unknown) => void) => Promise<() => unknown>

const offer = {
  type: 'article' as const,
  id: '1',
  title: 'A',
  input_message_content: { message_text: 'chosen' },
  reply_markup: { inline_keyboard: [[{ text: '+', callback_data: 'p' }]] },
}
const invoice = {
  title: 'T',
  description: 'D',
  payload: 'p',
  provider_token: '',
  currency: 'XTR',
  prices: [{ label: 'a', amount: 5 }],
}

const telegraf: Toolkit = ({ token, apiRoot }, fault) => {
  const bot = new Telegraf(token, { telegram: { apiRoot } })
  bot.catch(fault)
  bot.command('mute', (ctx) =>
    ctx.restrictChatMember(ctx.message.reply_to_message?.from?.id ?? 0, { permissions: muted }),
  )
  bot.command('buy', (ctx) => ctx.replyWithInvoice(invoice))
  bot.command('link', async (ctx) =>
    ctx.reply((await ctx.createChatInviteLink({ creates_join_request: true })).invite_link),
  )
  bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true))
  bot.on(message('successful_payment'), (ctx) =>
    ctx.reply(`paid ${ctx.message.successful_payment.total_amount}`),
  )
  bot.on('inline_query', (ctx) => ctx.answerInlineQuery([offer]))
  bot.on('callback_query', async (ctx) => {
    await ctx.answerCbQuery('ok')
    await ctx.editMessageText('edited')
  })
  bot.on('chat_join_request', async (ctx) => {
    await ctx.telegram.sendMessage(ctx.chatJoinRequest.user_chat_id, 'Who are you?')
    await ctx.approveChatJoinRequest(ctx.from.id)
  })
  const running = bot.launch()
  return Promise.resolve(() => {
    bot.stop()
    return running
  })
}

const gramIO: Toolkit = async ({ token, apiRoot }, fault) => {
  const bot = new GramIO(token, { api: { baseURL: `${apiRoot}/bot` } })
  bot.onError(({ error }) => fault(error))
  bot.command('mute', (ctx) =>
    bot.api.restrictChatMember({
      chat_id: ctx.chatId,
      user_id: ctx.replyMessage?.from?.id ?? 0,
      permissions: muted,
    }),
  )
  bot.command('buy', (ctx) => bot.api.sendInvoice({ chat_id: ctx.chatId, ...invoice, currency: 'XTR' }))
  bot.command('link', async (ctx) =>
    ctx.send(
      (await bot.api.createChatInviteLink({ chat_id: ctx.chatId, creates_join_request: true })).invite_link,
    ),
  )
  bot.on('pre_checkout_query', (ctx) => ctx.answer({ ok: true }))
  bot.on('successful_payment', (ctx) => ctx.send(`paid ${ctx.eventPayment.totalAmount}`))
  bot.on('inline_query', (ctx) => ctx.answer([offer]))
  bot.on('callback_query', async (ctx) => {
    await ctx.answer('ok')
    await ctx.editText('edited')
  })
  bot.on('chat_join_request', async (ctx) => {
    await bot.api.sendMessage({ chat_id: ctx.userChatId, text: 'Who are you?' })
    await bot.api.approveChatJoinRequest({ chat_id: ctx.chatId, user_id: ctx.from.id })
  })
  await bot.start()
  // Otherwise it waits three seconds for handlers that it thinks are unfinished.
  return () => bot.stop(0)
}

test.each<[string, Toolkit]>([
  ['Telegraf', telegraf],
  ['GramIO', gramIO],
])('%s answers inline queries, sells, restricts, and invites', async (_, toolkit) => {
  const emulator = await makeEmulator({ bot: { supports_inline_queries: true }, patience: 20_000 })
  const faults: Array<unknown> = []
  const stop = await toolkit(emulator, (error) => faults.push(error))
  const [ann, bob, cid] = [
    emulator.user({ first_name: 'Ann' }),
    emulator.user({ first_name: 'Bob' }),
    emulator.user({ first_name: 'Cid' }),
  ]
  const group = emulator.group({ title: 'G', members: [ann, bob], bot: 'administrator' })

  ann.send('/buy')
  expect(await ann.pay(await ann.received()).settled()).toMatchObject({ ok: true })
  expect((await ann.received()).text).toBe('paid 5')

  const search = ann.inline('x')
  expect((await search.found()).results).toHaveLength(1)
  ann.press({ message_id: search.choose('1').message_id, text: '+' })
  expect((await ann.answered()).text).toBe('ok')
  expect((await ann.received()).text).toBe('edited')

  ann.in(group).send('/mute', { reply_to: bob.in(group).send('x') })
  await emulator.next(({ _tag }) => _tag === 'MemberChanged')
  expect(() => bob.in(group).send('y')).toThrow('Bob is restricted')

  ann.in(group).send('/link')
  cid.join(group, (await ann.in(group).received()).text)
  expect((await cid.received()).text).toBe('Who are you?')
  await emulator.next(({ _tag }) => _tag === 'MemberChanged')
  expect(group.messages().at(-1)).toMatchObject({ new_chat_members: [cid.user] })

  expect(faults).toEqual([])
  const stopped = stop()
  ann.send('Goodbye')
  await stopped
  await emulator.close()
})
