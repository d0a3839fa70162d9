// A bot as a program: token and source from the environment, signals, probes, an exit code.

import type { Bot } from '@pipegram/compose/Handler'
import { defined } from '@pipegram/core/Defined'
import type { MetricsSink, Registry } from '@pipegram/core/Metrics'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { isOnlyLookedAt } from './doctor/BotProgram.ts'
import type { Inbox } from './inbox/Inbox.ts'
import { startWork } from './inbox/InboxStart.ts'
import { tryWithoutToken } from './internal/NoToken.ts'
import { enterProcess } from './internal/ProcessLife.ts'
import { portOf, type RunSource, showSource, sourceOf } from './internal/SourceChoice.ts'
import { startPatiently, type StartPatienceOptions } from './internal/StartPatience.ts'
import { type Notify, stderr } from './Notice.ts'
import { type ProbeOptions, probeOf, serveProbe } from './Probe.ts'
import type { Health } from './Running.ts'
import * as Start from './Start.ts'
import { findToken, type TokenPlaceOptions } from './token/ProgramToken.ts'
import { startWebhook } from './webhook/WebhookServer.ts'

export type { RunSource } from './internal/SourceChoice.ts'

// model

/** The options of a program. */
export interface RunOptions
  extends Omit<Partial<Start.StartOptions>, 'token'>, StartPatienceOptions, TokenPlaceOptions {
  /**
   * Where updates come from. Default: a webhook if `WEBHOOK_URL` is set, with `WEBHOOK_SECRET` and `PORT`
   * (default: 8080); otherwise polling.
   */
  readonly source?: RunSource
  /**
   * The port where `GET /live` and `GET /ready` are answered, for an orchestrator. Default: `PROBE_PORT` of
   * the environment; without that, no port.
   */
  readonly probe?: number | ProbeOptions
  /**
   * Receives counts of updates that wait in the inbox, that were handled, retried and parked, and of changes
   * of leases. The text of a registry is the answer to `GET /metrics` of the probe, for Prometheus; bots of a
   * process share one registry. Default: nothing is counted.
   */
  readonly metrics?: MetricsSink | Registry
}

/** The options of a program that shares its inbox with others. */
export interface RoleOptions extends Omit<RunOptions, 'handles'> {
  /** Where the updates of the bot are stored, and taken from. */
  readonly inbox: Inbox
}

// constructors

/**
 * Runs a bot until a signal. Without a `token`, it reads `BOT_TOKEN` of the environment, or the file that
 * `BOT_TOKEN_FILE` names; without an `apiRoot`, `BOT_API_ROOT`; without `plainHttp`, `BOT_API_PLAIN_HTTP`;
 * without a `source`, `WEBHOOK_URL`; without a `probe`, `PROBE_PORT`. It says which source it took, and why.
 * SIGINT and SIGTERM stop all bots of the process cleanly, with exit code 0; a second signal ends the process
 * at once. While Telegram cannot be reached, `run` waits for it, also at the start. If the bot cannot start
 * or go on, `run` says why and what to do, with exit code 1. A rejected promise that no handler awaits is
 * reported by name and place, and stops nothing. The promise of `run` never rejects.
 */
export const run = (bot: Bot, options: RunOptions = {}): Promise<void> => runAs('run', bot, options)

/**
 * Puts the updates of a bot into an inbox, as `run` does, but handles none: other processes do, by `work` or
 * `run`. Any number of processes may serve a webhook. If several processes poll, one fetches and the others
 * stand by, if the engine of the inbox supports that.
 */
export const receive = (bot: Bot, options: RoleOptions): Promise<void> =>
  runAs('receive', bot, { ...options, handles: false })

/**
 * Handles the updates of an inbox, but fetches none: other processes do, by `receive` or `run`. It stops as
 * `run` does: other processes handle the updates that it leaves.
 */
export const work = (bot: Bot, options: RoleOptions): Promise<void> => runAs('work', bot, options)

// private

const runAs = async (role: 'run' | 'receive' | 'work', bot: Bot, options: RunOptions): Promise<void> => {
  if (isOnlyLookedAt({ role, bot, options })) return new Promise(() => undefined)
  const report = options.report ?? stderr
  const { env } = process
  const found = await findToken(options, env)()
  if (E.isLeft(found)) return fail(report(found.left))
  const { token, rotation } = found.right
  if (token === '') return fail(report(noToken))
  const named = env['BOT_API_PLAIN_HTTP'] ?? ''
  if (named !== '' && named !== 'private network')
    return fail(report('BOT_API_PLAIN_HTTP should be "private network" or not be set.'))
  const choice =
    role === 'work' ? E.right({ source: 'inbox' as const, why: '' }) : sourceOf(options.source, env)
  if (E.isLeft(choice)) return fail(report(choice.left))
  const { source, why } = choice.right
  const probePort = portOf('PROBE_PORT', env, undefined)
  if (E.isLeft(probePort)) return fail(report(probePort.left))
  const { source: _, tokenFile: __, probe = probePort.right, startupPatience, ...rest } = options
  const starting = {
    ...rest,
    token,
    ...defined({
      apiRoot: options.apiRoot ?? env['BOT_API_ROOT'],
      plainHttp: options.plainHttp ?? (named === '' ? undefined : named),
      rotation: options.rotation ?? rotation,
    }),
  }
  const start =
    source === 'inbox'
      ? startWork(bot, starting)
      : source === 'polling'
        ? Start.start(bot, starting)
        : startWebhook(bot, { ...starting, ...source })
  const life = enterProcess(report)
  const isClean = await lifeOf({
    start,
    patience: { ...starting, ...defined({ startupPatience }) },
    greeting: (name) => `${name} ${showSource(source, options)}${why}.`,
    probe,
    collect:
      options.metrics !== undefined && 'collect' in options.metrics ? options.metrics.collect : undefined,
    report,
    signal: life.signal,
  })
  life.leave(isClean)
}

interface RunLife {
  readonly start: TE.TaskEither<Start.StartError, Start.Started>
  readonly patience: Parameters<typeof startPatiently>[1]
  readonly greeting: (name: string) => string
  readonly probe: number | ProbeOptions | undefined
  readonly collect: Task<string> | undefined
  readonly report: Notify
  readonly signal: AbortSignal
}

// Runs a bot from start to end, and reports failures. Returns true if the end was clean.
const lifeOf = async ({
  start,
  patience,
  greeting,
  probe,
  collect,
  report,
  signal,
}: RunLife): Promise<boolean> => {
  // A bot that waits for Telegram is live.
  let health = (): Health => ({ state: signal.aborted ? 'stopping' : 'waiting', inFlight: 0 })
  const probes = probe === undefined ? undefined : await serveProbe(() => probeOf(health()), probe, collect)()
  if (probes !== undefined && E.isLeft(probes)) {
    report(probes.left)()
    return false
  }
  const begun = await startPatiently(start, patience, signal)
  const isStarted = begun !== undefined && E.isRight(begun)
  if (begun !== undefined && E.isLeft(begun)) report(Start.showStartError(begun.left))()
  let isClean = begun === undefined
  if (isStarted) {
    const { me, done, stop } = begun.right
    health = begun.right.health
    report(`${greeting(`@${me.username ?? me.id}`)} Ctrl+C stops it.`)()
    const quit = (): void => void stop()
    if (signal.aborted) quit()
    signal.addEventListener('abort', quit)
    isClean = E.isRight(await done())
  }
  await probes?.right.close()
  return isClean
}

const noToken =
  'BOT_TOKEN is not set. Ask @BotFather on Telegram for a token: /newbot makes a bot. ' +
  'Then run again with BOT_TOKEN=123456789:AAF… before the command. ' +
  tryWithoutToken

const fail = (say: () => void): void => {
  say()
  process.exitCode = 1
}
