// Reads a file that runs or exports a bot, without running the bot.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bot } from '@pipegram/compose/Handler'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { type BotProgram, listenToPrograms } from './BotProgram.ts'

// constructors

/**
 * The bots of a file: those that it runs when it is loaded; otherwise the one that it exports as `bot` or by
 * default; otherwise all bots that it exports. It loads the file, but runs no bot. Fails with a sentence.
 */
export const readBotFile =
  (file: string): TE.TaskEither<string, ReadonlyArray<BotProgram>> =>
  async () => {
    const path = resolve(file)
    if (!existsSync(path)) return E.left(`${file} does not exist. Name the file of the bot: src/main.ts.`)
    const programs: Array<BotProgram> = []
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const leave = listenToPrograms((program) => {
      programs.push(program)
      begin()
    })()
    // A program waits for its bot to end, so it never finishes loading. Its other bots begin in this turn.
    const runs = begun.then(() => new Promise<void>((done) => void setImmediate(done)))
    const exported: Promise<E.Either<string, object>> = import(pathToFileURL(path).href).then(
      E.right,
      (cause: unknown) => E.left(`${file} cannot be loaded. ${wordsOf(cause)}`),
    )
    const loaded = await Promise.race([exported, runs])
    leave()
    if (programs.length > 0) return E.right(programs)
    if (loaded === undefined) return E.right([])
    return E.chain((names: object) => fromExports(file, new Map(Object.entries(names))))(loaded)
  }

// private

const fromExports = (
  file: string,
  names: ReadonlyMap<string, unknown>,
): E.Either<string, ReadonlyArray<BotProgram>> => {
  const [named] = [names.get('bot'), names.get('default')].filter(isBot)
  const bots = named === undefined ? [...names.values()].filter(isBot) : [named]
  return bots.length > 0
    ? E.right(bots.map((bot) => ({ bot, options: {} })))
    : E.left(
        `${file} neither runs nor exports a bot. Export it: export const bot: Bot = pipeline(…). ` +
          'If a function makes the bot, name the file that runs it, such as src/main.ts.',
      )
}

// Only a whole handler has a shape with `next`. Steps and tables are not bots.
const isBot = (u: unknown): u is Bot =>
  typeof u === 'function' &&
  'shape' in u &&
  typeof u.shape === 'object' &&
  u.shape !== null &&
  'next' in u.shape

const wordsOf = (cause: unknown): string => {
  const text = Token.redact(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause))
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return code === 'ERR_UNKNOWN_FILE_EXTENSION'
    ? 'This Node does not run TypeScript: use Node 22.19 or newer, or name the compiled file.'
    : `${text}${/[.!?]$/.test(text) ? '' : '.'}`
}
