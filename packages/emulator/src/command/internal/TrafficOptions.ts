// The options of the commands `record` and `replay`.

import { parseArgs } from 'node:util'
import { defined } from '@pipegram/core/Defined'
import type { Duration } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import type { TrafficRecorderOptions } from '../../traffic/TrafficRecorder.ts'
import type { TrafficReplayOptions } from '../../traffic/TrafficReplay.ts'

// model

/** The parsed command line after `record` or `replay`. */
export type TrafficCommand =
  | { readonly _tag: 'Record'; readonly options: TrafficRecorderOptions; readonly bot: ReadonlyArray<string> }
  | { readonly _tag: 'Replay'; readonly options: TrafficReplayOptions; readonly bot: ReadonlyArray<string> }
  | { readonly _tag: 'Help' }

/** The help of both commands. */
export const trafficHelp = `Records what a bot and Telegram say, and plays it to another version of the bot.

  npx @pipegram/emulator record --file traffic.jsonl [options] [-- program of the bot, with its arguments]
  npx @pipegram/emulator replay --file traffic.jsonl [options] [-- program of the bot, with its arguments]

  --file traffic.jsonl  the recording. record makes it, and it must not exist yet
  --port 8082       the port; 0 picks a free one. Default: 8082
  --webhook http://127.0.0.1:3000  where the bot takes updates. Default: none, a bot that polls
  --help            this text
  -- node bot.js    runs this program with BOT_API_ROOT set, and ends with it

record passes all calls on, with the token that the bot uses:

  --to https://api.telegram.org  the Bot API. Default: https://api.telegram.org
  --texts hidden    hidden: letters are x, commands stay. kept: as they are. Default: hidden
  --keep 42,@news   ids and usernames that get no pseudonym, such as those in the configuration of the bot

replay sets BOT_TOKEN as well, prints how the calls differ, and ends with 1 if they do:

  --secret …        the secret of the webhook. Default: what the bot says by setWebhook
  --quiet 2s        how long a recorded call is waited for. Default: 2s`

// constructors

/** Parses a line that begins with `record` or `replay`. Otherwise returns what is wrong with it. */
export const fromLine = ([name = '', ...line]: ReadonlyArray<string>): E.Either<string, TrafficCommand> => {
  const end = line.includes('--') ? line.indexOf('--') : line.length
  const [args, bot] = [line.slice(0, end), line.slice(end + 1)]
  if (end < line.length && bot.length === 0)
    return E.left('No program follows --. Write -- node bot.js, for example.')
  return name === 'record' ? recordOf(args, bot) : replayOf(args, bot)
}

// private

const shared = {
  file: { type: 'string' },
  port: { type: 'string' },
  webhook: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const recordOf = (
  args: ReadonlyArray<string>,
  bot: ReadonlyArray<string>,
): E.Either<string, TrafficCommand> => {
  const options = {
    ...shared,
    to: { type: 'string' },
    texts: { type: 'string' },
    keep: { type: 'string' },
  } as const
  const parsed = E.tryCatch(() => parseArgs({ args: [...args], options, allowPositionals: false }), wordsOf)
  if (E.isLeft(parsed)) return parsed
  const { file, port, webhook, help, to, texts = 'hidden', keep = '' } = parsed.right.values
  if (help === true) return E.right({ _tag: 'Help' })
  if (file === undefined) return E.left('--file is missing: name the file of the recording.')
  const listens = portOf(port)
  if (E.isLeft(listens)) return listens
  if (texts !== 'hidden' && texts !== 'kept')
    return E.left(`--texts is "${texts}" and should be hidden or kept.`)
  const kept = keep.split(',').filter((one) => one !== '')
  return E.right({
    _tag: 'Record',
    options: { ...defined({ to, webhook }), file, port: listens.right, texts, keep: kept },
    bot,
  })
}

const replayOf = (
  args: ReadonlyArray<string>,
  bot: ReadonlyArray<string>,
): E.Either<string, TrafficCommand> => {
  const options = { ...shared, secret: { type: 'string' }, quiet: { type: 'string' } } as const
  const parsed = E.tryCatch(() => parseArgs({ args: [...args], options, allowPositionals: false }), wordsOf)
  if (E.isLeft(parsed)) return parsed
  const { file, port, webhook, help, secret, quiet = '2s' } = parsed.right.values
  if (help === true) return E.right({ _tag: 'Help' })
  if (file === undefined) return E.left('--file is missing: name the recording.')
  const listens = portOf(port)
  if (E.isLeft(listens)) return listens
  if (!isDuration(quiet)) return E.left(`--quiet is "${quiet}" and should be a time such as 2s or 1m.`)
  return E.right({
    _tag: 'Replay',
    options: { ...defined({ webhook, secret }), file, port: listens.right, quiet },
    bot,
  })
}

const portOf = (port = '8082'): E.Either<string, number> =>
  /^\d{1,5}$/.test(port) && Number(port) <= 65_535
    ? E.right(Number(port))
    : E.left(`--port is "${port}" and should be a whole number from 0 to 65535.`)

const isDuration = (text: string): text is Extract<Duration, string> => /^[1-9]\d{0,4}[smhd]$/.test(text)

// The first sentence of Node's error is enough.
const wordsOf = (error: unknown): string => {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
  return `${first.replace(/\.$/, '')}. See --help.`
}
