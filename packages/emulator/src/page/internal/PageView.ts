// The data that the page shows, as its server sends it.

import type {
  BotCommand,
  Chat,
  InlineKeyboardMarkup,
  Message,
  ReactionCount,
  ReplyKeyboardMarkup,
  User,
} from '@pipegram/core/Types'
import { ephemeralIn } from '../../messages/internal/EphemeralMessages.ts'
import * as MessageReactions from '../../messages/internal/MessageReactions.ts'
import { botsOf } from '../../state/internal/BotView.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { Room, State } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { commandsFor } from './CommandMenu.ts'

// model

/** A chat in the list. */
export interface ListedChat {
  readonly chat: Chat
  readonly last?: Message | undefined
  /** True if the person is a member, or if it is the private chat. */
  readonly isIn: boolean
}

/** A message, and the reactions to it. */
export interface ShownMessage {
  readonly message: Message & { readonly reply_markup?: InlineKeyboardMarkup }
  readonly reactions: ReadonlyArray<ReactionCount>
}

/** An open chat. */
export interface OpenChat {
  readonly id: number
  /** The newest messages, the oldest first. */
  readonly messages: ReadonlyArray<ShownMessage>
  /** True if the chat has older messages. */
  readonly hasOlder: boolean
  readonly keyboard?: ReplyKeyboardMarkup | undefined
  readonly commands: ReadonlyArray<BotCommand>
  readonly members: number
  /** The text of the menu button, if it opens a Mini App. */
  readonly menu?: string | undefined
  /** True if the person blocks the bot. */
  readonly isBlocked: boolean
}

/** Everything that the page shows to a person with an open chat. */
export interface PageView {
  readonly bot: User
  /** True if people can search through the name of the bot. */
  readonly isInline: boolean
  readonly bots: ReadonlyArray<User>
  readonly people: ReadonlyArray<User>
  /** The chats that the person can see, the newest message first. */
  readonly chats: ReadonlyArray<ListedChat>
  readonly open?: OpenChat | undefined
  /** True if the page can restart the program of the bot. */
  readonly canRestart: boolean
  /** The time of a clock that stands still, in milliseconds. Missing for the clock of the machine. */
  readonly stoppedAt?: number | undefined
  /** The person who uses the page. */
  readonly person?: User | undefined
}

// constructors

/** The view of a person, with at most `count` messages of a chat. */
export const viewOf = (
  state: State,
  user_id: number,
  chat_id: number,
  count: number,
  canRestart = false,
  stoppedAt?: number,
): PageView => {
  const people = SortedMap.values(state.users).filter(({ is_bot }) => !is_bot)
  const person = people.find(({ id }) => id === user_id)
  const room = roomOf(state, chat_id)
  const chats = SortedMap.values(state.rooms)
    .filter(({ chat, upgraded_to }) => upgraded_to === undefined && (chat.id < 0 || chat.id === user_id))
    .map((one) => listed(one, person))
    .sort((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0))
  const isOpen = person !== undefined && chats.some(({ chat }) => chat.id === chat_id)
  return {
    bot: state.bot,
    isInline: state.me.supports_inline_queries === true,
    bots: botsOf(state),
    people,
    chats,
    canRestart,
    stoppedAt,
    person,
    open: isOpen && room !== undefined ? opened(state, room, person, count) : undefined,
  }
}

// private

// Ephemeral messages of the person are placed by their time.
const withEphemeral = (
  messages: ReadonlyArray<ShownMessage>,
  own: ReadonlyArray<Message>,
): ReadonlyArray<ShownMessage> =>
  own.length === 0
    ? messages
    : [...messages, ...own.map((message) => ({ message, reactions: [] }))].toSorted(
        (a, b) => a.message.date - b.message.date,
      )

const menuIn = ({ menuButtons }: State, { chat }: Room): string | undefined => {
  const button = SortedMap.get(chat.id)(menuButtons) ?? SortedMap.get(0)(menuButtons)
  return chat.type === 'private' && button !== undefined && 'web_app' in button ? button.text : undefined
}

const listed = (room: Room, person: User | undefined): ListedChat => {
  const [newest] = SortedMap.backwards(room.messages)
  const isIn =
    room.chat.type === 'private' ||
    (person !== undefined && Membership.isIn(Membership.memberOf(room, person)))
  return { chat: room.chat, last: newest?.[1].message, isIn }
}

const opened = (state: State, room: Room, person: User, count: number): OpenChat => {
  const messages: Array<ShownMessage> = []
  for (const [, kept] of SortedMap.backwards(room.messages)) {
    if (messages.length === count) break
    messages.push({ message: kept.message, reactions: MessageReactions.countsOf(kept) })
  }
  return {
    id: room.chat.id,
    messages: withEphemeral(messages.reverse(), ephemeralIn(state, room.chat.id, person)),
    hasOlder: SortedMap.size(room.messages) > messages.length,
    keyboard: room.keyboard,
    commands: commandsFor(state, room, person),
    menu: menuIn(state, room),
    members: SortedMap.values(room.members).filter(Membership.isIn).length,
    isBlocked: room.reach === 'blocked',
  }
}
