// Entities that links stand for: what the readers of markup have in common.

import * as E from 'fp-ts/lib/Either.js'
import * as Link from '../../../links/Link.ts'
import type { MessageEntity } from '../../../types/Types.ts'
import type { Output } from './Output.ts'

/** What a link behind a text stands for: a user, or an address. Nothing, where Telegram does not open it. */
export const fromLink = (url: string, offset: number, length: number): MessageEntity | undefined => {
  const id = Link.userOf(url)
  // Markup knows nothing of the user but the id.
  if (id !== undefined)
    return { type: 'text_mention', offset, length, user: { id, is_bot: false, first_name: '' } }
  const checked = Link.fromString(url)
  return E.isRight(checked) ? { type: 'text_link', offset, length, url: checked.right } : undefined
}

export const fromTime = (unix: number, format: string, offset: number, length: number): MessageEntity => ({
  type: 'date_time',
  offset,
  length,
  unix_time: unix,
  ...(format === '' ? {} : { date_time_format: format }),
})

/**
 * A text that is its own link. Within a markup that the server would read (at most 65536 characters) it may
 * have any length. In a longer one, where each of many nested links would have a long text, a text of more
 * than 2048 is none.
 */
export const fromOwnText = (out: Output, markup: string, offset: number): MessageEntity | undefined => {
  const length = out.length() - offset
  return length > (markup.length > 65536 ? 2048 : 65536)
    ? undefined
    : fromLink(out.slice(offset), offset, length)
}
