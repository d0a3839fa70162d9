// A webhook on node:http: hostile clients that use raw connections, and frameworks that have already read a
// request.

import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { settled } from '@pipegram/testing/TestClock'
import { listener } from '@pipegram/updates/NodeListener'
import type { WebhookSettings } from '@pipegram/updates/WebhookOptions'
import { webhooks } from '@pipegram/updates/WebhookTable'
import { describe, expect, it } from 'vitest'
import { said } from '../Telegram.ts'
import { head, host } from './Host.ts'
import { begin, genuine, type World } from './World.ts'

const send = (url: string, body: string, headers: object = {}) =>
  fetch(url, { method: 'POST', body, headers: { ...genuine, ...headers } })

const served = async (run?: Parameters<typeof begin>[0], options?: Partial<WebhookSettings>) => {
  const world: World = begin(run, options)
  return { ...world, ...(await host(listener(world.handler))) }
}

const statusIn = (received: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1])

describe('a webhook on node:http', () => {
  it('handles updates, and sends strict headers and no banner', async () => {
    const { url, handled } = await served()
    const answer = await send(url, JSON.stringify(said(1)))
    expect([answer.status, await answer.text(), handled]).toEqual([200, '', [1]])
    const names = [...answer.headers.keys()].toSorted()
    expect(names).not.toContain('server')
    expect(names).not.toContain('x-powered-by')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
  })

  it('reads a character that is split between two packets', async () => {
    const texts: Array<string | undefined> = []
    const { raw } = await served(async ({ message }) => texts.push(message?.text))
    const body = Buffer.from(JSON.stringify(said(1, 1, '👋👋')))
    const { socket, closed } = await raw(head(body.length, { connection: 'close' }))
    const middle = body.indexOf(0xf0) + 2
    socket.write(body.subarray(0, middle))
    await settled()
    socket.write(body.subarray(middle))
    expect([statusIn(await closed), texts]).toEqual([200, ['👋👋']])
  })

  it('keeps the connection after a small request that it refuses', async () => {
    const { raw } = await served()
    const wrong = head(2, { 'x-telegram-bot-api-secret-token': 'x' })
    const { closed } = await raw(`${wrong}{}${head(2, { connection: 'close' })}{}`)
    expect((await closed).match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200'])
  })

  it.each([
    ['a length of 100 MB', 100_000_000],
    ['chunks without end', 'chunked'],
  ] as const)('refuses a wrong secret with %s, and does not wait for the body', async (_, length) => {
    const { raw, handler } = await served()
    const { socket, closed } = await raw(head(length, { 'x-telegram-bot-api-secret-token': 'x' }))
    // Only the head has arrived, and it is answered.
    expect(statusIn(await closed)).toBe(401)
    expect(socket.bytesWritten).toBeLessThan(1000)
    expect(handler.health().refused).toEqual({ secret: 1 })
  })

  it('ends the connection of a wrong secret whose chunks have begun and never end', async () => {
    const { raw } = await served()
    const wrong = head('chunked', { 'x-telegram-bot-api-secret-token': 'x' })
    const { closed } = await raw(`${wrong}1000\r\n${'x'.repeat(4096)}\r\n`)
    expect(statusIn(await closed)).toBe(401)
  })

  it('cuts off a body in chunks at the limit', async () => {
    const { raw, letters } = await served(undefined, { bodyLimit: 1000 })
    const { socket, closed } = await raw(head('chunked'))
    socket.write(`${(2000).toString(16)}\r\n${'x'.repeat(2000)}\r\n`)
    expect([statusIn(await closed), letters]).toEqual([413, []])
  })

  it('gives up a body that arrives too slowly', async () => {
    const { raw, clock } = await served()
    const { socket, closed } = await raw(head(100))
    socket.write('{')
    await clock.asleep(10_000)
    await clock.advance(10_000)
    expect(statusIn(await closed)).toBe(408)
  })

  it('survives a client that goes away in the middle of a body', async () => {
    const refused = Promise.withResolvers<string>()
    const { raw, url } = await served(undefined, { report: (line) => () => refused.resolve(line) })
    const { socket } = await raw(`${head(100)}{`)
    await settled()
    socket.destroy()
    expect(await refused.promise).toContain('it broke off')
    expect((await send(url, JSON.stringify(said(1)))).status).toBe(200)
  })

  it('refuses headers that are too large', async () => {
    const { raw } = await served()
    const { closed } = await raw(head(2, { 'x-large': 'x'.repeat(20_000) }))
    expect(statusIn(await closed)).toBe(431)
  })

  it('runs an update once that arrives twenty times at once', async () => {
    const { url, handled } = await served(() => settled())
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(url, JSON.stringify(said(1)))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(handled).toEqual([1])
  })

  it('knows the address of the socket', async () => {
    const { url } = await served(undefined, { senders: { only: ['127.0.0.0/8'] } })
    expect((await send(url, JSON.stringify(said(1)))).status).toBe(200)
    const other = await served(undefined, { senders: { only: ['149.154.160.0/20'] } })
    expect((await send(other.url, JSON.stringify(said(1)))).status).toBe(403)
  })

  it.each(['*', '//', 'http://[', 'http://bot.example/hook?x', '/hook#x', '%', ''])(
    'survives the request target %j',
    async (target) => {
      const { raw } = await host(listener(webhooks({ '/hook': begin().handler })))
      const { closed } = await raw(`GET ${target} HTTP/1.1\r\nhost: bot.example\r\nconnection: close\r\n\r\n`)
      expect([400, 404, 405]).toContain(statusIn(await closed))
    },
  )
})

describe('several bots in one process', () => {
  it('have their own paths and secrets, and any other path is empty', async () => {
    const [shop, news] = [begin(), begin(undefined, { secret: 'r8Pq_51xWcV0-uZt6KdJ2a' })]
    const table = webhooks({ '/shop': shop.handler, '/news': news.handler })
    const { url } = await host(listener(table))
    const body = JSON.stringify(said(1))
    const other = { 'x-telegram-bot-api-secret-token': 'r8Pq_51xWcV0-uZt6KdJ2a' }
    const statuses = [
      await send(`${url}/shop?x=1`, body),
      await send(`${url}/news`, body),
      await send(`${url}/news`, body, other),
      await send(`${url}/`, body),
      await send(`${url}/shop/`, body),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 401, 200, 404, 404])
    expect([shop.handled, news.handled]).toEqual([[1], [1]])
    expect(Object.keys(table.health())).toEqual(['/shop', '/news'])
    await table.stop()
    expect(shop.handler.health().state).toBe('stopped')
  })
  it('have paths that begin with a slash', () => {
    expect(() => webhooks({ hook: begin().handler })).toThrow('should begin with "/"')
  })
})

describe('a request whose body another parser has read', () => {
  it.each(['rawBody', 'body', 'text'])('is taken from its %s', async (name) => {
    const { handler, handled } = begin()
    const listen = listener(handler)
    const { url } = await host((request, response) => {
      void json(request).then((body) => {
        const left = { rawBody: Buffer.from(JSON.stringify(body)), body, text: JSON.stringify(body) }[name]
        Object.assign(request, { [name === 'rawBody' ? name : 'body']: left })
        listen(request, response)
      })
    })
    expect((await send(url, JSON.stringify(said(1)))).status).toBe(200)
    expect(handled).toEqual([1])
  })
  it('is refused with a sentence if the parser has left nothing', async () => {
    const { handler, lines } = begin()
    const listen = listener(handler)
    const { url } = await host((request, response) => {
      void json(request).then(() => listen(request, response))
    })
    expect((await send(url, JSON.stringify(said(1)))).status).toBe(500)
    expect(lines).toEqual([expect.stringContaining('Put the webhook before body parsers')])
  })
})

it('listener refuses a function that is not a webhook', () => {
  // @ts-expect-error -- JavaScript code has no types.
  expect(() => createServer(listener(() => new Response()))).toThrow('`webhook` or `webhooks`')
})
