// A tea shop: an order is a dialog, kept in a store. So it goes on where it was after a restart.

import {
  bold,
  catchError,
  choose,
  commands,
  fmt,
  fromAsync,
  IntBetween,
  pipeline,
  reply,
  says,
  sendMessage,
  tell,
  type Bot,
  type Store,
} from 'pipegram'
import { ask, back, begin, buttons, cancel, confirm, converse, dialog, within } from 'pipegram/compose'

const teas = { green: 'Green', black: 'Black', mint: 'Mint' }

const order = dialog(
  'order',
  ask('tea', 'Which tea?', buttons(teas)),
  ask('cups', ({ tea }) => fmt`How many cups of ${bold(teas[tea])}?`, IntBetween(1, 9)),
  confirm(({ tea, cups }) => fmt`${cups} × ${bold(teas[tea])}: right?`),
  back('back'),
  cancel(
    'cancel',
    fromAsync(async ({ message, send }) => {
      await send(reply(message, 'No tea, then.'))
    }),
  ),
  within(
    '1h',
    fromAsync(async ({ place, send }) => {
      await send(sendMessage({ ...place, text: 'That was long ago: /order begins anew.' }))
    }),
  ),
)

export const makeBot = (store: Store.Store): Bot =>
  pipeline(
    choose(
      converse(order, {
        store,
        done: fromAsync(async ({ message, value: { cups }, send }) => {
          await send(reply(message, fmt`Thank you! ${bold(cups * 3)} €, in five minutes.`))
        }),
      }),
      commands({
        order: { description: 'Order tea', run: begin(order) },
        start: { description: 'Begin', run: says('Thirsty? /order, go /back, or /cancel.') },
      }),
    ),
    catchError(tell),
  )
