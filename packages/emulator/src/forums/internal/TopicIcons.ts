// The custom emoji that every bot may use as icons of topics.
// https://core.telegram.org/bots/api#getforumtopiciconstickers

import { defined } from '@pipegram/core/Defined'
import type { Sticker } from '@pipegram/core/Types'
import { addFile } from '../../media/internal/FileStore.ts'
import { mediaContent } from '../../media/internal/MediaContent.ts'
import { sampleFile } from '../../media/internal/SampleFile.ts'
import { thumbnailOf } from '../../media/internal/Thumbnail.ts'
import type { State } from '../../state/State.ts'

// constructors

/** The icons, and a state that contains their files. */
export const iconStickers = (state: State): readonly [State, ReadonlyArray<Sticker>] => {
  if (state.topicIcons !== undefined) return [state, state.topicIcons]
  let next = state
  const icons: Array<Sticker> = []
  for (const [place, emoji] of emojis.entries()) {
    const file = sampleFile('sticker', size, { file_name: 'icon.tgs', mime_type: 'application/x-tgsticker' })
    const [covered, thumbnail] = thumbnailOf(next, 'sticker', file, {}, undefined)
    const [added, { sticker }] = addFile(covered, 'sticker', file, 1, (about) =>
      mediaContent('sticker', file, defined({ ...size, emoji, thumbnail }), about),
    )
    next = added
    if (sticker !== undefined)
      icons.push({
        ...sticker,
        type: 'custom_emoji',
        set_name: 'Topics',
        custom_emoji_id: String(5_312_536_423_851_630_000 + place),
      })
  }
  return [{ ...next, topicIcons: icons }, icons]
}

// private

// Animated, like those of Telegram.
const size = { width: 512, height: 512 }

const emojis = ['📰', '💡', '⚡', '🎙', '🔝', '🗣', '🆒', '❗', '📝', '📆', '📁', '🔎']
