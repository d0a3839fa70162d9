// Polls and quizzes, for `sendPoll`. A setting that only one of the two has does not compile for the other.
// https://core.telegram.org/bots/api#sendpoll

import type * as E from 'fp-ts/lib/Either.js'
import type { SendPollParams } from '../calls/Calls.ts'
import * as Limits from '../types/Limits.ts'
import { isMarkup } from '../types/Markup.ts'
import type { AnyText, InputPollOption } from '../types/Types.ts'

// model

/** An option: its text of 1–100 characters, or its text with media. */
export type PollChoice = AnyText | InputPollOption

/** A right option of a quiz. */
export interface CorrectOption {
  readonly correct: PollChoice
}

/** When a poll ends by itself: after some seconds, at a time, or never. */
export type PollClosing =
  | { readonly open_period?: never; readonly close_date?: never }
  /** In seconds, 5–2628000. */
  | { readonly open_period: number; readonly close_date?: never }
  /** In seconds since 1970, 5–2628000 s from now. */
  | { readonly open_period?: never; readonly close_date: number }

type Common = Pick<
  SendPollParams,
  | 'allows_multiple_answers'
  | 'allows_revoting'
  | 'shuffle_options'
  | 'hide_results_until_closes'
  | 'members_only'
  | 'country_codes'
  | 'is_closed'
  | 'description'
  | 'media'
> &
  PollClosing

/** Users may add options only if everybody sees who chose what. */
type Adding =
  | { readonly is_anonymous?: boolean; readonly allow_adding_options?: false }
  | { readonly is_anonymous: false; readonly allow_adding_options: boolean }

/** The settings of a poll. */
export type PollSettings = Common & Adding

/** The settings of a quiz. */
export type QuizSettings = Common & Pick<SendPollParams, 'is_anonymous' | 'explanation' | 'explanation_media'>

/** A poll without the chat that it is sent to. */
export type Questionnaire = Pick<SendPollParams, 'question' | 'options' | 'type' | 'correct_option_ids'> &
  Common &
  QuizSettings & { readonly allow_adding_options?: boolean }

// constructors

/**
 * A poll that the program itself contains. Throws a `RangeError` with all faults: texts and lists outside
 * their limits.
 *
 * @example
 *   import { sendPoll } from '@pipegram/core/Calls'
 *   import { regularPoll } from '@pipegram/core/Poll'
 *
 *   const call = sendPoll({
 *     chat_id: 1,
 *     ...regularPoll('Tea or coffee?', ['Tea', 'Coffee'], {
 *       open_period: 600,
 *       is_anonymous: false,
 *       allow_adding_options: true,
 *     }),
 *   })
 */
export const regularPoll: (
  question: AnyText,
  options: ReadonlyArray<PollChoice>,
  settings?: PollSettings,
) => Questionnaire = (question, options, settings) =>
  Limits.orThrow(tryRegularPoll)(question, options, settings)

/**
 * A poll that depends on users: returns a left instead of throwing.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { tryRegularPoll } from '@pipegram/core/Poll'
 *
 *   assert.deepStrictEqual(
 *     tryRegularPoll('Where to?', ['']),
 *     E.left({
 *       _tag: 'OutOfLimits',
 *       what: 'poll',
 *       errors: ['Option 1 must have 1–100 characters; it has 0.'],
 *     }),
 *   )
 */
export const tryRegularPoll = (
  question: AnyText,
  options: ReadonlyArray<PollChoice>,
  settings: PollSettings = {},
): E.Either<Limits.OutOfLimits, Questionnaire> => {
  const listed = options.map(optionOf)
  return Limits.settle('poll', faults(question, listed, settings), {
    ...settings,
    type: 'regular',
    question,
    options: listed,
  })
}

/**
 * Marks an option of a quiz as right.
 *
 * @example
 *   import { correct, quiz } from '@pipegram/core/Poll'
 *
 *   const primes = quiz('Which are primes?', [correct('2'), correct('3'), '4'])
 */
export const correct = (option: PollChoice): CorrectOption => ({ correct: option })

/**
 * A quiz that the program itself contains. `correct` marks its right options. Throws a `RangeError` with all
 * faults, for example if there is no right option.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { correct, quiz } from '@pipegram/core/Poll'
 *
 *   const { correct_option_ids } = quiz('Which is a planet?', ['The Sun', correct('Mars')], {
 *     explanation: 'The Sun is a star.',
 *   })
 *
 *   assert.deepStrictEqual(correct_option_ids, [1])
 */
export const quiz: (
  question: AnyText,
  options: ReadonlyArray<PollChoice | CorrectOption>,
  settings?: QuizSettings,
) => Questionnaire = (question, options, settings) => Limits.orThrow(tryQuiz)(question, options, settings)

/**
 * A quiz that depends on users: returns a left instead of throwing.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isLeft } from 'fp-ts/lib/Either.js'
 *   import { tryQuiz } from '@pipegram/core/Poll'
 *
 *   assert.ok(isLeft(tryQuiz('Which is a planet?', ['The Sun', 'The Moon'])))
 */
export const tryQuiz = (
  question: AnyText,
  options: ReadonlyArray<PollChoice | CorrectOption>,
  settings: QuizSettings = {},
): E.Either<Limits.OutOfLimits, Questionnaire> => {
  const listed = options.map((option) => optionOf(isCorrect(option) ? option.correct : option))
  const correct_option_ids = options.flatMap((option, i) => (isCorrect(option) ? [i] : []))
  const errors = [
    ...faults(question, listed, settings),
    ...explanationFaults(settings.explanation),
    ...(correct_option_ids.length > 0
      ? []
      : ['A quiz needs a right answer. Mark one with `correct("Mars")`.']),
  ]
  return Limits.settle('quiz', errors, {
    ...settings,
    type: 'quiz',
    question,
    options: listed,
    correct_option_ids,
  })
}

// private

const isCorrect = (option: PollChoice | CorrectOption): option is CorrectOption =>
  typeof option === 'object' && 'correct' in option

const optionOf = (option: PollChoice): InputPollOption =>
  typeof option === 'string' || isMarkup(option) || 'entities' in option ? { text: option } : option

const faults = (
  question: AnyText,
  options: ReadonlyArray<InputPollOption>,
  settings: Common,
): ReadonlyArray<string> => {
  const { open_period, country_codes, description } = settings
  const [least, most] = Limits.pollOpenPeriod
  return [
    ...Limits.excess('The question', Limits.pollQuestion, question),
    ...Limits.excess('The list of options', Limits.pollOptions, options),
    ...options.flatMap(({ text }, i) => Limits.excess(`Option ${i + 1}`, Limits.pollOption, text)),
    ...Limits.excess('The description', Limits.pollDescription, description),
    ...Limits.excess('The list of countries', Limits.pollCountries, country_codes),
    ...(country_codes ?? [])
      .filter((code) => !/^[A-Z]{2}$/.test(code))
      .map(
        (code) =>
          `"${code}" cannot be a country: ` +
          'use the two letters of ISO 3166-1, such as "DE", or "FT" for anonymous numbers.',
      ),
    ...(open_period === undefined ||
    (Number.isInteger(open_period) && open_period >= least && open_period <= most)
      ? []
      : [`A poll is open for ${least}–${most} whole seconds; this one would be for ${open_period}.`]),
  ]
}

const explanationFaults = (explanation: AnyText | undefined): ReadonlyArray<string> => {
  const lineFeeds =
    (typeof explanation === 'string' ? explanation : (explanation?.text ?? '')).split('\n').length - 1
  return [
    ...Limits.excess('The explanation', Limits.pollExplanation, explanation),
    ...(lineFeeds > Limits.pollExplanationLineFeeds
      ? [
          `The explanation must have at most ${Limits.pollExplanationLineFeeds} line feeds; ` +
            `it has ${lineFeeds}.`,
        ]
      : []),
  ]
}
