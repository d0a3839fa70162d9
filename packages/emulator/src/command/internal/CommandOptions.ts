// The wing `command`: the emulator as a program. Here: its options.

import { parseArgs } from 'node:util'
import { defined } from '@pipegram/core/Defined'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'

// model

/** The options of the command line. */
export interface CommandOptions {
  readonly port: number
  readonly host?: string
  readonly hosts: ReadonlyArray<string>
  readonly token?: string
  /** The usernames of more bots. */
  readonly bots: ReadonlyArray<string>
  /** True for HTTPS, with a certificate that the emulator makes or with the two files. */
  readonly https: boolean
  readonly cert?: string
  readonly key?: string
  readonly local: boolean
  readonly limits: boolean
  readonly synthesise: boolean
  /** The path of a seed file. */
  readonly seed?: string
  /** The path of the file that keeps the state. */
  readonly state?: string
  /** How many messages to keep. */
  readonly history?: number
  readonly clock: 'machine' | 'manual'
  /** Shows the page in the browser of the machine. */
  readonly open: boolean
  readonly help: boolean
  /** The program of the bot with its arguments: everything after `--`. Empty if there is none. */
  readonly bot: ReadonlyArray<string>
}

/** The help of the command. */
export const help = `A local Bot API server, without a token of Telegram.

  npx @pipegram/emulator [options] [-- program of a bot, with its arguments]

  --port 8081       the port; 0 picks a free one. Default: 8081
  --host 127.0.0.1  the address to listen on. With another one, everybody who reaches it can use the emulator
  --name bot-api    a further host name that requests may have; may be repeated
  --token 1:…       the token of the bot. Default: one that Telegram does not know
  --bots a_bot,b_bot  usernames of further bots, each with a token of its own
  --https           HTTPS, with a certificate of its own
  --cert c.pem --key k.pem  HTTPS, with the certificate and the key of these files
  --local           like a server with --local: webhooks and files on this machine
  --limits          429 for a bot that sends too much, as Telegram has it
  --synthesise      results that are made up for methods that are not played, instead of 400
  --seed file.yaml  YAML or JSON to begin with: bots, users, chats, messages
  --state file      a file that keeps all of it: the next run goes on where this one ends
  --history 100000  how many messages are kept; older ones are forgotten
  --clock manual    a clock that stands still until POST /_/clock moves it. Default: machine
  --open            opens the page in a browser
  --help            this text
  -- node bot.js    runs this program with BOT_API_ROOT and BOT_TOKEN set, and ends with it

"record" and "replay" in the place of the options record a real bot, and play that to its next version:
npx @pipegram/emulator record --help.

At / is a page on which you are any user in any chat. /_/openapi.json describes the same over HTTP.`

// constructors

/** Parses a command line. Otherwise returns what is wrong with it. */
export const fromArguments = (line: ReadonlyArray<string>): E.Either<string, CommandOptions> => {
  const end = line.includes('--') ? line.indexOf('--') : line.length
  const [args, bot] = [line.slice(0, end), line.slice(end + 1)]
  if (end < line.length && bot.length === 0)
    return E.left('No program follows --. Write -- node bot.js, for example.')
  const parsed = E.tryCatch(() => parseArgs({ args, options, allowPositionals: false }), wordsOf)
  if (E.isLeft(parsed)) return parsed
  const {
    port = '8081',
    clock = 'machine',
    token,
    name = [],
    local,
    limits,
    host,
    seed,
    state,
    cert,
    key,
    history,
  } = parsed.right.values
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return E.left(`--port is "${port}" and should be a whole number from 0 to 65535.`)
  if (history !== undefined && !/^[1-9]\d{0,8}$/.test(history))
    return E.left(`--history is "${history}" and should be a whole number from 1 on.`)
  const moves = clock === 'machine' || clock === 'manual' ? clock : undefined
  if (moves === undefined) return E.left(`--clock is "${clock}" and should be machine or manual.`)
  if ((cert === undefined) !== (key === undefined))
    return E.left('--cert and --key belong together: give both, or neither.')
  const others = (parsed.right.values.bots ?? '').split(',').filter((one) => one !== '')
  const strange = others.find((one) => !/^[a-z][a-z0-9_]{1,28}bot$/i.test(one))
  if (strange !== undefined)
    return E.left(
      `--bots: "${strange}" cannot be the username of a bot: 5 to 32 of a-z, 0-9 and _, with bot at the end.`,
    )
  // The error does not quote the token.
  const known = token === undefined ? undefined : Token.fromString(token)
  if (known !== undefined && E.isLeft(known)) return E.left(`--token: ${known.left}`)
  return E.right({
    ...defined({ host, token, seed, state, cert, key }),
    ...(history === undefined ? {} : { history: Number(history) }),
    https: parsed.right.values.https === true || cert !== undefined,
    bots: others,
    port: Number(port),
    hosts: name,
    local: local === true,
    limits: limits === true,
    synthesise: parsed.right.values.synthesise === true,
    clock: moves,
    open: parsed.right.values.open === true,
    help: parsed.right.values.help === true,
    bot,
  })
}

// private

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  name: { type: 'string', multiple: true },
  token: { type: 'string' },
  bots: { type: 'string' },
  https: { type: 'boolean' },
  cert: { type: 'string' },
  key: { type: 'string' },
  local: { type: 'boolean' },
  limits: { type: 'boolean' },
  synthesise: { type: 'boolean' },
  seed: { type: 'string' },
  state: { type: 'string' },
  history: { type: 'string' },
  clock: { type: 'string' },
  open: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

// The first sentence of Node's error is enough.
const wordsOf = (error: unknown): string => {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
  return `${first.replace(/\.$/, '')}. See --help.`
}
