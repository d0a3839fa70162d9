// A pizzeria: an order is a dialog, kept in a store. So it goes on where it was after a restart.

import {
  bold,
  catchError,
  choose,
  commands,
  fmt,
  IntBetween,
  NonEmptyString,
  pipeline,
  reply,
  says,
  tell,
  type Store,
} from 'pipegram'
import { ask, back, begin, buttons, cancel, confirm, converse, dialog, nest, within } from 'pipegram/compose'

const pizzas = { margherita: 'Margherita', funghi: 'Funghi', diavola: 'Diavola' }
const ways = { delivery: 'Bring it', pickup: 'I come' }

const address = dialog(
  'address',
  ask('street', 'Which street, and which number?', NonEmptyString),
  ask('city', 'In which city?', NonEmptyString),
)

const order = dialog(
  'order',
  ask('pizza', 'Which pizza?', buttons(pizzas)),
  ask('count', ({ pizza }) => fmt`How many of ${bold(pizzas[pizza])}?`, IntBetween(1, 9)),
  ask('way', 'How does it come to you?', buttons(ways)),
  nest('address', address, ({ way }) => way === 'delivery'),
  confirm(
    ({ pizza, count, address: to }) =>
      fmt`${count} × ${bold(pizzas[pizza])}, ${to === undefined ? 'at our door' : `to ${to.city}`}?`,
    { yes: 'Order', no: 'Begin again' },
  ),
  back('back'),
  cancel('cancel', says('No pizza, then.')),
  within('1h', says('Too late: /order begins anew.')),
)

/** The bot. Its open orders are in the store. */
export const pizzeria = (store: Store.Store) =>
  pipeline(
    choose(
      converse(order, {
        store,
        done: ({ call, message, value: { count } }) =>
          call(reply(message, fmt`Thank you! ${bold(count * 12)} €, in half an hour.`)),
      }),
      commands({
        order: { description: 'Order a pizza', run: begin(order) },
        start: says('Hungry? /order a pizza, go /back, or /cancel.'),
      }),
    ),
    catchError(tell),
  )
