// The words of rich texts and blocks, without formatting, and their size as Telegram counts it.
// https://core.telegram.org/bots/api#rich-message-limits

import { fixUp } from '@pipegram/core/Entities'
import { plain } from '@pipegram/core/Text'
import type { InputRichBlock, RichText } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'

// model

/** A block that a model's Markdown can become. */
export type ModelBlock = Extract<
  InputRichBlock,
  {
    readonly type:
      | 'paragraph'
      | 'heading'
      | 'pre'
      | 'divider'
      | 'mathematical_expression'
      | 'list'
      | 'blockquote'
      | 'table'
  }
>

/** A size in the units of Telegram's limits. */
export interface RichSize {
  readonly characters: number
  readonly blocks: number
}

// guards

/** True if Telegram would find nothing to show in a text. */
export const isBlank = (text: string): boolean => {
  if (/[\p{L}\p{N}]/u.test(text)) return false
  const kept = fixUp(plain(text), { detect: false })
  return E.isRight(kept) && kept.right.text === ''
}

/** False for a horizontal line: Telegram refuses a message that has only lines. */
export const isShown = ({ type }: ModelBlock): boolean => type !== 'divider'

// destructors

/** The text of a rich text. */
export const wordsOf = (text: RichText): string => {
  if (typeof text === 'string') return text
  if (isList(text)) return text.map(wordsOf).join('')
  if (text.type === 'mathematical_expression') return text.expression
  return 'text' in text ? wordsOf(text.text) : ''
}

/** The size of a block, with its content. */
export const sizeOf = (block: InputRichBlock): RichSize => {
  const one = (characters: number): RichSize => ({ characters, blocks: 1 })
  switch (block.type) {
    case 'mathematical_expression':
      return one(charactersOf(block.expression))
    case 'list':
      return sum(block.items.map(({ blocks }) => plus(sum(blocks.map(sizeOf)))))
    case 'blockquote':
      return plus(sum(block.blocks.map(sizeOf)))
    case 'table':
      return plus(
        sum(
          block.cells.map((row) =>
            one(row.reduce((most, { text = '' }) => most + charactersOf(wordsOf(text)), 0)),
          ),
        ),
      )
    default:
      return one('text' in block ? charactersOf(wordsOf(block.text)) : 0)
  }
}

// combinators

/** The sum of several sizes. */
export const sum = (sizes: ReadonlyArray<RichSize>): RichSize =>
  sizes.reduce(
    (all, { characters, blocks }) => ({
      characters: all.characters + characters,
      blocks: all.blocks + blocks,
    }),
    { characters: 0, blocks: 0 },
  )

// private

const isList = (text: RichText): text is ReadonlyArray<RichText> => Array.isArray(text)

const charactersOf = (text: string): number => Array.from(text).length

const plus = ({ characters, blocks }: RichSize): RichSize => ({ characters, blocks: blocks + 1 })
