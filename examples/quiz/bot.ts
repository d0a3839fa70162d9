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
import { jobs, personalData } from 'pipegram/updates'
import { questionFor } from './questions.ts'
import { scoresIn } from './scores.ts'

/** The bot, and the jobs that close its polls. A poll is open for some time, such as `30s`. */
export const quizBot = (store: Required<Store.Store>, isOpen: `${number}s`) => {
  const scores = scoresIn(store)

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
            TE.chainW(() => scores.count(chat_id, poll_id, right)),
            TE.chainW(() => scores.board(chat_id)),
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
    use(personalData({ stores: [store] })),
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
            scores.board(message.chat.id),
            TE.chainW((text) => call(reply(message, text))),
          ),
        forget: {
          description: 'Erase your votes and scores',
          run: ({ call, eraseUser, from, message }) =>
            pipe(
              eraseUser(from.id),
              TE.chainW(() => call(reply(message, 'Your votes and scores are erased.'))),
            ),
        },
      }),
      branch(
        use(on('poll_answer', 'user')),
        handle(({ poll_answer: { poll_id, option_ids, user } }) =>
          scores.vote(poll_id, user.id, { name: user.first_name, options: [...option_ids] }),
        ),
      ),
    ),
    catchError(tell),
  )
  return { bot, jobs: closing }
}
