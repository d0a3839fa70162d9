// Webhooks: set, checked and shown. Posting sends updates to them.
// https://core.telegram.org/bots/api#setwebhook

import type { Refusal } from '@pipegram/core/ApiError'
import type { WebhookInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { badRequest, refusal, tooMany } from './Answer.ts'
import { answered, type Method } from './Method.ts'
import * as Parameters from './Parameters.ts'
import { addressOf, urlOf } from './Post.ts'
import * as Queue from './Queue.ts'
import * as Sorted from './Sorted.ts'
import { noWebhook, type State, type Webhook } from './State.ts'

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
  const queue = Queue.allow(Parameters.text(params, 'allowed_updates'))(state.queue)
  const drop = Parameters.flag(params, 'drop_pending_updates')
  return E.right({
    state: { ...state, webhook, queue: drop ? Queue.clear(queue) : queue },
    result: true,
    description: !drop && same ? 'Webhook is already set' : 'Webhook was set',
  })
}

/** https://core.telegram.org/bots/api#deletewebhook */
export const deleteWebhook: Method = (state, { params }) => {
  const queue = Queue.allow(Parameters.text(params, 'allowed_updates'))(state.queue)
  return E.right({
    state: {
      ...state,
      webhook: { ...noWebhook, notBefore: state.webhook.notBefore },
      queue: Parameters.flag(params, 'drop_pending_updates') ? Queue.clear(queue) : queue,
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
    pending_update_count: Sorted.size(queue.entries),
    ...(webhook.url === ''
      ? {}
      : {
          max_connections: webhook.max_connections,
          ip_address: webhook.ip_address ?? addressOf(webhook) ?? '<unknown>',
        }),
    ...(webhook.last_error === undefined
      ? {}
      : { last_error_date: webhook.last_error.date, last_error_message: webhook.last_error.message }),
    ...(queue.allowed === Queue.defaultKinds ? {} : { allowed_updates: queue.allowed }),
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

const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256)

// No name is looked up: only those that can have no public address are refused.
const refusedHost = ({ protocol, port, hostname }: URL, ip_address: string): string | undefined => {
  if (protocol !== 'https:') return 'An HTTPS URL must be provided for webhook'
  if (!['', '80', '88', '443', '8443'].includes(port))
    return 'Webhook can be set up only on ports 80, 88, 443 or 8443'
  if (ip_address !== '') {
    if (/^(?=.*:.)[0-9a-f:]+$/i.test(ip_address)) return 'IPv6-only addresses are not allowed'
    if (!isAddress(ip_address)) return 'Invalid IP address specified'
    return isReserved(ip_address) ? `IP address ${ip_address} is reserved` : undefined
  }
  if (hostname.startsWith('[')) return 'IPv6-only addresses are not allowed'
  if (isAddress(hostname)) return isReserved(hostname) ? `IP address ${hostname} is reserved` : undefined
  if (/(?:^|\.)localhost$/.test(hostname)) return 'IP address 127.0.0.1 is reserved'
  return !hostname.includes('.') || hostname.endsWith('.invalid')
    ? 'Failed to resolve host: Name or service not known'
    : undefined
}

// https://www.iana.org/assignments/iana-ipv4-special-registry
const reserved: ReadonlyArray<readonly [network: string, bits: number]> = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

const toNumber = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

const isReserved = (address: string): boolean =>
  reserved.some(
    ([network, bits]) =>
      Math.floor(toNumber(address) / 2 ** (32 - bits)) === Math.floor(toNumber(network) / 2 ** (32 - bits)),
  )
