// The wing `games`: games, and the scores of the people who play them.
// https://core.telegram.org/bots/api#games

import type { Refusal } from '@pipegram/core/ApiError'
import type { Game, GameHighScore, Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toMessage } from '../../chats/internal/ChatAccess.ts'
import { userIdIn } from '../../chats/internal/ChatMembers.ts'
import { addFile } from '../../media/internal/FileStore.ts'
import { mediaContent, photoSizeCount } from '../../media/internal/MediaContent.ts'
import { sampleFacts, sampleFile } from '../../media/internal/SampleFile.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import { sendOne } from '../../sending/internal/MessageSender.ts'
import * as InlineMessage from '../../state/internal/InlineMessage.ts'
import { messageIn, userIn, withMessage } from '../../state/internal/Lookup.ts'
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
    const found = gameOf(state, params)
    if (E.isLeft(found)) return found
    const [user, kept] = found.right
    return withResult(state, shownScores(state, kept, user.id))
  },
}

// private

const sendGame: Method = (state, request) => {
  const game_short_name = Parameters.text(request.params, 'game_short_name')
  if (game_short_name === '') return badRequest('parameter "game_short_name" is required')
  if (!/^\w{1,64}$/.test(game_short_name)) return badRequest('wrong game short name specified')
  const markup = ReplyMarkup.fromJson(Parameters.text(request.params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const title = game_short_name.replaceAll('_', ' ')
  const buttons = markup.right._tag === 'Inline' ? markup.right.keyboard.inline_keyboard.flat() : []
  if (buttons.length > 0 && buttons[0]?.callback_game === undefined) return badRequest('BUTTON_POS_INVALID')
  const played = sendOne(state, request, (given) => {
    const [next, game] = newGame(given, title)
    const play = { inline_keyboard: [[{ text: `Play ${title}`, callback_game: {} }]] }
    return E.right([next, buttons.length === 0 ? { game, reply_markup: play } : { game }])
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
  const found = gameOf(state, params)
  if (E.isLeft(found)) return found
  const [user, kept, inline] = found.right
  const score = Parameters.integer(params, 'score')
  if (score < 0) return badRequest('wrong game score specified')
  const before = SortedMap.get(user.id)(kept.scores)
  const isForced = Parameters.flag(params, 'force')
  if (before === score || (before !== undefined && before > score && !isForced))
    return badRequest('BOT_SCORE_NOT_MODIFIED')
  const scored: StoredMessage = { ...kept, scores: SortedMap.set(user.id, score)(kept.scores) }
  const { game } = kept.message
  if (Parameters.flag(params, 'disable_edit_message') || game === undefined)
    return withResult(withMessage(scored)(state), inline ? true : kept.message)
  const text = ranked(state, scored)
    .map(({ position, user: { first_name }, score: one }) => `${position}. ${first_name} – ${one}`)
    .join('\n')
  const message: Message = { ...kept.message, game: { ...game, text }, edit_date: toSeconds(now) }
  return E.right({
    state: withMessage({ ...scored, message })(state),
    result: inline ? true : message,
    happened: [{ _tag: 'Edited', chat_id: message.chat.id, message }],
  })
}

const gameOf = (
  state: State,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [User, StoredMessage, inline: boolean]> => {
  const user_id = userIdIn(params)
  if (E.isLeft(user_id)) return user_id
  const [chat_id, message_id] = [Parameters.text(params, 'chat_id'), Parameters.integer(params, 'message_id')]
  const inline = chat_id === '' && message_id === 0
  const kept = inline
    ? InlineMessage.fromInlineMessageId(state, Parameters.text(params, 'inline_message_id'))
    : E.map(([, one]: readonly [unknown, StoredMessage]) => one)(
        toMessage(state, chat_id, message_id, 'read', 'message to set game score'),
      )
  if (E.isLeft(kept)) return kept
  const user = userIn(state)(user_id.right)
  if (user === undefined) return badRequest('user not found')
  return kept.right.message.game === undefined
    ? badRequest('MESSAGE_ID_INVALID')
    : E.right([user, kept.right, inline])
}

const ranked = (state: State, { scores }: StoredMessage): ReadonlyArray<GameHighScore> =>
  [...SortedMap.entries(scores)]
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
