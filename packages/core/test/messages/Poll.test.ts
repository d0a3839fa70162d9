import { sendPoll } from '@pipegram/core/Calls'
import { rawMarkup } from '@pipegram/core/Markup'
import {
  correct,
  quiz,
  regularPoll,
  tryQuiz,
  tryRegularPoll,
  type PollSettings,
  type QuizSettings,
} from '@pipegram/core/Poll'
import { bold } from '@pipegram/core/Text'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const errorsOf = (
  settings: PollSettings,
  question = 'Tea?',
  options: ReadonlyArray<string> = ['Yes'],
): ReadonlyArray<string> => {
  const result = tryRegularPoll(question, options, settings)
  return E.isLeft(result) ? result.left.errors : []
}
const quizErrors = (settings: QuizSettings): ReadonlyArray<string> => {
  const result = tryQuiz('Mars?', [correct('Yes')], settings)
  return E.isLeft(result) ? result.left.errors : []
}

describe('a poll', () => {
  it('a poll takes texts of every form as options, and media beside them', () => {
    const { params } = sendPoll({
      chat_id: 1,
      ...regularPoll(bold('Tea?'), [
        'Yes',
        bold('No'),
        rawMarkup('HTML', '<b>Both</b>'),
        { text: 'Look', media: { type: 'location', latitude: 1, longitude: 2 } },
      ]),
    })
    expect(params).toEqual({
      chat_id: 1,
      type: 'regular',
      question: 'Tea?',
      question_entities: [{ type: 'bold', offset: 0, length: 4 }],
      options: [
        { text: 'Yes' },
        { text: 'No', text_entities: [{ type: 'bold', offset: 0, length: 2 }] },
        { text: '<b>Both</b>', text_parse_mode: 'HTML' },
        { text: 'Look', media: { type: 'location', latitude: 1, longitude: 2 } },
      ],
    })
  })
  it('a poll has 1–12 options of 1–100 characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', 'x', '😀'.repeat(100), 'x'.repeat(101)), { maxLength: 14 }),
        (options) => {
          const wrong =
            options.filter((each) => each === '' || each.startsWith('xx')).length +
            (options.length < 1 || options.length > 12 ? 1 : 0)
          expect(errorsOf({}, 'Tea?', options)).toHaveLength(wrong)
        },
      ),
    )
    expect(errorsOf({}, '', ['', 'x'])).toEqual([
      'The question must have 1–300 characters; it has 0.',
      'Option 1 must have 1–100 characters; it has 0.',
    ])
  })
  it('a poll checks its settings against the limits', () => {
    expect(errorsOf({ open_period: 5, country_codes: ['DE', 'FT'], description: 'x'.repeat(1024) })).toEqual(
      [],
    )
    expect(
      [
        errorsOf({ open_period: 4 }),
        errorsOf({ open_period: 2_628_001 }),
        errorsOf({ open_period: 5.5 }),
        errorsOf({ country_codes: ['de'] }),
        errorsOf({ description: 'x'.repeat(1025) }),
      ].map((errors) => errors.length),
    ).toEqual([1, 1, 1, 1, 1])
    expect(errorsOf({ open_period: 1 })).toEqual([
      'A poll is open for 5–2628000 whole seconds; this one would be for 1.',
    ])
    expect(errorsOf({ country_codes: Array.from({ length: 13 }, () => 'DE') })).toHaveLength(1)
  })
  it('a poll throws where it is defined', () =>
    expect(() => regularPoll('', ['x'])).toThrow(
      new RangeError('This is not a valid poll. The question must have 1–300 characters; it has 0.'),
    ))
})

describe('a quiz', () => {
  it('a quiz knows its right answers by their positions, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (marks) => {
        const result = tryQuiz(
          'Planets?',
          marks.map((mark, i) => (mark ? correct(`Option ${i}`) : `Option ${i}`)),
        )
        expect(result).toEqual(
          marks.includes(true)
            ? E.right({
                type: 'quiz',
                question: 'Planets?',
                options: marks.map((_, i) => ({ text: `Option ${i}` })),
                correct_option_ids: marks.flatMap((mark, i) => (mark ? [i] : [])),
              })
            : E.left({
                _tag: 'OutOfLimits',
                what: 'quiz',
                errors: ['A quiz needs a right answer. Mark one with `correct("Mars")`.'],
              }),
        )
      }),
    )
  })
  it('a quiz has an explanation of 200 characters and three lines', () => {
    expect([
      quizErrors({ explanation: 'a\nb\nc' }),
      quizErrors({ explanation: bold('x'.repeat(200)) }),
    ]).toEqual([[], []])
    expect(quizErrors({ explanation: `a\nb\nc\n${'x'.repeat(200)}` })).toEqual([
      'The explanation must have 0–200 characters; it has 206.',
      'The explanation must have at most 2 line feeds; it has 3.',
    ])
  })
  it('a quiz throws where it is defined', () =>
    expect(() => quiz('Planets?', ['The Sun'])).toThrow(RangeError))
})
