// The Markdown that a language model writes, as messages of Telegram. This module needs the packages
// markdown-it and remend, and no other module loads it.
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
  /** False: messages are texts with entities, also where a chat takes rich messages. Default: true. */
  readonly rich?: boolean
  /**
   * Whether the model may mention a user, by the username without `@`. Default: nobody. Other mentions, and
   * all commands, stay as text that cannot be pressed.
   */
  readonly mentions?: (username: string) => boolean
  /**
   * What becomes of a link whose text names another host than its address. `show`: the text is not linked,
   * and the address stands behind it. `keep`: it stays. Default: `show`.
   */
  readonly misleading?: 'show' | 'keep'
}

// constructors

/**
 * Reads the Markdown of a model, CommonMark and GFM with formulas and footnotes, also while it is incomplete.
 * It is the option `as` of `stream`, and `contentsOf` gives the messages of a text that is whole. A message
 * is a rich message: at most 32,768 characters and 500 blocks. If its chat takes none, it is a text with
 * entities, in which a table is monospaced lines. A longer text goes on in a next message.
 *
 * No text makes it throw, and Telegram takes each result. HTML stays as text. Images become links. Links lead
 * to `http:` and `https:` only; others keep their text.
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

// How blocks become a message.
interface BlockDress {
  readonly content: (blocks: ReadonlyArray<ModelBlock>) => AnswerContent
  readonly fits: (blocks: ReadonlyArray<ModelBlock>) => boolean
  /** How many UTF-16 units are read for one message. */
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
