// Every fault of a server and of the way to it, over both wires: what the caller gets, that the call ends,
// and that nothing is left. docs/operate/failures.md shows these results; `WRITE_DOCS=1` writes it again.

import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Client, makeClient } from '@pipegram/client'
import { through } from '@pipegram/client/Outgoing'
import { retry } from '@pipegram/client/Retry'
import * as ApiError from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { type Fault, faults, faulty, good200, http } from './Faults.ts'
import { clientOf, failure, getMe, me, token } from './Fixtures.ts'
import { json, serve } from './Server.ts'

interface Seen {
  readonly gets: string
  readonly by: string
  /** Milliseconds. */
  readonly took: number
  readonly left: number
}

// An error in the table: its tag, and the field by which a program decides.
const told = (error: ApiError.ApiError): string => {
  switch (error._tag) {
    // Without a name server, the system has another code.
    case 'Unreachable':
      return `\`Unreachable\` ${error.reason.replace('EAI_AGAIN', 'ENOTFOUND')}`
    case 'Rejected':
      return `\`Rejected\` ${error.code}`
    case 'RateLimited':
      return `\`RateLimited\` ${error.retryAfter} s`
    default:
      return `\`${error._tag}\``
  }
}

const trial = async (fault: Fault, options: object): Promise<Seen> => {
  await using server = await faulty(fault)
  await using client = clientOf({
    apiRoot: server.apiRoot,
    answerLimit: 1e6,
    timeout: fault.endless === true ? limit : 60_000,
    ...options,
  })
  const start = performance.now()
  const result = await client(getMe)()
  const took = performance.now() - start
  if (fault.harmless === true) expect(result).toEqual(E.right(me))
  expect(server.requests()).toBeLessThanOrEqual(1)
  return {
    gets: E.isRight(result) ? 'the result' : told(result.left),
    by: E.isLeft(result) && result.left._tag === 'Timeout' ? '`timeout`' : 'the fault',
    took,
    // The client is still open: anything left now would stay.
    left: await server.drained(),
  }
}

const limit = 50

// A time in the table, rounded up to a tenth of a second.
const shown = (ms: number): string => (ms < 100 ? '< 0.1 s' : `${(Math.ceil(ms / 100) / 10).toFixed(1)} s`)

// One row of the table, or why it is missing.
const rowOf = async (fault: Fault): Promise<string> => {
  const [pool, other] = await Promise.all([trial(fault, {}), trial(fault, { fetch })])
  expect([pool.by, other.by]).toEqual(
    fault.endless === true ? ['`timeout`', '`timeout`'] : ['the fault', 'the fault'],
  )
  const gets = pool.gets === other.gets ? pool.gets : `${pool.gets}; over a \`fetch\` ${other.gets}`
  const ms = Math.max(pool.took, other.took)
  const took = fault.endless === true && ms < limit + 100 ? 'the limit' : shown(ms)
  return `| ${fault.name} | ${gets} | ${pool.by} | ${took} | ${pool.left + other.left} |`
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')
const alive: Array<Client> = []

const page = new URL('../../../docs/operate/failures.md', import.meta.url)
const [before = '', table = '', after = ''] = readFileSync(page, 'utf8').split(
  /(?<=<!-- faults -->\n)|(?=<!-- \/faults -->)/,
)
const head = ['| fault | the caller gets | ended by | after | sockets left |', '|---|---|---|---|---|']
const seen = new Map<string, string>()
// The times come from the machine that wrote the page, and are not compared.
const untimed = (rows: string): string =>
  rows.replaceAll(/(?:(?:< 0\.1|\d+\.\d) s|the limit)(?= \| \d+ \|$)/gm, '… s')

describe('a fault', () => {
  it.concurrent.each(faults)('$name', async (fault) => {
    seen.set(fault.name, await rowOf(fault))
  })

  it('is in the docs with its result, and the docs have no others', async () => {
    expect(seen.size).toBe(faults.length)
    const writes = process.env['WRITE_DOCS'] !== undefined
    // Again one after another, so that no fault waits for another one or for modules that the first one
    // loads.
    if (writes) for (const fault of faults) seen.set(fault.name, await rowOf(fault))
    const now = `${[...head, ...faults.map(({ name }) => seen.get(name))].join('\n')}\n`
    if (writes) writeFileSync(page, `${before}${now}${after}`)
    else expect(untimed(table)).toBe(untimed(now))
  })
})

describe.each([
  { name: 'the pool', options: {} },
  { name: 'a fetch', options: { fetch } },
])('over $name', ({ options }) => {
  it('a connection that closes between two calls fails neither of them', async () => {
    // The answer does not say that the connection ends with it.
    const closing: Fault = {
      name: '',
      answer: (socket) => {
        socket.end(http('200 OK', good200, { connection: 'keep-alive' }))
      },
    }
    await using server = await faulty(closing)
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    for (let n = 0; n < 50; n += 1) expect(await client(getMe)()).toEqual(E.right(me))
    expect(server.requests()).toBe(50)
  })

  it('retry repeats a safe call after a broken connection, and sends no message twice', async () => {
    const used = new WeakSet()
    const breaking: Fault = {
      name: '',
      answer: (socket) => {
        if (used.has(socket)) socket.resetAndDestroy()
        else socket.write(http('200 OK', good200, { connection: 'keep-alive' }))
        used.add(socket)
      },
    }
    await using server = await faulty(breaking)
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    const again = through(retry({ random: () => 0 }))(client)
    for (let n = 0; n < 20; n += 1) expect(await again(getMe)()).toEqual(E.right(me))
    expect(server.requests()).toBeGreaterThan(20)
    const before = server.requests()
    const sent = []
    for (let n = 0; n < 20; n += 1) sent.push(await again({ ...getMe, method: 'sendMessage' })())
    expect(server.requests()).toBe(before + 20)
    const errors = sent.filter(E.isLeft).map(({ left }) => left)
    expect(errors.length).toBeGreaterThan(0)
    for (const error of errors) {
      expect(error).toMatchObject({ _tag: 'Unreachable', method: 'sendMessage', reason: 'ECONNRESET' })
      expect(ApiError.mayHaveActed(error)).toBe(true)
    }
  })

  it('an aborted call leaves nothing, at whatever point it is aborted', async () => {
    const open = http('200 OK', good200, { 'content-length': 1_000, connection: 'keep-alive' })
    const stages: ReadonlyArray<[Fault, number]> = [
      [{ name: 'before', answer: () => undefined }, 0],
      [
        {
          name: 'connected',
          greet: (socket) => {
            socket.emit('reached')
          },
        },
        1,
      ],
      [
        {
          name: 'asked',
          answer: (socket) => {
            socket.emit('reached')
          },
        },
        1,
      ],
      [
        {
          name: 'answering',
          answer: (socket) => {
            socket.write(open, () => socket.emit('reached'))
          },
        },
        1,
      ],
    ]
    for (const [{ greet, answer, name }, reached] of stages) {
      const giving = new AbortController()
      const tell =
        (act: Fault['answer']) =>
        (socket: Parameters<NonNullable<Fault['greet']>>[0], path = '') => {
          socket.once('reached', () => {
            giving.abort()
          })
          act?.(socket, path)
        }
      await using server = await faulty({
        name,
        ...(greet === undefined ? { answer: tell(answer) } : { greet: tell(greet) }),
      })
      await using client = clientOf({ apiRoot: server.apiRoot, signal: giving.signal, ...options })
      if (reached === 0) giving.abort()
      expect(await failure(client(getMe)())).toEqual({ _tag: 'Aborted', method: 'getMe' })
      expect(await server.drained()).toBe(0)
    }
    const giving = new AbortController()
    await using server = await serve(json(200, JSON.parse(good200)))
    await using client = clientOf({ apiRoot: server.apiRoot, signal: giving.signal, ...options })
    const result = await client(getMe)()
    giving.abort()
    expect(result).toEqual(E.right(me))
  })

  it('a call that has failed is not kept in memory', async () => {
    const kept: Array<WeakRef<object>> = []
    const endings = faults.filter(({ name }) => /silence$|reset|as 502|truncated|no gzip/.test(name))
    expect(endings.length).toBeGreaterThan(5)
    for (const fault of endings) {
      await using server = await faulty(fault)
      // The client stays open, as the client of a bot does.
      const client = makeClient({
        token,
        apiRoot: server.apiRoot,
        timeout: fault.endless === true ? 50 : 60_000,
        ...options,
      })
      const run = async (): Promise<void> => {
        const call = { ...getMe, params: { of: fault.name } }
        kept.push(new WeakRef(call.params))
        await client(call)()
      }
      await run()
      await server.drained()
      alive.push(client)
    }
    // A WeakRef keeps its target for one turn of the loop.
    for (let turn = 0; turn < 100 && kept.some((one) => one.deref() !== undefined); turn += 1) {
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
      collect()
    }
    expect(kept.map((one) => one.deref())).toEqual(kept.map(() => undefined))
    await Promise.all(alive.splice(0).map((client) => client.close()))
  })
})
