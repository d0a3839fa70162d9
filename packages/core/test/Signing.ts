// Values that tests of signatures share: two bots, and a moment.

import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'

export const tokenOf = (text: string): Token.Token => {
  const token = Token.fromString(text)
  if (E.isLeft(token)) throw new Error(token.left)
  return token.right
}

export const token = tokenOf('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')

export const other = tokenOf('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw9')

/** Seconds since 1970. */
export const seconds = 1_767_225_600

export const clock = { now: (): number => seconds * 1000 + 999 }
