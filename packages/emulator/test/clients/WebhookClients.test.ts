// Clients of other projects, by webhook: calls in their answers are carried out.

import { createServer, type RequestListener } from 'node:http'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { Bot as GrammY, webhookCallback } from 'grammy'
import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { expect, test } from 'vitest'

type Client = (emulator: Emulator, fault: (error: unknown) => void) => RequestListener

const grammY: Client = ({ token, apiRoot }, fault) => {
  const bot = new GrammY(token, {
    client: { apiRoot, canUseWebhookReply: (method) => method === 'sendMessage' },
  })
  bot.command('start', (ctx) => ctx.reply('Welcome'))
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text))
  const handle = webhookCallback(bot, 'http', { secretToken: 'A-secret' })
  return (request, response) => void handle(request, response).catch(fault)
}

const telegraf: Client = ({ token, apiRoot }, fault) => {
  const bot = new Telegraf(token, { telegram: { apiRoot, webhookReply: true } })
  bot.catch(fault)
  bot.start((ctx) => ctx.reply('Welcome'))
  bot.on(message('text'), (ctx) => ctx.reply(ctx.message.text))
  const handle = bot.webhookCallback('/hook', { secretToken: 'A-secret' })
  return (request, response) => void handle(request, response).catch(fault)
}

test.each<[string, Client]>([
  ['grammY', grammY],
  ['Telegraf', telegraf],
])('%s echoes in the answers of its webhook', async (_, client) => {
  const emulator = await makeEmulator({ local: true, patience: 20_000 })
  const faults: Array<unknown> = []
  const server = createServer(client(emulator, (error) => faults.push(error)))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const { api } = new GrammY(emulator.token, { client: { apiRoot: emulator.apiRoot } })
  await api.setWebhook(`http://localhost:${typeof address === 'object' ? address?.port : 0}/hook`, {
    secret_token: 'A-secret',
  })
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  for (const text of ['1', '2', '3']) ann.send(text)
  expect((await ann.received(4)).map(({ text }) => text)).toEqual(['Welcome', '1', '2', '3'])
  await emulator.idle()
  expect(await api.getWebhookInfo()).toMatchObject({ pending_update_count: 0 })
  expect(emulator.calls().filter(({ method, answer }) => method === 'sendMessage' && answer.ok)).toHaveLength(
    4,
  )
  expect(faults).toEqual([])
  await emulator.close()
  server.close()
})
