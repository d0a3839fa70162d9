// The parameters of a request. All of them are texts, which the server reads leniently.
// https://core.telegram.org/bots/api#making-requests

import type { Dimensions } from '../../values/internal/Image.ts'
import type { TimedMedia } from '../../values/internal/TimedMedia.ts'

// model

/** The parameters of a request, and its files. */
export interface Parameters {
  readonly values: ReadonlyMap<string, string>
  /** Files by the name of their part in the body. */
  readonly files: ReadonlyMap<string, File>
  /** The sizes of the files that are images. */
  readonly images: ReadonlyMap<File, Dimensions>
  /** The lengths of the files that are videos or sounds. */
  readonly timed: ReadonlyMap<File, TimedMedia>
}

// constructors

/** No parameters. */
export const none: Parameters = {
  values: new Map(),
  files: new Map(),
  images: new Map(),
  timed: new Map(),
}

// destructors

/** The text of a parameter. Empty if it is missing. */
export const text = ({ values }: Parameters, name: string): string => values.get(name) ?? ''

/** True for `true`, `yes` and `1`, in upper or lower case. */
export const flag = (self: Parameters, name: string): boolean => /^(?:true|yes|1)$/i.test(text(self, name))

/**
 * The number at the beginning of a parameter, moved into a range. A text without a number is 0; a missing
 * parameter is `otherwise`.
 */
export const integer = (
  self: Parameters,
  name: string,
  otherwise = 0,
  [min, max]: readonly [number, number] = safe,
): number => {
  const given = self.values.get(name)
  return given === undefined || given === '' ? otherwise : Math.min(max, Math.max(min, toInteger(given)))
}

/** The number at the beginning of a text. 0 if there is no number. */
export const toInteger = (given: string): number => Number(/^-?\d+/.exec(given)?.[0] ?? 0)

/** A part of a URL, decoded. A part with a wrong escape stays as it is. */
export const unescaped = (piece: string): string => {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}

// private

const safe = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const
