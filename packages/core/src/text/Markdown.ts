// Legacy Markdown, which can only be read. To write, use MarkdownV2.
// https://core.telegram.org/bots/api#markdown-style

import type * as E from 'fp-ts/lib/Either.js'
import { readMarkdown } from './internal/markdown/ReadMarkdown.ts'
import type { MarkupError } from './internal/markup/MarkupError.ts'
import type { Text } from './Text.ts'

export type { MarkupError } from './internal/markup/MarkupError.ts'

// constructors

/**
 * Reads the text of legacy Markdown. Entities do not nest. Only `_`, `*`, `` ` `` and `[` can be escaped, and
 * only outside entities. Fails with the error of the Bot API if the Bot API refuses the markup. Takes markup
 * of any length, in linear time.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { fromMarkdown } from '@pipegram/core/Markdown'
 *
 *   assert.deepStrictEqual(
 *     fromMarkdown('5.00 *now*'),
 *     E.right({ text: '5.00 now', entities: [{ type: 'bold', offset: 5, length: 3 }] }),
 *   )
 *   assert.deepStrictEqual(
 *     fromMarkdown('snake_case'),
 *     E.left({
 *       _tag: 'MarkupError',
 *       message: "Can't find end of the entity starting at byte offset 5",
 *       offset: 5,
 *     }),
 *   )
 */
export const fromMarkdown: (markup: string) => E.Either<MarkupError, Text> = readMarkdown
