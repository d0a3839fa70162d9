// A bot of grammY with conversations, menu, files, runner and auto-retry.

import { autoRetry } from '@grammyjs/auto-retry'
import {
  conversations,
  createConversation,
  type Conversation,
  type ConversationFlavor,
} from '@grammyjs/conversations'
import { hydrateFiles, type FileFlavor } from '@grammyjs/files'
import { Menu } from '@grammyjs/menu'
import { run, sequentialize } from '@grammyjs/runner'
import { Bot, GrammyError, InputFile, session, type Context, type SessionFlavor } from 'grammy'
import type { Stranger } from '../StrangerScript.ts'
import * as texts from '../StrangerTexts.ts'

type MyContext = FileFlavor<ConversationFlavor<Context & SessionFlavor<{ count: number }>>>

const form = async (conversation: Conversation<MyContext>, ctx: Context): Promise<void> => {
  await ctx.reply('Your name?')
  const name = await conversation.form.text()
  await ctx.reply('Your age?')
  const age = await conversation.form.int({ otherwise: (other) => other.reply('A number, please.') })
  await ctx.reply(`${name}, ${age}`)
}

const menu = new Menu<MyContext>('count')
  .text('+', async (ctx) => {
    ctx.session.count += 1
    await ctx.editMessageText(`Count: ${ctx.session.count}`)
  })
  .text('Close', (ctx) => ctx.deleteMessage())

const sizeOf = async (ctx: MyContext): Promise<number> => {
  const file = await ctx.getFile()
  let size = 0
  for await (const chunk of file) size += chunk.length
  return size
}

const wordsOf = (error: unknown): string => (error instanceof GrammyError ? error.description : String(error))

export const grammY: Stranger = async ({ token, apiRoot }, fault) => {
  const bot = new Bot<MyContext>(token, { client: { apiRoot } })
  bot.catch(({ error }) => fault(error))
  bot.api.config.use(hydrateFiles(token, { apiRoot }), autoRetry())
  bot.use(sequentialize((ctx) => ctx.chat?.id.toString()))
  bot.use(session({ initial: () => ({ count: 0 }) }), conversations(), createConversation(form, 'form'), menu)
  await bot.api.setMyCommands(texts.commands)
  bot.command('start', (ctx) =>
    ctx.reply(`Welcome, ${ctx.from?.first_name ?? ''}`, { reply_markup: texts.keyboard }),
  )
  bot.hears('Help', (ctx) => ctx.reply('<b>Just</b> talk', { parse_mode: 'HTML' }))
  bot.command('args', (ctx) => ctx.reply(ctx.match))
  bot.command('link', (ctx) => ctx.reply('[Here](https://example.com)\\.', { parse_mode: 'MarkdownV2' }))
  bot.command('menu', (ctx) => ctx.reply(`Count: ${ctx.session.count}`, { reply_markup: menu }))
  bot.command('form', (ctx) => ctx.conversation.enter('form'))
  media(bot)
  calls(bot)
  bot.on('inline_query', (ctx) => ctx.answerInlineQuery(texts.results(ctx.inlineQuery.query)))
  bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true))
  bot.on(':successful_payment', (ctx) => ctx.reply(`paid ${ctx.msg.successful_payment.total_amount}`))
  bot.on('poll_answer', (ctx) =>
    ctx.api.sendMessage(ctx.pollAnswer.user?.id ?? 0, `voted ${ctx.pollAnswer.option_ids.join()}`),
  )
  bot.on('edited_message:text', (ctx) => ctx.reply(`edited: ${ctx.editedMessage.text}`))
  bot.on('channel_post:text', (ctx) => ctx.reply(`seen: ${ctx.channelPost.text}`))
  bot.on(':new_chat_members', (ctx) => ctx.reply(`Welcome, ${ctx.msg.new_chat_members[0]?.first_name ?? ''}`))
  bot.on('message::bot_command', (ctx) => ctx.reply('What?'))
  bot.on('message:text', (ctx) =>
    ctx.reply(ctx.message.text, { reply_parameters: { message_id: ctx.message.message_id } }),
  )
  const runner = run(bot)
  return () => runner.stop()
}

const media = (bot: Bot<MyContext>): void => {
  bot.on('message:photo', async (ctx) => ctx.reply(`photo of ${await sizeOf(ctx)} bytes`))
  bot.on('message:document', async (ctx) => ctx.reply(`document of ${await sizeOf(ctx)} bytes`))
  for (const kind of ['sticker', 'voice', 'video', 'audio'] as const)
    bot.on(`message:${kind}`, (ctx) => ctx.reply(kind))
  bot.on('message:contact', (ctx) => ctx.reply(`Thanks, ${ctx.message.contact.first_name}`))
  bot.on('message:location', (ctx) => ctx.reply(`At ${Math.floor(ctx.message.location.latitude)}`))
  bot.command('photo', async (ctx) => {
    const { message_id } = await ctx.replyWithPhoto(new InputFile(texts.photo(), 'a.png'), { caption: 'one' })
    await ctx.api.editMessageCaption(ctx.chat.id, message_id, { caption: 'two' })
  })
  bot.command('album', (ctx) =>
    ctx.replyWithMediaGroup(
      ['first', 'second'].map((caption) => ({
        type: 'photo',
        media: new InputFile(texts.photo(), `${caption}.png`),
        caption,
      })),
    ),
  )
  bot.command('document', (ctx) => ctx.replyWithDocument(new InputFile(texts.report(), 'report.txt')))
}

const calls = (bot: Bot<MyContext>): void => {
  const { latitude, longitude, title, address } = texts.venue
  bot.command('location', (ctx) => ctx.replyWithLocation(latitude, longitude))
  bot.command('contact', (ctx) => ctx.replyWithContact(texts.contact.phone_number, texts.contact.first_name))
  bot.command('dice', (ctx) => ctx.replyWithDice('🎲'))
  bot.command('venue', (ctx) => ctx.replyWithVenue(latitude, longitude, title, address))
  bot.command('poll', (ctx) =>
    ctx.replyWithPoll(texts.poll.question, texts.poll.options, { is_anonymous: false }),
  )
  bot.command('react', (ctx) => ctx.react('👍'))
  bot.command('copy', (ctx) =>
    ctx.api.copyMessage(ctx.chat.id, ctx.chat.id, ctx.message?.reply_to_message?.message_id ?? 0),
  )
  bot.command('forward', (ctx) => ctx.forwardMessage(ctx.chat.id))
  bot.command('typing', (ctx) => ctx.replyWithChatAction('typing'))
  bot.command('commands', async (ctx) =>
    ctx.reply((await ctx.api.getMyCommands()).map(({ command }) => command).join(' ')),
  )
  bot.command('buy', (ctx) =>
    ctx.replyWithInvoice(
      texts.invoice.title,
      texts.invoice.description,
      texts.invoice.payload,
      texts.invoice.currency,
      texts.invoice.prices,
    ),
  )
  const tries: ReadonlyArray<readonly [string, (ctx: MyContext) => Promise<unknown>]> = [
    ['error', (ctx) => ctx.api.sendMessage(99, 'x')],
    ['long', (ctx) => ctx.reply(texts.long)],
    ['tell', (ctx) => ctx.api.sendMessage(Number(ctx.message?.text?.split(' ')[1]), 'x')],
  ]
  for (const [name, act] of tries)
    bot.command(name, (ctx) => act(ctx).catch((error: unknown) => ctx.reply(wordsOf(error))))
  bot.command('where', (ctx) => ctx.reply(`in ${ctx.chat.title ?? ''}`))
  bot.command('pin', (ctx) => ctx.pinChatMessage(ctx.message?.reply_to_message?.message_id ?? 0))
  bot.command('ban', (ctx) => ctx.banChatMember(ctx.message?.reply_to_message?.from?.id ?? 0))
}
