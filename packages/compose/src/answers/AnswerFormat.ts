// How the text of an answer becomes the contents of messages: as plain text, or by a reader of markup.
// https://core.telegram.org/bots/api#inputrichmessage

import * as Limits from '@pipegram/core/Limits'
import { plain, type Text } from '@pipegram/core/Text'
import type { InputRichMessage } from '@pipegram/core/Types'
import { marked, partAt } from './internal/StreamPart.ts'

// model

/** What a message says: a text, or a rich message. */
export type AnswerContent = Text | InputRichMessage

/** Where a message begins in the text of an answer. */
export interface AnswerPlace {
  /** In UTF-16 units. */
  readonly from: number
  /** What is read before the text that begins there, such as the fence of a code that goes on. */
  readonly prefix: string
}

/** What a format reads. */
export interface AnswerSource extends AnswerPlace {
  /** The text of the answer so far. */
  readonly whole: string
  /** More may come: the end can be half of something. */
  readonly grows: boolean
  /** The chat takes rich messages. */
  readonly isRich: boolean
  /** A sentence that stands below the text of the last message. */
  readonly mark?: string | undefined
  /** No message follows: what does not fit is left out. */
  readonly isLast: boolean
}

/** The content of one message. */
export interface AnswerPart {
  /** `undefined`: there is nothing to show. */
  readonly content: AnswerContent | undefined
  /** Where the next message begins. `undefined`: no text follows yet. */
  readonly next: AnswerPlace | undefined
}

/** Reads the message that begins at a place of the answer. */
export type AnswerFormat = (source: AnswerSource) => AnswerPart

// constructors

/** The text as it is. */
export const plainFormat: AnswerFormat = ({ whole, from, grows, mark, isLast }) => {
  const room = mark === undefined ? 0 : Array.from(mark).length + 2
  const { text, next } = partAt(whole, from, grows, Limits.text.max - room)
  const isEnd = next === undefined || isLast
  const shown = mark !== undefined && isEnd ? marked(text, mark) : text
  return {
    content: shown === '' ? undefined : plain(shown),
    next: isEnd ? undefined : { from: next, prefix: '' },
  }
}

// guards

/** Whether a content is a rich message. */
export const isRichContent = (content: AnswerContent): content is InputRichMessage => !('text' in content)

// combinators

/**
 * The contents of all messages of a text that is whole.
 *
 * @example
 *   import { contentsOf, plainFormat } from '@pipegram/compose/AnswerFormat'
 *   import { plain } from '@pipegram/core/Text'
 *
 *   assert.deepStrictEqual(contentsOf(plainFormat)('Hello'), [plain('Hello')])
 */
export const contentsOf =
  (format: AnswerFormat, isRich = true) =>
  (whole: string): ReadonlyArray<AnswerContent> => {
    const contents: Array<AnswerContent> = []
    let place: AnswerPlace | undefined = { from: 0, prefix: '' }
    while (place !== undefined) {
      const part: AnswerPart = format({ whole, ...place, grows: false, isRich, isLast: false })
      if (part.content !== undefined) contents.push(part.content)
      place = part.next
    }
    return contents
  }
