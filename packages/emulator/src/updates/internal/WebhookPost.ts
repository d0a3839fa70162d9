// Posts one update to a webhook on this machine, and reads the answer of the bot's server.
// https://core.telegram.org/bots/api#setwebhook

import { request as requestHttp, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { request as requestHttps, type RequestOptions } from 'node:https'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { ascii } from '../../http/internal/AnswerJson.ts'
import * as RequestBody from '../../http/internal/RequestBody.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import type { Webhook } from '../../state/State.ts'
import type { Seconds, EmulatorClock, Millis } from '../../values/EmulatorClock.ts'
import { webhookUrl } from './WebhookAddress.ts'

// model

/** The result of a post. */
export type PostResult =
  /** The update is confirmed. An answer that names a method contains a call. */
  | { readonly _tag: 'Taken'; readonly params: Parameters.Parameters }
  /** The status is 0 if there was no answer. */
  | {
      readonly _tag: 'Refused'
      readonly status: number
      readonly why: string
      readonly retry_after?: Seconds
    }

// constructors

/** Posts an update to a webhook at an address of this machine. The signal aborts the post. */
export const postUpdate = (
  webhook: Webhook,
  address: string,
  update: unknown,
  clock: EmulatorClock,
  signal: AbortSignal,
): Promise<PostResult> =>
  // A wrong certificate, for example, causes a throw.
  answerTo(webhook, address, update, clock, signal).catch((error: unknown) => refused(wordsOf(error)))

// private

type TlsOptions = Pick<RequestOptions, 'servername' | 'ca'>

const patience: Millis = 60_000

const timeouts = { read: 'Read timeout expired', write: 'Write timeout expired' }

const isName = (hostname: string): boolean => !/^[\d.]+$|^\[/.test(hostname)

const answerTo = async (
  webhook: Webhook,
  address: string,
  update: unknown,
  clock: EmulatorClock,
  signal: AbortSignal,
): Promise<PostResult> => {
  const url = new URL(webhookUrl(webhook))
  const ca = await webhook.certificate?.text()
  const body = ascii(JSON.stringify(update))
  const secure = url.protocol === 'https:'
  return new Promise((resolve) => {
    const sent = (secure ? requestHttps : requestHttp)({
      host: address,
      // Empty for the usual port, as Node expects.
      port: url.port,
      path: url.pathname + url.search,
      method: 'POST',
      agent: false,
      signal,
      ...(secure && secureOptions(url, ca)),
      headers: headersOf(url, webhook.secret_token, body.length),
    })
    // Without this, a server that does not read would block the write of the update for ever.
    const cancel = clock.after(patience, () =>
      sent.destroy(new Error(sent.writableFinished ? timeouts.read : timeouts.write)),
    )
    sent.once('close', cancel)
    sent.on('error', (error) => resolve(refused(wordsOf(error))))
    sent.once('response', (response) => {
      answerOf(response).then(resolve, (error: unknown) => resolve(refused(wordsOf(error))))
    })
    sent.end(body)
  })
}

const secureOptions = ({ hostname }: URL, ca: string | undefined): TlsOptions =>
  defined({ servername: isName(hostname) ? hostname : '', ca })

const headersOf = (url: URL, secret_token: string, length: number): OutgoingHttpHeaders => {
  const user = Parameters.unescaped(`${url.username}:${url.password}`)
  return defined({
    Host: url.host,
    'Content-Type': 'application/json',
    'Content-Length': length,
    'Accept-Encoding': 'gzip, deflate',
    'X-Telegram-Bot-Api-Secret-Token': secret_token || undefined,
    Authorization: url.username === '' ? undefined : `Basic ${Buffer.from(user).toString('base64')}`,
  })
}

const refused = (why: string): PostResult => ({ _tag: 'Refused', status: 0, why })

const answerOf = async (response: IncomingMessage): Promise<PostResult> => {
  const { statusCode: status = 0, statusMessage = '', headers } = response
  if (status < 200 || status > 299) {
    response.resume()
    const wait = /^\d{1,9}$/.exec(headers['retry-after'] ?? '')
    return defined({
      _tag: 'Refused',
      status,
      why: `Wrong response from the webhook: ${status} ${statusMessage}`.trimEnd(),
      retry_after: wait === null ? undefined : Math.min(3600, Number(wait[0])),
    } as const)
  }
  // An unreadable answer also confirms the update.
  const params = await RequestBody.read(response, '')
  return { _tag: 'Taken', params: E.isRight(params) ? params.right : Parameters.none }
}

const wordsOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  switch (code) {
    case 'ECONNREFUSED':
      return 'Connection refused'
    case 'ECONNRESET':
    case 'EPIPE':
      return 'Connection reset by peer'
    case '':
      return error instanceof Error && Object.values(timeouts).includes(error.message)
        ? error.message
        : "Can't connect to the webhook"
    default:
      return /CERT|SSL|TLS|SIGNATURE|EPROTO/.test(code)
        ? `Can't create an SSL connection: ${code}`
        : "Can't connect to the webhook"
  }
}
