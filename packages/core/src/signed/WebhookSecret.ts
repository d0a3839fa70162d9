// The secret by which a webhook recognizes Telegram. Each request has it in the header
// X-Telegram-Bot-Api-Secret-Token.
// https://core.telegram.org/bots/api#setwebhook

import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as Base64url from '../ports/Base64url.ts'
import * as Secret from '../ports/Secret.ts'

// model

declare const webhookSecret: unique symbol

/**
 * The secret of a webhook: 1–256 characters of `A-Za-z0-9_-`, hard to guess. It is printed, logged and
 * serialised as `[redacted]`.
 */
export interface WebhookSecret extends Secret.Secret {
  readonly [webhookSecret]: never
}

/** The header that contains the secret. */
export const header = 'X-Telegram-Bot-Api-Secret-Token'

// guards

const isWebhookSecret = (self: Secret.Secret): self is WebhookSecret =>
  reasonAgainst(Secret.expose(self)) === undefined

// constructors

/**
 * Reads a secret from text. Fails if Telegram would refuse the text, or if it is easy to guess. That means
 * below about 64 bits, computed from its length and the number of different characters. The error says what
 * to do, and does not repeat the text.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as WebhookSecret from '@pipegram/core/WebhookSecret'
 *
 *   assert.ok(E.isRight(WebhookSecret.fromString('nM3xT0b9_Qk2vLr7-ZcYw4')))
 *   assert.ok(E.isLeft(WebhookSecret.fromString('secret')))
 */
export const fromString = (text: string): E.Either<string, WebhookSecret> => {
  const self = Secret.make(text)
  return isWebhookSecret(self) ? E.right(self) : E.left(reasonAgainst(text) ?? '')
}

/**
 * A new secret of 256 random bits, in 43 characters. Give the same secret to `setWebhook` and to the webhook.
 *
 * @example
 *   import { expose } from '@pipegram/core/Secret'
 *   import * as WebhookSecret from '@pipegram/core/WebhookSecret'
 *
 *   const secret = WebhookSecret.generate()
 *   assert.match(expose(secret), /^[A-Za-z0-9_-]{43}$/)
 */
export const generate: IO<WebhookSecret> = () => {
  const self = Secret.make(Base64url.encode(crypto.getRandomValues(new Uint8Array(32))))
  // One secret in 10^50 would be refused.
  return isWebhookSecret(self) ? self : generate()
}

// combinators

/**
 * True if the header of a request is the secret. False if the header is missing. An almost correct secret
 * takes the same time as any other. Call it before you read the body.
 *
 * @example
 *   import { expose } from '@pipegram/core/Secret'
 *   import * as WebhookSecret from '@pipegram/core/WebhookSecret'
 *
 *   const secret = WebhookSecret.generate()
 *   const isTelegram = WebhookSecret.matches(secret)
 *
 *   const request = new Request('https://bot.example/', {
 *     method: 'POST',
 *     headers: { [WebhookSecret.header]: expose(secret) },
 *   })
 *   assert.strictEqual(isTelegram(request.headers.get(WebhookSecret.header))(), true)
 *   assert.strictEqual(isTelegram(null)(), false)
 */
export const matches = (self: WebhookSecret): ((header: string | null | undefined) => IO<boolean>) => {
  const { length } = Secret.expose(self)
  const codes = Uint16Array.from(padded(Secret.expose(self)), (char) => char.charCodeAt(0))
  return (header) => () => {
    const text = header ?? ''
    const given = padded(text)
    // All places are compared, without a branch: the time does not depend on the place of the first
    // difference. Every request runs this code, and a loop costs a third of a `reduce`.
    let different = length ^ text.length
    for (let i = 0; i < places; i += 1) different |= given.charCodeAt(i) ^ (codes[i] ?? 0)
    return different === 0
  }
}

// private

// A secret has at most 256 characters.
const places = 256

const padded = (text: string): string => text.slice(0, places).padEnd(places, '\0')

const reasonAgainst = (text: string): string | undefined => {
  if (text === '') return `The webhook secret is empty. ${advice}`
  if (text.length > 256)
    return `The webhook secret has ${text.length} characters; Telegram takes at most 256.`
  if (!/^[\w-]*$/.test(text))
    return 'The webhook secret has a character that Telegram does not take: use A–Z, a–z, 0–9, "_" and "-".'
  return text.length * Math.log2(new Set(text).size) < 64
    ? `The webhook secret is easy to guess. Anybody who knows it can send updates as Telegram. ${advice}`
    : undefined
}

const advice = 'Make one with node -p \'crypto.randomBytes(32).toString("base64url")\'.'
