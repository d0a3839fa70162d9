// Methods that set, delete and show the webhook.
// https://core.telegram.org/bots/api#setwebhook

import type { Refusal } from '@pipegram/core/ApiError'
import type { WebhookInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { tooMany, refusal, badRequest } from '../../requests/internal/Refusals.ts'
import { answered, type Method } from '../../state/internal/Method.ts'
import { noWebhook, type State, type Webhook } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import * as UpdateQueue from './UpdateQueue.ts'
import { refusedHost, isAddress } from './WebhookHost.ts'
import { addressOf, urlOf } from './WebhookPost.ts'

// constructors

/** https://core.telegram.org/bots/api#setwebhook. An empty url deletes the webhook. */
export const setWebhook: Method = (state, request) => {
  const { params, now } = request
  const url = Parameters.text(params, 'url')
  if (url === '') return deleteWebhook(state, request)
  if (now < state.webhook.notBefore) return E.left(tooMany(1))
  const given = webhookOf(state, params)
  if (E.isLeft(given)) return given
  const same = isSame(state.webhook, given.right)
  const { last_error } = state.webhook
  const webhook: Webhook = {
    ...given.right,
    notBefore: now + 1000,
    ...(same && last_error !== undefined ? { last_error } : {}),
  }
  const queue = UpdateQueue.allow(Parameters.text(params, 'allowed_updates'))(state.queue)
  const drop = Parameters.flag(params, 'drop_pending_updates')
  return E.right({
    state: { ...state, webhook, queue: drop ? UpdateQueue.clear(queue) : queue },
    result: true,
    description: !drop && same ? 'Webhook is already set' : 'Webhook was set',
  })
}

/** https://core.telegram.org/bots/api#deletewebhook */
export const deleteWebhook: Method = (state, { params }) => {
  const queue = UpdateQueue.allow(Parameters.text(params, 'allowed_updates'))(state.queue)
  return E.right({
    state: {
      ...state,
      webhook: { ...noWebhook, notBefore: state.webhook.notBefore },
      queue: Parameters.flag(params, 'drop_pending_updates') ? UpdateQueue.clear(queue) : queue,
    },
    result: true,
    description: state.webhook.url === '' ? 'Webhook is already deleted' : 'Webhook was deleted',
  })
}

/** https://core.telegram.org/bots/api#getwebhookinfo */
export const getWebhookInfo: Method = (state) => {
  const { webhook, queue } = state
  const info: WebhookInfo = {
    url: webhook.url,
    has_custom_certificate: webhook.certificate !== undefined,
    pending_update_count: SortedMap.size(queue.entries),
    ...(webhook.url === ''
      ? {}
      : {
          max_connections: webhook.max_connections,
          ip_address: webhook.ip_address ?? addressOf(webhook) ?? '<unknown>',
        }),
    ...(webhook.last_error === undefined
      ? {}
      : { last_error_date: webhook.last_error.date, last_error_message: webhook.last_error.message }),
    ...(queue.allowed === UpdateQueue.defaultKinds ? {} : { allowed_updates: queue.allowed }),
  }
  return answered(state, info)
}

// guards

/** Whether updates go to the same place in the same way. A certificate that is given once more is another. */
export const isSame = (a: Webhook, b: Webhook): boolean =>
  a.url === b.url &&
  a.secret_token === b.secret_token &&
  a.max_connections === b.max_connections &&
  a.ip_address === b.ip_address &&
  a.certificate === b.certificate

// private

const bad = (why: string): E.Either<Refusal, never> =>
  E.left({ ...refusal(400, ''), description: `Bad Request: bad webhook: ${why}` })

const webhookOf = (state: State, params: Parameters.Parameters): E.Either<Refusal, Webhook> => {
  const url = Parameters.text(params, 'url')
  const full = urlOf({ url })
  if (!URL.canParse(full) || !/^https?:$/.test(new URL(full).protocol))
    return badRequest('invalid webhook URL specified')
  const secret_token = Parameters.text(params, 'secret_token')
  if (secret_token.length > 256) return badRequest('secret token is too long')
  if (!/^[A-Za-z0-9_-]*$/.test(secret_token)) return badRequest('secret token contains unallowed characters')
  const certificate = params.files.get('certificate')
  if (certificate !== undefined && certificate.size > 3 * 1024 * 1024)
    return badRequest(`certificate size is too big (${certificate.size} bytes)`)
  const parsed = new URL(full)
  const ip_address = Parameters.text(params, 'ip_address')
  const refused = state.local ? undefined : refusedHost(parsed, ip_address)
  if (refused !== undefined) return bad(refused)
  return E.right({
    url,
    secret_token,
    max_connections: Parameters.integer(params, 'max_connections', state.local ? 100 : 40, [
      1,
      state.local ? 100_000 : 100,
    ]),
    ...(ip_address === ''
      ? isAddress(parsed.hostname)
        ? { ip_address: parsed.hostname }
        : {}
      : { ip_address }),
    ...(certificate === undefined ? {} : { certificate }),
    notBefore: 0,
  })
}
