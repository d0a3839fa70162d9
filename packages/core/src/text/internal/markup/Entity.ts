// The entities of links, shared by the readers of markup.

import * as E from 'fp-ts/lib/Either.js'
import * as Link from '../../../links/Link.ts'
import type { MessageEntity } from '../../../types/Types.ts'
import type { Output } from './Output.ts'

/** The entity of a link: a user or a link. `undefined` if Telegram does not open it. */
export const fromLink = (url: string, offset: number, length: number): MessageEntity | undefined => {
  const id = Link.userOf(url)
  // Markup has only the id of the user.
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
 * The entity of a text that is its own link. In markup that the server would read (at most 65536 characters),
 * the text may have any length. In longer markup, many nested links could each have a long text, so a text of
 * more than 2048 characters is not a link.
 */
export const fromOwnText = (out: Output, markup: string, offset: number): MessageEntity | undefined => {
  const length = out.length() - offset
  return length > (markup.length > 65536 ? 2048 : 65536)
    ? undefined
    : fromLink(out.slice(offset), offset, length)
}
