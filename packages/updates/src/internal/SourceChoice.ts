// Chooses the source of updates of a program, by its options or the environment.

import * as E from 'fp-ts/lib/Either.js'
import type { Inbox } from '../inbox/Inbox.ts'
import type { WebhookServerOptions } from '../webhook/WebhookServer.ts'

// model

/** Where the updates of a program come from: polling, or a webhook that it serves. */
export type RunSource = 'polling' | Omit<WebhookServerOptions, 'clock' | 'random' | 'report'>

/** A source, and why it was chosen; `why` is empty if there was no choice. */
export interface SourceChoice {
  readonly source: RunSource
  readonly why: string
}

// constructors

/** The source of a program, or a sentence about what is missing or wrong in the environment. */
export const sourceOf = (
  source: RunSource | undefined,
  env: Readonly<Record<string, string | undefined>>,
): E.Either<string, SourceChoice> => {
  const { WEBHOOK_URL: url = '', WEBHOOK_SECRET: secret = '' } = env
  if (source !== undefined) {
    const other = url === '' ? '' : ', as the option `source` says: WEBHOOK_URL is not used'
    return E.right({ source, why: other })
  }
  if (url === '') return E.right({ source: 'polling', why: '' })
  if (secret === '')
    return E.left(
      'WEBHOOK_URL is set, and WEBHOOK_SECRET is not: strangers could send updates. Make one with ' +
        `node -p 'crypto.randomBytes(32).toString("base64url")', and keep it beside the token.`,
    )
  const why = ', since WEBHOOK_URL is set: it does not poll'
  const served = { url, ...secretsIn(secret) }
  return E.map((port: number) => ({ source: { ...served, port }, why }))(portOf('PORT', env, 8080))
}

/** The port in a variable of the environment; `otherwise` if it is not set. Fails with a sentence. */
export const portOf = <A>(
  name: 'PORT' | 'PROBE_PORT',
  env: Readonly<Record<string, string | undefined>>,
  otherwise: A,
): E.Either<string, number | A> => {
  const { [name]: text = '' } = env
  if (text === '') return E.right(otherwise)
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
    ? E.right(Number(text))
    : E.left(`${name} should be a whole number from 0 to 65535, and is "${text}".`)
}

// destructors

/** What a program does with its source, as words that follow the name of the bot. */
export const showSource = (
  source: RunSource | 'inbox',
  { inbox, handles }: { readonly inbox?: Pick<Inbox, 'name'>; readonly handles?: boolean },
): string => {
  const place = inbox?.name ?? 'nowhere'
  if (source === 'inbox') return `takes updates from ${place}`
  const puts = handles === false ? `, and puts updates into ${place}` : ''
  return `is ${source === 'polling' ? 'polling' : 'served by webhook'}${puts}`
}

// private

// The newest secret is first. While there are several, each start sends the newest one to Telegram.
const secretsIn = (text: string): Pick<WebhookServerOptions, 'secret'> & { readonly rotated?: true } => {
  const [newest = '', ...older] = text.split(',').map((each) => each.trim())
  return older.length === 0 ? { secret: newest } : { secret: [newest, ...older], rotated: true }
}
