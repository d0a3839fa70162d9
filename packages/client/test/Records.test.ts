// The token is not in a record of a call, a span, a metric, an error of a download or a response to a
// webhook, in any way to look at them.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { download, type DownloadOptions, toBytes } from '@pipegram/client'
import * as DownloadError from '@pipegram/client/DownloadError'
import { localFiles, saveTo } from '@pipegram/client/LocalFile'
import {
  log,
  type LogRecord,
  metrics,
  retry,
  through,
  throttle,
  trace,
  type Tracer,
  unanswered,
  webhookReply,
} from '@pipegram/client/Outgoing'
import type { ApiError } from '@pipegram/core/ApiError'
import * as ApiErrors from '@pipegram/core/ApiError'
import { sendMessage } from '@pipegram/core/Calls'
import { makeRegistry } from '@pipegram/core/Metrics'
import { makeMemoryStore, type StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fault, faults, faulty, http } from './Faults.ts'
import { faultOf, filed } from './FileServer.ts'
import { clientOf, getMe, secret, text } from './Fixtures.ts'
import { ok, serve } from './Server.ts'
import { expectSilence } from './Silence.ts'

const url = `https://api.telegram.org/bot${text}/getMe`
const encodedToken = text.replace(':', '%3A')
const page = `<html>cannot POST ${url}, /bot${encodedToken}, ${secret}, bot${text.slice(0, 30)}</html>`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipegram-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A tracer that keeps everything. */
const makeTracer = (): Tracer & { readonly told: ReadonlyArray<unknown> } => {
  const told: Array<unknown> = []
  return {
    told,
    startActiveSpan: (name, options, run) => {
      told.push([name, options])
      return run({
        setAttribute: (...one) => told.push(one),
        setStatus: (status) => told.push(status),
        end: () => told.push('end'),
      })
    },
  }
}

const telling: Fault = {
  name: 'a refusal that says it',
  answer: (socket) => {
    socket.write(http('400 Bad Request', JSON.stringify({ ok: false, error_code: 400, description: page })))
  },
}

// Every level of a log line, with its purpose.
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const

describe.each([
  { name: 'the pool', options: {} },
  { name: 'a fetch', options: { fetch } },
])('over $name', ({ options }) => {
  it.each([...faults, telling])('records, spans and metrics of $name contain no token', async (fault) => {
    await using server = await faulty(fault)
    await using client = clientOf({
      apiRoot: server.apiRoot,
      answerLimit: 1e6,
      timeout: fault.endless === true ? 30 : 60_000,
      ...options,
    })
    const written: Array<string> = []
    const records: Array<LogRecord> = []
    const write = (record: LogRecord): void => {
      records.push(record)
      for (const level of levels) written.push(JSON.stringify({ level, ...record }))
    }
    const registry = makeRegistry()
    const tracer = makeTracer()
    const seen = through(log(write), log(write, { describe: true }), trace(tracer), metrics(registry))(client)
    // The names in a call that is built by hand.
    const byHand = [
      getMe,
      { ...getMe, method: `getMe/${text}` },
      { ...getMe, params: { chat_id: text, [text]: url, text } },
    ]
    for (const call of byHand) expectSilence(await seen(call)())
    expect(records).toHaveLength(byHand.length * 2)
    expect(tracer.told.length).toBeGreaterThan(byHand.length * 2)
    expect(registry.text()).toContain('telegram_calls_total')
    for (const thing of [records, written, tracer.told, registry.text(), registry]) expectSilence(thing)
  })

  it('errors of a download contain no token', async () => {
    const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
      'not there': (response) => {
        response.writeHead(404).end(page)
      },
      'a proxy': (response) => {
        response.writeHead(502, { 'content-type': 'text/html' }).end(page)
      },
      refused: (response) => {
        response.writeHead(400).end(JSON.stringify({ ok: false, error_code: 400, description: page }))
      },
      redirected: (response) => {
        response.writeHead(302, { location: url }).end()
      },
      'hung up': (response) => {
        response.socket?.destroy()
      },
      'broken off': (response) => {
        response.writeHead(200, { 'content-length': 1000 }).write(page, () => response.socket?.destroy())
      },
      silent: () => undefined,
      'too long': (response) => {
        response.writeHead(200).end(page.repeat(100))
      },
    }
    const tags = new Set<string>()
    for (const [name, answer] of Object.entries(answers)) {
      await using server = await serve(filed({ file_path: 'documents/a.txt' }, answer))
      await using client = clientOf({
        apiRoot: server.apiRoot,
        timeout: name === 'silent' ? 50 : 60_000,
        ...options,
      })
      const come = download(client, { limit: 5_000 })('id')
      for (const error of [
        await faultOf(pipe(come, TE.chain(toBytes))),
        await faultOf(pipe(come, TE.chainW(saveTo(folder)))),
      ]) {
        tags.add(error._tag)
        for (const thing of [error, DownloadError.toString(error)]) expectSilence(thing)
      }
      const opened = await come()
      if (E.isRight(opened)) {
        expectSilence(opened)
        expectSilence(
          await opened.right.stream
            .getReader()
            .read()
            .then(
              () => 'read',
              (cause: unknown) => cause,
            ),
        )
        await opened.right.stream.cancel().catch(() => undefined)
      }
    }
    expect([...tags].sort()).toEqual(['Malformed', 'Rejected', 'Timeout', 'TooLarge', 'Unreachable'])
  })

  it('errors of a local server contain no token, although its folders do', async () => {
    await mkdir(join(folder, text, 'documents'), { recursive: true })
    await writeFile(join(folder, text, 'documents', 'a.txt'), 'Hello')
    await using client = clientOf({ apiRoot: 'http://localhost:1', ...options })
    const get = (
      path: string,
      given: DownloadOptions = { localFiles: localFiles({ folder: '/srv', seenAs: folder }) },
    ) => download(client, given)({ file_id: 'id', file_path: path })
    const there = await get(`/srv/${text}/documents/a.txt`)()
    expect(E.isRight(there)).toBe(true)
    expectSilence(there)
    if (E.isRight(there)) await there.right.stream.cancel()
    for (const path of [
      `/srv/${text}/documents/b.txt`,
      `/srv/${text}/documents`,
      `/srv/${text}/documents/a.txt/b`,
      `/elsewhere/${text}/a.txt`,
      `/srv/../${text}`,
    ]) {
      const error = await faultOf(get(path))
      expect(DownloadError.toString(error)).toContain('could not be opened')
      expectSilence(error)
    }
    expectSilence(await faultOf(get(`/srv/${text}/a`, {})))
    await client.close()
  })

  it('a response to a webhook, and the client in its handler, contain no token', async () => {
    await using server = await serve(ok(true))
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    const own: Array<unknown> = []
    const answered = await webhookReply(client)((before) => {
      own.push(before, before.with)
      return pipe(
        before,
        through(retry(), throttle()),
      )(unanswered(sendMessage({ chat_id: 1, text: 'Hello' })))
    })()
    if (E.isLeft(answered)) throw new Error('The handler failed.')
    for (const thing of [
      ...own,
      answered,
      answered.right,
      Object.fromEntries(answered.right.headers),
      await answered.right.text(),
    ])
      expectSilence(thing)
    const failed = await webhookReply(client)((before): TE.TaskEither<ApiError, unknown> =>
      before({ ...getMe, method: text }),
    )()
    expect(E.isLeft(failed)).toBe(true)
    expectSilence(failed)
    if (E.isLeft(failed)) expectSilence(ApiErrors.toString(failed.left))
  })
})

it('the store of throttle, and its errors, contain no token', async () => {
  await using server = await serve(ok(true))
  await using client = clientOf({ apiRoot: server.apiRoot })
  const store = makeMemoryStore()
  const kept: Array<unknown> = []
  const heard: Array<StoreError> = []
  const spied = {
    ...store,
    set: (...given: Parameters<typeof store.set>) => {
      kept.push(given)
      return store.set(...given)
    },
    remove: () => () => Promise.reject(new Error('gone')),
  }
  const limited = through(throttle({ store: spied, onStoreError: (error) => heard.push(error) }))(client)
  await limited(unanswered(sendMessage({ chat_id: '@channel', text: 'Hello' })))()
  expect(kept.length).toBeGreaterThan(0)
  for (const thing of [kept, heard, limited, store]) expectSilence(thing)
})
