// From a bot and a token to a bot at work, on any runtime: it makes a client, asks who the bot is, and polls.

import { makeClient, type Client, type ClientOptions } from '@pipegram/client/Client'
import type { Bot } from '@pipegram/compose/Handler'
import { inspect } from '@pipegram/compose/Inspect'
import { syncCommands, type SyncCommandsOptions as SyncOptions } from '@pipegram/compose/SyncCommands'
import { toString, type ApiError } from '@pipegram/core/ApiError'
import { getMe } from '@pipegram/core/Calls'
import { defined } from '@pipegram/core/Defined'
import * as Token from '@pipegram/core/Token'
import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { caught } from './internal/Caught.ts'
import { tryWithoutToken } from './internal/NoToken.ts'
import { stderr } from './Notice.ts'
import * as Polling from './Polling.ts'
import type { Running } from './Running.ts'

// model

export interface StartOptions
  extends
    Omit<Polling.PollingOptions, 'bot' | 'call' | 'me' | 'withSignal'>,
    Pick<ClientOptions, 'middlewares' | 'testEnvironment'> {
  /** What @BotFather gave. */
  readonly token: string | Token.Token
  /** Where the Bot API is; Telegram's own server unless told. */
  readonly apiRoot?: string
  /**
   * Whether the menus of commands become what the bot declares, before the first update; not unless told.
   * With a `store` most starts ask for none of them. What fails of it is told to `report`.
   */
  readonly syncCommands?: boolean | SyncOptions
}

/** Why a bot did not start: its token or its options cannot be right, or a call failed. */
export type StartError = { readonly _tag: 'Misconfigured'; readonly message: string } | ApiError

/** A bot at work. When it has ended, its client is closed. */
export interface Started extends Running {
  readonly me: User
  readonly client: Client
}

// constructors

/**
 * Starts a bot. It fails where Telegram cannot be reached or does not know the token, and tries nothing
 * twice. What `inspect` warns of is told to `report`, once.
 */
export const start = (
  bot: Bot,
  {
    token,
    apiRoot,
    middlewares = [],
    testEnvironment = false,
    syncCommands: syncs = false,
    ...options
  }: StartOptions,
): TE.TaskEither<StartError, Started> =>
  pipe(
    TE.fromEither(typeof token === 'string' ? parsed(token) : E.right(token)),
    TE.chainEitherK((known) =>
      E.tryCatch(
        () => makeClient({ token: known, middlewares, testEnvironment, ...defined({ apiRoot }) }),
        faultOf,
      ),
    ),
    TE.chain((client) =>
      pipe(
        caught(client)(getMe()),
        TE.chainFirstW(() => prepared(bot, client, syncs, options)),
        TE.chainW((me) =>
          TE.fromEither(
            E.tryCatch(
              () =>
                started(
                  client,
                  me,
                  Polling.poll({
                    ...options,
                    bot,
                    me,
                    call: client,
                    withSignal: (signal) => client.with({ signal }),
                  })(),
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

// A token from text. Where there is none, a bot can still be tried.
const parsed = (token: string): E.Either<StartError, Token.Token> =>
  pipe(
    Token.fromString(token),
    E.mapLeft((fault) => misconfigured(token.trim() === '' ? `${fault} ${tryWithoutToken}` : fault)),
  )

// What a constructor throws where an option is wrong.
const faultOf = (cause: unknown): StartError =>
  misconfigured(cause instanceof Error ? cause.message : String(cause))

// What is told of a bot before it is at work, and done for it.
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
    const sync = E.tryCatch(() => syncCommands(bot, syncs === true ? {} : syncs)(caught(client)), faultOf)
    if (E.isLeft(sync)) return sync
    const synced = await sync.right()
    if (E.isLeft(synced)) report(`The menus of commands are not up to date: ${toString(synced.left)}`)()
    return E.right(undefined)
  }

const started = (client: Client, me: User, running: Running): Started => {
  const done = running.done().then((end) => client.close().then(() => end))
  return {
    me,
    client,
    health: running.health,
    done: () => done,
    stop: () =>
      running
        .stop()
        .then(() => done)
        .then(() => undefined),
  }
}
