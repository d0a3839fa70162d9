// Buttons below the input field that ask for something, and the messages that a press of them sends.
// https://core.telegram.org/bots/api#keyboardbutton

import { defined } from '@pipegram/core/Defined'
import type {
  KeyboardButton,
  KeyboardButtonRequestChat,
  KeyboardButtonRequestUsers,
  Poll,
  User,
} from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { makeManagedBot } from '../../bot/internal/ManagedBots.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import type { Act } from '../../state/internal/Act.ts'
import { roomOf, userIn } from '../../state/internal/Lookup.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { Room, State } from '../../state/State.ts'
import type { ButtonChoice } from '../ButtonChoice.ts'

// constructors

/**
 * The content that a press of a button sends. If the button asks for something, it is never the text of the
 * button. A Mini App sends data; without data it only opens, and sends nothing.
 */
export const contentOf =
  (user: User, button: KeyboardButton | string, choice: ButtonChoice): Act<string | Sendable> =>
  (state, now) => {
    const kept = E.map((content: string | Sendable) => [state, content] as const)
    if (typeof button === 'string') return kept(E.right(button))
    const { text, request_users, request_chat, request_poll, request_managed_bot, web_app } = button
    if (button.request_contact === true) return kept(E.right({ contact: {} }))
    if (button.request_location === true) return kept(E.right({ location: {} }))
    if (request_users !== undefined) return kept(sharedUsers(state, text, request_users, choice))
    if (request_chat !== undefined) return kept(sharedChat(state, text, request_chat, choice))
    if (request_poll !== undefined) return newPoll(state, request_poll.type === 'quiz', choice)
    if (request_managed_bot !== undefined)
      return E.map(
        ([next, bot]: readonly [State, User]) =>
          [next, { managed_bot_created: { bot } } satisfies Sendable] as const,
      )(makeManagedBot(user, request_managed_bot, choice.bot ?? {})(state, now))
    if (web_app !== undefined && choice.data !== undefined)
      return kept(
        new TextEncoder().encode(choice.data).length > 4096
          ? E.left('the data of a Mini App has at most 4096 bytes')
          : E.right({ web_app_data: { data: choice.data, button_text: text } }),
      )
    return kept(E.right(text))
  }

// private

const asks = (text: string, what: string, choice: string): string =>
  `the button "${text}" ${what}: say what the person chooses, as in press("${text}", ${choice})`

const sharedUsers = (
  state: State,
  text: string,
  wanted: KeyboardButtonRequestUsers,
  { users = [] }: ButtonChoice,
): E.Either<string, Sendable> => {
  const most = wanted.max_quantity ?? 1
  if (users.length === 0) return E.left(asks(text, 'asks for users', '{ users: [bob] }'))
  if (users.length > most) return E.left(`the button "${text}" asks for at most ${most} users`)
  const found: Array<User> = []
  for (const { id } of users) {
    const one = userIn(state)(id)
    if (one === undefined) return E.left(`there is no user ${id}`)
    const unfit =
      (wanted.user_is_bot !== undefined && wanted.user_is_bot !== one.is_bot) ||
      (wanted.user_is_premium !== undefined && wanted.user_is_premium !== (one.is_premium ?? false))
    if (unfit) return E.left(`the button "${text}" does not offer ${one.first_name}`)
    found.push(one)
  }
  return E.right({
    users_shared: {
      request_id: wanted.request_id,
      users: found.map(({ id, first_name, last_name, username }) =>
        defined({
          user_id: id,
          ...(wanted.request_name === true && { first_name, last_name }),
          ...(wanted.request_username === true && { username }),
        }),
      ),
    },
  })
}

const sharedChat = (
  state: State,
  text: string,
  wanted: KeyboardButtonRequestChat,
  { chat }: ButtonChoice,
): E.Either<string, Sendable> => {
  if (chat === undefined) return E.left(asks(text, 'asks for a chat', '{ chat: group }'))
  const room = roomOf(state, chat.id)
  if (room === undefined) return E.left(`there is no chat ${chat.id}`)
  if (!isWanted(state, room, wanted))
    return E.left(`the button "${text}" does not offer "${room.chat.title ?? ''}"`)
  const { title, username } = room.chat
  return E.right({
    chat_shared: defined({
      request_id: wanted.request_id,
      chat_id: chat.id,
      ...(wanted.request_title === true && { title }),
      ...(wanted.request_username === true && { username }),
    }),
  })
}

const isWanted = (state: State, room: Room, wanted: KeyboardButtonRequestChat): boolean => {
  const { type, is_forum = false, username } = room.chat
  return (
    type !== 'private' &&
    (type === 'channel') === wanted.chat_is_channel &&
    (wanted.chat_is_forum === undefined || wanted.chat_is_forum === is_forum) &&
    (wanted.chat_has_username === undefined || wanted.chat_has_username === (username !== undefined)) &&
    (wanted.bot_is_member !== true || Membership.isIn(Membership.memberOf(room, state.bot)))
  )
}

const newPoll = (
  state: State,
  isQuiz: boolean,
  { poll = { question: 'Yes or no?', options: ['Yes', 'No'] } }: ButtonChoice,
): ReturnType<Act<Sendable>> => {
  const { question, options, correct = isQuiz ? 0 : undefined } = poll
  if (options.length === 0 || options.length > 12) return E.left('a poll has 1 to 12 options')
  if (correct !== undefined && options[correct] === undefined)
    return E.left(`the poll has no option ${correct}`)
  const lastPoll = state.lastPoll + 1
  const sent: Poll = defined({
    id: String(5_000_000_000_000_000 + lastPoll),
    question,
    options: options.map((text, place) => ({ persistent_id: String(place), text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: correct === undefined ? ('regular' as const) : ('quiz' as const),
    allows_multiple_answers: false,
    allows_revoting: correct === undefined,
    members_only: false,
    correct_option_ids: correct === undefined ? undefined : [correct],
  })
  return E.right([{ ...state, lastPoll }, { poll: sent }])
}
