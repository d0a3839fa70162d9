// Checks the set-up of a bot: the machine, the token, Telegram, the pipeline, the inbox and the stores.

import * as ApiRoot from '@pipegram/client/ApiRoot'
import { type Client, makeClient } from '@pipegram/client/Client'
import { getMe, getWebhookInfo } from '@pipegram/core/Calls'
import { type Clock, type Millis, system } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as Token from '@pipegram/core/Token'
import type { BotFullInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { BotProgram } from './BotProgram.ts'
import { type Finding, fromError, ok, unchecked } from './Finding.ts'
import { inboxCheck, pipelineChecks, settingChecks, storeChecks } from './internal/BotChecks.ts'
import {
  type DoctorEnvironment,
  nodeCheck,
  sourceCheck,
  tokenCheck,
  wayChecks,
} from './internal/MachineChecks.ts'
import {
  clockCheck,
  kindsCheck,
  menuCheck,
  pendingCheck,
  pollerCheck,
  webhookChecks,
} from './internal/TelegramChecks.ts'

export type { DoctorEnvironment } from './internal/MachineChecks.ts'

// model

/** What a doctor checks. */
export interface DoctorOptions {
  /** The environment of the bot. */
  readonly env: DoctorEnvironment
  /** The version of Node, such as `24.21.0`. */
  readonly node: string
  /** The bot. Default: only the checks that need no bot. */
  readonly program?: BotProgram
  /** True if the bot runs now, so that another poll is expected. Default: false. */
  readonly isRunning?: boolean
  /** How long to look for another poll, in milliseconds. Default: 6,000. */
  readonly patience?: Millis
  /** The most time for an answer of Telegram, of an inbox or of a store, in ms. Default: 10,000. */
  readonly most?: Millis
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * Checks the set-up of a bot, check by check. It changes nothing at Telegram or in stores. It opens the
 * inbox, as a start does. No finding has a token or a password.
 */
export async function* examine(options: DoctorOptions): AsyncGenerator<Finding, void> {
  const { env, node, program, most = 10_000 } = options
  const asked = program ?? { options: {} }
  yield nodeCheck(node)
  const { finding, token } = await tokenCheck(asked, env)
  yield finding
  const { findings, root } = wayChecks(asked, env)
  yield* findings
  if (token === undefined || root === undefined)
    yield unchecked('Telegram', `${ofTelegram}: they need a token and a server.`, again)
  else yield* examineTelegram(options, token, root)
  if (program === undefined) {
    yield unchecked(
      'bot',
      'privacy mode, kinds of updates, menus, inbox and stores depend on the bot.',
      'Name its file: npx pipegram doctor src/main.ts.',
    )
    return
  }
  yield* pipelineChecks(program)
  const { inbox } = program.options
  if (inbox !== undefined && token !== undefined) yield await inboxCheck(inbox, Token.botId(token), most)
  yield* await storeChecks(program, most)
}

// private

const ofTelegram = 'webhook, waiting updates, other polls, privacy mode, menus'

const again = 'Correct the lines above, and run the doctor again.'

async function* examineTelegram(
  options: DoctorOptions,
  token: Token.Token,
  root: ApiRoot.ApiRoot,
): AsyncGenerator<Finding, void> {
  const { env, program, most = 10_000 } = options
  const { testEnvironment = false, connectTimeout, proxy, apiRoot } = program?.options ?? {}
  const client = E.tryCatch(
    () =>
      makeClient({
        token,
        apiRoot: apiRoot ?? env['BOT_API_ROOT'] ?? ApiRoot.telegram,
        testEnvironment,
        timeout: most,
        ...(root.isUnencrypted === true ? { plainHttp: 'private network' } : {}),
        ...defined({ connectTimeout, proxy }),
      }),
    (cause) => (cause instanceof Error ? cause.message : String(cause)),
  )
  if (E.isLeft(client)) {
    yield unchecked('Telegram', client.left, 'Correct the option that the sentence names.')
    return
  }
  try {
    const me = await client.right(getMe())()
    if (E.isLeft(me)) yield fromError('Telegram', me.left)
    else yield ok('Telegram', `answers as @${me.right.username ?? me.right.id}`)
    if (E.isRight(me) || me.left._tag !== 'Unreachable')
      yield await clockCheck({ token, apiRoot: root, testEnvironment, proxy, most }, options.clock ?? system)
    if (E.isLeft(me)) yield unchecked('the rest', `${ofTelegram}: Telegram did not answer.`, again)
    else yield* examineBot(options, client.right, me.right)
  } finally {
    await client.right.close()
  }
}

async function* examineBot(
  { env, program, isRunning = false, patience = 6_000, clock = system }: DoctorOptions,
  client: Client,
  me: BotFullInfo,
): AsyncGenerator<Finding, void> {
  if (program !== undefined) yield* settingChecks(me, program)
  const source = sourceCheck(program ?? { options: {} }, env)
  if (E.isLeft(source)) yield source.left
  const info = await client(getWebhookInfo())()
  if (E.isLeft(info)) yield fromError('webhook', info.left)
  else {
    const served = program?.options.source
    const url = typeof served === 'object' ? served.url : env['WEBHOOK_URL']
    yield* webhookChecks(info.right, E.isRight(source) ? source.right : 'polling', url)
    yield pendingCheck(info.right)
    if (program !== undefined) yield kindsCheck(info.right, program)
    if (info.right.url === '' && !isRunning) yield await pollerCheck(client, clock, patience)
  }
  if (program !== undefined) yield await menuCheck(client, program)
}
