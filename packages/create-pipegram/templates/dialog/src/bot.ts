// A tea shop: an order is a dialog, kept in a store. So it goes on where it was after a restart.

import {
  bold,
  catchError,
  choose,
  commands,
  fmt,
  IntBetween,
  pipeline,
  reply,
  says,
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
  cancel('cancel', says('No tea, then.')),
  within('1h', says('That was long ago: /order begins anew.')),
)

export const makeBot = (store: Store.Store): Bot =>
  pipeline(
    choose(
      converse(order, {
        store,
        done: ({ call, message, value: { cups } }) =>
          call(reply(message, fmt`Thank you! ${bold(cups * 3)} €, in five minutes.`)),
      }),
      commands({
        order: { description: 'Order tea', run: begin(order) },
        start: { description: 'Begin', run: says('Thirsty? /order, go /back, or /cancel.') },
      }),
    ),
    catchError(tell),
  )
