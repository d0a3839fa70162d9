// A shop for Telegram Stars: seats at concerts. Nothing is promised before the money is there, and no seat is
// sold twice.

import {
  auth,
  bold,
  branch,
  callbacks,
  catchError,
  choose,
  code,
  commands,
  edit,
  filter,
  filters,
  fmt,
  join,
  mention,
  NonEmptyString,
  Optional,
  otherButtons,
  payments,
  pipe,
  pipeline,
  refundStarPayment,
  reply,
  report,
  RestOfText,
  sendInvoice,
  sendMessage,
  showError,
  t,
  TE,
  tell,
  throttle,
  unknownCommand,
  use,
  UserIdFromString,
  type AnyText,
  type Bot,
  type Context,
  type Message,
} from 'pipegram'
import type { Books } from './Books.ts'
import { inWords, invoiceOf, list, Ordered, priceOf, Shop, show } from './Counter.ts'

const buyerOf = ({ from, chat }: Message) => from?.id ?? chat.id

export const shop = (owners: ReadonlyArray<number>, books: Books): Bot => {
  // That an owner cannot be reached, who has not written to the bot yet, is nothing to whoever buys.
  const tellOwners = (ctx: Context, text: AnyText) =>
    TE.sequenceArray(
      owners.map((chat_id) =>
        pipe(
          ctx.call(sendMessage({ chat_id, text })),
          TE.orElseW((error) => report(error, ctx)),
        ),
      ),
    )

  return pipeline(
    choose(
      // Before the limits and all else: what is about money is never dropped.
      payments(Ordered, {
        checkout: ({ pre_checkout_query, payload }) => {
          const left = books.left(payload.concert)
          if (pre_checkout_query.total_amount !== priceOf(payload))
            return TE.right({
              ok: false,
              error_message: 'The price has changed. Please open the shop again.',
            })
          return TE.right(
            left < payload.seats
              ? {
                  ok: false,
                  error_message: left === 0 ? 'This concert is sold out.' : `Only ${left} seats are left.`,
                }
              : { ok: true },
          )
        },
        paid: (ctx) => {
          const [buyer, charge] = [buyerOf(ctx.message), ctx.successful_payment.telegram_payment_charge_id]
          // Others may have paid since the checkout. Who is too late has the Stars back.
          if (!books.sell(charge, { ...ctx.payload, buyer }))
            return ctx.call(refundStarPayment({ user_id: buyer, telegram_payment_charge_id: charge }))
          return pipe(
            tellOwners(ctx, fmt`Sold: ${inWords(ctx.payload)}. ${code(`/refund ${buyer} ${charge}`)}`),
            TE.chainW(() =>
              ctx.call(reply(ctx.message, fmt`Thank you! ${inWords(ctx.payload)}. Receipt: ${code(charge)}`)),
            ),
          )
        },
        refunded: ({ call, message, refunded_payment: { telegram_payment_charge_id } }) => {
          books.giveBack(telegram_payment_charge_id)
          return call(reply(message, 'Your Stars are back.'))
        },
      }),

      branch(
        use(throttle({ per: 'user', limit: 30, window: '1m' })),
        choose(
          branch(
            use(filter(filters.chatType('private'), 'message')),
            commands({
              start: {
                description: 'Our concerts',
                run: ({ call, message }) => call(reply(message, ...list(0))),
              },
              tickets: {
                description: 'What you bought',
                run: ({ call, message, from }) =>
                  call(reply(message, join([bold('Your tickets'), ...books.of(from.id).map(inWords)], '\n'))),
              },
              terms: {
                description: 'Terms of sale',
                run: ({ call, message }) =>
                  call(
                    reply(
                      message,
                      'Until a concert begins its seats can be given back: write to /paysupport.',
                    ),
                  ),
              },
              // Telegram wants it of every bot that sells: its own support does not help with what bots
              // sold.
              paysupport: {
                description: 'Help with a payment',
                args: t.type({ words: Optional(RestOfText) }),
                run: ({ args: { words }, ...ctx }) =>
                  words === undefined
                    ? ctx.call(
                        reply(
                          ctx.message,
                          'What is wrong? Say it after the command: /paysupport I paid, and …',
                        ),
                      )
                    : pipe(
                        tellOwners(
                          ctx,
                          fmt`${mention(ctx.from.first_name, ctx.from)} (${ctx.from.id}) asks: ${words.slice(0, 1000)}`,
                        ),
                        TE.chain(() =>
                          ctx.call(reply(ctx.message, 'We look into it, and answer within a day.')),
                        ),
                      ),
              },
            }),
          ),

          // To all but the owners this branch is not there.
          branch(
            use(auth(owners)),
            commands({
              refund: {
                args: t.type({ user: UserIdFromString, charge: NonEmptyString }),
                run: ({ call, message, args: { user, charge } }) =>
                  pipe(
                    call(refundStarPayment({ user_id: user, telegram_payment_charge_id: charge })),
                    TE.match(showError, () => 'The Stars are on their way back.'),
                    TE.fromTask,
                    TE.chainW((text) => call(reply(message, text))),
                  ),
              },
            }),
          ),

          callbacks(Shop, {
            list: ({ call, callback_query, payload: { page } }) => call(edit(callback_query, ...list(page))),
            show: ({ call, callback_query, payload }) => call(edit(callback_query, ...show(books, payload))),
            buy: ({ call, callback_query, payload }) =>
              call(
                books.left(payload.concert) < payload.seats
                  ? edit(callback_query, ...show(books, payload))
                  : sendInvoice({ chat_id: callback_query.from.id, ...invoiceOf(payload) }),
              ),
          }),

          otherButtons(),
          unknownCommand('I know /start, /tickets, /terms and /paysupport.'),
        ),
      ),
    ),
    catchError(tell),
    catchError(report),
  )
}
