// Several bots in one world. A state is always the view of one bot; the parts of the others are beside it.
// People, groups and files are shared; updates, private chats and settings are not.

import { defined } from '@pipegram/core/Defined'
import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { BotPart, OwnField, Room, State } from '../State.ts'
import type { Act } from './Act.ts'
import { messageIn } from './Lookup.ts'

// model

/** What decides whether a bot gets an update, and the queue for the update. */
export type Listener = Pick<State, 'me' | 'bot' | 'talksToBots' | 'queue'>

// destructors

/** The part of the bot that sees the state. */
export const partOf = (self: State): BotPart => divided(self)[0]

/** The ids of all bots. The id of the bot that sees the state comes first. */
export const botIds = (self: State): ReadonlyArray<number> => [self.bot.id, ...(self.otherBots?.keys() ?? [])]

/** All bots, by their ids. */
export const botsOf = (self: State): ReadonlyArray<User> =>
  botIds(self)
    .toSorted((a, b) => a - b)
    .flatMap((id) => SortedMap.get(id)(self.users) ?? [])

// combinators

/** The state as another bot sees it. If it already sees the state, or does not exist, the same state. */
export const asBot =
  (bot_id: number) =>
  (self: State): State => {
    const part = self.otherBots?.get(bot_id)
    if (bot_id === self.bot.id || part === undefined) return self
    const [own, shared] = divided(self)
    const others = new Map(self.otherBots)
    others.delete(bot_id)
    others.set(self.bot.id, own)
    const rooms = SortedMap.concat(SortedMap.below(0)(self.rooms), part.rooms)
    return { ...shared, ...part, rooms, otherBots: others }
  }

/** Adds a bot. People get a private chat with it. */
export const withBot =
  (part: BotPart) =>
  (self: State): State => {
    const chats = SortedMap.values(SortedMap.from(0)(self.rooms)).map(({ chat }) => emptyRoom(chat))
    const rooms = SortedMap.fromPairs(chats.map((room) => [room.chat.id, room] as const))
    return {
      ...self,
      users: SortedMap.set(part.bot.id, part.bot)(self.users),
      otherBots: new Map([...(self.otherBots ?? []), [part.bot.id, { ...part, rooms }]]),
    }
  }

/** Adds an empty private chat of a person with each bot. */
export const withPrivateChat =
  (chat: Room['chat']) =>
  (self: State): State => {
    const add = (rooms: State['rooms']): State['rooms'] => SortedMap.set(chat.id, emptyRoom(chat))(rooms)
    const next = { ...self, rooms: add(self.rooms) }
    return self.otherBots === undefined
      ? next
      : {
          ...next,
          otherBots: mapped(self.otherBots, (one) => ({ ...one, rooms: add(one.rooms) })),
        }
  }

/** Gives an update to each bot that wants it. */
export const tell =
  (update: (listener: Listener) => State['queue'] | undefined) =>
  (self: State): State => {
    const queue = update(self) ?? self.queue
    const next = queue === self.queue ? self : { ...self, queue }
    return self.otherBots === undefined ? next : tellOthers(update)(next)
  }

/** Gives an update to each bot that wants it, except the bot that sees the state. */
export const tellOthers =
  (update: (listener: Listener) => State['queue'] | undefined) =>
  (self: State): State =>
    self.otherBots === undefined
      ? self
      : {
          ...self,
          otherBots: mapped(self.otherBots, (one) => ({ ...one, queue: update(one) ?? one.queue })),
        }

/** Changes the state in the view of each bot. */
export const eachBot = (self: State, change: (as: State) => State): State =>
  asBot(self.bot.id)(botIds(self).reduce((done, id) => change(asBot(id)(done)), self))

/** Runs an act in the view of the bot to whose message the act refers. */
export const asBotOf =
  <A>(chat_id: number, message_id: number, act: Act<A>): Act<A> =>
  (state, now) => {
    if (state.otherBots === undefined) return act(state, now)
    const kept = messageIn(state, chat_id, message_id)
    const author = kept?.message.via_bot?.id ?? kept?.by ?? kept?.message.from?.id ?? state.bot.id
    return E.map(([next, result]: readonly [State, A]) => [asBot(state.bot.id)(next), result] as const)(
      act(asBot(author)(state), now),
    )
  }

// private

const emptyRoom = (chat: Room['chat']): Room => ({
  chat,
  messages: SortedMap.empty,
  lastMessage: 0,
  members: SortedMap.empty,
  reach: 'new',
})

const mapped = (
  others: ReadonlyMap<number, BotPart>,
  change: (part: BotPart) => BotPart,
): ReadonlyMap<number, BotPart> => new Map(Array.from(others, ([id, one]) => [id, change(one)]))

const divided = (self: State): readonly [BotPart, Omit<State, OwnField>] => {
  const { me, bot, queue, queries, searches, answers, inlineMessages, feedback, ...rest } = self
  const { callbackMode, checkouts, charges, links, commands, profile, defaultRights, ...more } = rest
  const { menuButtons, timedPolls, webhook, loggedOut, ...last } = more
  const { talksToBots, business, ownStars, spentStars, ephemeral, verifications, ...end } = last
  const { statusAllowed, widgets, widgetQueries, ...ending } = end
  const { guestQueries, webAppQueries, joinQueries, prepared, managedBots, ...shared } = ending
  const rooms = SortedMap.from(0)(self.rooms)
  const heard = { me, bot, queue, queries, searches, answers, inlineMessages, feedback, callbackMode }
  const made = { checkouts, charges, links, commands, profile, defaultRights, menuButtons, timedPolls }
  const optional = defined({
    talksToBots,
    business,
    ownStars,
    spentStars,
    ephemeral,
    verifications,
    statusAllowed,
    widgets,
    widgetQueries,
    guestQueries,
    webAppQueries,
    joinQueries,
    prepared,
    managedBots,
  })
  return [{ ...heard, ...made, ...optional, webhook, loggedOut, rooms }, shared]
}
