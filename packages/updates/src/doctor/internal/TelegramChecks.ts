// Checks of what Telegram knows of a bot: its webhook, the updates that wait, other polls, its menus.

import type { ApiRoot } from '@pipegram/client/ApiRoot'
import type { Client } from '@pipegram/client/Client'
import { dryRun, through } from '@pipegram/client/Outgoing'
import { makeTransport } from '@pipegram/client/Transport'
import { inspect } from '@pipegram/compose/Inspect'
import { syncCommands } from '@pipegram/compose/SyncCommands'
import { getUpdates } from '@pipegram/core/Calls'
import type { Clock, Millis } from '@pipegram/core/Clock'
import type { Token } from '@pipegram/core/Token'
import type { WebhookInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { hostOf, webhookTrouble } from '../../webhook/WebhookSetup.ts'
import type { BotProgram } from '../BotProgram.ts'
import { type Finding, fromError, note, ok, unchecked, wrong } from '../Finding.ts'

// constructors

/** Compares the webhook with the source of updates, and explains its last error. */
export const webhookChecks = (
  info: WebhookInfo,
  source: 'inbox' | 'polling' | 'webhook',
  served: string | undefined,
): ReadonlyArray<Finding> => {
  const { url } = info
  const trouble = url === '' ? undefined : webhookTrouble(info)
  return [
    webhookCheck(url, source, served),
    ...(trouble === undefined ? [] : [wrong('webhook', trouble, 'See docs/guide/webhooks.md.')]),
  ]
}

/** How many updates wait at Telegram. */
export const pendingCheck = ({ pending_update_count: count }: WebhookInfo): Finding =>
  count === 0
    ? ok('updates', 'none waits at Telegram')
    : note(
        'updates',
        `${count} ${count === 1 ? 'waits' : 'wait'} at Telegram, which keeps an update for at most a day.`,
        'They come when the bot runs. If it runs and the number grows, its log and its health say why.',
      )

/** Compares the kinds of updates that Telegram sends with those that the bot answers. */
export const kindsCheck = (
  { allowed_updates: sent, url }: WebhookInfo,
  { bot, options: { allowedUpdates } }: BotProgram,
): Finding => {
  const asked = allowedUpdates ?? inspect(bot).allowedUpdates
  const missing = sent === undefined || url === '' ? [] : asked.filter((kind) => !sent.includes(kind))
  return missing.length === 0
    ? ok('kinds', asked.join(', '))
    : wrong(
        'kinds',
        `Telegram does not send ${missing.join(', ')} to the webhook, and the bot answers to it.`,
        'Start the bot, or run ensureWebhook: both set the kinds.',
      )
}

/**
 * Checks whether another program polls. If two polls run at a time, Telegram ends the older one. The check
 * confirms nothing, so no update is lost; the other program sees one conflict.
 */
export const pollerCheck = async (client: Client, clock: Clock, patience: Millis): Promise<Finding> => {
  const until = clock.now() + patience
  while (clock.now() < until) {
    const timeout = Math.max(1, Math.ceil((until - clock.now()) / 1_000))
    const polled = await client(getUpdates({ limit: 1, timeout }))()
    if (E.isLeft(polled))
      return polled.left._tag === 'Conflict'
        ? wrong(
            'poller',
            'Another program polls with this token. Telegram gives each update to one of them only.',
            'Stop it, or take a token of its own for each: a bot for development and one for production. ' +
              'If it is this bot, which runs: npx pipegram doctor --running.',
          )
        : fromError('poller', polled.left)
    await clock.sleep(Math.min(1_000, Math.max(0, until - clock.now())), new AbortController().signal)()
  }
  return ok('poller', 'no other program polls')
}

/** Checks that the command menus are those that the bot declares. It changes nothing. */
export const menuCheck = async (
  client: Client,
  { bot, options: { syncCommands: syncs = false } }: BotProgram,
): Promise<Finding> => {
  const sync = E.tryCatch(() => syncCommands(bot)(through(dryRun())(client)), String)
  if (E.isLeft(sync)) return wrong('menus', sync.left, 'Shorten the menu: fewer commands with a description.')
  const changes = await sync.right()
  if (E.isLeft(changes)) return fromError('menus', changes.left)
  const count = changes.right.length
  if (count === 0) return ok('menus', 'as the bot declares them')
  return syncs === false
    ? note(
        'menus',
        `${count} ${count === 1 ? 'list differs' : 'lists differ'} from the commands of the bot.`,
        'run(bot, { syncCommands: true }) sets the lists at each start.',
      )
    : ok('menus', `${count} will be set when the bot starts`)
}

/** Compares the clock of this machine with the server's. A wrong clock breaks logins, TLS and jobs. */
export const clockCheck = async (
  { token, apiRoot, testEnvironment, proxy, most }: ClockOptions,
  clock: Clock,
): Promise<Finding> => {
  const transport = makeTransport({
    token,
    apiRoot,
    testEnvironment,
    proxy,
    fetch: undefined,
    connectTimeout: most,
    connections: 1,
    answerLimit: 1e6,
  })
  const begun = clock.now()
  const answer = await transport.send(
    'getMe',
    { type: 'application/json', body: '{}' },
    AbortSignal.timeout(most),
  )
  await transport.close()
  const middle = (begun + clock.now()) / 2
  const told = E.isRight(answer) ? Date.parse(answer.right.date ?? '') : NaN
  if (Number.isNaN(told))
    return unchecked('clock', 'The server tells no time.', 'Compare the time of this machine by hand.')
  // The header has whole seconds.
  const seconds = Math.round((middle - told - 500) / 1_000)
  return Math.abs(seconds) <= 5
    ? ok('clock', 'as the clock of the server')
    : wrong(
        'clock',
        `This machine is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the server.`,
        'Switch on the synchronisation of the clock (NTP): logins, initData and jobs need it.',
      )
}

// private

interface ClockOptions {
  readonly token: Token
  readonly apiRoot: ApiRoot
  readonly testEnvironment: boolean
  readonly proxy: string | undefined
  readonly most: Millis
}

const webhookCheck = (
  url: string,
  source: 'inbox' | 'polling' | 'webhook',
  served: string | undefined,
): Finding => {
  if (source === 'inbox') return ok('webhook', 'updates come from the inbox')
  if (source === 'polling')
    return url === ''
      ? ok('webhook', 'none, the bot polls')
      : wrong(
          'webhook',
          `A webhook at ${hostOf(url)} takes the updates, so that polling gets none.`,
          'To poll, remove it: removeWebhook of pipegram/updates. To keep it, set WEBHOOK_URL.',
        )
  if (url === '') return note('webhook', 'None is set.', 'The bot sets it when it starts.')
  return served === undefined || served === url
    ? ok('webhook', `at ${hostOf(url)}`)
    : wrong(
        'webhook',
        `Telegram posts to ${hostOf(url)}, and this program serves another url at ${hostOf(served)}.`,
        'Start the bot, which sets its url. If it comes back, another process sets it, too.',
      )
}
