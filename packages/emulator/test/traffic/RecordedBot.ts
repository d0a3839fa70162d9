// A bot without a library, as a program of its own. `BOT_VERSION=2` is its next version, with three mistakes.
// With `BOT_PORT` it takes updates by a webhook.

import { createServer } from 'node:http'
import process from 'node:process'

const { BOT_API_ROOT, BOT_TOKEN, BOT_VERSION = '1', BOT_PORT, HOOK_ROOT } = process.env
const isNew = BOT_VERSION === '2'

// oxlint-disable-next-line typescript/no-explicit-any -- a bot without types
type Loose = any

const call = async (method: string, params: object): Promise<Loose> => {
  const response = await fetch(`${BOT_API_ROOT}/bot${BOT_TOKEN}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
  const answer: Loose = await response.json()
  return answer.result
}

const copyBack = async (chat_id: number, file_id: string): Promise<void> => {
  const { file_path } = await call('getFile', { file_id })
  const file = await fetch(`${BOT_API_ROOT}/file/bot${BOT_TOKEN}/${file_path}`)
  const form = new FormData()
  form.set('chat_id', String(chat_id))
  form.set('document', new File([`It has ${(await file.arrayBuffer()).byteLength} bytes.`], 'facts.txt'))
  await fetch(`${BOT_API_ROOT}/bot${BOT_TOKEN}/sendDocument`, { method: 'POST', body: form })
}

// The call of an answer to a webhook, or nothing.
const handle = async ({ message, callback_query: query }: Loose): Promise<object | undefined> => {
  if (query !== undefined) {
    if (!isNew) await call('answerCallbackQuery', { callback_query_id: query.id, text: 'Done' })
    const { chat, message_id } = query.message
    await call('editMessageText', { chat_id: chat.id, message_id, text: `Data: ${query.data}` })
    return undefined
  }
  const chat_id = message.chat.id
  if (message.photo !== undefined) {
    const photos: ReadonlyArray<Loose> = message.photo
    await copyBack(chat_id, photos.at(-1).file_id)
    return undefined
  }
  if (message.text === '/stop') {
    if (isNew) await call('sendChatAction', { chat_id, action: 'typing' })
    return { method: 'sendMessage', chat_id, text: 'Goodbye' }
  }
  if (!String(message.text).startsWith('/start'))
    return { method: 'sendMessage', chat_id, text: `You said: ${message.text}` }
  const button = { text: `Greet ${message.from.first_name}`, callback_data: `greet:${message.from.id}` }
  const text = `${isNew ? 'Good day' : 'Hello'}, ${message.from.first_name}`
  await call('sendMessage', { chat_id, text, reply_markup: { inline_keyboard: [[button]] } })
  return undefined
}

const poll = async (): Promise<void> => {
  for (let offset = 0; ;) {
    const updates = await call('getUpdates', { offset, timeout: 30 })
    for (const update of updates) {
      const answer: Loose = await handle(update)
      if (answer !== undefined) {
        const { method, ...params } = answer
        await call(method, params)
      }
      offset = Number(update.update_id) + 1
    }
  }
}

if (BOT_PORT === undefined) {
  await call('getMe', {})
  await poll()
} else {
  const secret_token = 'a-secret-of-the-webhook'
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    const answer = async (): Promise<void> => {
      if (request.headers['x-telegram-bot-api-secret-token'] !== secret_token)
        return void response.writeHead(403).end()
      const call = await handle(JSON.parse(Buffer.concat(chunks).toString()))
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(call === undefined ? '' : JSON.stringify(call))
    }
    request.on('end', () => void answer())
  })
  server.listen(Number(BOT_PORT), '127.0.0.1')
  await call('setWebhook', { url: `${HOOK_ROOT ?? `http://127.0.0.1:${BOT_PORT}`}/hook`, secret_token })
}
