// A local Bot API server: it lets you try and test bots without a token of Telegram.

import * as Token from '@pipegram/core/Token'
import type { Update, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Fault, FaultScope } from './http/Faults.ts'
import { makeServer } from './http/internal/HttpServer.ts'
import { fileOf } from './media/internal/FileStore.ts'
import { makePeopleRegistry } from './people/internal/PeopleRegistry.ts'
import type { Group, NewGroup, NewUser, Person } from './people/Person.ts'
import type { ChatEvent } from './state/ChatEvent.ts'
import { describe } from './state/internal/EventWords.ts'
import type { State } from './state/State.ts'
import * as UpdateQueue from './updates/internal/UpdateQueue.ts'
import { systemClock, type EmulatorClock, type Millis } from './values/EmulatorClock.ts'
import * as SortedMap from './values/internal/SortedMap.ts'
import { within } from './values/internal/WholeNumber.ts'
import { startOf } from './world/internal/InitialState.ts'
import { lastCalls } from './world/internal/LastCalls.ts'
import { makeSendTally } from './world/internal/SendTally.ts'
import { makeWebhookDelivery } from './world/internal/WebhookDelivery.ts'
import { makeWorld, type World } from './world/internal/World.ts'
import type { RecordedCall } from './world/RecordedCall.ts'
import type { SendLimits } from './world/SendLimits.ts'

// model

/** How an emulator is made; all can be left out. */
export interface EmulatorOptions {
  /** 0, the default, lets the system pick a free one. */
  readonly port?: number
  /** The bot's token; its number is the bot's id. */
  readonly token?: string
  /**
   * What `getMe` shows. The bot reads all messages of groups unless `can_read_all_group_messages` is false:
   * that is privacy mode.
   */
  readonly bot?: Partial<Omit<User, 'id' | 'is_bot'>>
  /**
   * Whether the bot hears what of its inline results was chosen: @BotFather's `/setinlinefeedback`. Off
   * unless told otherwise.
   */
  readonly inline_feedback?: boolean
  /**
   * Behaves as a self-hosted server with `--local`: other words for bad tokens, and webhooks on this machine,
   * which get their updates.
   */
  readonly local?: boolean
  readonly clock?: EmulatorClock
  /**
   * Answers 429 to a bot that sends too much: `true` for Telegram's limits, or others in place of some of
   * them. Without, the bot may send as much as it likes.
   */
  readonly limits?: boolean | Partial<SendLimits>
  /** How long `received`, `answered` and `next` wait: 5,000 ms unless told otherwise. */
  readonly patience?: Millis
  /** The number of the first update. */
  readonly firstUpdate?: number
}

/** A running emulator. */
export interface Emulator {
  /** Where it listens, such as `http://127.0.0.1:8081`, without a slash at its end. */
  readonly apiRoot: string
  readonly token: string
  /** As `getMe` shows it. */
  readonly bot: User
  /** A new person, who has not written to the bot yet. */
  readonly user: (about: NewUser) => Person
  /** A new group or channel. What it begins with makes no updates. */
  readonly group: (about: NewGroup) => Group
  /** The requests of the bot, or those of one method, the oldest first; the newest 10,000 are kept. */
  readonly calls: (method?: string) => ReadonlyArray<RecordedCall>
  /**
   * The next thing that the bot made happen anywhere and that fits; each is given once. Rejects when nothing
   * comes in time.
   */
  readonly next: (fits?: (happening: ChatEvent) => boolean) => Promise<ChatEvent>
  /** A file by its `file_id`, whoever sent it, as it was uploaded; `undefined` if there is none. */
  readonly file: (file_id: string) => File | undefined
  /**
   * Resolves when the bot has confirmed all that it was told, and so has dealt with it. Rejects when it has
   * not in time.
   */
  readonly idle: () => Promise<void>
  /**
   * Lets something go wrong with the calls of the bot, as `Faults` has it, and gives what ends that:
   * `inject(tooMany(3), { times: 1 })`, `inject(dropped('after'), { method: 'sendMessage', share: 0.1 })`.
   * Throws a `RangeError` where that could never happen.
   */
  readonly inject: (fault: Fault, scope?: FaultScope) => () => void
  /** Gives the bot any update at all, numbered here; `undefined` if the bot does not want its kind. */
  readonly deliver: (content: UpdateQueue.Unnumbered) => Update | undefined
  /** All that the emulator knows, as it is now. */
  readonly state: () => State
  /** Ends every connection and frees the port. */
  readonly close: () => Promise<void>
}

// constructors

/**
 * Starts an emulator. Rejects if the port is taken, if the token cannot be one, or if a limit is no whole
 * number from 1 on.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeEmulator } from '@pipegram/emulator/Emulator'
 *
 *   const emulator = await makeEmulator()
 *   const ann = emulator.user({ first_name: 'Ann' })
 *   ann.send('/start')
 *
 *   // Any bot may take this part, in any language.
 *   const call = (method: string, query = '') =>
 *     fetch(`${emulator.apiRoot}/bot${emulator.token}/${method}?${query}`)
 *   await call('getUpdates')
 *   await call('sendMessage', `chat_id=${ann.id}&text=Hello`)
 *
 *   assert.strictEqual((await ann.received()).text, 'Hello')
 *   await emulator.close()
 */
export const makeEmulator = async (options: EmulatorOptions = {}): Promise<Emulator> => {
  const { port = 0, token = defaultToken } = options
  const parsed = Token.fromString(token)
  if (E.isLeft(parsed)) throw new Error(parsed.left)
  // Telegram writes these first.
  const own = { id: Token.botId(parsed.right), is_bot: true }
  const me: User = { ...own, ...defaultBot, ...options.bot, ...own }
  const world = worldOf(me, options)
  const server = await makeServer(world, token.trim(), port)
  const endDelivery = makeWebhookDelivery(world)
  const events = world.log.read(
    ({ found }) =>
      `Nothing that fits came in time${found.length === 0 ? '' : `: ${found.map(describe).join(', ')}`}. ${lastCalls(world)}`,
  )
  const people = makePeopleRegistry(world)
  return {
    apiRoot: `http://127.0.0.1:${server.port}`,
    token: token.trim(),
    bot: me,
    user: people.user,
    group: people.group,
    calls: (method) => world.calls().filter((call) => method === undefined || call.method === method),
    next: async (fits) => {
      const [found] = await events.take(1, fits)
      if (found === undefined) throw new Error('The log gave nothing.')
      return found
    },
    file: (file_id) => fileOf(world.state(), file_id),
    idle: world.idle,
    inject: world.inject,
    deliver: (content) =>
      world.act((state, now) => {
        const queue = UpdateQueue.push(content, now)(state.queue)
        return E.right([{ ...state, queue }, SortedMap.get(state.queue.next)(queue.entries)?.update])
      }),
    state: world.state,
    close: () => {
      endDelivery()
      return server.close()
    },
  }
}

// private

const worldOf = (me: User, options: EmulatorOptions): World => {
  const {
    local = false,
    clock = systemClock,
    patience = 5000,
    limits = false,
    inline_feedback = false,
  } = options
  const { firstUpdate = 2_000_000 + Math.floor(Math.random() * 1e9) } = options
  within('patience', patience, 0)
  within('firstUpdate', firstUpdate, 1, 0x7fff_ffff)
  const tally = limits === false ? undefined : makeSendTally(limits === true ? {} : limits)
  const start = { ...startOf(me, local, firstUpdate), feedback: inline_feedback }
  return makeWorld(start, clock, patience, tally)
}

// A number that no bot of Telegram has, and a secret that opens nothing.
const defaultToken = '1000000:A-local-bot-of-the-pipegram-emulator'

const defaultBot = {
  first_name: 'Emulated bot',
  username: 'emulated_bot',
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_guest_queries: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
}
