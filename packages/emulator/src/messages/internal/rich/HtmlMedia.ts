// Media of rich messages in HTML: by a URL, or by an id in the list of the message.
// https://core.telegram.org/bots/api#inputrichmessagemedia

import type { InputRichMedia } from '@pipegram/core/Types'
import type * as Json from '../../../values/internal/Json.ts'
import { attribute, type RichElement } from './RichHtml.ts'

// model

/** The media of a message, by their ids. */
export type RichMedia = ReadonlyMap<string, InputRichMedia>

// constructors

/** The block of an element that shows a file. `undefined` for an image that belongs to a text. */
export const mediaBlock = (
  element: RichElement,
  media: RichMedia,
  refuse: (why: string) => void,
): ReadonlyArray<Json.JsonObject> | undefined => {
  const source = attribute(element, 'src') ?? ''
  if (/^tg:\/\/(?:emoji|time)\?/i.test(source)) return undefined
  const id = /^tg:\/\/(?:photo|video|audio|document)\?id=([A-Za-z0-9_-]{1,64})$/i.exec(source)?.[1]
  const listed = id === undefined ? undefined : media.get(id)
  if (listed === undefined && !/^https?:\/\/[^/]/i.test(source)) {
    refuse('RICH_MESSAGE_URL_INVALID')
    return []
  }
  const type = listed?.type.toString() ?? kindOf(element.tag, source)
  const spoiler = element.attributes.has('tg-spoiler') ? { has_spoiler: true } : {}
  return [{ type, [type]: { ...(listed ?? { type, media: source }), ...spoiler } }]
}

/** The tag for the kind of file at a URL, because Markdown does not say it. */
export const tagOfUrl = (url: string): 'img' | 'video' | 'audio' | 'tg-document' => {
  if (/^tg:/i.test(url))
    return /^tg:\/\/video/i.test(url)
      ? 'video'
      : /^tg:\/\/audio/i.test(url)
        ? 'audio'
        : /^tg:\/\/document/i.test(url)
          ? 'tg-document'
          : 'img'
  const extension = extensionOf(url)
  if (/^(?:mp4|gif|mov|webm)$/.test(extension)) return 'video'
  if (/^(?:mp3|m4a|ogg|oga|opus)$/.test(extension)) return 'audio'
  return extension === '' || /^(?:jpe?g|png|webp|bmp)$/.test(extension) ? 'img' : 'tg-document'
}

// private

const kindOf = (tag: string, url: string): string => {
  switch (tag) {
    case 'img':
      return 'photo'
    case 'video':
      return extensionOf(url) === 'gif' ? 'animation' : 'video'
    case 'audio':
      return /^(?:ogg|oga|opus)$/.test(extensionOf(url)) ? 'voice_note' : 'audio'
    default:
      return 'document'
  }
}

const extensionOf = (url: string): string =>
  (/\.([a-z0-9]{1,5})$/i.exec(URL.parse(url)?.pathname ?? '')?.[1] ?? '').toLowerCase()
