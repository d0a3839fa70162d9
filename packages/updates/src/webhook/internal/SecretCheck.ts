// Checks the secrets of a webhook when it is made, and compares them with the header of each request.

import * as WebhookSecret from '@pipegram/core/WebhookSecret'
import * as E from 'fp-ts/lib/Either.js'
import type { SecretText, WebhookSettings } from '../WebhookOptions.ts'

// constructors

/** A secret from text. Throws a `TypeError` if Telegram would refuse it, or if it can be guessed. */
export const toSecret = (secret: SecretText): WebhookSecret.WebhookSecret => {
  if (typeof secret !== 'string') return secret
  const made = WebhookSecret.fromString(secret)
  if (E.isLeft(made)) throw new TypeError(made.left)
  return made.right
}

// By its type a secret is never missing, but JavaScript code and environments have no types.
/** Makes a test that a header is one of the secrets. Throws a `TypeError` if a secret is missing or wrong. */
export const secretCheck = (
  secret: WebhookSettings['secret'] | undefined,
): ((header: string | null | undefined) => boolean) => {
  const given: ReadonlyArray<SecretText | undefined> =
    typeof secret === 'object' && Symbol.iterator in secret ? secret : [secret]
  const known = given.filter((one) => one !== undefined)
  if (given.length === 0 || known.length < given.length)
    throw new TypeError(
      'The webhook has no secret, so anybody could send updates as Telegram. ' +
        'Make one with node -p \'crypto.randomBytes(32).toString("base64url")\', ' +
        'and give it to the webhook and to setWebhook.',
    )
  const checks = known.map((one) => WebhookSecret.matches(toSecret(one)))
  // All secrets are compared, so that the time does not tell which one matches.
  return (header) => {
    let isKnown = false
    for (const check of checks) isKnown = check(header)() || isKnown
    return isKnown
  }
}
