// Facts of the server that no other test names.

import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { Faults, makeEmulator, type Emulator, type Person } from '@pipegram/emulator'
import { beforeEach, describe, expect, test } from 'vitest'
import { api, send } from './BotClient.ts'
import { makeStage } from './Stage.ts'

const { clock, start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await updates()
})

// What comes back for bytes on a connection.
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(new URL(emulator.apiRoot).port), '127.0.0.1', () => socket.end(text))
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })

describe('HTTP', () => {
  test('HTTP/1.0 is answered', async () => {
    const answer = await raw(`GET /bot${emulator.token}/getMe HTTP/1.0\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.[01] 200 OK\r\n/)
    expect(answer).toContain('"ok":true')
  })

  test('the connection is kept', async () => {
    const answer = await raw(
      `GET /bot${emulator.token}/getMe HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n`,
    )
    expect(answer).toMatch(/^Connection: keep-alive\r$/m)
  })

  test('the test environment has the same methods, and a method may be a parameter', async () => {
    expect((await send(emulator, `/bot${emulator.token}/test/getMe`)).status).toBe(200)
    expect((await send(emulator, `/bot${emulator.token}/?method=getme`)).status).toBe(200)
    expect((await send(emulator, `/bot${emulator.token}`)).body).toEqual({
      ok: false,
      error_code: 404,
      description: 'Not Found',
    })
  })

  test('a JSON null is the text null', async () => {
    expect(await refused('sendMessage', { chat_id: ann.id, text: 'x', reply_markup: null })).toBe(
      'Bad Request: object expected as reply markup',
    )
    expect(await refused('sendMessage', { chat_id: ann.id, text: 'x', parse_mode: null })).toBe(
      'Bad Request: unsupported parse_mode',
    )
  })
})

describe('errors', () => {
  test('a deleted account gets 403, and does nothing any more', async () => {
    ann.deleteAccount()
    expect(await refused('sendMessage', { chat_id: ann.id, text: 'x' })).toBe(
      'Forbidden: user is deactivated',
    )
    expect(() => ann.send('x')).toThrow('Ann deleted the account')
  })

  test('an inline keyboard of too many or too large buttons is refused', async () => {
    const rows = (count: number, text = 'x'): object => ({
      inline_keyboard: Array.from({ length: count }, () => [{ text, callback_data: 'y' }]),
    })
    const sent = { chat_id: ann.id, text: 'x' }
    const words = 'Bad Request: reply markup is too long'
    expect(await refused('sendMessage', { ...sent, reply_markup: rows(101) })).toBe(words)
    expect(await refused('sendMessage', { ...sent, reply_markup: rows(90, 'x'.repeat(100)) })).toBe(words)
    const { message_id } = await result('sendMessage', { ...sent, reply_markup: rows(100) })
    const edit = { chat_id: ann.id, message_id, reply_markup: rows(101) }
    expect(await refused('editMessageReplyMarkup', edit)).toBe(words)
  })

  test('a URL of a page, or on this machine, gives no file', async () => {
    const page = { chat_id: ann.id, photo: 'https://example.com/index.html' }
    expect(await refused('sendPhoto', page)).toBe('Bad Request: wrong type of the web page content')
    expect(await refused('sendPhoto', { ...page, photo: 'http://localhost:8080/a.jpg' })).toBe(
      'Bad Request: failed to get HTTP URL content',
    )
  })

  test('an edit without a change is refused in full words', async () => {
    const { message_id } = await result('sendMessage', { chat_id: ann.id, text: 'x' })
    expect(await refused('editMessageText', { chat_id: ann.id, message_id, text: 'x' })).toBe(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly ' +
        'the same as a current content and reply markup of the message',
    )
  })
})

describe('updates', () => {
  test('a limit below 1 is 1, and above 100 is 100', async () => {
    for (let i = 0; i < 105; i += 1) ann.send(String(i))
    clock.advance(4000)
    expect(await result('getUpdates', { limit: -5 })).toHaveLength(1)
    clock.advance(4000)
    expect(await result('getUpdates', { limit: 1000 })).toHaveLength(100)
    clock.advance(4000)
    expect(await result('getUpdates')).toHaveLength(100)
  })

  test('messages of the bot make no update', async () => {
    await result('sendMessage', { chat_id: ann.id, text: 'x' })
    expect(await updates()).toEqual([])
  })

  test('the first update has a number above 2,000,000, and the others follow', async () => {
    const [first, second] = [ann.send('1'), ann.send('2')]
    const found = await updates()
    expect(found.map(({ message }) => message.message_id)).toEqual([first.message_id, second.message_id])
    expect(found[0].update_id).toBeGreaterThan(2_000_000)
    expect(found[1].update_id).toBe(Number(found[0].update_id) + 1)
  })
})

describe('files', () => {
  test('a file_id of another server is told from one of a wrong form', async () => {
    const other = await makeEmulator()
    const bea = other.user({ first_name: 'Bea' })
    const { document } = bea.send({ document: {} })
    await other.close()
    expect(await refused('getFile', { file_id: document?.file_id })).toBe(
      'Bad Request: wrong file_id or the file is temporarily unavailable',
    )
    expect(await refused('getFile', { file_id: 'x'.repeat(20) })).toBe('Bad Request: invalid file_id')
  })
})

describe('webhooks', () => {
  const failure = async (): Promise<string> => {
    for (;;) {
      const { last_error_message } = await result('getWebhookInfo')
      if (last_error_message !== undefined) return last_error_message
    }
  }
  beforeEach(async () => {
    await emulator.close()
    emulator = await start({ local: true })
    ann = emulator.user({ first_name: 'Ann' })
  })

  test('a server that reads nothing: Write timeout expired', async () => {
    const message = ann.send('x')
    await updates()
    await updates()
    const sockets: Array<Socket> = []
    const server = createServer({ pauseOnConnect: true }, (socket) => sockets.push(socket))
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const connected = once(server, 'connection')
    const port = typeof address === 'object' ? address?.port : 0
    await result('setWebhook', { url: `http://127.0.0.1:${port}/` })
    // More than the system keeps for a connection.
    emulator.deliver({ message: { ...message, text: 'x'.repeat(32 * 1024 * 1024) } })
    await connected
    clock.advance(60_000)
    expect(await failure()).toBe('Write timeout expired')
    for (const socket of sockets) socket.destroy()
    server.close()
  })

  test("a host that nobody can reach: Can't connect to the webhook", async () => {
    // No connection goes to the address for all of a network.
    await result('setWebhook', { url: 'http://127.255.255.255:8080/' })
    ann.send('x')
    expect(await failure()).toBe("Can't connect to the webhook")
  })

  test('a setWebhook that waits is terminated by the next one', async () => {
    const call = api(emulator)
    const end = emulator.inject(Faults.late(5000), { method: 'setWebhook', times: 1 })
    const waits = call('setWebhook', { url: 'http://127.0.0.1:9/' })
    while (emulator.state().webhook.url === '') await result('getMe')
    clock.advance(1000)
    expect(await result('setWebhook', { url: 'http://127.0.0.1:10/' })).toBe(true)
    expect(await waits).toMatchObject({
      status: 409,
      body: { error_code: 409, description: 'Conflict: terminated by other setWebhook' },
    })
    expect((await result('getWebhookInfo')).url).toBe('http://127.0.0.1:10/')
    end()
  })
})
