// Since Bot API 10.5 a press of a button of the bot's own message may name no message and no chat.
// https://core.telegram.org/bots/api#setmysettings

import {
  callback,
  choose,
  branch,
  handle,
  handled,
  on,
  pipeline,
  says,
  throttle,
  use,
} from '@pipegram/compose'
import { boundCallbackData, callbackData } from '@pipegram/core/CallbackData'
import { edit, remove } from '@pipegram/core/Reply'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import { ann, pressed } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const Done = callbackData('done', {})
const inline = pressed('done', { inline_message_id: 'i' })

const run = async (handler: Parameters<typeof harness>[0], update = inline) => {
  const { outcome, calls } = await harness(handler)(update)()
  return { outcome, calls: calls.map(({ method, params }) => ({ method, ...params })) }
}

it('a press without a message is edited by its inline id, and answered', async () => {
  const bot = pipeline(
    use(callback(Done)),
    handle(({ call, callback_query }) => call(edit(callback_query, 'Done.'))),
  )
  expect(await run(bot)).toEqual({
    outcome: E.right('handled'),
    calls: [
      { method: 'editMessageText', inline_message_id: 'i', text: 'Done.' },
      { method: 'answerCallbackQuery', callback_query_id: '1' },
    ],
  })
})

it('a press without a message is replied to in the private chat with the user', async () => {
  const [said] = (await run(pipeline(use(callback(Done)), handle(says('Done.'))))).calls
  expect(said).toEqual({ method: 'sendMessage', chat_id: ann.id, text: 'Done.' })
})

it('a press without a message is left to the next branch by a guard that asks for the message', async () => {
  const bot = pipeline(
    choose(
      branch(
        use(on('callback_query', 'message')),
        use(callback(Done)),
        handle(({ call, callback_query: { message } }) => call(remove(message))),
      ),
      branch(
        use(callback(Done)),
        handle(() => handled),
      ),
    ),
  )
  const answered = { method: 'answerCallbackQuery', callback_query_id: '1' }
  expect((await run(bot)).calls).toEqual([answered])
  expect((await run(bot, pressed('done'))).calls).toEqual([
    { method: 'deleteMessage', chat_id: ann.id, message_id: 1 },
    answered,
  ])
})

it('a press without a message never passes for a press in the chat that its button is bound to', async () => {
  const bound = boundCallbackData('chat', 'own', {}, { sign: signer(Secret.make('0123456789abcdef')) })
  const bot = pipeline(
    use(callback(bound)),
    handle(() => handled),
  )
  const data = bound.for(ann.id).encode({})
  expect((await run(bot, pressed(data))).outcome).toEqual(E.right('handled'))
  expect((await run(bot, pressed(data, { inline_message_id: 'i' }))).outcome).toEqual(E.right('skipped'))
})

it('a press without a message is counted by its chat instance', async () => {
  const bot = harness(
    pipeline(
      use(throttle({ per: 'chat', limit: 1, window: '1m', excess: 'skip' })),
      handle(() => handled),
    ),
  )
  const outcomes = [await bot(inline)(), await bot(inline)()].map(({ outcome }) => outcome)
  expect(outcomes).toEqual([E.right('handled'), E.right('skipped')])
})
