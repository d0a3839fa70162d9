// The work of every subject of `fairness`: one chat keeps the bot busy, and others send a message each. The
// server is in the same process, for all subjects alike.

import { createServer, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Prepare } from '../../Suite.ts'

/** Handles the message of a chat. */
export type Handle = (chat: number) => Promise<void>

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const busyChat = 1
const name = '"first_name":"Ann"'

const me =
  `{"ok":true,"result":{"id":1,"is_bot":true,${name},"username":"bench_bot","can_join_groups":true,` +
  '"can_read_all_group_messages":false,"supports_inline_queries":false}}'

// A queue of updates, behind getUpdates.
const makeQueue = async () => {
  let queue: Array<{ readonly id: number; readonly text: string }> = []
  let next = 1
  let waiting: ServerResponse | undefined
  const give = (response: ServerResponse): void => {
    const texts = queue.slice(0, 100).map(({ text }) => text)
    response.end(`{"ok":true,"result":[${texts.join()}]}`)
  }
  const server = createServer((request, response) => {
    void json(request)
      .catch(() => ({}))
      .then((params) => {
        response.setHeader('Content-Type', 'application/json')
        const path = request.url ?? ''
        if (/getMe$/i.test(path)) return response.end(me)
        if (!/getUpdates$/i.test(path)) return response.end('{"ok":true,"result":true}')
        const offset: unknown =
          typeof params === 'object' && params !== null ? Reflect.get(params, 'offset') : 0
        const from = queue.findIndex(({ id }) => id >= Number(offset ?? 0))
        queue = from < 0 ? [] : queue.slice(from)
        if (queue.length > 0) give(response)
        else waiting = response
        return response
      })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    push: (chat: number): void => {
      const id = next++
      const from = `"from":{"id":${chat},"is_bot":false,${name}}`
      const place = `"chat":{"id":${chat},"type":"private",${name}}`
      const message = `{"message_id":${id},"date":1767225600,${from},${place},"text":"hi"}`
      queue.push({ id, text: `{"update_id":${id},"message":${message}}` })
      const response = waiting
      waiting = undefined
      if (response !== undefined) give(response)
    },
    /** How many updates are not confirmed. */
    left: (): number => queue.length,
    close: (): void => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const quantile = (values: ReadonlyArray<number>, share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity
}

/** Measures a bot that polls an origin. The process ends after the round, so the bot need not stop. */
export const prepareWith =
  (begin: (origin: string, handle: Handle) => unknown): Prepare =>
  async (run) => {
    const isLong = run.startsWith('behind')
    const server = await makeQueue()
    const sent = new Map<number, number>()
    const waits: Array<number> = []
    const started = Promise.withResolvers<undefined>()
    const handle: Handle = async (chat) => {
      started.resolve(undefined)
      const since = sent.get(chat)
      if (since !== undefined && sent.delete(chat)) waits.push(performance.now() - since)
      await sleep(chat === busyChat && !isLong ? 5_000 : 10)
    }
    return {
      measure: async ({ ms, scale }) => {
        const others = Math.max(10, (isLong ? 1_000 : 100) * scale)
        for (let i = 0; i < (isLong ? 10_000 * scale : 1); i += 1) server.push(busyChat)
        void begin(server.origin, handle)
        await started.promise
        // The bot may fetch what waits for it, for a while.
        for (let waited = 0; server.left() > 0 && waited < 3 * ms; waited += 10) await sleep(10)
        for (let i = 0; i < others; i += 1) {
          sent.set(1_000 + i, performance.now())
          server.push(1_000 + i)
          if (i % Math.ceil(others / ms) === 0) await sleep(ms / others)
        }
        await sleep(ms / 3)
        const now = performance.now()
        const all = [...waits, ...[...sent.values()].map((since) => now - since)]
        return [isLong ? quantile(all, 0.99) : quantile(all, 0.5)]
      },
      close: async () => server.close(),
    }
  }
