// Telegram's side over real HTTP: getMe, getUpdates and refusals, for tests of a whole bot.

import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { makeTelegram, me, type Telegram } from './Telegram.ts'

export const token = '1000000:AAFq2_vxLJl6wZgTJkaMGRJgTJwEhXyLq0A'

export interface Server extends Telegram {
  readonly apiRoot: string
  readonly close: () => Promise<void>
}

/** Serves the bot of `token`; any other is unauthorized. */
export const makeServer = async (): Promise<Server> => {
  const telegram = makeTelegram()
  const server = createServer((request, response) => {
    const gone = new AbortController()
    response.on('close', () => { gone.abort() })
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    const [, bot, method] = (request.url ?? '').split('/')
    void text(request).then(async (body) => {
      const refuse = (error_code: number, description: string): void => answer(error_code, { ok: false, error_code, description })
      if (bot !== `bot${token}`) return refuse(401, 'Unauthorized')
      if (method === 'getMe') return answer(200, { ok: true, result: { ...me, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false } })
      const params: unknown = JSON.parse(body)
      const result = await telegram.withSignal(gone.signal)({ method: method ?? '', params: typeof params === 'object' && params !== null ? params : {}, result: t.unknown })()
      if (E.isRight(result)) return answer(200, { ok: true, result: result.right })
      return result.left._tag === 'Unauthorized' ? refuse(401, 'Unauthorized') : refuse(500, 'Internal Server Error: restart')
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo
  return {
    ...telegram,
    apiRoot: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => { resolve() }) }),
  }
}
