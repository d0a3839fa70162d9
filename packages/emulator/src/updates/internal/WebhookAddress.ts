// The location of a webhook: its URL, and its address on this machine.
// https://core.telegram.org/bots/api#setwebhook

import type { Webhook } from '../../state/State.ts'

// destructors

/**
 * The address of a webhook on this machine. `undefined` for other webhooks: the emulator posts nothing there.
 */
export const webhookAddress = (webhook: Webhook): string | undefined => {
  if (webhook.url === '') return undefined
  const { hostname } = new URL(webhookUrl(webhook))
  const address =
    webhook.ip_address ??
    (/(?:^|\.)localhost$/.test(hostname) ? '127.0.0.1' : hostname.replace(/^\[(.*)\]$/, '$1'))
  return /^127(?:\.\d{1,3}){3}$|^::1$/.test(address) ? address : undefined
}

/** The url of a webhook with its scheme. Default: `https`. */
export const webhookUrl = ({ url }: Pick<Webhook, 'url'>): string =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`
