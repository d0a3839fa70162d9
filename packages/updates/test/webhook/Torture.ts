// A webhook under load from a hundred connections, with some hostile requests among the genuine ones.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import * as t from 'io-ts'
import { said } from '../Telegram.ts'
import { head } from './Host.ts'
import { genuine, secret } from './World.ts'

export const Report = t.type({
  handled: t.number,
  repeated: t.number,
  letters: t.number,
  refused: t.record(t.string, t.number),
  inFlight: t.number,
  heap: t.number,
})

export interface Torture {
  /**
   * Posts updates over 100 connections while `goesOn` holds; one of `every` requests is hostile. Gives the
   * times of the genuine requests, in ms, sorted.
   */
  readonly run: (goesOn: () => boolean, every: number) => Promise<ReadonlyArray<number>>
  readonly report: () => Promise<t.TypeOf<typeof Report>>
  /** How many updates were answered with 200. */
  readonly confirmed: () => number
  /** Statuses of genuine requests that are not 200. */
  readonly failures: ReadonlyArray<number>
  readonly close: () => Promise<void>
}

/** Starts a server in a separate process. */
export const makeTorture = async (): Promise<Torture> => {
  const child = fork(join(import.meta.dirname, '../fixtures/webhookServer.ts'), {
    execArgv: ['--expose-gc'],
    env: { ...process.env, WEBHOOK_SECRET: secret },
  })
  const [port]: ReadonlyArray<unknown> = await once(child, 'message')
  if (typeof port !== 'number') throw new Error('The server has no port.')
  const agent = new Agent({ keepAlive: true, maxSockets: 100 })
  const failures: Array<number> = []
  let confirmed = 0
  let id = 0

  const post = (
    body: string | Buffer,
    headers: Readonly<Record<string, string>> = genuine,
  ): Promise<number> =>
    new Promise((resolve) => {
      const length = String(Buffer.byteLength(body))
      request(
        { port, host: '127.0.0.1', method: 'POST', agent, headers: { ...headers, 'content-length': length } },
        (response) => response.resume().once('end', () => resolve(response.statusCode ?? 0)),
      )
        .once('error', () => resolve(0))
        .end(body)
    })
  const update = (): string => JSON.stringify(said(++id, id % 1000, 'día 👋'))
  const honest = async (): Promise<number> => {
    const began = performance.now()
    const status = await post(update())
    if (status === 200) confirmed += 1
    else failures.push(status)
    return performance.now() - began
  }
  // A separate connection, which writes until the server ends it.
  const raw = (text: string, more?: string): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        const go = (error?: Error | null): void => {
          if (more !== undefined && (error ?? undefined) === undefined && socket.writable)
            setImmediate(() => socket.writable && socket.write(more, go))
        }
        socket.write(text, go)
      })
      socket.resume().on('error', () => undefined)
      socket.once('close', () => resolve())
    })
  const wrong = { 'x-telegram-bot-api-secret-token': 'wrong' }
  const hostile: ReadonlyArray<() => Promise<unknown>> = [
    () => raw(head(100_000_000, wrong), 'x'.repeat(65_536)),
    () => raw(head('chunked', wrong), `10000\r\n${'x'.repeat(65_536)}\r\n`),
    () => raw(head('chunked'), `10000\r\n${'x'.repeat(65_536)}\r\n`),
    () => raw(`${head(100)}{`),
    () => raw(head(2, { 'x-large': 'x'.repeat(20_000) })),
    () => raw('\x16\x03\x01\x00 this is not HTTP\r\n\r\n'),
    () => post('{"update_id":'),
    () => post('['.repeat(100_000) + ']'.repeat(100_000)),
    () => post('{}', { ...genuine, 'content-type': 'text/plain' }),
    () => post(Buffer.from([0x22, 0xff, 0xfe, 0x22])),
    async () => {
      const body = update()
      const statuses = await Promise.all(Array.from({ length: 10 }, () => post(body)))
      if (statuses.every((status) => status === 200)) confirmed += 1
      else failures.push(...statuses)
    },
  ]

  return {
    run: async (goesOn, every) => {
      const times: Array<number> = []
      let count = 0
      const connection = async (): Promise<void> => {
        while (goesOn()) {
          count += 1
          const attack = count % every === 0 ? hostile[(count / every) % hostile.length] : undefined
          if (attack === undefined) times.push(await honest())
          else await attack()
        }
      }
      await Promise.all(Array.from({ length: 100 }, connection))
      return times.toSorted((a, b) => a - b)
    },
    report: async () => {
      child.send('report')
      const [report]: ReadonlyArray<unknown> = await once(child, 'message')
      if (!Report.is(report)) throw new Error('The server gave no report.')
      return report
    },
    confirmed: () => confirmed,
    failures,
    close: async () => {
      agent.destroy()
      child.kill()
      await once(child, 'exit')
    },
  }
}
