// Questions of widgets: typed data, an answer to each question, and what a step knows of their place.

import {
  answering,
  branch,
  catchError,
  choose,
  handle,
  handled,
  inspect,
  on,
  pipeline,
  privacy,
  says,
  tell,
  throttle,
  use,
  validate,
  widget,
} from '@pipegram/compose'
import { IntFromString } from '@pipegram/core/Argument'
import { boundCallbackData, callbackData, int } from '@pipegram/core/CallbackData'
import { answer } from '@pipegram/core/Reply'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import { privateChat, said, sharedWidgetAsked, widgetAsked } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const bob = { id: 1002, is_bot: false, first_name: 'Bob' }
const Seat = callbackData('seat', { row: int })
const asked = [
  widgetAsked('seat.7'),
  sharedWidgetAsked('seat.7'),
  widgetAsked('seat.7', { inline_message_id: 'i' }),
]

const seats = pipeline(
  choose(
    branch(
      use(widget(Seat)),
      handle(({ call, widget_query, payload }) => call(answer(widget_query, `row ${payload.row}`))),
    ),
    branch(
      use(on(['widget_query', 'shared_widget_query'])),
      handle(() => handled),
    ),
  ),
)
const run = async (handler: Parameters<typeof harness>[0], update: (typeof asked)[number]) => {
  const { outcome, calls } = await harness(handler)(update)()
  return { outcome, calls: calls.map(({ method, params }) => ({ method, params })) }
}
const closed = [{ method: 'answerWidgetQuery', params: { widget_query_id: '1' } }]

describe('a widget', () => {
  it.each(asked)('asks with typed data, and gets one answer: %j', async (update) => {
    expect(await run(seats, update)).toEqual({
      outcome: E.right('handled'),
      calls: [{ method: 'answerWidgetQuery', params: { widget_query_id: '1', data: 'row 7' } }],
    })
  })
  it.each(['seat.~', 'seat', 'row.7', 'seat.7.8'])(
    'that sends the data %s is left to the next branch',
    async (data) => {
      expect(await run(seats, widgetAsked(data))).toEqual({ outcome: E.right('handled'), calls: [] })
    },
  )
  it('leaves a message to the next branch', async () => {
    const only = pipeline(
      use(widget(Seat)),
      handle(() => handled),
    )
    const { outcome } = await harness(only)(said('seat.7'))()
    expect(outcome).toEqual(E.right('skipped'))
  })
  it('is known to the pipeline before the first update comes', () => {
    expect(inspect(seats).allowedUpdates).toEqual(['widget_query', 'shared_widget_query'])
  })
  it('that is handled and not answered is answered without data', async () => {
    const silent = pipeline(
      use(answering),
      use(on('widget_query')),
      handle(() => handled),
    )
    expect((await run(silent, widgetAsked('x'))).calls).toEqual(closed)
    const shared = pipeline(
      use(answering),
      use(on('shared_widget_query')),
      handle(() => handled),
    )
    expect((await run(shared, sharedWidgetAsked('x'))).calls).toEqual(closed)
    const skipping = pipeline(
      use(answering),
      use(on('message')),
      handle(() => handled),
    )
    expect(await run(skipping, widgetAsked('x'))).toEqual({ outcome: E.right('skipped'), calls: [] })
  })
  it('that asks for what the user can correct is answered without data, since no sentence fits', async () => {
    const failing = pipeline(
      use(widget(Seat)),
      handle(() => TE.left({ _tag: 'Full' as const, sentence: 'All seats are taken.' })),
      catchError(tell),
    )
    for (const update of asked) expect((await run(failing, update)).calls).toEqual(closed)
  })
  it('may send data that is bound to its user or its chat', async () => {
    const sign = signer(Secret.make('0123456789abcdef'))
    const of = (holder: 'user' | 'chat') => {
      const data = boundCallbackData(holder, 'own', { row: int }, { sign })
      const own = pipeline(
        use(widget(data)),
        handle(() => handled),
      )
      return { own, said: data.for(1001).encode({ row: 7 }) }
    }
    for (const holder of ['user', 'chat'] as const) {
      const { own, said } = of(holder)
      expect((await run(own, widgetAsked(said))).outcome).toEqual(E.right('handled'))
      expect((await run(own, widgetAsked(said, { from: bob }))).outcome).toEqual(E.right('skipped'))
      // No chat is known here, so that nothing can be bound to it.
      const outcome = E.right(holder === 'user' ? 'handled' : 'skipped')
      expect((await run(own, sharedWidgetAsked(said))).outcome).toEqual(outcome)
      expect((await run(own, widgetAsked(said, { inline_message_id: 'i' }))).outcome).toEqual(outcome)
    }
  })
  it('gives its data to `validate`', async () => {
    const bot = pipeline(
      use(answering),
      use(validate('widget_data', 'row', IntFromString)),
      handle(({ row }) => (row === 7 ? handled : TE.left('wrong' as const))),
    )
    expect((await run(bot, widgetAsked('7'))).outcome).toEqual(E.right('handled'))
    expect((await run(bot, sharedWidgetAsked('7'))).outcome).toEqual(E.right('handled'))
    expect((await run(bot, widgetAsked('x'))).outcome).toMatchObject(E.left({ _tag: 'Invalid' }))
    expect(inspect(bot).allowedUpdates).toEqual(['widget_query', 'shared_widget_query'])
  })
})

describe('the place of a widget', () => {
  it('is its chat, or the private chat with the user if Telegram names no chat', async () => {
    const bot = pipeline(use(widget(Seat)), handle(says('Taken.')))
    const chat = { id: -1001, type: 'supergroup', title: 'Tests' } as const
    const places = [widgetAsked('seat.7', { chat }), ...asked].map(async (update) => {
      const { calls } = await run(bot, update)
      return calls[0]?.params
    })
    expect(await Promise.all(places)).toEqual(
      [-1001, 1001, 1001, 1001].map((chat_id) => ({ chat_id, text: 'Taken.' })),
    )
  })
  it('counts for a throttle by chat, or by chat instance', async () => {
    const bot = pipeline(
      use(throttle({ per: 'chat', limit: 1, window: '1m', excess: 'skip' })),
      handle(() => handled),
    )
    const outcomes = []
    for (const update of asked.flatMap((one) => [one, one])) outcomes.push((await run(bot, update)).outcome)
    const counted = [E.right('handled'), E.right('skipped')]
    // Telegram tells nothing of the chat of a forwarded message.
    const uncounted = [E.right('handled'), E.right('handled')]
    expect(outcomes).toEqual([...counted, ...uncounted, ...counted])
  })
  it('is in the summary of a log, without the data', () => {
    const { summaryOf } = privacy({ ids: 'plain' })
    expect(summaryOf(widgetAsked('seat.7', { chat: privateChat(bob), from: bob }))).toMatchObject({
      kind: 'widget_query',
      chat: 1002,
      user: 1002,
      button: 'seat',
    })
    expect(summaryOf(sharedWidgetAsked('secret words'))).toEqual({
      update_id: 1,
      kind: 'shared_widget_query',
      user: 1001,
    })
  })
})
