// Methods that send and stop polls and quizzes.
// https://core.telegram.org/bots/api#sendpoll

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { Text } from '@pipegram/core/Text'
import type { Message, Poll } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toMessage } from '../../../chats/internal/ChatAccess.ts'
import * as FormattedText from '../../../requests/internal/FormattedText.ts'
import * as Parameters from '../../../requests/internal/Parameters.ts'
import { badRequest } from '../../../requests/internal/Refusals.ts'
import * as ReplyMarkup from '../../../requests/internal/ReplyMarkup.ts'
import { refusedMarkup, type ContentMaker } from '../../../sending/internal/MessageSender.ts'
import { userIn, withMessage } from '../../../state/internal/Lookup.ts'
import type { Method } from '../../../state/internal/Method.ts'
import type { StoredMessage, State } from '../../../state/State.ts'
import * as UpdateQueue from '../../../updates/internal/UpdateQueue.ts'
import { toSeconds, type Millis } from '../../../values/EmulatorClock.ts'
import * as Json from '../../../values/internal/Json.ts'
import { noMedia, pollMedia, type PollMediaMaker } from './PollMedia.ts'
import { correctOf, optionsOf, fitted, textIn, type GivenOption } from './PollText.ts'

// constructors

/** https://core.telegram.org/bots/api#sendpoll. It takes votes until it is stopped or its time is over. */
export const poll = (params: Parameters.Parameters, now: Millis): E.Either<Refusal, ContentMaker> => {
  const given = givenPoll(params, now)
  return E.isLeft(given) ? given : E.right((state) => pollContent(state, given.right))
}

/** https://core.telegram.org/bots/api#stoppoll */
export const stopPoll: Method = (state, { params, now }) => {
  const markup = ReplyMarkup.fromJson(Parameters.text(params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const found = toMessage(
    state,
    Parameters.text(params, 'chat_id'),
    Parameters.integer(params, 'message_id'),
    'edit',
    'message with poll to stop',
  )
  if (E.isLeft(found)) return found
  const [room, kept] = found.right
  const { reply_markup: _, ...message } = kept.message
  if (message.poll === undefined) return badRequest('message is not a poll')
  if (!isOwn(state, kept)) return badRequest("poll can't be stopped")
  if (isClosed(message.poll, now)) return badRequest('poll has already been closed')
  const refused =
    markup.right._tag === 'None' || markup.right._tag === 'Inline'
      ? refusedMarkup(room, markup.right)
      : 'inline keyboard expected'
  if (refused !== undefined) return badRequest(refused)
  const closed: Poll = { ...message.poll, is_closed: true }
  const next: Message = defined({
    ...message,
    poll: closed,
    reply_markup: markup.right._tag === 'Inline' ? markup.right.keyboard : undefined,
  })
  const stopped = withMessage({ ...kept, message: next })(state)
  return E.right({
    state: { ...stopped, queue: UpdateQueue.push({ poll: closed }, now)(stopped.queue) },
    result: closed,
    happened: [{ _tag: 'Edited', chat_id: room.chat.id, message: next }],
  })
}

// guards

/** True for a poll that the bot sent itself, without forwarding it. */
export const isOwn = ({ bot }: State, { message, fixed }: StoredMessage): boolean =>
  (message.from?.id ?? bot.id) === bot.id && fixed !== true

/** True for a poll that is stopped, or whose time is over. */
export const isClosed = ({ is_closed, close_date = 0 }: Poll, now: Millis): boolean =>
  is_closed || (close_date > 0 && close_date <= toSeconds(now))

// private

type PollSettings = Omit<Poll, 'id' | 'question' | 'options'>

// A poll of a request. Its texts are not yet checked against the state of the bot.
interface GivenPoll {
  readonly question: Text
  readonly options: ReadonlyArray<GivenOption>
  readonly explanation: Text
  readonly description: Text
  readonly media: PollMediaMaker
  readonly explanationMedia: PollMediaMaker
  readonly settings: PollSettings
}

const givenPoll = (params: Parameters.Parameters, now: Millis): E.Either<Refusal, GivenPoll> => {
  const question = textIn(params, 'question')
  if (E.isLeft(question)) return badRequest(question.left)
  const options = optionsOf(params)
  if (E.isLeft(options)) return options
  const type = Parameters.text(params, 'type') || 'regular'
  if (type !== 'regular' && type !== 'quiz') return badRequest('unsupported poll type specified')
  const correct = type === 'quiz' ? correctOf(params, options.right.length) : E.right([])
  if (E.isLeft(correct)) return badRequest(correct.left)
  const explanation = textIn(params, 'explanation')
  if (E.isLeft(explanation)) return badRequest(explanation.left)
  const description = textIn(params, 'description')
  if (E.isLeft(description)) return badRequest(description.left)
  const media = mediaIn(params, 'media')
  if (E.isLeft(media)) return media
  const explanationMedia = mediaIn(params, 'explanation_media')
  if (E.isLeft(explanationMedia)) return explanationMedia
  return E.right({
    question: question.right,
    options: options.right,
    explanation: explanation.right,
    description: description.right,
    media: media.right,
    explanationMedia: type === 'quiz' ? explanationMedia.right : noMedia,
    settings: settingsOf(params, type, correct.right, now),
  })
}

const mediaIn = (params: Parameters.Parameters, name: string): E.Either<Refusal, PollMediaMaker> =>
  pollMedia(Json.parse(Parameters.text(params, name)), params)

const settingsOf = (
  params: Parameters.Parameters,
  type: 'regular' | 'quiz',
  correct: ReadonlyArray<number>,
  now: Millis,
): PollSettings => {
  const flag = (name: string): boolean => Parameters.flag(params, name)
  const isGiven = (name: string): boolean => Parameters.text(params, name) !== ''
  const open_period = Parameters.integer(params, 'open_period', 0, [0, 2_628_000])
  const close_date = open_period > 0 ? toSeconds(now) + open_period : Parameters.integer(params, 'close_date')
  return defined({
    total_voter_count: 0,
    is_closed: flag('is_closed'),
    is_anonymous: !isGiven('is_anonymous') || flag('is_anonymous'),
    type,
    allows_multiple_answers: flag('allows_multiple_answers'),
    allows_revoting: isGiven('allows_revoting') ? flag('allows_revoting') : type !== 'quiz',
    members_only: flag('members_only'),
    correct_option_ids: type === 'quiz' ? correct : undefined,
    open_period: open_period > 0 ? open_period : undefined,
    close_date: close_date > 0 ? close_date : undefined,
  })
}

const pollContent = (
  state: State,
  { question, options, explanation, description, media, explanationMedia, settings }: GivenPoll,
): ReturnType<ContentMaker> => {
  const asked = fitted(state, question, 300, 'poll question length must not exceed 300')
  if (E.isLeft(asked)) return asked
  const listed = listedOptions(state, options)
  if (E.isLeft(listed)) return listed
  const explained = FormattedText.normalised(explanation, userIn(state))
  if (E.isLeft(explained)) return badRequest(explained.left)
  const described = FormattedText.normalised(description, userIn(state))
  if (E.isLeft(described)) return badRequest(described.left)
  if (Array.from(explained.right.text).length > 200) return badRequest('message is too long')
  const shown = media(listed.right[0])
  if (E.isLeft(shown)) return shown
  const explaining = explanationMedia(shown.right[0])
  if (E.isLeft(explaining)) return explaining
  const lastPoll = state.lastPoll + 1
  const hasExplanation = settings.type === 'quiz' && explained.right.text !== ''
  const hasDescription = described.right.text !== ''
  const content: Poll = defined({
    id: String(5_000_000_000_000_000 + lastPoll),
    question: asked.right.text,
    question_entities: unlessEmpty(asked.right.entities),
    options: listed.right[1],
    ...settings,
    explanation: hasExplanation ? explained.right.text : undefined,
    explanation_entities: hasExplanation ? explained.right.entities : undefined,
    description: hasDescription ? described.right.text : undefined,
    description_entities: hasDescription ? described.right.entities : undefined,
    media: shown.right[1],
    explanation_media: explaining.right[1],
  })
  return E.right([{ ...explaining.right[0], lastPoll }, { poll: content }])
}

const listedOptions = (
  given: State,
  options: ReadonlyArray<GivenOption>,
): E.Either<Refusal, readonly [State, Poll['options']]> => {
  const listed: Array<Poll['options'][number]> = []
  let state = given
  for (const [place, { words, media }] of options.entries()) {
    const text = fitted(state, words, 100, 'poll options length must not exceed 100')
    if (E.isLeft(text)) return text
    const shown = media(state)
    if (E.isLeft(shown)) return shown
    state = shown.right[0]
    listed.push(
      defined({
        persistent_id: String(place),
        text: text.right.text,
        text_entities: unlessEmpty(text.right.entities),
        media: shown.right[1],
        voter_count: 0,
      }),
    )
  }
  return E.right([state, listed])
}

const unlessEmpty = <A>(items: ReadonlyArray<A>): ReadonlyArray<A> | undefined =>
  items.length === 0 ? undefined : items
