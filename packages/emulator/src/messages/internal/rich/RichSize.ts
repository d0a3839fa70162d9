// The size of a rich message, and Telegram's refusal of one that is too large or empty.
// https://core.telegram.org/bots/api#rich-message-limits

import * as Json from '../../../values/internal/Json.ts'

// destructors

/** Why Telegram refuses blocks. `undefined` if it accepts them. */
export const refusedBlocks = (blocks: ReadonlyArray<unknown>): string | undefined => {
  // A message cannot have only lines and anchors.
  if (blocks.every((block) => Json.isObject(block) && /^(?:divider|anchor)$/.test(String(block['type']))))
    return 'RICH_MESSAGE_EMPTY'
  const size: RichSize = { characters: 0, blocks: 0, depth: 0, columns: 0, media: 0 }
  for (const block of blocks) measure(size, block, 1)
  if (size.characters > 32_768) return 'RICH_MESSAGE_TEXT_TOO_LONG'
  if (size.blocks > 500) return 'RICH_MESSAGE_BLOCKS_TOO_MANY'
  if (size.depth > 16) return 'RICH_MESSAGE_DEPTH_INVALID'
  if (size.media > 50) return 'RICH_MESSAGE_MEDIA_TOO_MANY'
  return size.columns > 20 ? 'RICH_MESSAGE_TABLE_COLS_TOO_MANY' : undefined
}

// private

interface RichSize {
  characters: number
  blocks: number
  depth: number
  columns: number
  media: number
}

const measure = (size: RichSize, block: unknown, depth: number): void => {
  if (!Json.isObject(block)) return
  const { blocks, items, cells, text, expression, caption, credit, summary } = block
  size.blocks += 1
  if (media.has(String(block['type']))) size.media += 1
  size.depth = Math.max(size.depth, depth)
  for (const words of [text, expression, caption, credit, summary]) measureText(size, words, depth)
  for (const inner of [blocks, items])
    if (Json.isArray(inner)) for (const each of inner) measure(size, each, depth + 1)
  if (!Json.isArray(cells)) return
  for (const row of cells) {
    if (!Json.isArray(row)) continue
    size.blocks += 1
    size.columns = Math.max(size.columns, row.length)
    for (const cell of row) if (Json.isObject(cell)) measureText(size, cell['text'], depth + 1)
  }
}

const media = new Set(['photo', 'video', 'animation', 'audio', 'document', 'voice_note'])

const measureText = (size: RichSize, text: unknown, depth: number): void => {
  if (typeof text === 'string') size.characters += Array.from(text).length
  else if (Json.isArray(text)) for (const each of text) measureText(size, each, depth)
  else if (Json.isObject(text)) {
    size.depth = Math.max(size.depth, depth + 1)
    for (const words of [text['text'], text['expression'], text['alternative_text']])
      measureText(size, words, depth + 1)
  }
}
