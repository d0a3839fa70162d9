// The Markdown of a language model as messages of Telegram. This module needs the packages markdown-it and
// remend, and no other module loads it.
// https://core.telegram.org/bots/api#inputrichmessage
//
// Wing `models`: what a bot needs around a language model, such as its Markdown, prompts and approvals.

import * as Limits from '@pipegram/core/Limits'
import { join, type Text } from '@pipegram/core/Text'
import type { AnswerContent, AnswerFormat, AnswerPart } from '../answers/AnswerFormat.ts'
import { textOf } from './internal/BlockText.ts'
import { blocksOf, type PlacedBlock } from './internal/MarkdownBlocks.ts'
import { cutIn, sourceOf } from './internal/MarkdownCut.ts'
import type { InlineRules } from './internal/MarkdownInline.ts'
import { isShown, sizeOf, sum, type ModelBlock } from './internal/RichWords.ts'

// model

/** Options of `fromModel`. */
export interface ModelTextOptions {
  /** False to send texts with entities, even to chats that can show rich messages. Default: true. */
  readonly rich?: boolean
  /**
   * Whether the model may mention a user, given the username without `@`. Default: nobody. Other mentions,
   * and all commands, stay as text that cannot be pressed.
   */
  readonly mentions?: (username: string) => boolean
  /**
   * What happens to a link whose text names another host than its address. `show`: the text has no link, and
   * the address follows it. `keep`: the link stays. Default: `show`.
   */
  readonly misleading?: 'show' | 'keep'
}

// constructors

/**
 * Reads the Markdown of a model, even while it is incomplete: CommonMark and GFM with formulas and footnotes.
 * Use it as the option `as` of `stream`, or give it to `contentsOf` for the messages of a complete text. Each
 * message is a rich message of at most 32,768 characters and 500 blocks. In a chat that cannot show rich
 * messages, it is a text with entities, and a table is monospaced lines. A longer text continues in the next
 * message.
 *
 * It throws for no text, and Telegram accepts each result. HTML stays as text. Images become links. Only
 * `http:` and `https:` links stay links; others keep their text.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { contentsOf } from '@pipegram/compose/AnswerFormat'
 *   import { fromModel } from '@pipegram/compose/ModelText'
 *   import { bold, fmt } from '@pipegram/core/Text'
 *
 *   const format = fromModel({ rich: false })
 *   assert.deepStrictEqual(contentsOf(format)('This is **bold**'), [fmt`This is ${bold('bold')}`])
 */
export const fromModel = ({
  rich = true,
  mentions = () => false,
  misleading = 'show',
}: ModelTextOptions = {}): AnswerFormat => {
  const rules: InlineRules = { mentions, showsAddress: misleading === 'show' }
  return ({ whole, from, prefix, grows, isRich, mark, isLast }): AnswerPart => {
    const dress = rich && isRich ? richDress : textDress(mentions)
    const source = sourceOf({ whole, from, prefix, grows, reach: dress.reach })
    const read = (markdown: string, isEnd: boolean): ReadonlyArray<PlacedBlock> =>
      blocksOf(markdown, !isEnd && grows, rules)
    const sentence: ReadonlyArray<ModelBlock> = mark === undefined ? [] : [{ type: 'paragraph', text: mark }]
    const fits = (blocks: ReadonlyArray<ModelBlock>): boolean => dress.fits([...blocks, ...sentence])
    const { blocks, next } = cutIn(source, read, fits)
    const isEnd = next === undefined || isLast
    const shown = isEnd ? [...blocks, ...sentence] : blocks
    return {
      content: shown.some(isShown) ? dress.content(shown) : undefined,
      next: isEnd ? undefined : next,
    }
  }
}

// private

// How blocks become a message: as a rich message, or as a text.
interface BlockDress {
  readonly content: (blocks: ReadonlyArray<ModelBlock>) => AnswerContent
  readonly fits: (blocks: ReadonlyArray<ModelBlock>) => boolean
  /** How many UTF-16 units to read for one message. */
  readonly reach: number
}

const richDress: BlockDress = {
  content: (blocks) => ({ blocks, skip_entity_detection: true }),
  fits: (parts) => {
    const { characters, blocks } = sum(parts.map(sizeOf))
    return characters <= 32_000 && blocks <= 500
  },
  reach: 40_000,
}

const textDress = (mentions: (username: string) => boolean): BlockDress => {
  const content = (blocks: ReadonlyArray<ModelBlock>): Text =>
    join(
      blocks.map((block) => textOf(block, mentions)),
      '\n\n',
    )
  return {
    content,
    fits: (blocks) => {
      const { text, entities } = content(blocks)
      return Array.from(text).length <= Limits.text.max && entities.length <= 100
    },
    reach: 10_000,
  }
}
