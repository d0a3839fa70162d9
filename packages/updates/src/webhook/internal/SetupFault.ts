// Finds settings of a webhook that Telegram would refuse.

import { isLoopback } from '@pipegram/client/ApiRoot'
import type { SecretText } from '../WebhookOptions.ts'
import { toSecret } from './SecretCheck.ts'

/** What is wrong with the options, as a sentence; `undefined` if nothing is. It never repeats the secret. */
export const setupFault = ({
  url,
  secret,
  maxConnections,
}: {
  readonly url: string
  readonly secret: SecretText
  readonly maxConnections?: number
}): string | undefined => {
  try {
    toSecret(secret)
  } catch (cause) {
    return cause instanceof Error ? cause.message : 'The webhook secret is wrong.'
  }
  if (maxConnections !== undefined && !(Number.isInteger(maxConnections) && maxConnections >= 1))
    return `maxConnections is ${maxConnections} and should be a whole number from 1 to 100.`
  if (!URL.canParse(url)) return 'The url of the webhook is no url: write it like https://bot.example/hook.'
  const { protocol, hostname, port } = new URL(url)
  if (isLoopback(hostname)) return undefined
  if (protocol !== 'https:')
    return `The url of the webhook begins with ${protocol}//, and Telegram only posts to https://.`
  return ports.has(port)
    ? undefined
    : `The url of the webhook has port ${port}, and Telegram only posts to 443, 80, 88 and 8443.`
}

// private

const ports: ReadonlySet<string> = new Set(['', '443', '80', '88', '8443'])
