// The preview of a link below a text: which link it is of.
// https://core.telegram.org/bots/api#linkpreviewoptions

import type { Text } from '@pipegram/core/Text'
import type { LinkPreviewOptions, MessageEntity } from '@pipegram/core/Types'

// destructors

/**
 * The options that a message shows. As on the server, a message with a preview names its link: that of the
 * options, or the first of the text. Every link is taken for one that has a preview; a bare domain has none.
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
