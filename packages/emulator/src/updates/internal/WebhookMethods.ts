// Methods that set, delete and show the webhook.
// https://core.telegram.org/bots/api#setwebhook

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { WebhookInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { tooMany, refusal, badRequest } from '../../requests/internal/Refusals.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'
import { noWebhook, type State, type Webhook } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import * as UpdateQueue from './UpdateQueue.ts'
import { webhookAddress, webhookUrl } from './WebhookAddress.ts'
import { refusedHost, isIpv4 } from './WebhookHost.ts'

// constructors

/** https://core.telegram.org/bots/api#setwebhook. An empty url deletes the webhook. */
export const setWebhook: Method = (state, request) => {
  const { params, now } = request
  const url = Parameters.text(params, 'url')
  if (url === '') return deleteWebhook(state, request)
  if (now < state.webhook.notBefore) return E.left(tooMany(1))
  const given = webhookOf(state, params)
  if (E.isLeft(given)) return given
  const same = isSameWebhook(state.webhook, given.right)
  const { last_error } = state.webhook
  const webhook: Webhook = defined({
    ...given.right,
    notBefore: now + 1000,
    last_error: same ? last_error : undefined,
  })
  const queue = UpdateQueue.withAllowed(Parameters.text(params, 'allowed_updates'))(state.queue)
  const drop = Parameters.flag(params, 'drop_pending_updates')
  return E.right({
    state: { ...state, webhook, queue: drop ? UpdateQueue.clear(queue) : queue },
    result: true,
    description: !drop && same ? 'Webhook is already set' : 'Webhook was set',
  })
}

/** https://core.telegram.org/bots/api#deletewebhook */
export const deleteWebhook: Method = (state, { params }) => {
  const queue = UpdateQueue.withAllowed(Parameters.text(params, 'allowed_updates'))(state.queue)
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
  const { url, max_connections, last_error } = webhook
  const address = webhook.ip_address ?? webhookAddress(webhook) ?? '<unknown>'
  const info: WebhookInfo = defined({
    url,
    has_custom_certificate: webhook.certificate !== undefined,
    pending_update_count: SortedMap.size(queue.entries),
    max_connections: url === '' ? undefined : max_connections,
    ip_address: url === '' ? undefined : address,
    last_error_date: last_error?.date,
    last_error_message: last_error?.message,
    allowed_updates: queue.allowed === UpdateQueue.defaultKinds ? undefined : queue.allowed,
  })
  return withResult(state, info)
}

// guards

/** True if updates go to the same address in the same way. A certificate that is sent again counts as new. */
export const isSameWebhook = (a: Webhook, b: Webhook): boolean =>
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
  const full = webhookUrl({ url })
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
  const [connections, most] = state.local ? [100, 100_000] : [40, 100]
  return E.right(
    defined({
      url,
      secret_token,
      max_connections: Parameters.integer(params, 'max_connections', connections, [1, most]),
      ip_address: ip_address || (isIpv4(parsed.hostname) ? parsed.hostname : undefined),
      certificate,
      notBefore: 0,
    }),
  )
}
