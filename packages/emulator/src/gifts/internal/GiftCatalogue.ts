// The wing `gifts`: gifts that are bought with Stars. Here: the gifts that can be bought.
// https://core.telegram.org/bots/api#getavailablegifts

import type { Gift, Sticker } from '@pipegram/core/Types'
import { addFile } from '../../media/internal/FileStore.ts'
import { mediaContent } from '../../media/internal/MediaContent.ts'
import { sampleFile } from '../../media/internal/SampleFile.ts'
import type { State } from '../../state/State.ts'

// constructors

/** The gifts, and a state that contains their stickers. */
export const giftCatalogue = (state: State): readonly [State, ReadonlyArray<Gift>] => {
  if (state.giftCatalogue !== undefined) return [state, state.giftCatalogue]
  let next = state
  const gifts: Array<Gift> = []
  for (const [place, [emoji, star_count, upgrade_star_count]] of offers.entries()) {
    const [added, sticker] = newSticker(next, emoji)
    next = added
    const id = String(5_170_000_000_000_000_000n + BigInt(place))
    if (sticker !== undefined)
      gifts.push({ id, sticker, star_count, ...(upgrade_star_count > 0 ? { upgrade_star_count } : {}) })
  }
  return [{ ...next, giftCatalogue: gifts }, gifts]
}

/** A sticker of an emoji, and a state that contains its file. */
export const newSticker = (state: State, emoji: string): readonly [State, Sticker | undefined] => {
  const file = sampleFile('sticker', { width: 512, height: 512 })
  const [next, { sticker }] = addFile(state, 'sticker', file, 1, (about) =>
    mediaContent('sticker', file, { width: 512, height: 512, emoji }, about),
  )
  return [next, sticker]
}

// private

const offers: ReadonlyArray<readonly [emoji: string, stars: number, upgrade: number]> = [
  ['💝', 15, 0],
  ['🧸', 15, 0],
  ['🎁', 25, 0],
  ['🌹', 25, 0],
  ['🎂', 50, 50],
  ['🏆', 100, 75],
]
