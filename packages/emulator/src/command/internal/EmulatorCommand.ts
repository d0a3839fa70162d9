// The emulator as a program: it starts, and shows the settings for a bot.

import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { makeEmulator, type Emulator } from '../../Emulator.ts'
import { makeManualClock } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { startBot, type BotProgram } from './BotProgram.ts'
import { openInBrowser } from './BrowserStart.ts'
import { readCertificate, writeCertificate } from './CertificateFile.ts'
import { fromArguments, help } from './CommandOptions.ts'
import { plant, readSeed, type Seed } from './SeedFile.ts'
import { keepState, readState } from './StateFile.ts'

// model

/** The result of the command. Its text is for the user. */
export type CommandResult =
  | {
      readonly _tag: 'Running'
      readonly emulator: Emulator
      readonly text: string
      /** Starts the program of the bot, if the command line names one. */
      readonly startBot?: () => Promise<BotProgram>
    }
  | { readonly _tag: 'Helped'; readonly text: string }
  /** The code is 2 for a wrong option or file, 1 for an emulator that did not start. */
  | { readonly _tag: 'Failed'; readonly code: 1 | 2; readonly text: string }

// constructors

/** Starts an emulator by a command line. */
export const runCommand = async (args: ReadonlyArray<string>): Promise<CommandResult> => {
  const options = fromArguments(args)
  if (E.isLeft(options)) return { _tag: 'Failed', code: 2, text: options.left }
  const {
    seed: path,
    state: kept,
    clock,
    open,
    help: wantsHelp,
    bot,
    bots,
    cert,
    key: _,
    ...rest
  } = options.right
  if (wantsHelp) return { _tag: 'Helped', text: help }
  const seed = path === undefined ? E.right(alone) : await readSeed(path)
  if (E.isLeft(seed)) return { _tag: 'Failed', code: 2, text: seed.left }
  const certificate = await readCertificate(options.right)
  if (E.isLeft(certificate)) return { _tag: 'Failed', code: 2, text: certificate.left }
  let emulator: Emulator
  let program: BotProgram | undefined
  try {
    emulator = await makeEmulator({
      ...rest,
      bots: [
        ...bots.map((username) => ({ username, first_name: username })),
        ...(seed.right.bots ?? []).map(defined),
      ],
      https: certificate.right,
      admin: true,
      ...(bot.length === 0 ? {} : { restart: async () => program?.restart() }),
      ...(clock === 'manual' ? { clock: makeManualClock() } : {}),
    })
  } catch (error) {
    return { _tag: 'Failed', code: 1, text: wordsOf(error, rest.host) }
  }
  try {
    // A seed is only for the first run.
    const isKept = kept !== undefined && (await readState(emulator, kept))
    if (!isKept) plantSeed(emulator, seed.right, path)
  } catch (error) {
    await emulator.close()
    return { _tag: 'Failed', code: 2, text: wordsOf(error, rest.host) }
  }
  if (kept !== undefined) emulator = keepState(emulator, kept)
  // Clients read the trusted certificate from a file.
  const trusted = cert ?? (await writeCertificate(emulator))
  if (open) openInBrowser(emulator.apiRoot)
  if (bot.length === 0)
    return { _tag: 'Running', emulator, text: welcome(emulator, rest.token !== undefined, trusted) }
  const begin = async (): Promise<BotProgram> => {
    program = await startBot(bot, emulator, trusted)
    return program
  }
  const text = `The page on which you are any user: ${emulator.apiRoot}/. Stop with Ctrl-C.`
  return { _tag: 'Running', emulator, text, startBot: begin }
}

// private

const alone: Seed = defined({ users: [{ first_name: 'Ann' }] })

const plantSeed = (emulator: Emulator, seed: Seed, path = 'seed'): void => {
  try {
    plant(emulator, seed)
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

const wordsOf = (error: unknown, host = ''): string => {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  return code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
    ? `--host ${host} is not an address of this machine.`
    : code === 'EACCES'
      ? 'This port needs more rights: choose one from 1024 on.'
      : error.message
}

// A shell can run this text: everything except settings is a comment.
const welcome = ({ apiRoot, token, state, bots }: Emulator, isGiven: boolean, trusted?: string): string => {
  const [person] = peopleOf(state())
  const others = bots
    .slice(1)
    .map((one, place) => `\nBOT_TOKEN_${place + 2}=${one.token} # @${one.bot.username ?? ''}`)
  const trust = trusted === undefined ? '' : `\nNODE_EXTRA_CA_CERTS=${trusted}\nSSL_CERT_FILE=${trusted}`
  const send = JSON.stringify({ user_id: person ?? 100_001, text: '/start' })
  return `BOT_API_ROOT=${apiRoot}
${isGiven ? '# BOT_TOKEN is the token that you gave.' : `BOT_TOKEN=${token}`}${others.join('')}${trust}
# Set these for your bot, and start it. Then be any user, on the page ${apiRoot}/ or in another terminal:
#   curl -d '${send}' ${apiRoot}/_/send
#   curl '${apiRoot}/_/received?wait=5'
# All that people can do: ${apiRoot}/_/openapi.json. Stop with Ctrl-C.`
}

const peopleOf = ({ users }: ReturnType<Emulator['state']>): ReadonlyArray<number> =>
  SortedMap.values(users).flatMap(({ id, is_bot }) => (is_bot ? [] : [id]))
