// Several bots in one process: each webhook has its own path and its own secret.

import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { empty, type Exchange, exchangeOf, register, toResponse } from './internal/Exchange.ts'
import type { WebhookHandler, WebhookHealth } from './Webhook.ts'

// model

/** Webhooks by path. */
export interface WebhookTable {
  (request: Request): Promise<Response>
  /** Stops all webhooks. */
  readonly stop: Task<void>
  /** The health of each webhook, by path. */
  readonly health: IO<Readonly<Record<string, WebhookHealth>>>
}

// constructors

/**
 * Webhooks by path, such as `/shop`. The path of a request, without its query, must be exactly that path. A
 * request to any other path gets 404 before any other check. Throws a `TypeError` if a path does not begin
 * with `/`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { webhook } from '@pipegram/updates/Webhook'
 *   import { webhooks } from '@pipegram/updates/WebhookTable'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 *   const { call } = makeRecorder(Answer.success())
 *   const me = { id: 1, is_bot: true, first_name: 'Bot' }
 *   const handler = webhooks({
 *     '/shop': webhook(() => TE.right('handled'), { call, me, secret: 'nM3xT0b9_Qk2vLr7-ZcYw4' }),
 *     '/news': webhook(() => TE.right('handled'), { call, me, secret: 'r8Pq_51xWcV0-uZt6KdJ2a' }),
 *   })
 *
 *   assert.strictEqual((await handler(new Request('https://bot.example/other'))).status, 404)
 *   assert.strictEqual((await handler(new Request('https://bot.example/shop'))).status, 405)
 */
export const webhooks = (table: Readonly<Record<string, WebhookHandler>>): WebhookTable => {
  const rows = Object.entries(table)
  const exchanges = new Map(rows.map(([path, handler]) => [checked(path), exchangeOf(handler)]))
  const exchange: Exchange = async (incoming) => (await exchanges.get(incoming.path())?.(incoming)) ?? nothing
  const handlers = new Map(rows)
  const handler = async (request: Request): Promise<Response> =>
    (await handlers.get(new URL(request.url).pathname)?.(request)) ?? toResponse(nothing)
  return register(
    Object.assign(handler, {
      stop: async () => {
        await Promise.all(rows.map(([, { stop }]) => stop()))
      },
      health: () => Object.fromEntries(rows.map(([path, { health }]) => [path, health()])),
    }),
    exchange,
  )
}

// private

const nothing = empty(404)

const checked = (path: string): string => {
  if (path.startsWith('/') && !/[?#\s]/.test(path)) return path
  throw new TypeError(`The path "${path}" of a webhook should begin with "/", and have no query: "/hook".`)
}
