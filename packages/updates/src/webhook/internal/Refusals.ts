// Counts the requests that a webhook refuses, by reason, and reports them in few lines.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { Notify } from '../../Notice.ts'
import { type Answer, busy, empty } from './Exchange.ts'

// model

/** Why a request was refused. */
export type Refusal =
  | 'address'
  | 'flood'
  | 'method'
  | 'secret'
  | 'type'
  | 'size'
  | 'slow'
  | 'broken'
  | 'consumed'
  | 'full'

/** How many requests were refused for each reason, since the start. */
export type RefusalCounts = Readonly<Partial<Record<Refusal, number>>>

export interface Refusals {
  /** Counts a refusal, and returns its answer. */
  readonly refuse: (why: Refusal) => Answer
  readonly counts: () => RefusalCounts
}

// Each reason is reported at most once in this time.
const quiet: Millis = 60_000

// constructors

/** `hidden`: strangers get 404, as if nothing were there. */
export const makeRefusals = (report: Notify, clock: Clock, hidden: boolean): Refusals => {
  const counts: Partial<Record<Refusal, number>> = {}
  const told = new Map<Refusal, { readonly at: Millis; readonly count: number }>()
  return {
    refuse: (why) => {
      const answer = hidden && strangers.has(why) ? nothing : answers[why]
      const count = (counts[why] ?? 0) + 1
      counts[why] = count
      const last = told.get(why)
      const now = clock.now()
      if (last === undefined || now - last.at >= quiet) {
        told.set(why, { at: now, count })
        const since = count - (last?.count ?? 0)
        const many = since === 1 ? 'A request was' : `${since} requests were`
        report(`Webhook: ${many} refused with ${answer.status}: ${words[why]}`)()
      }
      return answer
    },
    counts: () => ({ ...counts }),
  }
}

// private

const answers: Readonly<Record<Refusal, Answer>> = {
  address: empty(403),
  flood: empty(429, { 'retry-after': '60' }),
  method: empty(405, { allow: 'POST' }),
  secret: empty(401),
  type: empty(415),
  // The rest of such a body is not read, so the connection can carry no other request.
  size: empty(413, { connection: 'close' }),
  slow: empty(408, { connection: 'close' }),
  broken: empty(400, { connection: 'close' }),
  consumed: empty(500),
  full: busy(1),
}

const nothing = empty(404)

const strangers: ReadonlySet<Refusal> = new Set(['address', 'flood', 'method', 'secret'])

const words: Readonly<Record<Refusal, string>> = {
  address: 'it came from an address outside the networks in `senders.only`.',
  flood: 'its address had too many refused requests within a minute.',
  method: 'its method is not POST.',
  secret:
    'its secret is missing or wrong. If Telegram sent it, the secret of the webhook is not the one that ' +
    'setWebhook got: run ensureWebhook with `rotated: true`.',
  type: 'its content type is not application/json.',
  size: 'its body is larger than `bodyLimit`.',
  slow: 'its body did not arrive within `bodyTimeout`.',
  broken: 'it broke off.',
  consumed:
    'other code has read its body. Put the webhook before body parsers, such as express.json(), or leave ' +
    'the body on the request as `rawBody`.',
  full: 'as many updates as `inFlight` allows are in flight. Telegram sends it again.',
}
