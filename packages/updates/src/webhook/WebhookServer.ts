// A webhook as a running source of updates on Node: it serves the webhook, sets it at Telegram, and checks it
// from time to time.

import type { Client } from '@pipegram/client/Client'
import type { Bot } from '@pipegram/compose/Handler'
import { type ApiError, toString } from '@pipegram/core/ApiError'
import { getWebhookInfo } from '@pipegram/core/Calls'
import { type Millis, system } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { BotFullInfo, WebhookInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  faultOf,
  launch,
  type LaunchOptions,
  misconfigured,
  showStartError,
  type Started,
  type StartError,
} from '../internal/Launch.ts'
import { listenAt, type PortServer } from '../internal/PortServer.ts'
import { safe } from '../internal/SafeInterpreter.ts'
import { stderr } from '../Notice.ts'
import type { Health, Running } from '../Running.ts'
import { setupFault } from './internal/SetupFault.ts'
import { listener } from './NodeListener.ts'
import { webhook, type WebhookHandler } from './Webhook.ts'
import type { SecretText, WebhookSettings } from './WebhookOptions.ts'
import { ensureWebhook, hostOf, type WebhookSetupOptions, webhookTrouble } from './WebhookSetup.ts'
import { webhooks } from './WebhookTable.ts'

// model

/** The options of a webhook that this process serves. It answers only at the path of `url`. */
export interface WebhookServerOptions extends WebhookSettings, Omit<WebhookSetupOptions, 'secret'> {
  /** The port to listen at, behind the proxy that has the certificate; 0 for any free port. Default: 8080. */
  readonly port?: number
  /** The address to listen at. Default: all addresses of this machine. */
  readonly host?: string
}

// How often Telegram is asked about the webhook, and how long it may be silent before `health` says `late`.
const checkInterval: Millis = 25_000
const lateAfter: Millis = 60_000

// constructors

/**
 * Starts a bot by webhook: it listens, and then sets the webhook if Telegram has a different one. Every 25
 * seconds it asks Telegram about the webhook, reports its errors, and sets the webhook again if somebody has
 * changed it.
 */
export const startWebhook = (
  bot: Bot,
  options: LaunchOptions & WebhookServerOptions,
): TE.TaskEither<StartError, Started> => {
  const fault = setupFault(setupOf(options))
  return fault === undefined
    ? launch(bot, options, (client, me) => begin(bot, options, client, me))
    : TE.left(misconfigured(fault))
}

// private

interface WebhookWatch {
  /**
   * `waiting` if the last check failed or shows that no updates come, `late` if no check has ended in time.
   */
  readonly state: IO<Health['state']>
  readonly trouble: IO<Health['trouble']>
  readonly stop: Task<void>
}

const begin =
  (
    bot: Bot,
    options: WebhookServerOptions,
    client: Client,
    me: BotFullInfo,
  ): TE.TaskEither<StartError, Running> =>
  async () => {
    const made = E.tryCatch(() => webhook(bot, { ...options, call: client, me }), faultOf)
    if (E.isLeft(made)) return made
    const handler = made.right
    const server = await listening(handler, options)
    const setup = E.isRight(server) ? await ensureWebhook(bot, setupOf(options))(safe(client))() : server
    if (E.isLeft(server)) {
      await handler.stop()
      return server
    }
    if (E.isLeft(setup)) {
      await handler.stop()
      await server.right.close()
      return setup
    }
    const { report = stderr } = options
    if (setup.right.trouble !== undefined) report(setup.right.trouble)()
    return E.right(running(handler, server.right, watch(bot, options, client, setup.right.trouble)))
  }

const listening = async (
  handler: WebhookHandler,
  { url, port = 8080, host }: WebhookServerOptions,
): Promise<E.Either<StartError, PortServer>> => {
  const path = URL.canParse(url) ? new URL(url).pathname : '/'
  const opened = await listenAt('webhook', { port, host }, listener(webhooks({ [path]: handler })))()
  return E.mapLeft(misconfigured)(opened)
}

// Telegram gets the newest secret.
const setupOf = ({ secret, ...options }: WebhookServerOptions): WebhookSetupOptions => ({
  ...options,
  secret: isList(secret) ? secret[0] : secret,
})

const isList = (secret: WebhookServerOptions['secret']): secret is readonly [SecretText, ...SecretText[]] =>
  Array.isArray(secret)

const running = (handler: WebhookHandler, server: PortServer, watched: WebhookWatch): Running => {
  const over = Promise.withResolvers<E.Either<never, void>>()
  let stopping: Promise<void> | undefined
  const end = async (): Promise<void> => {
    await Promise.all([handler.stop(), watched.stop()])
    await server.close()
    over.resolve(E.right(undefined))
  }
  return {
    done: () => over.promise,
    stop: () => (stopping ??= end()),
    health: () => {
      const own = handler.health()
      const state = own.state === 'running' ? watched.state() : own.state
      return { ...own, state, ...defined({ trouble: watched.trouble() }) }
    },
  }
}

const watch = (
  bot: Bot,
  options: WebhookServerOptions,
  client: Client,
  told: string | undefined,
): WebhookWatch => {
  const { clock = system, report = stderr, url } = options
  const stopping = new AbortController()
  const isOver = (): boolean => stopping.signal.aborted
  const call = safe(client.with({ signal: stopping.signal }))
  let at = clock.now()
  let [isDeaf, known] = [false, told]
  let trouble: ApiError | undefined
  const tell = (words: string | undefined): void => {
    if (words !== undefined && words !== known) report(words)()
    known = words
  }
  const check = async (): Promise<void> => {
    const found = await call(getWebhookInfo())()
    if (isOver()) return
    at = clock.now()
    trouble = E.isLeft(found) ? found.left : undefined
    if (E.isLeft(found)) return tell(`The webhook could not be checked: ${toString(found.left)}`)
    const info = found.right
    if (info.url === url) {
      isDeaf = isFailing(info, at)
      return tell(isDeaf ? webhookTrouble({ ...info, pending_update_count: 1 }) : undefined)
    }
    tell(`Somebody has set the webhook to ${hostOf(info.url)}. It is set to ${hostOf(url)} again.`)
    const again = await ensureWebhook(bot, { ...setupOf(options), rotated: false, dropPending: false })(
      call,
    )()
    isDeaf = E.isLeft(again)
    if (E.isLeft(again) && !isOver()) report(showStartError(again.left))()
  }
  const loop = async (): Promise<void> => {
    while (!isOver()) {
      await clock.sleep(checkInterval, stopping.signal)()
      if (!isOver()) await check()
    }
  }
  const ended = loop()
  return {
    state: () =>
      clock.now() - at > lateAfter ? 'late' : trouble !== undefined || isDeaf ? 'waiting' : 'running',
    trouble: () => trouble,
    stop: () => {
      stopping.abort('over')
      return ended
    },
  }
}

// True if updates wait, and Telegram has recently failed to deliver one.
const isFailing = ({ last_error_date = 0, pending_update_count }: WebhookInfo, now: Millis): boolean =>
  pending_update_count > 0 && last_error_date * 1000 > now - 2 * checkInterval
