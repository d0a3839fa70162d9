// One call is in the response to a webhook, over real HTTP; all others are sent through the client.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { type Client } from '@pipegram/client'
import {
  defaults,
  escaping,
  through,
  unanswered,
  webhookReply,
  type WebhookReplyOptions,
} from '@pipegram/client/Outgoing'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import {
  answerCallbackQuery,
  methodNames,
  sendChatAction,
  sendDocument,
  sendMessage,
  setWebhook,
} from '@pipegram/core/Calls'
import * as InputFile from '@pipegram/core/InputFile'
import { bold, fmt } from '@pipegram/core/Text'
import { makeEmulator } from '@pipegram/emulator'
import { makeRecorder } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { clientOf, getMe, me, text } from '../Fixtures.ts'
import { ok, serve } from '../Server.ts'

const hello = sendMessage({ chat_id: 1, text: fmt`Hello, ${bold('Ann')}` })
const typing = sendChatAction({ chat_id: 1, action: 'typing' })

/** The server of a bot: a handler answers each webhook, with a client of its own. */
const bot = async (
  client: Client,
  handle: (client: Client) => TE.TaskEither<ApiError, unknown>,
  options?: WebhookReplyOptions,
) => {
  const server = createServer((_request, response) => {
    void webhookReply(
      client,
      options,
    )(handle)().then(async (answered) => {
      if (E.isLeft(answered)) response.writeHead(500).end()
      else
        response
          .writeHead(answered.right.status, Object.fromEntries(answered.right.headers))
          .end(await answered.right.text())
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    update: async () => {
      const response = await fetch(url, { method: 'POST', body: '{"update_id":1}' })
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        body: await response.text(),
      }
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/**
 * The result of one update, by a recorder: the call in the response, and the methods through the client.
 */
const tried = async (
  handle: Parameters<ReturnType<typeof webhookReply>>[0],
  options?: WebhookReplyOptions,
) => {
  const { call, calls } = makeRecorder(() => E.right(true))
  const answered = await webhookReply(call, options)(handle)()
  if (E.isLeft(answered)) throw new Error('The handler failed.')
  const body = await answered.right.text()
  const params: unknown = body === '' ? undefined : JSON.parse(body)
  return { params, over: calls().map(({ method }) => method) }
}

describe('a webhook over HTTP', () => {
  it('is answered by the first call that fits, and the others reach the server', async () => {
    await using server = await serve(ok(me))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const heard: Array<unknown> = []
    await using webhook = await bot(client, (own) => async () => {
      heard.push(await own(getMe)(), await own(unanswered(hello))(), await own(unanswered(hello))())
      return E.right('handled')
    })
    const params = { chat_id: 1, text: 'Hello, Ann', entities: [{ type: 'bold', offset: 7, length: 3 }] }
    const { status, type, body } = await webhook.update()
    expect([status, type, JSON.parse(body)]).toEqual([
      200,
      'application/json',
      { ...params, method: 'sendMessage' },
    ])
    expect(heard).toEqual([E.right(me), E.right(undefined), E.right(undefined)])
    expect(server.received.map(({ path }) => path.replace(/.*\//, ''))).toEqual(['getMe', 'sendMessage'])
    expect(JSON.parse(String(server.received[1]?.body))).toEqual(params)
    // The next update has its own response.
    expect((await webhook.update()).body).toBe(body)
  })

  it('has an empty response if no call fits, and none if the handler fails', async () => {
    await using server = await serve(ok(me))
    await using client = clientOf({ apiRoot: server.apiRoot })
    await using none = await bot(client, (own) => own(getMe))
    expect(await none.update()).toEqual({ status: 200, type: null, body: '' })
    await using failing = await bot(client, (own) =>
      pipe(
        own(unanswered(hello)),
        TE.chain(() => TE.left<ApiError>({ _tag: 'Aborted', method: 'x' })),
      ),
    )
    expect(await failing.update()).toEqual({ status: 500, type: null, body: '' })
  })

  it('does not change the signal or the close of the client', async () => {
    await using server = await serve(ok(me))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const results: Array<unknown> = []
    const answered = await webhookReply(client)((own) => async () => {
      results.push(await own.with({ signal: AbortSignal.abort() })(unanswered(hello))())
      await own.close()
      results.push(await own(unanswered(hello))())
      return E.right(undefined)
    })()
    expect(results).toEqual(results.map(() => E.left({ _tag: 'Aborted', method: 'sendMessage' })))
    expect(results).toHaveLength(2)
    expect(E.isRight(answered) && (await answered.right.text())).toBe('')
  })
})

it('a call in a response is carried out by the server of the update, with its formatting', async () => {
  const emulator = await makeEmulator({ local: true, token: text })
  const ann = emulator.user({ first_name: 'Ann' })
  await using client = clientOf({ apiRoot: emulator.apiRoot })
  await using webhook = await bot(client, (own) =>
    pipe(
      own(unanswered(sendMessage({ chat_id: ann.id, text: fmt`Hello, ${bold('Ann')}` }))),
      TE.chain(() => own(unanswered(sendMessage({ chat_id: ann.id, text: 'before' })))),
    ),
  )
  expect(await client(setWebhook({ url: webhook.url }))()).toEqual(E.right(true))
  ann.send('/start')
  // The calls of the client arrive first: the response comes last.
  expect(await ann.received(2)).toMatchObject([
    { text: 'before' },
    { text: 'Hello, Ann', entities: [{ type: 'bold', offset: 7, length: 3 }] },
  ])
  await emulator.idle()
  expect(emulator.calls('sendMessage').map(({ answer }) => answer.ok)).toEqual([true, true])
  await emulator.close()
})

describe('a call in the response', () => {
  it('comes from unanswered, and is no plain call', async () => {
    expect(await tried((call) => call(typing))).toEqual({ params: undefined, over: ['sendChatAction'] })
    expect(await tried((call) => call(unanswered(typing)))).toEqual({
      params: { ...typing.params, method: 'sendChatAction' },
      over: [],
    })
  })

  it('may be another call that the option names, if its result is true', async () => {
    const also = () => true
    const query = answerCallbackQuery({ callback_query_id: 'q' })
    expect(await tried((call) => call(query), { also })).toEqual({
      params: { callback_query_id: 'q', method: 'answerCallbackQuery' },
      over: [],
    })
    const message: Call<string> = { ...hello, result: t.string }
    expect(
      await tried((call) => TE.orElse(() => TE.right<ApiError, unknown>(0))(call(message)), { also }),
    ).toEqual({ params: undefined, over: ['sendMessage'] })
  })

  it('is not of a method that Telegram ignores there', async () => {
    const ignored = await Promise.all(
      methodNames.map(async (method) => {
        const { over } = await tried((call) => call(unanswered({ method, params: {}, result: t.unknown })))
        return over
      }),
    )
    const [first] = ignored.filter((over) => over.length > 0)
    expect(first).toEqual(['getUpdates'])
    expect(ignored.flat().filter((method) => !method.startsWith('get'))).toEqual([
      'setWebhook',
      'deleteWebhook',
      'logOut',
      'close',
    ])
    for (const method of ['../x', 'LOGOUT', 'setwebhook'])
      expect((await tried((call) => call(unanswered({ ...typing, method })))).over).toEqual([method])
  })

  it('has no file, and no parameter that cannot be written', async () => {
    const file = sendDocument({ chat_id: 1, document: InputFile.fromBytes(new Uint8Array(1), { name: 'a' }) })
    const inside = {
      ...file,
      params: { media: [{ media: InputFile.fromBytes(new Uint8Array(1), { name: 'a' }) }] },
    }
    const calls = [
      file,
      inside,
      { ...hello, params: { n: 1n } },
      {
        ...hello,
        params: {
          toJSON: () => {
            throw new Error()
          },
        },
      },
    ]
    for (const one of calls) expect((await tried((call) => call(unanswered(one)))).params).toBeUndefined()
    expect(
      (await tried((call) => call(unanswered(sendDocument({ chat_id: 1, document: 'file_id' }))))).params,
    ).toEqual({ chat_id: 1, document: 'file_id', method: 'sendDocument' })
  })

  it('has its own method and no null', async () => {
    const params = { method: 'getMe', reply_markup: null, chat_id: 1 }
    expect((await tried((call) => call(unanswered({ ...hello, params })))).params).toEqual({
      method: 'sendMessage',
      chat_id: 1,
    })
  })

  it('goes through the middlewares before the client, which may change it', async () => {
    const { params } = await tried((call) =>
      through(defaults({ sendMessage: { protect_content: true } }), escaping())(call)(unanswered(hello)),
    )
    expect(params).toMatchObject({ method: 'sendMessage', protect_content: true })
    const raw = { ...hello, params: { text: '<b>', parse_mode: 'HTML' } }
    expect(
      await tried((call) =>
        TE.orElse(() => TE.right<ApiError, unknown>(0))(through(escaping())(call)(unanswered(raw))),
      ),
    ).toEqual({ params: undefined, over: [] })
  })

  it('is the first call that runs, and only one', async () => {
    const { params, over } = await tried((call) => {
      const [late, early] = [call(unanswered(hello)), call(unanswered(typing))]
      return async () => {
        await Promise.all([early(), late(), early()])
        return E.right(0)
      }
    })
    expect(params).toMatchObject({ method: 'sendChatAction' })
    expect(over).toEqual(['sendMessage', 'sendChatAction'])
  })

  it('does not run after the response is made, or after the handler has thrown', async () => {
    const { call, calls } = makeRecorder(() => E.right(true))
    let late: TE.TaskEither<ApiError, unknown> = TE.right(0)
    const keep = (own: typeof call) => {
      late = own(unanswered(typing))
    }
    await webhookReply(call)((own) => {
      keep(own)
      return TE.right(0)
    })()
    await late()
    expect(calls()).toHaveLength(1)
    await expect(
      webhookReply(call)((own) => {
        keep(own)
        return () => Promise.reject(new Error('of mine'))
      })(),
    ).rejects.toThrow('of mine')
    await late()
    expect(calls()).toHaveLength(2)
  })
})

it('unanswered returns a failure, and reads no result', async () => {
  const error = { _tag: 'BotBlocked', method: 'sendMessage', description: '' } as const
  expect(await makeRecorder(() => E.left(error)).call(unanswered(hello))()).toEqual(E.left(error))
  expect(await makeRecorder(() => E.right('anything')).call(unanswered(hello))()).toEqual(E.right(undefined))
})
