// Codecs for what users type after a command: from a word to a value.

import * as t from 'io-ts'

// codecs

/** A whole number that a user typed, from −2^53 + 1 to 2^53 − 1. */
export const IntFromString = new t.Type<number, string, unknown>(
  'IntFromString',
  (u): u is number => Number.isSafeInteger(u),
  (u, context) => {
    const value = typeof u === 'string' && /^[+-]?[0-9]{1,16}$/.test(u) ? Number(u) : Number.NaN
    return Number.isSafeInteger(value) ? t.success(value) : t.failure(u, context, 'expected a whole number')
  },
  String,
)
