// Polls and quizzes: sent, voted in, stopped.
// https://core.telegram.org/bots/api#sendpoll

import type { Refusal } from '@pipegram/core/ApiError'
import type { Text } from '@pipegram/core/Text'
import type { Message as Said, Poll, PollAnswer, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toMessage } from './Access.ts'
import type { Act } from './Act.ts'
import { badRequest, notPlayed } from './Answer.ts'
import type { Millis } from './Clock.ts'
import * as Entities from './Entities.ts'
import * as Json from './Json.ts'
import * as Keyboard from './Keyboard.ts'
import type { Method } from './Method.ts'
import * as Parameters from './Parameters.ts'
import { enter } from './People.ts'
import * as Queue from './Queue.ts'
import { knownTo, refusedMarkup, type Make } from './Sending.ts'
import * as Sorted from './Sorted.ts'
import { keptIn, toSeconds, withKept, type Kept, type State } from './State.ts'

// constructors

/**
 * https://core.telegram.org/bots/api#sendpoll. It takes votes until it is stopped or its time is over; nobody
 * is told of the latter.
 */
export const poll = (params: Parameters.Parameters, now: Millis): E.Either<Refusal, Make> => {
  if (['media', 'explanation_media'].some((name) => Parameters.text(params, name) !== ''))
    return E.left(notPlayed('media of polls'))
  const question = textIn(params, 'question')
  if (E.isLeft(question)) return badRequest(question.left)
  const options = optionsOf(Parameters.text(params, 'options'))
  if (E.isLeft(options)) return options
  const type = Parameters.text(params, 'type') || 'regular'
  if (type !== 'regular' && type !== 'quiz') return badRequest('unsupported poll type specified')
  const correct = type === 'quiz' ? correctOf(params, options.right.length) : E.right([])
  if (E.isLeft(correct)) return badRequest(correct.left)
  const [flag, period] = [
    (name: string) => Parameters.flag(params, name),
    Parameters.integer(params, 'open_period', 0, [0, 2_628_000]),
  ]
  const close_date = period > 0 ? toSeconds(now) + period : Parameters.integer(params, 'close_date')
  const settings = {
    total_voter_count: 0,
    is_closed: flag('is_closed'),
    is_anonymous: Parameters.text(params, 'is_anonymous') === '' || flag('is_anonymous'),
    type,
    allows_multiple_answers: flag('allows_multiple_answers'),
    allows_revoting:
      Parameters.text(params, 'allows_revoting') === '' ? type !== 'quiz' : flag('allows_revoting'),
    members_only: flag('members_only'),
    ...(type === 'quiz' ? { correct_option_ids: correct.right } : {}),
    ...(period > 0 ? { open_period: period } : {}),
    ...(close_date > 0 ? { close_date } : {}),
  } as const
  const [explanation, description] = [textIn(params, 'explanation'), textIn(params, 'description')]
  if (E.isLeft(explanation)) return badRequest(explanation.left)
  if (E.isLeft(description)) return badRequest(description.left)
  return E.right((state) => {
    const asked = fitted(state, question.right, 300, 'poll question length must not exceed 300')
    if (E.isLeft(asked)) return asked
    const listed: Array<Poll['options'][number]> = []
    for (const [place, option] of options.right.entries()) {
      const text = fitted(state, option, 100, 'poll options length must not exceed 100')
      if (E.isLeft(text)) return text
      listed.push({
        persistent_id: String(place),
        text: text.right.text,
        ...(text.right.entities.length === 0 ? {} : { text_entities: text.right.entities }),
        voter_count: 0,
      })
    }
    const explained = Entities.kept(explanation.right, knownTo(state))
    if (E.isLeft(explained)) return badRequest(explained.left)
    const described = Entities.kept(description.right, knownTo(state))
    if (E.isLeft(described)) return badRequest(described.left)
    if (Array.from(explained.right.text).length > 200) return badRequest('message is too long')
    const lastPoll = state.lastPoll + 1
    const whole: Poll = {
      id: String(5_000_000_000_000_000 + lastPoll),
      question: asked.right.text,
      ...(asked.right.entities.length === 0 ? {} : { question_entities: asked.right.entities }),
      options: listed,
      ...settings,
      ...(type !== 'quiz' || explained.right.text === ''
        ? {}
        : { explanation: explained.right.text, explanation_entities: explained.right.entities }),
      ...(described.right.text === ''
        ? {}
        : { description: described.right.text, description_entities: described.right.entities }),
    }
    return E.right([{ ...state, lastPoll }, { poll: whole }])
  })
}

/** https://core.telegram.org/bots/api#stoppoll */
export const stopPoll: Method = (state, { params, now }) => {
  const markup = Keyboard.fromJson(Parameters.text(params, 'reply_markup'))
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
  const next: Said = {
    ...message,
    poll: closed,
    ...(markup.right._tag === 'Inline' ? { reply_markup: markup.right.keyboard } : {}),
  }
  const stopped = withKept({ ...kept, message: next })(state)
  return E.right({
    state: { ...stopped, queue: Queue.push({ poll: closed }, now)(stopped.queue) },
    result: closed,
    happened: [{ _tag: 'Edited', chat_id: room.chat.id, message: next }],
  })
}

/**
 * Votes for options by their place or their text, in place of what one voted before; for none takes that
 * back.
 */
export const vote =
  (user: User, chat_id: number, message_id: number, choice: ReadonlyArray<number | string>): Act<undefined> =>
  (state, now) => {
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    const kept = keptIn(state, chat_id, message_id)
    const asked = kept?.message.poll
    if (kept === undefined || asked === undefined) return E.left(`message ${message_id} is no poll`)
    if (isClosed(asked, now)) return E.left('the poll is closed')
    const places = choice.map((one) =>
      typeof one === 'number' ? one : asked.options.findIndex(({ text }) => text === one),
    )
    const strange = choice.find((_, i) => asked.options[places[i] ?? -1] === undefined)
    if (strange !== undefined)
      return E.left(
        `the poll has no option ${JSON.stringify(strange)}, but ${asked.options.map(({ text }) => `"${text}"`).join(', ')}`,
      )
    const option_ids: ReadonlyArray<number> = [...new Set(places)].sort((a, b) => a - b)
    const before = Sorted.get(user.id)(kept.votes) ?? []
    if (option_ids.length > 1 && !asked.allows_multiple_answers) return E.left('the poll takes one answer')
    if (before.length > 0 && !asked.allows_revoting) return E.left('the poll takes no other answer')
    if (option_ids.join() === before.join()) return E.right([state, undefined])
    const votes =
      option_ids.length === 0
        ? Sorted.remove(user.id)(kept.votes)
        : Sorted.set(user.id, option_ids)(kept.votes)
    const given = Sorted.values(votes).flat()
    const counted: Poll = {
      ...asked,
      total_voter_count: Sorted.size(votes),
      options: asked.options.map((option, place) => ({
        ...option,
        voter_count: given.filter((one) => one === place).length,
      })),
    }
    const { votes: _, ...rest } = kept
    const next = withKept({
      ...rest,
      ...(votes === undefined ? {} : { votes }),
      message: { ...kept.message, poll: counted },
    })(state)
    // Of polls of others the bot hears nothing.
    if (!isOwn(state, kept)) return E.right([next, undefined])
    const poll_answer: PollAnswer = {
      poll_id: asked.id,
      user,
      option_ids,
      option_persistent_ids: option_ids.map((place) => asked.options[place]?.persistent_id ?? ''),
    }
    const queue = asked.is_anonymous ? next.queue : Queue.push({ poll_answer }, now)(next.queue)
    return E.right([{ ...next, queue: Queue.push({ poll: counted }, now)(queue) }, undefined])
  }

// private

const isOwn = ({ bot }: State, { message, fixed }: Kept): boolean =>
  (message.from?.id ?? bot.id) === bot.id && fixed !== true

const isClosed = ({ is_closed, close_date = 0 }: Poll, now: Millis): boolean =>
  is_closed || (close_date > 0 && close_date <= toSeconds(now))

const textIn = (params: Parameters.Parameters, name: string): Json.Read<Text> =>
  Entities.read(
    Parameters.text(params, name),
    Parameters.text(params, `${name}_parse_mode`),
    Json.parse(Parameters.text(params, `${name}_entities`)),
  )

// Of formatting a question and its options keep custom emoji alone.
const fitted = (state: State, given: Text, most: number, tooLong: string): E.Either<Refusal, Text> => {
  const kept = Entities.kept(given, knownTo(state))
  if (E.isLeft(kept)) return badRequest(kept.left)
  const { text, entities } = kept.right
  if (text === '') return badRequest('text must be non-empty')
  return Array.from(text).length > most
    ? badRequest(tooLong)
    : E.right({ text, entities: entities.filter(({ type }) => type === 'custom_emoji') })
}

const optionsOf = (json: string): E.Either<Refusal, ReadonlyArray<Text>> => {
  const values = Json.parse(json)
  if (values === undefined) return badRequest("can't parse options JSON object")
  if (!Json.isArray(values)) return badRequest('expected an Array of String as options')
  if (values.length === 0) return badRequest('poll must have at least one answer option')
  if (values.length > 12) return badRequest("poll can't have more than 12 options")
  const options: Array<Text> = []
  for (const value of values) {
    if (!Json.isObject(value) && typeof value !== 'string')
      return badRequest('expected an option to be of type String')
    if (Json.isObject(value) && (value['media'] ?? undefined) !== undefined)
      return E.left(notPlayed('media of polls'))
    const [text, mode] =
      typeof value === 'string'
        ? [E.right(value), E.right('')]
        : [Json.required(Json.string)(value, 'text'), Json.string(value, 'text_parse_mode')]
    if (E.isLeft(text)) return badRequest(text.left)
    if (E.isLeft(mode)) return badRequest(mode.left)
    const read = Entities.read(
      text.right,
      mode.right ?? '',
      typeof value === 'string' ? undefined : value['text_entities'],
    )
    if (E.isLeft(read)) return badRequest(read.left)
    options.push(read.right)
  }
  return E.right(options)
}

const correctOf = (params: Parameters.Parameters, count: number): Json.Read<ReadonlyArray<number>> => {
  const json = Parameters.text(params, 'correct_option_ids')
  const former = Parameters.text(params, 'correct_option_id')
  const values = json === '' ? (former === '' ? [] : [Parameters.toInteger(former)]) : Json.parse(json)
  if (values === undefined) return E.left("Can't parse correct option identifiers JSON object")
  if (!Json.isArray(values)) return E.left('Expected an Array of correct option identifiers')
  const ids = values.filter((value) => typeof value === 'number')
  if (ids.length < values.length) return E.left('Correct option identifier must be of type Number')
  if (ids.length === 0) return E.left('Correct quiz option list must be non-empty')
  if (ids.some((id, i) => id <= (ids[i - 1] ?? -Infinity)))
    return E.left('Correct quiz option list must be increasing')
  return ids.some((id) => !Number.isInteger(id) || id < 0 || id >= count)
    ? E.left('Wrong quiz correct_option_id')
    : E.right(ids)
}
