// A minimal client, without a library for bots.

import { request } from 'node:http'
import { makeManualClock, type Emulator, type ManualClock } from '@pipegram/emulator'
import { blank } from '../src/values/internal/Image.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- tests check each field that they read
export type Loose = any

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  readonly body: Loose
}

/** Sends one HTTP request on a new connection. */
export const send = (
  emulator: Pick<Emulator, 'apiRoot'>,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const req = request(emulator.apiRoot + path, { method, headers, agent: false }, (res) => {
      const chunks: Array<Buffer> = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text,
          body: res.headers['content-type'] === 'application/json' ? JSON.parse(text) : undefined,
        })
      })
    })
    req.on('error', reject)
    req.end(body)
  })

/** Calls a method with JSON. */
export const api =
  (emulator: Emulator) =>
  (method: string, params: object = {}): Promise<Reply> =>
    send(emulator, `/bot${emulator.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })

/** Calls a method with a form: files and texts as they are, all else as JSON. Returns the decoded body. */
export const form =
  (emulator: Emulator) =>
  async (method: string, fields: object): Promise<Loose> => {
    const body = new FormData()
    for (const [name, value] of Object.entries<unknown>({ ...fields }))
      body.set(name, value instanceof File || typeof value === 'string' ? value : JSON.stringify(value))
    const path = `${emulator.apiRoot}/bot${emulator.token}/${method}`
    return (await fetch(path, { method: 'POST', body })).json()
  }

/** A picture without content. Sizes in pixels. */
export const picture = (width: number, height = width): File =>
  new File([blank({ width, height })], 'a.png', { type: 'image/png' })

/** A manual clock that says when a timer starts on it. */
export const makeWatchedClock = (): ManualClock & { readonly scheduled: () => Promise<void> } => {
  const clock = makeManualClock()
  let count = 0
  const waiting: Array<() => void> = []
  let seen = 0
  return {
    ...clock,
    after: (wait, run) => {
      count += 1
      const cancel = clock.after(wait, run)
      for (const go of waiting.splice(0)) go()
      return cancel
    },
    /** Resolves when a timer has started that no earlier call has seen. */
    scheduled: async () => {
      seen += 1
      while (count < seen) await new Promise<void>((resolve) => waiting.push(resolve))
    },
  }
}
