// From a bot and a token to a running bot, on any runtime: it makes a client, calls getMe, and polls.

import * as ApiRoot from '@pipegram/client/ApiRoot'
import { makeClient, type Client, type ClientOptions } from '@pipegram/client/Client'
import type { Bot } from '@pipegram/compose/Handler'
import { inspect } from '@pipegram/compose/Inspect'
import { syncCommands, type SyncCommandsOptions as SyncOptions } from '@pipegram/compose/SyncCommands'
import { toString, type ApiError } from '@pipegram/core/ApiError'
import { getMe } from '@pipegram/core/Calls'
import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { toMillis } from '@pipegram/core/Duration'
import * as Token from '@pipegram/core/Token'
import type { BotFullInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Inbox, type OpenInbox, showInboxError } from './inbox/Inbox.ts'
import { makeResultReport } from './internal/LossReport.ts'
import { tryWithoutToken } from './internal/NoToken.ts'
import { safe } from './internal/SafeInterpreter.ts'
import type { JobRunner, RunningJobs } from './jobs/Job.ts'
import { type Notify, stderr } from './Notice.ts'
import * as Polling from './Polling.ts'
import type { Running } from './Running.ts'

// model

export interface StartOptions
  extends
    Omit<Polling.PollingOptions, 'bot' | 'call' | 'inbox' | 'me' | 'withSignal'>,
    Pick<ClientOptions, 'connectTimeout' | 'middlewares' | 'plainHttp' | 'proxy' | 'testEnvironment'> {
  /** The token from @BotFather. */
  readonly token: string | Token.Token
  /** The address of the Bot API server. Default: Telegram's own server. */
  readonly apiRoot?: string
  /**
   * Where updates are written down before they are confirmed, such as `sqliteInbox('bot.db')`. Default: an
   * update is confirmed after it was handled.
   */
  readonly inbox?: Inbox
  /**
   * Whether to set the command menus to what the bot declares, before the first update. With a `store`, most
   * starts need no call for that. A failure is told to `report`. Default: false.
   */
  readonly syncCommands?: boolean | SyncOptions
  /** Jobs that run beside the bot, as `jobs` makes them. Default: none. */
  readonly jobs?: JobRunner
}

/** Why a bot did not start: its token or an option is wrong, or a call failed. */
export type StartError = { readonly _tag: 'Misconfigured'; readonly message: string } | ApiError

/** A running bot. When it has ended, its client is closed. */
export interface Started extends Running {
  readonly me: BotFullInfo
  readonly client: Client
}

// constructors

/**
 * Starts a bot. It fails if Telegram cannot be reached or does not know the token, and makes each call only
 * once. The warnings of `inspect` are told to `report`, once.
 */
export const start = (
  bot: Bot,
  {
    token,
    apiRoot,
    plainHttp,
    proxy,
    connectTimeout,
    middlewares = [],
    testEnvironment = false,
    syncCommands: syncs = false,
    inbox,
    jobs,
    ...options
  }: StartOptions,
): TE.TaskEither<StartError, Started> =>
  pipe(
    TE.fromEither(typeof token === 'string' ? parsed(token) : E.right(token)),
    TE.chainEitherK((known) =>
      E.tryCatch(
        () =>
          makeClient({
            token: known,
            middlewares: [makeResultReport(options.report ?? stderr), ...middlewares],
            testEnvironment,
            ...defined({ apiRoot, plainHttp, proxy, connectTimeout }),
          }),
        faultOf,
      ),
    ),
    TE.chainFirstIOK(() => warned(apiRoot, plainHttp, options.report ?? stderr)),
    TE.chain((client) =>
      pipe(
        safe(client)(getMe()),
        TE.chainFirstW(() => prepared(bot, client, syncs, options)),
        TE.bindTo('me'),
        TE.bindW('opened', ({ me }) => open(inbox, me)),
        TE.chainW(({ me, opened }) =>
          TE.fromEither(
            E.tryCatch(
              () =>
                started(
                  client,
                  me,
                  opened,
                  toMillis('deadline', options.deadline ?? '10s'),
                  Polling.poll({
                    ...options,
                    ...defined({ inbox: opened }),
                    bot,
                    me,
                    call: client,
                    withSignal: (signal) => client.with({ signal }),
                  })(),
                  jobs?.start({
                    call: client,
                    me,
                    ...defined({ report: options.report, random: options.random }),
                  }),
                ),
              faultOf,
            ),
          ),
        ),
        TE.orElse(
          (error): TE.TaskEither<StartError, Started> =>
            () =>
              client.close().then(() => E.left(error)),
        ),
      ),
    ),
  )

// destructors

/** One sentence for the person who starts the bot. */
export const showStartError = (error: StartError): string =>
  error._tag === 'Misconfigured' ? error.message : toString(error)

// private

const misconfigured = (message: string): StartError => ({ _tag: 'Misconfigured', message })

// A token from text. A bot can also be tried without one.
const parsed = (token: string): E.Either<StartError, Token.Token> =>
  pipe(
    Token.fromString(token),
    E.mapLeft((fault) => misconfigured(token.trim() === '' ? `${fault} ${tryWithoutToken}` : fault)),
  )

// Whoever reads the log learns who can read the token.
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

// A constructor throws if an option is wrong.
const faultOf = (cause: unknown): StartError =>
  misconfigured(cause instanceof Error ? cause.message : String(cause))

// Reports the warnings about a bot and sets its command menus, before the first update.
const prepared =
  (
    bot: Bot,
    client: Client,
    syncs: boolean | SyncOptions,
    { report = stderr, allowedUpdates }: Pick<Polling.PollingOptions, 'report' | 'allowedUpdates'>,
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

const open = (inbox: Inbox | undefined, me: BotFullInfo): TE.TaskEither<StartError, OpenInbox | undefined> =>
  inbox === undefined
    ? TE.right(undefined)
    : pipe(
        inbox.open(me.id),
        TE.mapLeft((error) => misconfigured(showInboxError(error))),
      )

const started = (
  client: Client,
  me: BotFullInfo,
  inbox: OpenInbox | undefined,
  deadline: Millis,
  running: Running,
  jobs: RunningJobs | undefined,
): Started => {
  const done = running.done().then(async (end) => {
    await jobs?.stop(deadline)()
    await inbox?.close()
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
