// A local Bot API server, to try and test bots without a token of Telegram.

import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { Duration } from '@pipegram/core/Duration'
import type { BotFullInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { makeAdminServer } from './admin/internal/AdminServer.ts'
import { defaultHistory, initialState } from './bot/internal/InitialState.ts'
import { makeHttpServer } from './http/internal/HttpServer.ts'
import { selfSigned, type Certificate } from './http/internal/SelfSigned.ts'
import { fileOf } from './media/internal/FileStore.ts'
import { makePageServer } from './page/internal/PageServer.ts'
import type { Group } from './people/ChatView.ts'
import type { EmulatedBot, NewBot } from './people/EmulatedBot.ts'
import { botOf, tokensOf } from './people/internal/BotTokens.ts'
import { makeBot } from './people/internal/LiveBot.ts'
import { makePeopleRegistry } from './people/internal/PeopleRegistry.ts'
import type { NewGroup, NewUser, Person } from './people/Person.ts'
import type { ChatEvent } from './state/ChatEvent.ts'
import { partOf, withBot } from './state/internal/BotView.ts'
import { eventInWords } from './state/internal/EventWords.ts'
import * as Snapshot from './state/internal/Snapshot.ts'
import type { State } from './state/State.ts'
import { systemClock, type EmulatorClock } from './values/EmulatorClock.ts'
import { within } from './values/internal/NumberRange.ts'
import { timerLength } from './values/internal/TimerLength.ts'
import { lastCalls } from './world/internal/LastCalls.ts'
import { removeFiles } from './world/internal/LocalFiles.ts'
import { makeSendTally } from './world/internal/SendTally.ts'
import { makeServedBots } from './world/internal/webhooks/ServedBots.ts'
import { makeWorlds, type World } from './world/internal/World.ts'
import type { PipelineScreen } from './world/PipelineScreen.ts'
import type { SendLimits } from './world/SendLimits.ts'

// model

/** Options of an emulator. All options have defaults. */
export interface EmulatorOptions {
  /** Default: 0, which lets the system pick a free port. */
  readonly port?: number
  /**
   * The address to listen on. Default: `127.0.0.1`. With any other address, everybody who can reach it can
   * use the emulator.
   */
  readonly host?: string
  /**
   * Names of the machine, besides loopback names, that a request may have in `Host`, without a port. Default:
   * none. Other names are refused, so that a web page cannot reach the emulator through a name of its own.
   */
  readonly hosts?: ReadonlyArray<string>
  /** The token of the bot. Its number is the id of the bot. Default: a token that Telegram does not know. */
  readonly token?: string
  /**
   * What `getMe` shows. With `can_read_all_group_messages: false` the bot is in privacy mode. Default: a bot
   * that reads all messages of groups and has no inline mode.
   */
  readonly bot?: Partial<Omit<BotFullInfo, 'id' | 'is_bot'>>
  /**
   * More bots, each with its own token, updates, webhook and private chats. All bots share people, groups and
   * files. Default: none.
   */
  readonly bots?: ReadonlyArray<NewBot>
  /** The Stars that the bot has at the start, to give gifts. Default: 0. */
  readonly stars?: number
  /** True if the bot gets chosen inline results, as with `/setinlinefeedback`. Default: false. */
  readonly inline_feedback?: boolean
  /**
   * True for a self-hosted server with `--local`. It refuses wrong tokens in other words, and posts updates
   * to webhooks on this machine. Its `getFile` returns the path of a file on the disk. Default: false.
   */
  readonly local?: boolean
  /**
   * True for HTTPS with a certificate that the emulator makes; clients must trust the `certificate` of the
   * emulator. Or a certificate and its key, as PEM. Default: false, plain HTTP.
   */
  readonly https?: boolean | Certificate
  /**
   * True to play people on a page, at `/`, and over HTTP, at `/_/…`; `/_/openapi.json` describes this API.
   * Everybody who can reach the emulator can then act as any user. Default: false.
   */
  readonly admin?: boolean
  /** With `admin`: restarts the program of the bot, for the page. Default: the page has no such button. */
  readonly restart?: () => Promise<void>
  /**
   * True to invent a result, a valid value of its type, for a method that the emulator does not play. The
   * answer in `calls()` says so. Default: false, such a method is refused with 400.
   */
  readonly synthesise?: boolean
  /**
   * How many messages all chats together keep; older messages are forgotten. Default: 100,000, which take
   * about 150 MB.
   */
  readonly history?: number
  /** Default: the clock of the machine. */
  readonly clock?: EmulatorClock
  /**
   * Limits for sending; a bot that sends too much gets 429. `true`: the limits of Telegram. Default: false,
   * no limits.
   */
  readonly limits?: boolean | Partial<SendLimits>
  /** How long `received`, `answered`, `next` and `idle` wait. Default: 5 s. */
  readonly patience?: Duration
  /** The id of the first update. Default: a random one. */
  readonly firstUpdate?: number
}

/** A running emulator. It is also its first bot. */
export interface Emulator extends EmulatedBot {
  /** The address of the emulator, such as `http://127.0.0.1:8081`, without a slash at its end. */
  readonly apiRoot: string
  /** Shows the pipeline of the first bot on the page: `showBranches(emulator.screen)(bot)`. */
  readonly screen: PipelineScreen
  /** With HTTPS: the certificate, as PEM, that a client must trust. */
  readonly certificate: string | undefined
  /** The bots that existed at the start, the first one first. */
  readonly bots: ReadonlyArray<EmulatedBot>
  /** A bot by its id, such as one that a person made for the bot to manage. Throws if no bot has this id. */
  readonly botOf: (id: number) => EmulatedBot
  /** Makes a new person, who has not yet written to the bot. */
  readonly user: (about: NewUser) => Person
  /** Makes a new group or channel. Its first members cause no updates. */
  readonly group: (about: NewGroup) => Group
  /**
   * Waits for the next event that fits, in any chat. Returns each event once. Rejects if none comes in time.
   */
  readonly next: (fits?: (event: ChatEvent) => boolean) => Promise<ChatEvent>
  /**
   * Returns a file by its `file_id`, as the bot or a person sent it. `undefined` if there is no such file.
   */
  readonly file: (file_id: string) => File | undefined
  /** The current state of the emulator. */
  readonly state: () => State
  /** The state of the emulator as a text for `restore`, in this process or in another one. */
  readonly snapshot: () => Promise<string>
  /** Goes back to a snapshot. Throws an `Error` if the text is not a snapshot. */
  readonly restore: (snapshot: string) => void
  /** Ends every connection and frees the port. */
  readonly close: () => Promise<void>
}

// constructors

/**
 * Starts an emulator. Rejects if the port is in use, if the token is not a token, or if an option is out of
 * range.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeEmulator } from '@pipegram/emulator/Emulator'
 *
 *   const emulator = await makeEmulator()
 *   const ann = emulator.user({ first_name: 'Ann' })
 *   ann.send('/start')
 *
 *   // Any bot, in any language, can take this part.
 *   const call = (method: string, query = '') =>
 *     fetch(`${emulator.apiRoot}/bot${emulator.token}/${method}?${query}`)
 *   await call('getUpdates')
 *   await call('sendMessage', `chat_id=${ann.id}&text=Hello`)
 *
 *   assert.strictEqual((await ann.received()).text, 'Hello')
 *   await emulator.close()
 */
export const makeEmulator = async (options: EmulatorOptions = {}): Promise<Emulator> => {
  const { port = 0, host = '127.0.0.1', hosts = [] } = options
  const tokens = tokensOf(options.token, options.bots ?? [])
  const worlds = worldsOf(tokens, options)
  const [world] = worlds
  if (world === undefined) throw new Error('There is no bot.')
  const bots = worlds.map(makeBot)
  const [bot = makeBot(world)] = bots
  const people = makePeopleRegistry(world)
  const admin = options.admin === true ? makeAdminServer(worlds, options.restart) : undefined
  const page = admin && makePageServer(admin)
  const { local, filesFolder } = world.state()
  const served = makeServedBots(world, local)
  const certificate = certificateOf(options)
  const scheme = certificate === undefined ? 'http' : 'https'
  const server = await makeHttpServer(served.apis, port, { host, names: hosts, scheme }, page, certificate)
  const ends = [served.end, admin?.end]
  const events = world.log.read(({ found }) => {
    const seen = found.length === 0 ? '' : `: ${found.map(eventInWords).join(', ')}`
    return `Nothing that fits came in time${seen}. ${lastCalls(world)}`
  })
  return {
    ...bot,
    apiRoot: `${scheme}://${reachable(host)}:${server.port}`,
    screen: world.pipeline,
    certificate: certificate?.cert,
    bots,
    botOf: (id) => {
      const one = world.of(id)
      if (one === undefined) throw new Error(`There is no bot ${id}.`)
      return makeBot(one)
    },
    user: people.user,
    group: people.group,
    next: async (fits) => {
      const [found] = await events.take(1, fits)
      if (found === undefined) throw new Error('The log gave nothing.')
      return found
    },
    file: (file_id) => fileOf(world.state(), file_id),
    state: world.state,
    snapshot: () => Snapshot.toText(world.state()),
    restore: (text) => {
      const state = Snapshot.fromText(text)
      if (E.isLeft(state)) throw new Error(`The snapshot cannot be used: ${state.left}.`)
      world.restore(state.right)
    },
    close: async () => {
      for (const end of ends) end?.()
      await server.close()
      await removeFiles(filesFolder)
    },
  }
}

// private

// `0.0.0.0` and `::` mean every address, so nobody can connect to them.
const reachable = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host

const certificateOf = (options: EmulatorOptions): Certificate | undefined => {
  const { https = false, host = '127.0.0.1', hosts = [] } = options
  if (https === false) return undefined
  if (https === true)
    return selfSigned([...new Set(['localhost', '127.0.0.1', '::1', host, ...hosts])], Date.now())
  try {
    createSecureContext(https)
  } catch (error) {
    throw new Error('The certificate cannot be used: give a certificate and its own key, both as PEM.', {
      cause: error,
    })
  }
  return https
}

const worldsOf = (tokens: ReadonlyArray<string>, options: EmulatorOptions): ReadonlyArray<World> => {
  const {
    local = false,
    clock = systemClock,
    patience = '5s',
    limits = false,
    inline_feedback = false,
    synthesise = false,
    stars = 0,
    history = defaultHistory,
    bots = [],
  } = options
  const { firstUpdate = 2_000_000 + Math.floor(Math.random() * 1e9) } = options
  within('stars', stars, 0)
  within('history', history, 1)
  within('firstUpdate', firstUpdate, 1, 0x7fff_ffff)
  const folder = local ? { filesFolder: join(tmpdir(), `pipegram-emulator-${randomUUID()}`) } : {}
  const [start, ...others] = [options.bot, ...bots].map((about, place) => ({
    ...initialState(botOf(tokens[place] ?? '', place, about), local, firstUpdate),
    feedback: inline_feedback,
    synthesise,
    ownStars: stars,
    history,
    ...folder,
  }))
  if (start === undefined) return []
  const whole = others.reduce((state: State, other) => withBot(partOf(other))(state), start)
  return makeWorlds(whole, tokens, clock, timerLength('patience', patience), () =>
    limits === false ? undefined : makeSendTally(limits === true ? {} : limits),
  )
}
