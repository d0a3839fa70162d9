// The work of every subject of `trouble`: a bot polls a server on which something goes wrong. The server is
// in the same process.

import { createServer, type ServerResponse } from 'node:http'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { incapable, type Prepare } from '../../Suite.ts'

/** Handles the message of a chat. True: the bot must answer to it. */
export type Handle = (chat: number) => Promise<boolean>

/** The updates that must be handled in spite of the trouble. */
export const amount = 20

/** What goes wrong. */
export const troubles = [
  '403 in a handler',
  'outage of getUpdates',
  'new entity type',
  'slow neighbour',
] as const

/** The chat with the trouble. */
const troubled = 1

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Measures a bot that polls an origin: how many of the messages of other chats it handles in time. The
 * process ends after the round, so the bot need not stop.
 */
export const prepareWith =
  (begin: (origin: string, handle: Handle) => unknown): Prepare =>
  async (run) => {
    const server = await serve(run)
    const handled = new Set<number>()
    const patience = Promise.withResolvers<undefined>()
    const handle: Handle = async (chat) => {
      if (chat === troubled && run === 'slow neighbour') await patience.promise
      if (chat === troubled) return run === '403 in a handler'
      handled.add(chat)
      return false
    }
    let end: string | undefined
    for (const event of ['uncaughtException', 'unhandledRejection'] as const)
      process.on(event, () => {
        end = 'ends its process'
      })
    return {
      measure: async ({ ms }) => {
        Promise.resolve(begin(server.origin, handle)).catch(() => {
          end = 'stops polling'
        })
        for (let waited = 0; handled.size < amount && end === undefined && waited < ms; waited += 10)
          await sleep(10)
        patience.resolve(undefined)
        if (end !== undefined && handled.size < amount) throw incapable(end)
        return [handled.size]
      },
      close: server.close,
    }
  }

// private

interface TroubleServer {
  readonly origin: string
  readonly close: () => Promise<void>
}

const serve = async (run: string): Promise<TroubleServer> => {
  const updates = Array.from({ length: amount + 1 }, (_, i) => updateOf(i + 1, run))
  let outages = run === 'outage of getUpdates' ? 3 : 0
  const give = (response: ServerResponse, offset: number): void => {
    outages -= 1
    // A gateway that is down, a connection that breaks, and a page that is no JSON.
    if (outages === 2)
      return answer(response, 502, '{"ok":false,"error_code":502,"description":"Bad Gateway"}')
    if (outages === 1) return void response.destroy()
    if (outages === 0) return answer(response, 503, '<html>503</html>')
    const left = updates.filter((_, i) => i + 1 >= offset)
    // A long poll without updates waits for its client.
    if (left.length > 0) answer(response, 200, `{"ok":true,"result":[${left.join(',')}]}`)
  }
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const url = request.url ?? ''
      if (/getMe\b/i.test(url)) return answer(response, 200, me)
      if (/sendMessage\b/i.test(url)) return answer(response, 403, blocked)
      if (!/getUpdates\b/i.test(url)) return answer(response, 200, '{"ok":true,"result":true}')
      return give(response, Number(/\boffset\b\D{0,12}(\d+)/s.exec(`${url} ${body}`)?.[1] ?? 0))
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const answer = (response: ServerResponse, status: number, body: string): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(body)

const name = '"first_name":"Ann"'

const me =
  `{"ok":true,"result":{"id":1,"is_bot":true,${name},"username":"bench_bot","can_join_groups":true,` +
  '"can_read_all_group_messages":false,"supports_inline_queries":false}}'

const blocked = '{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}'

// The first update is that of the troubled chat.
const updateOf = (id: number, run: string): string => {
  const entities =
    run === 'new entity type'
      ? ',"entities":[{"type":"entity_of_next_year","offset":0,"length":2,"new":{}}]'
      : ''
  const people = `"from":{"id":${id},"is_bot":false,${name}},"chat":{"id":${id},"type":"private",${name}}`
  const message = `{"message_id":${id},"date":1767225600,${people},"text":"hi"${entities}}`
  return `{"update_id":${id},"message":${message}}`
}
