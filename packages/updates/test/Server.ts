// Telegram's side over real HTTP, for tests of a whole bot: getMe, getUpdates and refusals.

import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { makeTelegram, me, type Telegram } from './Telegram.ts'

export const token = '1000000:AAFq2_vxLJl6wZgTJkaMGRJgTJwEhXyLq0A'

export interface Server extends Telegram {
  readonly apiRoot: string
  readonly close: () => Promise<void>
}

/** Serves the bot of `token`. Any other token is unauthorized. */
export const makeServer = async (port = 0): Promise<Server> => {
  const telegram = makeTelegram()
  const server = createServer((request, response) => {
    const gone = new AbortController()
    response.on('close', () => {
      gone.abort()
    })
    void text(request)
      .then((body) => answerTo(telegram, request.url ?? '', body, gone.signal))
      .then((body) =>
        response
          .writeHead('error_code' in body ? Number(body.error_code) : 200, {
            'Content-Type': 'application/json',
          })
          .end(JSON.stringify(body)),
      )
  })
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port.')
  return {
    ...telegram,
    apiRoot: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

/** The answer to a request, as JSON. Any token but that of the bot is unauthorized. */
export const answerTo = async (
  telegram: Telegram,
  path: string,
  body: string,
  gone: AbortSignal,
): Promise<object> => {
  const [, bot, method = ''] = path.split('/')
  if (bot !== `bot${token}`) return refusal(401, 'Unauthorized')
  if (method === 'getMe')
    return {
      ok: true,
      result: {
        ...me,
        can_join_groups: true,
        can_read_all_group_messages: false,
        supports_inline_queries: false,
      },
    }
  const params: unknown = JSON.parse(body)
  const result = await telegram.withSignal(gone)({
    method,
    params: typeof params === 'object' && params !== null ? params : {},
    result: t.unknown,
  })()
  if (E.isRight(result)) return { ok: true, result: result.right }
  return result.left._tag === 'Unauthorized'
    ? refusal(401, 'Unauthorized')
    : refusal(500, 'Internal Server Error: restart')
}

const refusal = (error_code: number, description: string): object => ({ ok: false, error_code, description })
