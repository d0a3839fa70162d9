// What the server refuses in an inline keyboard that it could read.
// https://core.telegram.org/bots/api#inlinekeyboardmarkup

import type { InlineKeyboardButton, InlineKeyboardMarkup } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as Json from '../../values/internal/Json.ts'

// model

/** The rows of an inline keyboard. */
export type InlineRows = InlineKeyboardMarkup['inline_keyboard']

// guards

/** The same rows with complete links, or the words of the server if it refuses a button. */
export const checkedRows = (rows: InlineRows): Json.Decoded<InlineRows> => {
  const checked: Array<ReadonlyArray<InlineKeyboardButton>> = []
  for (const row of rows) {
    const buttons: Array<InlineKeyboardButton> = []
    for (const button of row) {
      const fault = faultIn(button)
      if (fault !== undefined) return E.left(fault)
      buttons.push(button.url === undefined ? button : { ...button, url: completed(button.url) })
    }
    checked.push(buttons)
  }
  return E.right(checked)
}

// private

const faultIn = ({ callback_data, copy_text, url, web_app }: InlineKeyboardButton): string | undefined => {
  if (callback_data !== undefined && new TextEncoder().encode(callback_data).length > 64)
    return 'BUTTON_DATA_INVALID'
  if (copy_text !== undefined && (copy_text.text === '' || Array.from(copy_text.text).length > 256))
    return 'BUTTON_COPY_TEXT_INVALID'
  if (url !== undefined && !isLink(url))
    return `Inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`
  const app = web_app?.url
  return app !== undefined && (!URL.canParse(app) || new URL(app).protocol !== 'https:')
    ? `Inline keyboard button Web App URL '${app}' is invalid: Only HTTPS links are allowed`
    : undefined
}

const isOwn = (url: string): boolean => /^(?:tg|ton):\/\/./i.test(url)

const isLink = (url: string): boolean => {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`
  return (
    isOwn(url) ||
    (URL.canParse(full) && /^https?:$/.test(new URL(full).protocol) && /\..|^\[/.test(new URL(full).hostname))
  )
}

// A link without a scheme gets `http://`; a host without a path gets a slash.
const completed = (url: string): string => {
  const full = isOwn(url) || /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`
  return /^https?:\/\/[^/?#]+$/i.test(full) ? `${full}/` : full
}
