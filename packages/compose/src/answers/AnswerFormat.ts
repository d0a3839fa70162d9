// How the text of an answer becomes the contents of messages: as plain text, or through a reader of markup.
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
  /**
   * Text that the format reads before the text of this message, such as the fence of a code block that
   * continues.
   */
  readonly prefix: string
}

/** What a format reads. */
export interface AnswerSource extends AnswerPlace {
  /** The text of the answer so far. */
  readonly whole: string
  /** True while more text may come. The text can then end in the middle of a link or another entity. */
  readonly grows: boolean
  /** True if the chat can show rich messages. */
  readonly isRich: boolean
  /** A sentence to add below the text of the last message. */
  readonly mark?: string | undefined
  /** True if no message may follow: the format leaves out the text that does not fit. */
  readonly isLast: boolean
}

/** The content of one message. */
export interface AnswerPart {
  /** `undefined`: there is nothing to show. */
  readonly content: AnswerContent | undefined
  /** Where the next message begins. `undefined`: no text follows yet. */
  readonly next: AnswerPlace | undefined
}

/** Reads one message of the answer, which begins at a place in its text. */
export type AnswerFormat = (source: AnswerSource) => AnswerPart

// constructors

/** Shows the text without formatting. */
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
 * Returns the contents of all messages of a complete text.
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
