// The stored form of a dead letter, as JSON.

import type { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { decode } from '../../Batch.ts'
import { type DeadLetter, reasonOf } from '../../DeadLetter.ts'
import { isAbout } from '../../inbox/RawUpdate.ts'
import type { KeptLetter } from './LetterBox.ts'

/** A letter as text. */
export const toText = (letter: DeadLetter, now: number): string =>
  JSON.stringify({ at: new Date(now).toISOString(), reason: reasonOf(letter), update: letter.update })

/** The letter in a text; `undefined` if the text is no letter, such as a line that a crash has cut short. */
export const letterIn = (text: string): KeptLetter | undefined => {
  try {
    const letter: unknown = JSON.parse(text)
    return Form.is(letter) ? letter : undefined
  } catch {
    return undefined
  }
}

/** The update of a letter, if it decodes now. */
export const updateIn = (text: string): Update | undefined => {
  const decoded = decode(letterIn(text)?.update)
  return E.isRight(decoded) ? decoded.right : undefined
}

/** True if a letter is about a user or a chat. */
export const isLetterAbout =
  (id: number) =>
  (text: string): boolean =>
    isAbout(id)(letterIn(text)?.update)

// private

const Form = /* @__PURE__ */ t.type({ at: t.string, reason: t.string, update: t.unknown })
