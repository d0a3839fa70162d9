// A person in a chat, bound to a world.

import type { Message, User } from '@pipegram/core/Types'
import * as PreparedShare from '../../acts/internal/apps/PreparedShare.ts'
import { buyMedia } from '../../acts/internal/PaidMediaPurchase.ts'
import * as PersonMessage from '../../acts/internal/PersonMessage.ts'
import * as PersonReaction from '../../acts/internal/PersonReaction.ts'
import * as PollVote from '../../acts/internal/PollVote.ts'
import { ephemeralIn } from '../../messages/internal/EphemeralMessages.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import type { ChatEvent } from '../../state/ChatEvent.ts'
import { asBotOf } from '../../state/internal/BotView.ts'
import { eventInWords } from '../../state/internal/EventWords.ts'
import { timerLength } from '../../values/internal/TimerLength.ts'
import { askBot } from '../../widgets/internal/Widgets.ts'
import { lastCalls } from '../../world/internal/LastCalls.ts'
import type { World } from '../../world/internal/World.ts'
import type { AlbumOptions, ButtonAnswer, ReplyOptions, PersonInChat } from '../PersonInChat.ts'
import { makeChatView, idOf } from './LiveChatView.ts'
import { makePayment } from './LivePayment.ts'
import { openedMenu, pressed, pressedPrepared } from './LivePress.ts'
import { makeSearch } from './LiveSearch.ts'

// constructors

/** A person in a chat. */
export const makePersonInChat = (world: World, user: User, chat_id: number): PersonInChat => {
  const reader = makeChatReader(world, user, chat_id)
  function received(): Promise<Message>
  function received(count: number): Promise<ReadonlyArray<Message>>
  async function received(count?: number): Promise<Message | ReadonlyArray<Message>> {
    const found = await reader.messages(count ?? 1)
    const [first] = found
    return count === undefined && first !== undefined ? first : found
  }
  const replied = ({ reply_to }: ReplyOptions): number | undefined =>
    reply_to === undefined ? undefined : idOf(reply_to)
  const send: PersonInChat['send'] = (what, options = {}) =>
    world.act(PersonMessage.sendMessage(user, chat_id, inTopic(what, options), replied(options)))
  return {
    ...makeChatView(world, chat_id),
    user,
    send,
    album: (items, options = {}) => album(world, user, chat_id, items, options),
    edit: (message, what) => world.act(PersonMessage.editMessage(user, chat_id, idOf(message), what)),
    react: (message, ...emoji) => world.act(PersonReaction.react(user, chat_id, idOf(message), emoji)),
    vote: (message, ...options) =>
      world.act(asBotOf(chat_id, idOf(message), PollVote.vote(user, chat_id, idOf(message), options))),
    press: (button, choice = {}) => pressed({ world, user, chat_id, send }, button, choice),
    pressPrepared: (id, choice = {}) => pressedPrepared({ world, user, chat_id, send }, id, choice),
    openMenu: () => openedMenu({ world, user, chat_id, send }),
    share: (id) => world.act(PreparedShare.share(user, chat_id, id)),
    inline: (query) => makeSearch(world, user, chat_id, query),
    pay: (what, options = {}) =>
      makePayment(world, user, chat_id, typeof what === 'string' ? what : idOf(what), options),
    buy: (message) => world.act(asBotOf(chat_id, idOf(message), buyMedia(user, chat_id, idOf(message)))),
    askWidget: (message, data) => world.act(askBot(user, chat_id, idOf(message), data)),
    ephemeral: () => ephemeralIn(world.state(), chat_id, user),
    received,
    answered: reader.answer,
  }
}

// private

// Messages of business accounts are in separate chats.
const isNewsFor =
  (id: number) =>
  (event: ChatEvent): boolean =>
    (event._tag === 'Sent' || event._tag === 'Edited') &&
    event.message.business_connection_id === undefined &&
    (event.message.receiver_user?.id ?? id) === id

const inTopic = (what: string | Sendable, { topic }: ReplyOptions): string | Sendable =>
  topic === undefined
    ? what
    : { ...(typeof what === 'string' ? { text: what } : what), message_thread_id: topic }

// The waits of a person in a chat.
interface ChatReader {
  /** The next messages that the bot sent or edited. */
  readonly messages: (count: number) => Promise<ReadonlyArray<Message>>
  /** The next answer to a button that the person pressed. */
  readonly answer: () => Promise<ButtonAnswer>
}

const makeChatReader = (world: World, { id, first_name }: User, chat_id: number): ChatReader => {
  const log = world.logOf(chat_id)
  const waited = (what: string, count: number, seen: ReadonlyArray<string>): string =>
    [
      `${first_name} waited for ${what} and got ${seen.length} of ${count}`,
      seen.length === 0 ? '' : `: ${seen.join(', ')}`,
      `. ${lastCalls(world)}`,
    ].join('')
  const messages = log.read(({ count, found }) =>
    waited('messages of the bot', count, found.map(eventInWords)),
  )
  const answers = log.read(({ count, found }) =>
    waited('the answer to a button', count, found.map(eventInWords)),
  )
  return {
    messages: async (count) => {
      const happened = await messages.take(count, isNewsFor(id))
      return happened.flatMap((one) => ('message' in one ? [one.message] : []))
    },
    answer: async () => {
      const [found] = await answers.take(1, (one) => one._tag === 'Answered' && one.user_id === id)
      if (found?._tag !== 'Answered') throw new Error('The log gave something that was not asked for.')
      return found
    },
  }
}

const album = (
  world: World,
  user: User,
  chat_id: number,
  items: ReadonlyArray<Sendable>,
  { reply_to, apart }: AlbumOptions,
): ReadonlyArray<Message> => {
  const wait = apart === undefined ? undefined : timerLength('apart', apart)
  const replied = reply_to === undefined ? undefined : idOf(reply_to)
  const messages = world.act(
    PersonMessage.sendAlbum(user, chat_id, items, replied, wait === undefined ? 'tell' : 'tell later'),
  )
  if (wait === undefined) return messages
  for (const [place, message] of messages.entries())
    if (place === 0) world.act(PersonMessage.tellBot(message))
    else world.clock.after(place * wait, () => world.act(PersonMessage.tellBot(message)))
  return messages
}
