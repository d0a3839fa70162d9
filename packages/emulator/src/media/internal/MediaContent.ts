// The fields of a message that show a file, by the kind of the file.
// https://core.telegram.org/bots/api#message

import { defined } from '@pipegram/core/Defined'
import type { PhotoSize } from '@pipegram/core/Types'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { FileKind } from '../../state/State.ts'
import type { Dimensions } from '../../values/internal/Image.ts'
import type * as FileStore from './FileStore.ts'

// model

/** The properties of a file that a request or a person gives. Lengths are in pixels and seconds. */
export type MediaFacts = Partial<Dimensions> & {
  readonly duration?: number
  readonly length?: number
  readonly performer?: string
  readonly title?: string
  readonly emoji?: string
  readonly thumbnail?: PhotoSize
}

/** The kinds of file that can have a caption. */
export const captioned: ReadonlySet<FileKind> = new Set([
  'photo',
  'live_photo',
  'video',
  'animation',
  'audio',
  'document',
  'voice',
])

// guards

/** True for a message that can have a caption. */
export const hasCaption = (message: Content): boolean =>
  [...captioned].some((kind) => message[kind] !== undefined)

// destructors

/** The content of a message that shows a file. */
export const mediaContent = (
  kind: FileKind,
  file: File,
  facts: MediaFacts,
  about: ReadonlyArray<FileStore.FileIds>,
): Content => {
  const { width = 0, height = 0, duration = 0, length = 0 } = facts
  const { performer = '', title = '', emoji = '', thumbnail } = facts
  const [one] = about
  if (one === undefined) return {}
  const mime_type = file.type || undefined
  const named = defined({ ...one, file_name: file.name || undefined, mime_type, thumbnail })
  switch (kind) {
    case 'photo':
      return {
        photo: about.map((size, i) => ({ ...size, ...scaled({ width, height }, about.length - 1 - i) })),
      }
    case 'video':
      return { video: { ...named, width, height, duration } }
    // The document is for old bots, which do not know animations.
    case 'animation':
      return { animation: { ...named, width, height, duration }, document: named }
    case 'audio':
      return {
        audio: defined({
          ...named,
          duration,
          performer: performer || undefined,
          title: title || undefined,
        }),
      }
    // The photo of the message is the static photo.
    case 'live_photo':
      return { live_photo: defined({ ...one, width, height, duration, mime_type }) }
    case 'voice':
      return { voice: defined({ ...one, mime_type, duration }) }
    case 'video_note':
      return { video_note: defined({ ...one, length, duration, thumbnail }) }
    case 'document':
      return { document: named }
    case 'sticker':
      return {
        sticker: defined({
          ...one,
          type: 'regular' as const,
          width: width || 512,
          height: height || 512,
          is_animated: file.name.endsWith('.tgs'),
          is_video: file.name.endsWith('.webm'),
          emoji: emoji || undefined,
          thumbnail,
        }),
      }
  }
}

/** A size in the same proportion, with at most `side` as its longer side. */
export const fitted = ({ width, height }: Dimensions, side: number): Dimensions => {
  const long = Math.max(width, height)
  const fit = (length: number): number =>
    long <= side ? length : Math.max(1, Math.round((length * side) / long))
  return { width: fit(width), height: fit(height) }
}

/** How many sizes a photo has. */
export const photoSizeCount = ({ width, height }: Dimensions): number =>
  1 + steps.filter((step) => step < sideOf({ width, height })).length

// private

// The longer sides of the sizes. A photo has all smaller sizes, and its own size up to the largest one.
const largest = 1280
const steps = [90, 320, 800, largest]

const sideOf = ({ width, height }: Dimensions): number => Math.min(largest, Math.max(width, height))

const scaled = (size: Dimensions, smaller: number): Dimensions => {
  const own = sideOf(size)
  return fitted(size, smaller === 0 ? own : (steps.filter((step) => step < own).at(-smaller) ?? own))
}
