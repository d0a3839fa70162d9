// The tokens of one client, one after the other. A call whose token was revoked waits for the next token, and
// is sent again: Telegram has not acted on it.

import type { ApiError } from '@pipegram/core/ApiError'
import { type Clock, system } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import * as Secret from '@pipegram/core/Secret'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as Redaction from './Redaction.ts'

// model

/** How the token of a client is replaced while calls run, without a restart. */
export interface TokenRotation {
  /**
   * Returns the token that is valid now, such as from a file. It runs when Telegram refuses a token that
   * worked before. `undefined`, or a token of another bot, counts as no answer.
   */
  readonly read: Task<Token.Token | undefined>
  /**
   * How long refused calls wait for another token. After that, they fail as `Unauthorized`. Default: `5m`.
   */
  readonly patience?: Duration
  /** The time between two reads. Default: `1s`. */
  readonly every?: Duration
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

/** The tokens of a client. */
export interface Tokens {
  /** Removes all tokens from a text. */
  readonly redact: Redaction.Redact
  /** Runs a call, and runs it again with the next token. */
  readonly through: <A>(run: Task<E.Either<ApiError, A>>) => Promise<E.Either<ApiError, A>>
}

interface TokensOptions {
  readonly token: Token.Token
  readonly rotation: TokenRotation | undefined
  readonly onRotated: (token: Token.Token) => void
  /** Aborted when the client is closed. */
  readonly signal: AbortSignal
}

// constructors

/** The tokens of a client, beginning with the first. */
export const makeTokens = ({ token, rotation, onRotated, signal }: TokensOptions): Tokens => {
  const redact = Redaction.make(token)
  if (rotation === undefined) return { redact, through: (run) => run() }
  const { read, clock = system } = rotation
  const every = toMillis('every', rotation.every ?? '1s')
  const patience = toMillis('patience', rotation.patience ?? '5m')
  let redacts = [redact]
  let current = token
  // The last token that worked. A token that never worked is a mistake, so its call fails at once.
  let worked: Token.Token | undefined
  let renewing: Promise<boolean> | undefined

  const renew = async (): Promise<boolean> => {
    for (const end = clock.now() + patience; !signal.aborted;) {
      const next = await read().catch(() => undefined)
      if (next !== undefined && isNext(next, current)) {
        current = next
        redacts = [Redaction.make(next), ...redacts]
        onRotated(next)
        return true
      }
      if (clock.now() >= end) return false
      await clock.sleep(every, signal)()
    }
    return false
  }

  return {
    redact: (text) => redacts.reduce((clean, each) => each(clean), text),
    through: async (run) => {
      for (;;) {
        const used = current
        const result = await run()
        if (E.isRight(result)) {
          worked = used
          return result
        }
        if (result.left._tag !== 'Unauthorized' || (worked !== used && current === used)) return result
        if (current !== used) continue
        renewing ??= renew().finally(() => {
          renewing = undefined
        })
        if (!(await renewing)) return result
      }
    },
  }
}

// private

const isNext = (next: Token.Token, current: Token.Token): boolean =>
  Token.botId(next) === Token.botId(current) && Secret.expose(next) !== Secret.expose(current)
