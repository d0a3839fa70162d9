// The questions of the quiz.

import { correct, quiz } from 'pipegram/core'

const first = quiz('Which planet has the most moons?', ['Mars', 'Jupiter', correct('Saturn')])

const questions = [
  first,
  quiz('Which of these is a prime?', ['91', correct('97'), '99']),
  quiz('Which animal can sleep standing?', [correct('The giraffe'), 'The mole', 'The bat']),
]

/** A question, by any number. */
export const questionFor = (n: number) => questions[n % questions.length] ?? first
