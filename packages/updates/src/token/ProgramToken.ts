// The token of a program: from an option, the environment, or a file that may change while the bot runs.
//
// Wing `token`: finds the token of a program.

import type { TokenRotation } from '@pipegram/client/Client'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

// model

/** The places of the token of a program. */
export interface TokenPlaceOptions {
  /**
   * The token from @BotFather. Default: `BOT_TOKEN` of the environment, otherwise the text of `tokenFile`.
   */
  readonly token?: string | Token.Token
  /**
   * A file that holds the token, such as a mounted secret. When Telegram refuses the token, the file is read
   * again, each second for five minutes: calls wait, and go on with the new token. Default: `BOT_TOKEN_FILE`
   * of the environment.
   */
  readonly tokenFile?: string
}

/** The text that was found as a token. It may be wrong or empty. */
export interface ProgramToken {
  readonly token: string | Token.Token
  /** Where it was found, as words for a sentence. */
  readonly place: string
  readonly rotation?: TokenRotation
}

// constructors

/**
 * Finds the token of a program; empty if it has no token. Fails with a sentence if its file cannot be read.
 */
export const findToken =
  (
    { token, tokenFile }: TokenPlaceOptions,
    env: Readonly<Record<string, string | undefined>>,
  ): TE.TaskEither<string, ProgramToken> =>
  async () => {
    const { BOT_TOKEN: text = '', BOT_TOKEN_FILE: named = '' } = env
    if (token !== undefined) return E.right({ token, place: 'the option `token`' })
    const path = tokenFile ?? named
    if (path === '' || (tokenFile === undefined && text !== ''))
      return E.right({ token: text, place: 'BOT_TOKEN' })
    const read = await textIn(path)
    return E.map((found: string) => ({
      token: found.trim(),
      place: `the file ${path}`,
      rotation: rotationBy(path),
    }))(read)
  }

/** Reads the next token from a file, when Telegram refuses the present one. */
export const rotationBy = (path: string): TokenRotation => ({
  read: async () => {
    const text = await textIn(path)
    const token = E.isRight(text) ? Token.fromString(text.right) : text
    return E.isRight(token) ? token.right : undefined
  },
})

// private

const textIn = async (path: string): Promise<E.Either<string, string>> => {
  try {
    // Not by an import, so that this module can be bundled for runtimes without files.
    return E.right(await process.getBuiltinModule('node:fs/promises').readFile(path, 'utf8'))
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no file system'
    return E.left(`The file of the token, ${path}, cannot be read (${code}): is it there, and may this user?`)
  }
}
