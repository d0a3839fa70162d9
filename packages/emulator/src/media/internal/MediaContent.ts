// The fields of a message that show a file, by the kind of the file.
// https://core.telegram.org/bots/api#message

import type { PhotoSize } from '@pipegram/core/Types'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { FileKind } from '../../state/State.ts'
import type { Dimensions } from '../../values/internal/Image.ts'
import type * as FileStore from './FileStore.ts'

// destructors

/** What a file shows as in a message, by its kind and what is said of it. */
export const shown = (
  kind: FileKind,
  file: File,
  { width = 0, height = 0, duration = 0, length = 0, performer = '', title = '', emoji = '' }: MediaFacts,
  about: ReadonlyArray<FileStore.FileIds>,
): Content => {
  const [one] = about
  if (one === undefined) return {}
  const mime = file.type === '' ? {} : { mime_type: file.type }
  const named = { ...one, ...(file.name === '' ? {} : { file_name: file.name }), ...mime }
  switch (kind) {
    case 'photo':
      return {
        photo: about.map((size, i) => ({ ...size, ...scaled({ width, height }, about.length - 1 - i) })),
      }
    case 'video':
      return { video: { ...named, width, height, duration } }
    // As before there were animations: the document is there as well.
    case 'animation':
      return { animation: { ...named, width, height, duration }, document: named }
    case 'audio':
      return {
        audio: {
          ...named,
          duration,
          ...(performer === '' ? {} : { performer }),
          ...(title === '' ? {} : { title }),
        },
      }
    case 'voice':
      return { voice: { ...one, ...mime, duration } }
    case 'video_note':
      return { video_note: { ...one, length, duration } }
    case 'document':
      return { document: named }
    case 'sticker': {
      const [is_animated, is_video] = [file.name.endsWith('.tgs'), file.name.endsWith('.webm')]
      return {
        sticker: {
          ...one,
          type: 'regular',
          width: width === 0 ? 512 : width,
          height: height === 0 ? 512 : height,
          is_animated,
          is_video,
          ...(emoji === '' ? {} : { emoji }),
        },
      }
    }
  }
}

/** Whether a message shows something that can have a caption. */
export const hasCaption = (message: Content): boolean =>
  [...captioned].some((kind) => message[kind] !== undefined)

/** Under how many sizes a photo is kept. */
export const sizesOf = ({ width, height }: Dimensions): number =>
  1 + steps.filter((step) => step < Math.max(width, height)).length

// private

/** What can be said of a file. */
export type MediaFacts = Partial<Dimensions> & {
  readonly duration?: number
  readonly length?: number
  readonly performer?: string
  readonly title?: string
  readonly emoji?: string
}

export const captioned: ReadonlySet<FileKind> = new Set([
  'photo',
  'video',
  'animation',
  'audio',
  'document',
  'voice',
])

// The longer side of the smaller sizes, of those that are smaller than the photo.
const steps = [90, 320, 800, 1280]

const scaled = ({ width, height }: Dimensions, smaller: number): Pick<PhotoSize, 'width' | 'height'> => {
  const long = Math.max(width, height)
  const side = smaller === 0 ? long : (steps.filter((step) => step < long).at(-smaller) ?? long)
  const fit = (length: number): number => Math.max(1, Math.round((length * side) / long))
  return { width: fit(width), height: fit(height) }
}
