// The custom emoji that every bot may use as icons of topics.
// https://core.telegram.org/bots/api#getforumtopiciconstickers

import type { Sticker } from '@pipegram/core/Types'
import { addFile } from '../../media/internal/FileStore.ts'
import { mediaContent } from '../../media/internal/MediaContent.ts'
import { sampleFile } from '../../media/internal/SampleFile.ts'
import type { State } from '../../state/State.ts'

// constructors

/** The icons, and a state in which their files are. */
export const iconStickers = (state: State): readonly [State, ReadonlyArray<Sticker>] => {
  if (state.topicIcons !== undefined) return [state, state.topicIcons]
  let next = state
  const icons: Array<Sticker> = []
  for (const [place, emoji] of emojis.entries()) {
    const file = sampleFile('sticker', { width: 100, height: 100 })
    const [added, { sticker }] = addFile(next, 'sticker', file, 1, (about) =>
      mediaContent('sticker', file, { width: 100, height: 100, emoji }, about),
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

const emojis = ['📰', '💡', '⚡', '🎙', '🔝', '🗣', '🆒', '❗', '📝', '📆', '📁', '🔎']
