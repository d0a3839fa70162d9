// Makes a client from a token, asks for the bot, and starts a source of updates.

import * as ApiRoot from '@pipegram/client/ApiRoot'
import { makeClient, type Client, type ClientOptions } from '@pipegram/client/Client'
import type { Bot } from '@pipegram/compose/Handler'
import { inspect } from '@pipegram/compose/Inspect'
import { syncCommands, type SyncCommandsOptions as SyncOptions } from '@pipegram/compose/SyncCommands'
import { upkeepsOf } from '@pipegram/compose/Upkeeps'
import { toString, type ApiError } from '@pipegram/core/ApiError'
import { getMe } from '@pipegram/core/Calls'
import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import type { StoreError } from '@pipegram/core/Store'
import * as Token from '@pipegram/core/Token'
import type { BotFullInfo, UpdateKind } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { together } from '../jobs/internal/RunnerGroup.ts'
import type { JobRunner, RunningJobs } from '../jobs/Job.ts'
import { timers } from '../jobs/Timers.ts'
import { type Notify, stderr } from '../Notice.ts'
import type { Running } from '../Running.ts'
import { makeResultReport } from './LossReport.ts'
import { tryWithoutToken } from './NoToken.ts'
import { safe } from './SafeInterpreter.ts'

// model

/** The options of every start, for any source of updates. */
export interface LaunchOptions extends Pick<
  ClientOptions,
  'connectTimeout' | 'middlewares' | 'plainHttp' | 'proxy' | 'rotation' | 'testEnvironment'
> {
  /** The token from @BotFather. */
  readonly token: string | Token.Token
  /** The address of the Bot API server. Default: Telegram's own server. */
  readonly apiRoot?: string
  /**
   * True to set the command menus that the bot declares, before the first update. With a `store`, most starts
   * need no call for that. A failure is reported. Default: false.
   */
  readonly syncCommands?: boolean | SyncOptions
  /** Jobs that run beside the bot, as `jobs` makes them. Default: none. */
  readonly jobs?: JobRunner
}

/** Why a bot did not start: its token or an option is wrong, or a call failed. */
export type StartError = { readonly _tag: 'Misconfigured'; readonly message: string } | ApiError

/** A running bot. Its client is closed when it has ended. */
export interface Started extends Running {
  readonly me: BotFullInfo
  readonly client: Client
}

interface PreparationOptions {
  readonly report?: Notify
  readonly allowedUpdates?: ReadonlyArray<UpdateKind>
  readonly deadline?: Duration
  readonly random?: IO<number>
}

// constructors

/**
 * Makes a client, calls getMe, and begins a source of updates. The client is closed when the source has
 * ended, or if it did not begin.
 */
export const launch = (
  bot: Bot,
  options: LaunchOptions & PreparationOptions,
  begin: (client: Client, me: BotFullInfo) => TE.TaskEither<StartError, Running>,
): TE.TaskEither<StartError, Started> => {
  const { token, apiRoot, plainHttp, proxy, connectTimeout, middlewares = [], report = stderr } = options
  const { testEnvironment = false, rotation } = options
  return pipe(
    TE.fromEither(typeof token === 'string' ? parsed(token) : E.right(token)),
    TE.chainEitherK((known) =>
      E.tryCatch(
        () =>
          makeClient({
            token: known,
            middlewares: [makeResultReport(report), ...middlewares],
            testEnvironment,
            ...defined({ apiRoot, plainHttp, proxy, connectTimeout, rotation }),
          }),
        faultOf,
      ),
    ),
    TE.chainFirstIOK(() => warned(apiRoot, plainHttp, report)),
    TE.chain((client) =>
      pipe(
        safe(client)(getMe()),
        TE.chainFirstW(() => prepared(bot, client, options)),
        TE.chainFirstW(({ id }) => checked(bot, id, options.report ?? stderr)),
        TE.bindTo('me'),
        TE.bindW('running', ({ me }) => begin(client, me)),
        TE.chainEitherKW(({ me, running }) => begun(bot, client, me, running, options)),
        TE.orElse(
          (error): TE.TaskEither<StartError, Started> =>
            () =>
              client.close().then(() => E.left(error)),
        ),
      ),
    ),
  )
}

export const misconfigured = (message: string): StartError => ({ _tag: 'Misconfigured', message })

/** The error for what a constructor throws if an option is wrong. */
export const faultOf = (cause: unknown): StartError =>
  misconfigured(cause instanceof Error ? cause.message : String(cause))

// destructors

/** One sentence for the operator who starts the bot. */
export const showStartError = (error: StartError): string =>
  error._tag === 'Misconfigured' ? error.message : toString(error)

// private

// A token from text. The error for an empty text says how to try a bot without a token.
const parsed = (token: string): E.Either<StartError, Token.Token> =>
  pipe(
    Token.fromString(token),
    E.mapLeft((fault) => misconfigured(token.trim() === '' ? `${fault} ${tryWithoutToken}` : fault)),
  )

// Warns of a connection that is not encrypted.
const warned = (
  apiRoot: string = ApiRoot.telegram,
  plainHttp: ClientOptions['plainHttp'],
  report: Notify,
): IO<void> => {
  const root = ApiRoot.fromString(apiRoot, plainHttp)
  return E.isRight(root) && root.right.isUnencrypted === true
    ? report(
        `WARNING: nothing is encrypted on the way to ${root.right.origin}. Every machine of that network ` +
          "can read the token and all messages (plainHttp: 'private network').",
      )
    : () => undefined
}

// Reports the warnings about a bot and sets its command menus, before the first update.
const prepared =
  (
    bot: Bot,
    client: Client,
    { report = stderr, allowedUpdates, syncCommands: syncs = false }: LaunchOptions & PreparationOptions,
  ): TE.TaskEither<StartError, void> =>
  async () => {
    for (const warning of inspect(bot, defined({ allowedUpdates })).warnings) report(warning)()
    if (syncs === false) return E.right(undefined)
    const sync = E.tryCatch(() => syncCommands(bot, syncs === true ? {} : syncs)(safe(client)), faultOf)
    if (E.isLeft(sync)) return sync
    const synced = await sync.right()
    if (E.isLeft(synced)) report(`The command menus are not up to date: ${toString(synced.left)}`)()
    return E.right(undefined)
  }

// Asks the parts of the bot for a reason not to start. A check that fails to run is only reported.
const checked =
  (bot: Bot, id: number, report: Notify): TE.TaskEither<StartError, void> =>
  async () => {
    for (const { check } of upkeepsOf(bot)) {
      const found = (await check?.(id)()) ?? E.right(undefined)
      if (E.isLeft(found)) report(`A check before the start was not possible: ${reasonOf(found.left)}`)()
      else if (found.right !== undefined) return E.left(misconfigured(found.right))
    }
    return E.right(undefined)
  }

const reasonOf = (error: StoreError): string =>
  error._tag === 'Outdated' ? 'other processes have changed the value.' : error.reason

// Starts the jobs and timers of a running bot.
const begun = (
  bot: Bot,
  client: Client,
  me: BotFullInfo,
  running: Running,
  { deadline = '10s', jobs, random, report }: LaunchOptions & PreparationOptions,
): E.Either<StartError, Started> =>
  E.tryCatch(
    () =>
      started(
        client,
        me,
        toMillis('deadline', deadline),
        running,
        runnerOf(bot, jobs)?.start({ call: client, me, ...defined({ report, random }) }),
      ),
    faultOf,
  )

const runnerOf = (bot: Bot, jobs: JobRunner | undefined): JobRunner | undefined => {
  const isTimed = upkeepsOf(bot).some(({ timer }) => timer !== undefined)
  return isTimed ? together([timers(bot), ...(jobs === undefined ? [] : [jobs])]) : jobs
}

const started = (
  client: Client,
  me: BotFullInfo,
  deadline: Millis,
  running: Running,
  jobs: RunningJobs | undefined,
): Started => {
  const done = running.done().then(async (end) => {
    await jobs?.stop(deadline)()
    await client.close()
    return end
  })
  return {
    me,
    client,
    health: () => {
      const waits = client.waits()
      return {
        ...running.health(),
        ...(waits.length === 0 ? {} : { waits }),
        ...(jobs === undefined ? {} : { jobs: jobs.health() }),
      }
    },
    done: () => done,
    stop: () =>
      Promise.all([running.stop(), jobs?.stop(deadline)()])
        .then(() => done)
        .then(() => undefined),
  }
}
