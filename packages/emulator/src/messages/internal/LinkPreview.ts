// The preview below a text: which link it shows.
// https://core.telegram.org/bots/api#linkpreviewoptions

import type { Text } from '@pipegram/core/Text'
import type { LinkPreviewOptions, MessageEntity } from '@pipegram/core/Types'

// destructors

/**
 * The options that a message shows. As on the server, a message with a preview names its link: the link of
 * the options, or the first link of the text. The emulator assumes that every link has a preview, except a
 * bare domain.
 */
export const shownPreview = (
  { text, entities }: Text,
  given: LinkPreviewOptions | undefined,
): LinkPreviewOptions | undefined => {
  if (given?.is_disabled === true || given?.url !== undefined) return given
  const url = entities.map(linkOf(text)).find((link) => link !== undefined && hasPreview(link))
  return url === undefined ? given : { ...given, url }
}

// private

const linkOf =
  (text: string) =>
  (entity: MessageEntity): string | undefined =>
    entity.type === 'url'
      ? text.slice(entity.offset, entity.offset + entity.length)
      : entity.type === 'text_link'
        ? entity.url
        : undefined

const hasPreview = (link: string): boolean => /[/?#]/.test(link) && !/^(?:ton|tg|ftp):/i.test(link)
