// Methods that send invoices, and make links to them.
// https://core.telegram.org/bots/api#sendinvoice

import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import { sendOne } from '../../sending/internal/MessageSender.ts'
import { withMessage, messageIn } from '../../state/internal/Lookup.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import * as InvoiceTerms from './InvoiceTerms.ts'

// constructors

/** https://core.telegram.org/bots/api#sendinvoice */
export const sendInvoice: Method = (state, request) => {
  const bill = InvoiceTerms.fromParameters(request.params)
  if (E.isLeft(bill)) return badRequest(bill.left)
  const markup = ReplyMarkup.fromJson(Parameters.text(request.params, 'reply_markup'))
  if (E.isLeft(markup)) return badRequest(markup.left)
  const buttons = markup.right._tag === 'Inline' ? markup.right.keyboard.inline_keyboard.flat() : []
  const place = buttons.findIndex(({ pay }) => pay === true)
  const played = sendOne(state, request, (before) =>
    E.right([
      before,
      { invoice: InvoiceTerms.invoiceOf(bill.right), reply_markup: InvoiceTerms.payButton(bill.right) },
    ] as const),
  )
  if (E.isLeft(played)) return played
  if (buttons.length > 0 && place !== 0)
    return badRequest(place < 0 ? 'REPLY_MARKUP_BUY_EMPTY' : 'BUTTON_POS_INVALID')
  const [one] = played.right.happened ?? []
  const kept =
    one?._tag === 'Sent' ? messageIn(played.right.state, one.chat_id, one.message.message_id) : undefined
  return kept === undefined
    ? played
    : E.right({ ...played.right, state: withMessage({ ...kept, bill: bill.right })(played.right.state) })
}

/** https://core.telegram.org/bots/api#createinvoicelink */
export const createInvoiceLink: Method = (state, { params }) => {
  const bill = InvoiceTerms.fromParameters(params)
  if (E.isLeft(bill)) return badRequest(bill.left)
  const number = SortedMap.size(state.links) + 1
  const link = `https://t.me/$${Buffer.from(`pipegram invoice ${number}`).toString('base64url')}`
  const links = SortedMap.set(number, { link, bill: bill.right })(state.links)
  return withResult({ ...state, links }, link)
}
