// The wing `games`: games, and the scores of the people who play them.
// https://core.telegram.org/bots/api#games

import type { Refusal } from '@pipegram/core/ApiError'
import type { Game, GameHighScore, InlineKeyboardMarkup, Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { type AccessRight, toMessage } from '../../chats/internal/ChatAccess.ts'
import { userIdIn } from '../../chats/internal/ChatMembers.ts'
import { addFile } from '../../media/internal/FileStore.ts'
import { mediaContent, photoSizeCount } from '../../media/internal/MediaContent.ts'
import { sampleFacts, sampleFile } from '../../media/internal/SampleFile.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import { sendOne } from '../../sending/internal/MessageSender.ts'
import * as InlineMessage from '../../state/internal/InlineMessage.ts'
import { messageIn, roomOf, userIn, withMessage, withRoom } from '../../state/internal/Lookup.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import { withResult, type Method, type MethodTable } from '../../state/internal/Method.ts'
import type { State, StoredMessage } from '../../state/State.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** Methods of games. https://core.telegram.org/bots/api#sendgame */
export const gameMethods: MethodTable = {
  sendGame: (state, request) => sendGame(state, request),
  setGameScore: (state, request) => setGameScore(state, request),
  getGameHighScores: (state, { params }) => {
    const found = gameOf(state, params, 'read', 'message to get game high scores')
    if (E.isLeft(found)) return found
    const [user, kept] = found.right
    return kept.message.game === undefined
      ? badRequest('MESSAGE_ID_INVALID')
      : withResult(state, shownScores(state, kept, user.id))
  },
}

// destructors

/** What a message of a game shows, with a button to play, or the server's words if it refuses the game. */
export const gameContent = (
  state: State,
  game_short_name: string,
  keyboard: InlineKeyboardMarkup | undefined,
): E.Either<string, readonly [State, Pick<Message, 'game' | 'reply_markup'>]> => {
  if (!/^\w{1,64}$/.test(game_short_name)) return E.left('wrong game short name specified')
  const title = game_short_name.replaceAll('_', ' ')
  const play = { inline_keyboard: [[{ text: `Play ${title}`, callback_game: {} }]] }
  const reply_markup = keyboard ?? play
  const last = reply_markup.inline_keyboard.flat().findLastIndex((one) => one.callback_game !== undefined)
  if (last !== 0) return E.left(last < 0 ? 'REPLY_MARKUP_GAME_EMPTY' : 'BUTTON_POS_INVALID')
  const [next, game] = newGame(state, title)
  return E.right([next, { game, reply_markup }])
}

// private

const sendGame: Method = (state, request) => {
  const game_short_name = Parameters.text(request.params, 'game_short_name')
  if (game_short_name === '') return badRequest('parameter "game_short_name" is required')
  const markup = ReplyMarkup.fromJson(Parameters.text(request.params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const keyboard = markup.right._tag === 'Inline' ? markup.right.keyboard : undefined
  const played = sendOne(state, request, (given) => {
    const made = gameContent(given, game_short_name, keyboard)
    return E.isLeft(made) ? badRequest(made.left) : made
  })
  if (E.isLeft(played)) return played
  const [one] = played.right.happened ?? []
  const kept =
    one?._tag === 'Sent' ? messageIn(played.right.state, one.chat_id, one.message.message_id) : undefined
  return kept === undefined
    ? played
    : E.right({ ...played.right, state: withMessage({ ...kept, game_short_name })(played.right.state) })
}

const setGameScore: Method = (state, { params, now }) => {
  const found = gameOf(state, params, 'edit', 'message to set game score')
  if (E.isLeft(found)) return found
  const [user, kept, inline] = found.right
  const { game } = kept.message
  const room = roomOf(state, kept.message.chat.id)
  if (game === undefined || room === undefined || (!inline && !MessageContent.isBy(state.bot, kept.message)))
    return badRequest(inline ? 'MESSAGE_ID_INVALID' : "game score can't be set")
  const score = Parameters.integer(params, 'score')
  if (score < 0) return badRequest('wrong game score specified')
  const before = scoresOf(state, kept)
  const own = SortedMap.get(user.id)(before)
  if (own === score || (own !== undefined && own > score && !Parameters.flag(params, 'force')))
    return badRequest('BOT_SCORE_NOT_MODIFIED')
  const scores = new Map(room.scores).set(keyOf(state, kept), SortedMap.set(user.id, score)(before))
  const scored = withRoom({ ...room, scores })(state)
  if (Parameters.flag(params, 'disable_edit_message')) return withResult(scored, inline ? true : kept.message)
  const text = ranked(scored, kept)
    .map(({ position, user: { first_name }, score: one }) => `${position}. ${first_name} – ${one}`)
    .join('\n')
  const message: Message = { ...kept.message, game: { ...game, text }, edit_date: toSeconds(now) }
  return E.right({
    state: withMessage({ ...kept, message })(scored),
    result: inline ? true : message,
    happened: [{ _tag: 'Edited', chat_id: message.chat.id, message }],
  })
}

const gameOf = (
  state: State,
  params: Parameters.Parameters,
  right: AccessRight,
  what: string,
): E.Either<Refusal, readonly [User, StoredMessage, inline: boolean]> => {
  const user_id = userIdIn(params)
  if (E.isLeft(user_id)) return user_id
  const [chat_id, message_id] = [Parameters.text(params, 'chat_id'), Parameters.integer(params, 'message_id')]
  const inline = chat_id === '' && message_id === 0
  const kept = inline
    ? InlineMessage.fromInlineMessageId(state, Parameters.text(params, 'inline_message_id'))
    : E.map(([, one]: readonly [unknown, StoredMessage]) => one)(
        toMessage(state, chat_id, message_id, right, what),
      )
  if (E.isLeft(kept)) return kept
  const user = userIn(state)(user_id.right)
  return user === undefined ? badRequest('user not found') : E.right([user, kept.right, inline])
}

// A game has one table in a chat, for all messages that show it.
const keyOf = ({ bot }: State, { game_short_name }: StoredMessage): string => `${bot.id} ${game_short_name}`

const scoresOf = (state: State, kept: StoredMessage): SortedMap.SortedMap<number> =>
  roomOf(state, kept.message.chat.id)?.scores?.get(keyOf(state, kept)) ?? SortedMap.empty

const ranked = (state: State, kept: StoredMessage): ReadonlyArray<GameHighScore> =>
  [...SortedMap.entries(scoresOf(state, kept))]
    .toSorted(([, a], [, b]) => b - a)
    .flatMap(([id, score], place) => {
      const user = userIn(state)(id)
      return user === undefined ? [] : [{ position: place + 1, user, score }]
    })

// The user, two neighbours on each side, and the best three.
const shownScores = (state: State, kept: StoredMessage, user_id: number): ReadonlyArray<GameHighScore> => {
  const all = ranked(state, kept)
  const own = all.findIndex(({ user }) => user.id === user_id)
  return own < 0 ? [] : all.filter((_, place) => place < 3 || Math.abs(place - own) <= 2)
}

const newGame = (state: State, title: string): readonly [State, Game] => {
  const size = { width: 640, height: 360 }
  const file = sampleFile('photo', size)
  const [next, { photo = [] }] = addFile(state, 'photo', file, photoSizeCount(size), (about) =>
    mediaContent('photo', file, { ...sampleFacts, ...size }, about),
  )
  return [next, { title, description: `The game ${title}`, photo }]
}
