// A local Bot API server: it lets you try and test bots without a token of Telegram.

import * as Token from '@pipegram/core/Token'
import type { Chat, Update, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as ChatEntry from './acts/internal/ChatEntry.ts'
import type { Fault, FaultScope } from './http/Faults.ts'
import { makeServer } from './http/internal/HttpServer.ts'
import { fileOf } from './media/internal/FileStore.ts'
import { makeChatView } from './people/internal/LiveChatView.ts'
import { makePerson } from './people/internal/LivePerson.ts'
import type { Group, Person } from './people/Person.ts'
import type { ChatEvent } from './state/ChatEvent.ts'
import { describe } from './state/internal/EventWords.ts'
import { withRoom } from './state/internal/Lookup.ts'
import * as Membership from './state/internal/Membership.ts'
import type { Room, State } from './state/State.ts'
import * as UpdateQueue from './updates/internal/UpdateQueue.ts'
import { systemClock, type EmulatorClock, type Millis } from './values/EmulatorClock.ts'
import * as SortedMap from './values/internal/SortedMap.ts'
import { within } from './values/internal/WholeNumber.ts'
import { startOf } from './world/internal/InitialState.ts'
import { lastCalls } from './world/internal/LastCalls.ts'
import { makeSendTally } from './world/internal/SendTally.ts'
import { makeWebhookDelivery } from './world/internal/WebhookDelivery.ts'
import { makeWorld } from './world/internal/World.ts'
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

/** A person to be: all but the first name can be left out. */
export type NewUser = Pick<User, 'first_name'> & Partial<Omit<User, 'is_bot'>>

/** A group or a channel to be. */
export interface NewGroup {
  readonly title: string
  /** A supergroup unless told otherwise. */
  readonly type?: Group['type']
  readonly username?: string
  /** Who is in it from the start. The first owns it. */
  readonly members?: ReadonlyArray<Person>
  /** What the bot is in it from the start: a member, in a channel an administrator, unless told otherwise. */
  readonly bot?: 'administrator' | 'member' | 'none'
  /** One gets in by request alone, once the bot approved it. */
  readonly join_by_request?: boolean
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
  const {
    port = 0,
    token = defaultToken,
    local = false,
    clock = systemClock,
    patience = 5000,
    limits = false,
    inline_feedback = false,
    firstUpdate,
  } = options
  const parsed = Token.fromString(token)
  if (E.isLeft(parsed)) throw new Error(parsed.left)
  // Telegram writes these first.
  const own = { id: Token.botId(parsed.right), is_bot: true }
  const me: User = { ...own, ...defaultBot, ...options.bot, ...own }
  within('patience', patience, 0)
  if (firstUpdate !== undefined) within('firstUpdate', firstUpdate, 1, 0x7fff_ffff)
  const tally = limits === false ? undefined : makeSendTally(limits === true ? {} : limits)
  const world = makeWorld(
    {
      ...startOf(me, local, firstUpdate ?? 2_000_000 + Math.floor(Math.random() * 1e9)),
      feedback: inline_feedback,
    },
    clock,
    patience,
    tally,
  )
  const server = await makeServer(world, token.trim(), port)
  const endPosting = makeWebhookDelivery(world)
  const { bot } = world.state()
  const happened = world.log.read(
    ({ found }) =>
      `Nothing that fits came in time${found.length === 0 ? '' : `: ${found.map(describe).join(', ')}`}. ${lastCalls(world)}`,
  )
  let lastUser = 100_000
  let lastGroup = 4_000_000_000
  const known = (id: number): boolean => id === bot.id || SortedMap.get(id)(world.state().users) !== undefined
  return {
    apiRoot: `http://127.0.0.1:${server.port}`,
    token: token.trim(),
    bot: me,
    user: (about) => {
      do lastUser += 1
      while (known(lastUser))
      const user: User = { id: lastUser, ...about, is_bot: false }
      within('id', user.id, 1, 2 ** 52)
      if (known(user.id)) throw new Error(`There is a user ${user.id} already.`)
      const room: Room = {
        chat: ChatEntry.chatOf(user),
        messages: SortedMap.empty,
        lastMessage: 0,
        members: SortedMap.empty,
        reach: 'new',
      }
      world.act((state) =>
        E.right([withRoom(room)({ ...state, users: SortedMap.set(user.id, user)(state.users) }), undefined]),
      )
      return makePerson(world, user)
    },
    group: ({
      title,
      type = 'supergroup',
      username,
      members = [],
      bot: as = type === 'channel' ? 'administrator' : 'member',
      join_by_request = false,
    }) => {
      lastGroup += 1
      // As Telegram numbers them: supergroups and channels have -100 before their number.
      const chat: Chat = {
        id: type === 'group' ? -lastGroup : -1_000_000_000_000 - lastGroup,
        title,
        type,
        ...(username === undefined ? {} : { username }),
      }
      const people = [...new Map(members.map(({ user }) => [user.id, user])).values()].map((user, place) =>
        place === 0 ? Membership.creator(user) : Membership.member(user),
      )
      const standing =
        as === 'none' ? [] : [as === 'member' ? Membership.member(bot) : Membership.administrator(bot, type)]
      const room: Room = {
        chat,
        messages: SortedMap.empty,
        lastMessage: 0,
        members: SortedMap.fromPairs(
          [...people, ...standing].flatMap((one) => ('user' in one ? [[one.user.id, one] as const] : [])),
        ),
        reach: 'open',
        ...(join_by_request ? { join_by_request } : {}),
      }
      world.act((state) => E.right([withRoom(room)(state), undefined]))
      return { ...makeChatView(world, chat.id), title, type }
    },
    calls: (method) => world.calls().filter((call) => method === undefined || call.method === method),
    next: async (fits) => {
      const [found] = await happened.take(1, fits)
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
      endPosting()
      return server.close()
    },
  }
}

// private

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
