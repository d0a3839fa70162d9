// A bot of Telegraf, with a scene for its form.

import { Scenes, session, Telegraf, TelegramError } from 'telegraf'
import { message } from 'telegraf/filters'
import type { Stranger } from '../StrangerScript.ts'
import * as texts from '../StrangerTexts.ts'

type MyContext = Scenes.WizardContext

const textOf = (ctx: MyContext): string => (ctx.message && 'text' in ctx.message ? ctx.message.text : '')
const makeForm = (names = new Map<number, string>()) =>
  new Scenes.WizardScene<MyContext>(
    'form',
    async (ctx) => {
      await ctx.reply('Your name?')
      return ctx.wizard.next()
    },
    async (ctx) => {
      names.set(ctx.chat?.id ?? 0, textOf(ctx))
      await ctx.reply('Your age?')
      return ctx.wizard.next()
    },
    async (ctx) => {
      if (!/^\d+$/.test(textOf(ctx))) return ctx.reply('A number, please.')
      await ctx.reply(`${names.get(ctx.chat?.id ?? 0) ?? ''}, ${textOf(ctx)}`)
      return ctx.scene.leave()
    },
  )

const sizeOf = async (ctx: MyContext, file_id = ''): Promise<number> =>
  (await (await fetch(await ctx.telegram.getFileLink(file_id))).arrayBuffer()).byteLength

const wordsOf = (error: unknown): string =>
  error instanceof TelegramError ? error.description : String(error)

export const telegraf: Stranger = async ({ token, apiRoot }, fault) => {
  const bot = new Telegraf<MyContext>(token, { telegram: { apiRoot } })
  bot.catch(fault)
  bot.use(session(), new Scenes.Stage<MyContext>([makeForm()]).middleware())
  await bot.telegram.setMyCommands(texts.commands)
  bot.start((ctx) => ctx.reply(`Welcome, ${ctx.from.first_name}`, { reply_markup: texts.keyboard }))
  bot.hears('Help', (ctx) => ctx.replyWithHTML('<b>Just</b> talk'))
  bot.command('args', (ctx) => ctx.reply(ctx.payload))
  bot.command('link', (ctx) => ctx.replyWithMarkdownV2('[Here](https://example.com)\\.'))
  bot.command('menu', (ctx) => ctx.reply('Count: 0', { reply_markup: texts.countOf(0) }))
  bot.action(/^plus (\d+)$/, async (ctx) => {
    const count = Number(ctx.match[1])
    await ctx.editMessageText(`Count: ${count}`, { reply_markup: texts.countOf(count) })
    await ctx.answerCbQuery()
  })
  bot.action('close', (ctx) => ctx.deleteMessage())
  bot.command('form', (ctx) => ctx.scene.enter('form'))
  media(bot)
  calls(bot)
  bot.on('inline_query', (ctx) => ctx.answerInlineQuery(texts.results(ctx.inlineQuery.query)))
  bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true))
  bot.on(message('successful_payment'), (ctx) =>
    ctx.reply(`paid ${ctx.message.successful_payment.total_amount}`),
  )
  bot.on('poll_answer', (ctx) =>
    ctx.telegram.sendMessage(ctx.pollAnswer.user?.id ?? 0, `voted ${ctx.pollAnswer.option_ids.join()}`),
  )
  bot.on('edited_message', (ctx) =>
    ctx.reply(`edited: ${'text' in ctx.editedMessage ? ctx.editedMessage.text : ''}`),
  )
  bot.on('channel_post', (ctx) => ctx.reply(`seen: ${'text' in ctx.channelPost ? ctx.channelPost.text : ''}`))
  bot.on(message('new_chat_members'), (ctx) =>
    ctx.reply(`Welcome, ${ctx.message.new_chat_members[0]?.first_name ?? ''}`),
  )
  bot.hears(/^\//, (ctx) => ctx.reply('What?'))
  bot.on(message('text'), (ctx) =>
    ctx.reply(ctx.message.text, { reply_parameters: { message_id: ctx.message.message_id } }),
  )
  const running = bot.launch()
  return () => {
    bot.stop()
    return running
  }
}

const media = (bot: Telegraf<MyContext>): void => {
  bot.on(message('photo'), async (ctx) =>
    ctx.reply(`photo of ${await sizeOf(ctx, ctx.message.photo.at(-1)?.file_id)} bytes`),
  )
  bot.on(message('document'), async (ctx) =>
    ctx.reply(`document of ${await sizeOf(ctx, ctx.message.document.file_id)} bytes`),
  )
  for (const kind of ['sticker', 'voice', 'video', 'audio'] as const)
    bot.on(message(kind), (ctx) => ctx.reply(kind))
  bot.on(message('contact'), (ctx) => ctx.reply(`Thanks, ${ctx.message.contact.first_name}`))
  bot.on(message('location'), (ctx) => ctx.reply(`At ${Math.floor(ctx.message.location.latitude)}`))
  bot.command('photo', async (ctx) => {
    const { message_id } = await ctx.replyWithPhoto({ source: texts.photo() }, { caption: 'one' })
    await ctx.telegram.editMessageCaption(ctx.chat.id, message_id, undefined, 'two')
  })
  bot.command('album', (ctx) =>
    ctx.replyWithMediaGroup(
      ['first', 'second'].map((caption) => ({ type: 'photo', media: { source: texts.photo() }, caption })),
    ),
  )
  bot.command('document', (ctx) => ctx.replyWithDocument({ source: texts.report(), filename: 'report.txt' }))
}

const calls = (bot: Telegraf<MyContext>): void => {
  const { latitude, longitude, title, address } = texts.venue
  bot.command('location', (ctx) => ctx.replyWithLocation(latitude, longitude))
  bot.command('contact', (ctx) => ctx.replyWithContact(texts.contact.phone_number, texts.contact.first_name))
  bot.command('dice', (ctx) => ctx.replyWithDice())
  bot.command('venue', (ctx) => ctx.replyWithVenue(latitude, longitude, title, address))
  bot.command('poll', (ctx) =>
    ctx.replyWithPoll(
      texts.poll.question,
      texts.poll.options.map(({ text }) => text),
      { is_anonymous: false },
    ),
  )
  bot.command('react', (ctx) => ctx.react('👍'))
  bot.command('copy', (ctx) =>
    ctx.telegram.copyMessage(ctx.chat.id, ctx.chat.id, ctx.message.reply_to_message?.message_id ?? 0),
  )
  bot.command('forward', (ctx) => ctx.forwardMessage(ctx.chat.id))
  bot.command('typing', (ctx) => ctx.sendChatAction('typing'))
  bot.command('commands', async (ctx) =>
    ctx.reply((await ctx.telegram.getMyCommands()).map(({ command }) => command).join(' ')),
  )
  bot.command('buy', (ctx) => ctx.replyWithInvoice(texts.invoice))
  const tries: ReadonlyArray<readonly [string, (ctx: MyContext) => Promise<unknown>]> = [
    ['error', (ctx) => ctx.telegram.sendMessage(99, 'x')],
    ['long', (ctx) => ctx.reply(texts.long)],
    ['tell', (ctx) => ctx.telegram.sendMessage(Number(textOf(ctx).split(' ')[1]), 'x')],
  ]
  for (const [name, act] of tries)
    bot.command(name, (ctx) => act(ctx).catch((error: unknown) => ctx.reply(wordsOf(error))))
  bot.command('where', (ctx) => ctx.reply(`in ${'title' in ctx.chat ? ctx.chat.title : ''}`))
  bot.command('pin', (ctx) => ctx.pinChatMessage(ctx.message.reply_to_message?.message_id ?? 0))
  bot.command('ban', (ctx) => ctx.banChatMember(ctx.message.reply_to_message?.from?.id ?? 0))
}
