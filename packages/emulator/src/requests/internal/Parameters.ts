// The parameters of a request. All are text, and the server reads them leniently.
// https://core.telegram.org/bots/api#making-requests

import type { Dimensions } from '../../values/internal/Image.ts'

// model

/** The parameters of a request and the files with it. */
export interface Parameters {
  readonly values: ReadonlyMap<string, string>
  /** Files by the name of their part. */
  readonly files: ReadonlyMap<string, File>
  /** How large those are that are images. */
  readonly images: ReadonlyMap<File, Dimensions>
}

// constructors

/** No parameters. */
export const none: Parameters = { values: new Map(), files: new Map(), images: new Map() }

// destructors

/** A parameter's text; one left out is empty. */
export const text = ({ values }: Parameters, name: string): string => values.get(name) ?? ''

/** `true`, `yes` and `1` in any case are true, all else is false. */
export const flag = (self: Parameters, name: string): boolean => /^(?:true|yes|1)$/i.test(text(self, name))

/**
 * The digits that the text begins with, within a range; what is no number is 0, and a parameter left out is
 * `otherwise`.
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

/** The number that a text begins with; 0 where there is none. */
export const toInteger = (given: string): number => Number(/^-?\d+/.exec(given)?.[0] ?? 0)

/** What a piece of a URL says; what is wrongly escaped stays as it is. */
export const unescaped = (piece: string): string => {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}

// private

const safe = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const
