// The same bot on each server for Node.

import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { addressOf, stage, tryBot } from './Stage.ts'

it('a bot runs on node:http', async () => {
  const on = await stage()
  const [{ handler }, { listener }] = await Promise.all([import('../bot.ts'), import('pipegram/updates')])
  await tryBot(on, `${await addressOf(createServer(listener(handler)).listen(0, '127.0.0.1'))}/hook`)
  await handler.stop()
})

it('a bot runs on Express', async () => {
  const on = await stage()
  const { app } = await import('../express.ts')
  await tryBot(on, `${await addressOf(app.listen(0, '127.0.0.1'))}/hook`)
})

it('a bot runs on Fastify', async () => {
  const on = await stage()
  const { app } = await import('../fastify.ts')
  await app.listen({ port: 0, host: '127.0.0.1' })
  await tryBot(on, `${await addressOf(app.server)}/hook`)
})

it('a bot runs on Koa', async () => {
  const on = await stage()
  const { app } = await import('../koa.ts')
  await tryBot(on, `${await addressOf(app.listen(0, '127.0.0.1'))}/hook`)
})

it('a bot runs on Hono', async () => {
  const on = await stage()
  const { app } = await import('../hono.ts')
  // What a server for the web's Request does on Node.
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming
    const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
    const body = method === 'GET' ? null : Readable.toWeb(incoming)
    const request = new Request(`http://bot.example${url}`, {
      method,
      headers: Object.fromEntries(pairs),
      // @ts-expect-error -- The types of Node and of the web name the same stream differently.
      body,
      duplex: 'half',
    })
    void Promise.resolve(app.fetch(request)).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
    })
  })
  const url = await addressOf(server.listen(0, '127.0.0.1'))
  await tryBot(on, `${url}/hook`)
  expect((await fetch(`${url}/other`)).status).toBe(404)
})

it('a bot runs on Google Cloud Functions, whose framework reads the body', async () => {
  const on = await stage()
  const { telegram } = await import('../google.ts')
  const server = createServer((request, response) => {
    const pieces: Array<Buffer> = []
    request
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('end', () => {
        const rawBody = Buffer.concat(pieces)
        telegram(Object.assign(request, { rawBody, body: {} }), response)
      })
  })
  await tryBot(on, `${await addressOf(server.listen(0, '127.0.0.1'))}/hook`)
})
