// A shop: seats at concerts for Telegram Stars.

import {
  auth,
  bold,
  branch,
  button,
  callbackData,
  callbacks,
  callbackUnion,
  catchError,
  choose,
  code,
  commands,
  edit,
  filter,
  filters,
  fmt,
  inlineKeyboard,
  int,
  join,
  mention,
  NonEmptyString,
  otherButtons,
  pageOf,
  pager,
  payments,
  pipe,
  pipeline,
  refundStarPayment,
  report,
  says,
  sendInvoice,
  sendMessage,
  showError,
  starInvoice,
  t,
  TE,
  tell,
  throttle,
  unknownCommand,
  use,
  UserIdFromString,
  type AnyText,
  type Bot,
  type HasUpdate,
} from 'pipegram'
import type { Answerable } from 'pipegram/compose'
import { Field } from 'pipegram/core'

export const shop = (owners: ReadonlyArray<number>, sales: Sales = new Map()): Bot =>
  pipeline(
    choose(
      money(owners, sales), // A payment is never throttled.
      branch(
        use(throttle({ per: 'user', limit: 30, window: '1m' })),
        choose(
          branch(
            use(filter(filters.chatType('private'), 'message')),
            commands({
              start: { description: 'Our concerts', run: says(...list(0)) },
              tickets: {
                description: 'What you bought',
                run: says(({ from }) => {
                  const bought = [...sales.values()].filter(({ buyer }) => buyer === from.id)
                  return join([bold('Your tickets'), ...bought.map(inWords)], '\n')
                }),
              },
              terms: {
                description: 'Terms of sale',
                run: says('Until a concert begins its seats can be given back: write to /paysupport.'),
              },
              // Telegram requires this command.
              paysupport: {
                description: 'Help with a payment',
                run: (ctx) => {
                  const { command, from } = ctx
                  const words = command.rest.slice(0, 1000)
                  return words === ''
                    ? says('What is wrong? Say it after the command: /paysupport I paid, and …')(ctx)
                    : tellBoth(
                        ctx,
                        owners,
                        fmt`${mention(from.first_name, from)} (${from.id}) asks: ${words}`,
                        'We look into it, and answer within a day.',
                      )
                },
              },
            }),
          ),
          branch(
            use(auth(owners)),
            commands({
              refund: {
                args: t.type({ user: UserIdFromString, charge: NonEmptyString }),
                run: (ctx) =>
                  pipe(
                    ctx.call(
                      refundStarPayment({
                        user_id: ctx.args.user,
                        telegram_payment_charge_id: ctx.args.charge,
                      }),
                    ),
                    TE.matchE(
                      (error) => says(showError(error))(ctx),
                      () => says('The Stars are on their way back.')(ctx),
                    ),
                  ),
              },
            }),
          ),
          callbacks(Shop, {
            list: (ctx) => ctx.call(edit(ctx.callback_query, ...list(ctx.payload.page))),
            show: (ctx) => ctx.call(edit(ctx.callback_query, ...show(sales, ctx.payload))),
            buy: ({ call, callback_query, payload }) =>
              call(
                left(sales, payload) < payload.seats
                  ? edit(callback_query, ...show(sales, payload))
                  : invoice(callback_query.from.id, payload),
              ),
          }),
          otherButtons(),
          unknownCommand('I know /start, /tickets, /terms and /paysupport.'),
        ),
      ),
    ),
    catchError(tell),
  )

const money = (owners: ReadonlyArray<number>, sales: Sales) =>
  payments(Ordered, {
    checkout: ({ pre_checkout_query: { total_amount }, payload }) => {
      const free = left(sales, payload)
      const error_message =
        total_amount !== priceOf(payload)
          ? 'The price has changed. Please open the shop again.'
          : free === 0
            ? 'This concert is sold out.'
            : free < payload.seats
              ? `Only ${free} seats are left.`
              : undefined
      return TE.right(error_message === undefined ? { ok: true } : { ok: false, error_message })
    },
    paid: (ctx) => {
      const { message, payload, successful_payment } = ctx
      const [buyer, charge] = [message.chat.id, successful_payment.telegram_payment_charge_id]
      // Others paid first.
      if (!sales.has(charge) && left(sales, payload) < payload.seats)
        return ctx.call(refundStarPayment({ user_id: buyer, telegram_payment_charge_id: charge }))
      sales.set(charge, { ...payload, buyer })
      return tellBoth(
        ctx,
        owners,
        fmt`Sold: ${inWords(payload)}. ${code(`/refund ${buyer} ${charge}`)}`,
        fmt`Thank you! ${inWords(payload)}. Receipt: ${code(charge)}`,
      )
    },
    refunded: (ctx) => {
      sales.delete(ctx.refunded_payment.telegram_payment_charge_id)
      return says('Your Stars are back.')(ctx)
    },
  })

// An owner who never wrote to the bot cannot be told.
const tellBoth = (
  ctx: HasUpdate & Answerable,
  owners: ReadonlyArray<number>,
  toOwners: AnyText,
  toUser: AnyText,
) =>
  pipe(
    owners.map((chat_id) => ctx.call(sendMessage({ chat_id, text: toOwners }))),
    TE.traverseArray(TE.orElseW((error) => report(error, ctx))),
    TE.chain(() => says(toUser)(ctx)),
  )

const concerts = {
  goldberg: { name: 'Goldberg Variations', about: 'Bach, on a harpsichord', stars: 150, seats: 40 },
  winter: { name: 'Winter Journey', about: 'Schubert, by candlelight', stars: 120, seats: 25 },
  eroica: { name: 'Eroica', about: 'Beethoven, in the hall of its first night', stars: 200, seats: 60 },
  nocturnes: { name: 'Nocturnes', about: 'Chopin', stars: 90, seats: 30 },
  quartets: { name: 'Late Quartets', about: 'Beethoven, in two evenings', stars: 180, seats: 2 },
}

// Buttons and invoices keep these ids: never give one to another concert.
const ids = ['goldberg', 'winter', 'eroica', 'nocturnes', 'quartets'] as const
const most = 9
const order = { concert: Field.oneOf(...ids), seats: Field.boundedInt(1, most) }

// No button carries a price, so none needs a signature.
const Shop = callbackUnion('shop', { list: { page: int }, show: order, buy: order })
const Ordered = callbackData('order', order)
type Order = t.TypeOf<typeof Ordered>

/** Sales by payment. A real shop has a database. */
export type Sales = Map<string, Order & { buyer: number }>

const left = (sales: Sales, { concert }: Order) =>
  [...sales.values()].reduce(
    (free, sale) => (sale.concert === concert ? free - sale.seats : free),
    concerts[concert].seats,
  )

const priceOf = ({ concert, seats }: Order) => concerts[concert].stars * seats

const inWords = ({ concert, seats }: Order) =>
  fmt`${bold(concerts[concert].name)}, ${seats} ${seats === 1 ? 'seat' : 'seats'}`

const list = (page: number) => {
  const shown = pageOf(ids, page, 4)
  const rows = shown.items.map((concert) => {
    const { name, stars } = concerts[concert]
    return [button(`${name} – ${stars} ⭐️`, Shop, { _tag: 'show', concert, seats: 1 })]
  })
  return ['Our concerts', { reply_markup: inlineKeyboard(...rows, ...pager(shown, toList)) }] as const
}

const toList = (text: string, page: number) => button(text, Shop, { _tag: 'list', page })

const show = (sales: Sales, order: Order) => {
  const { name, about } = concerts[order.concert]
  const free = left(sales, order)
  const seats = Math.min(order.seats, free)
  const to = (text: string, _tag: 'show' | 'buy', seats: number) =>
    seats < 1 || seats > Math.min(free, most) ? [] : [button(text, Shop, { ...order, _tag, seats })]
  const buying = [
    ...to('−', 'show', seats - 1),
    ...to(`Buy ${seats} for ${priceOf({ ...order, seats })} ⭐️`, 'buy', seats),
    ...to('+', 'show', seats + 1),
  ]
  return [
    fmt`${bold(name)}\n${about}\n${free === 0 ? 'Sold out' : `${free} seats left`}`,
    { reply_markup: inlineKeyboard(buying, [toList('‹ All concerts', 0)]) },
  ] as const
}

const invoice = (chat_id: number, order: Order) =>
  sendInvoice({
    chat_id,
    start_parameter: 'shop', // A forwarded invoice leads to the shop.
    ...starInvoice({
      title: concerts[order.concert].name,
      description: `${order.seats} × ${concerts[order.concert].about}`,
      payload: Ordered.encode(order),
      stars: priceOf(order),
    }),
  })
