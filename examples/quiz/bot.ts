// A quiz in a group: polls that a job closes, and a board of the winners in a store.

import {
  branch,
  catchError,
  choose,
  commands,
  handle,
  on,
  pipe,
  pipeline,
  reply,
  sendMessage,
  sendPoll,
  stopPoll,
  type Store,
  t,
  TE,
  tell,
  use,
} from 'pipegram'
import { outbox } from 'pipegram/compose'
import { typed } from 'pipegram/core'
import { jobs } from 'pipegram/updates'
import { questionFor } from './questions.ts'

// What is kept of a poll: the votes. And of a chat: the polls that each user answered rightly.
const Votes = t.record(t.string, t.type({ name: t.string, options: t.array(t.number) }))
const Board = t.record(t.string, t.type({ name: t.string, won: t.array(t.string) }))

/** The bot, and the jobs that close its polls. A poll is open for some time, such as `30s`. */
export const quizBot = (store: Required<Store.Store>, isOpen: `${number}s`) => {
  const votes = typed(Votes)(store)
  const boards = typed(Board)(store)

  const closing = jobs(
    {
      close: {
        payload: t.type({
          chat_id: t.number,
          message_id: t.number,
          poll_id: t.string,
          right: t.array(t.number),
        }),
        run: ({ call, payload: { chat_id, message_id, poll_id, right } }) =>
          pipe(
            call(stopPoll({ chat_id, message_id })),
            // After a kill, the poll may be closed already.
            TE.orElseW((error) => (error._tag === 'Rejected' ? TE.right(undefined) : TE.left(error))),
            TE.chainW(() => votes.get(`poll ${poll_id}`)),
            TE.chainW((found) =>
              boards.change(`board ${chat_id}`, (before = {}) => {
                const value = { ...before }
                for (const [id, { name, options }] of Object.entries(found?.value ?? {}))
                  if (options.some((option) => right.includes(option)))
                    // A set of polls: one that is counted again counts once.
                    value[id] = { name, won: [...new Set([...(before[id]?.won ?? []), poll_id])] }
                return { value, result: shown(value) }
              }),
            ),
            TE.chainW((text) => call(sendMessage({ chat_id, text }))),
          ),
      },
    },
    { store },
  )

  const bot = pipeline(
    // A poll that was sent before a kill is not sent again.
    use(outbox({ store })),
    use(closing),
    choose(
      commands({
        quiz: {
          description: 'Ask a question',
          run: ({ call, message, schedule, update }) => {
            const question = questionFor(update.update_id)
            return pipe(
              call(sendPoll({ chat_id: message.chat.id, ...question, is_anonymous: false })),
              TE.chainW(({ chat, message_id, poll }) => {
                const right = [...(question.correct_option_ids ?? [])]
                const payload = { chat_id: chat.id, message_id, poll_id: poll?.id ?? '', right }
                return schedule.close(payload, { in: isOpen, id: `${chat.id} ${message_id}` })
              }),
            )
          },
        },
        board: ({ call, message }) =>
          pipe(
            boards.get(`board ${message.chat.id}`),
            TE.chainW((found) => call(reply(message, shown(found?.value ?? {})))),
          ),
      }),
      branch(
        use(on('poll_answer', 'user')),
        handle(({ poll_answer: { poll_id, option_ids, user } }) =>
          votes.change(`poll ${poll_id}`, (before = {}) => ({
            value: { ...before, [user.id]: { name: user.first_name, options: [...option_ids] } },
            ttl: 86_400_000,
            result: undefined,
          })),
        ),
      ),
    ),
    catchError(tell),
  )
  return { bot, jobs: closing }
}

const shown = (scores: t.TypeOf<typeof Board>): string =>
  Object.values(scores)
    .toSorted((a, b) => b.won.length - a.won.length)
    .slice(0, 10)
    .map(({ name, won }, i) => `${i + 1}. ${name}: ${won.length}`)
    .join('\n') || 'Nobody was right so far.'
