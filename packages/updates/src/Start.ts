// From a bot and a token to a bot at work, on any runtime: it makes a client, asks who the bot is, and polls.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { makeClient, type Client, type Options as ClientOptions } from '@pipegram/client/Client'
import { toString, type ApiError } from '@pipegram/core/ApiError'
import { getMe } from '@pipegram/core/Calls'
import * as Token from '@pipegram/core/Token'
import type { User } from '@pipegram/core/Types'
import type { Bot } from '@pipegram/compose/Handler'
import * as Polling from './Polling.ts'
import type { Running } from './Running.ts'

// model

export interface Options extends Omit<Polling.Options, 'bot' | 'call' | 'me' | 'withSignal'>, Pick<ClientOptions, 'middlewares' | 'testEnvironment'> {
  /** What @BotFather gave. */
  readonly token: string | Token.Token
  /** Where the Bot API is; Telegram's own server unless told. */
  readonly apiRoot?: string
}

/** Why a bot did not start: its token or its options cannot be right, or a call failed. */
export type StartError = { readonly _tag: 'Misconfigured'; readonly message: string } | ApiError

/** A bot at work. When it has ended, its client is closed. */
export interface Started extends Running {
  readonly me: User
  readonly client: Client
}

// constructors

/** Starts a bot. It fails where Telegram cannot be reached or does not know the token, and tries nothing twice. */
export const start = (bot: Bot, { token, apiRoot, middlewares = [], testEnvironment = false, ...options }: Options): TE.TaskEither<StartError, Started> =>
  pipe(
    TE.fromEither(typeof token === 'string' ? pipe(Token.fromString(token), E.mapLeft(misconfigured)) : E.right(token)),
    TE.chainEitherK((known) => E.tryCatch(() => makeClient({ token: known, middlewares, testEnvironment, ...(apiRoot === undefined ? {} : { apiRoot }) }), faultOf)),
    TE.chain((client) =>
      pipe(
        client(getMe()),
        TE.chainW((me) =>
          TE.fromEither(
            E.tryCatch(() => started(client, me, Polling.poll({ ...options, bot, me, call: client, withSignal: (signal) => client.with({ signal }) })()), faultOf),
          ),
        ),
        TE.orElse((error): TE.TaskEither<StartError, Started> => () => client.close().then(() => E.left(error))),
      ),
    ),
  )

// destructors

/** One sentence for the person who starts the bot. */
export const showStartError = (error: StartError): string => (error._tag === 'Misconfigured' ? error.message : toString(error))

// private

const misconfigured = (message: string): StartError => ({ _tag: 'Misconfigured', message })

// What a constructor throws where an option is wrong.
const faultOf = (cause: unknown): StartError => misconfigured(cause instanceof Error ? cause.message : String(cause))

const started = (client: Client, me: User, running: Running): Started => {
  const done = running.done().then((end) => client.close().then(() => end))
  return {
    me,
    client,
    health: running.health,
    done: () => done,
    stop: () => running.stop().then(() => done).then(() => undefined),
  }
}
