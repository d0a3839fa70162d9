// What the shop shows, and what its buttons and its invoices say.

import {
  bold,
  button,
  callbackData,
  callbackUnion,
  fmt,
  grid,
  inlineKeyboard,
  pageOf,
  pager,
  starInvoice,
} from 'pipegram'
import { Field } from 'pipegram/core'
import { concerts, ids, type Books, type Order } from './Books.ts'

// model

const most = 9

const fields = { concert: Field.oneOf(...ids), seats: Field.boundedInt(1, most) }

/**
 * Buttons say what is wanted, and never what it costs. So they need no signature: who makes one up gets what
 * others get who press.
 */
export const Shop = callbackUnion('shop', {
  list: { page: Field.boundedInt(0, 99) },
  show: fields,
  buy: fields,
})

/** What an invoice carries, and a payment brings back. */
export const Ordered = callbackData('order', fields)

// destructors

export const priceOf = ({ concert, seats }: Order) => concerts[concert].stars * seats

export const inWords = ({ concert, seats }: Order) =>
  fmt`${bold(concerts[concert].name)}, ${seats} ${seats === 1 ? 'seat' : 'seats'}`

// constructors

/** All concerts, four on a page: what `reply` and `edit` take. */
export const list = (page: number) => {
  const shown = pageOf(ids, page, 4)
  const buttons = shown.items.map((concert) =>
    button(`${concerts[concert].name} – ${concerts[concert].stars} ⭐️`, Shop, {
      _tag: 'show',
      concert,
      seats: 1,
    }),
  )
  const turns = pager(shown, (text, to) => button(text, Shop, { _tag: 'list', page: to }))
  return ['Our concerts', { reply_markup: inlineKeyboard(...grid(1)(buttons), ...turns) }] as const
}

/** One concert, and buttons for how many seats. */
export const show = ({ left }: Books, { concert, seats: wanted }: Order) => {
  const { name, about } = concerts[concert]
  const free = left(concert)
  const seats = Math.min(wanted, free)
  const count = (text: string, n: number) =>
    n < 1 || n > Math.min(free, most) ? [] : [button(text, Shop, { _tag: 'show', concert, seats: n })]
  const buying =
    free === 0
      ? []
      : [
          [
            ...count('−', seats - 1),
            button(`Buy ${seats} for ${priceOf({ concert, seats })} ⭐️`, Shop, {
              _tag: 'buy',
              concert,
              seats,
            }),
            ...count('+', seats + 1),
          ],
        ]
  const back = button('‹ All concerts', Shop, { _tag: 'list', page: 0 })
  return [
    fmt`${bold(name)}\n${about}\n${free === 0 ? 'Sold out' : `${free} seats left`}`,
    { reply_markup: inlineKeyboard(...buying, [back]) },
  ] as const
}

/** Forwarded, an invoice leads to the shop and cannot be paid. */
export const invoiceOf = (order: Order) => ({
  ...starInvoice({
    title: concerts[order.concert].name,
    description: `${order.seats} × ${concerts[order.concert].about}`,
    payload: Ordered.encode(order),
    stars: priceOf(order),
  }),
  start_parameter: 'shop',
})
