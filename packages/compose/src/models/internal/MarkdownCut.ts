// Where a Markdown text that is too long for a message ends, and how the next message begins.

import remend from 'remend'
import type { AnswerPlace } from '../../answers/AnswerFormat.ts'
import type { PlacedBlock } from './MarkdownBlocks.ts'
import { isBlank, isShown, type ModelBlock } from './RichWords.ts'

// model

/** The source of a message. */
export interface MarkdownSource {
  /** The Markdown to read, with its prefix. */
  readonly markdown: string
  /** Where the text after the prefix begins in the text of the answer. */
  readonly from: number
  /** The length of the prefix, which is not part of the answer. */
  readonly prefix: number
  /** True while more text may come. */
  readonly grows: boolean
  /** True if the answer has more text than `markdown`. */
  readonly isCut: boolean
}

/** The blocks of a message. */
export interface MarkdownPart {
  readonly blocks: ReadonlyArray<ModelBlock>
  /** Where the next message begins. `undefined`: no text follows. */
  readonly next: AnswerPlace | undefined
}

type Read = (markdown: string, isEnd: boolean) => ReadonlyArray<PlacedBlock>
type Fits = (blocks: ReadonlyArray<ModelBlock>) => boolean

// constructors

/** The source of the message that begins at a place. Half a character at the end of a growing text waits. */
export const sourceOf = (given: {
  readonly whole: string
  readonly from: number
  readonly prefix: string
  readonly grows: boolean
  readonly reach: number
}): MarkdownSource => {
  const { whole, from, prefix, grows, reach } = given
  const isCut = whole.length - from > reach
  const to = isCut ? from + reach : whole.length
  const half = (isCut || grows) && /[\uD800-\uDBFF\r]$/.test(whole.slice(to - 1, to))
  const text = whole.slice(from, half ? to - 1 : to).toWellFormed()
  // The parser reads both as a line feed. Each replacement is one character, so that all offsets stay right.
  const lines = text.replace(/\r(?=\n)/g, ' ').replaceAll('\r', '\n')
  return { markdown: prefix + lines, from, prefix: prefix.length, grows, isCut }
}

/** The blocks from the beginning of a source that fit one message. */
export const cutIn = (source: MarkdownSource, read: Read, fits: Fits): MarkdownPart => {
  const { markdown, isCut, grows } = source
  const placed = read(grows && !isCut ? completed(markdown) : markdown, isCut || !grows)
  const blocks = placed.map(({ block }) => block)
  if (!isCut && fits(blocks)) {
    if (blocks.some(isShown) || grows || isBlank(markdown)) return { blocks, next: undefined }
    // Nothing that can be shown, such as only a link definition: it is sent as plain text.
    return { blocks: [{ type: 'paragraph', text: markdown.trim() }], next: undefined }
  }
  const starts = offsetsOf(markdown)
  // The last block of a cut source may be incomplete.
  const most = isCut ? blocks.length - 1 : blocks.length
  const counts = Array.from({ length: Math.max(most, 0) }, (_, i) => i + 1)
  const count = lastOf(counts, (some) => fits(blocks.slice(0, some))) ?? 0
  const whole = placed[count]
  if (count > 0 && whole !== undefined) {
    const at = starts[whole.line] ?? 0
    if (at > source.prefix) return { blocks: blocks.slice(0, count), next: placeOf(source, at, '') }
  }
  return inside(source, starts, placed[0], read, fits)
}

// private

const placeOf = ({ from, prefix }: MarkdownSource, at: number, next: string): AnswerPlace => ({
  from: from + at - prefix,
  prefix: next,
})

// The offset at which each line begins.
const offsetsOf = (text: string): ReadonlyArray<number> => {
  const offsets = [0]
  for (const { index } of text.matchAll(/\n/g)) offsets.push(index + 1)
  return offsets
}

// Cuts the first block: between list items, else between lines, else between words.
const inside = (
  source: MarkdownSource,
  starts: ReadonlyArray<number>,
  first: PlacedBlock | undefined,
  read: Read,
  fits: Fits,
): MarkdownPart => {
  const { markdown, prefix } = source
  const upTo = (at: number): ReadonlyArray<ModelBlock> =>
    read(markdown.slice(0, at), true).map(({ block }) => block)
  const items = (first?.items ?? []).flatMap((line) => starts[line] ?? [])
  for (const places of [items, starts]) {
    const at = lastOf(
      places.filter((place) => place > prefix + 1),
      (place) => fits(upTo(place)),
    )
    if (at !== undefined) return { blocks: upTo(at), next: placeOf(source, at, prefixOf(source, first)) }
  }
  const words = Array.from(
    markdown.slice(prefix).matchAll(/(?<=\S)\s+/g),
    ({ 0: gap, index }) => prefix + index + gap.length,
  )
  const word = lastOf(words, (place) => fits(upTo(place)))
  const letter = (): number => {
    let [low, high] = [1, markdown.length - prefix]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (fits(upTo(prefix + middle))) low = middle
      else high = middle - 1
    }
    return prefix + low
  }
  const at = word ?? letter()
  const end = /[\uD800-\uDBFF]/.test(markdown[at - 1] ?? '') ? at + 1 : at
  return { blocks: upTo(end), next: placeOf(source, end, prefixOf(source, first)) }
}

// The last place for which a condition is true, if it is true for all places before.
const lastOf = (places: ReadonlyArray<number>, holds: (place: number) => boolean): number | undefined => {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(places[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return places[low - 1]
}

// A code block continues with its fence, and a table with its head.
const prefixOf = ({ markdown }: MarkdownSource, first: PlacedBlock | undefined): string => {
  const lines = markdown.slice(0, longestPrefix).split('\n')
  const head =
    first?.block.type === 'table' ? 2 : first?.block.type === 'pre' && isFence(lines[first.line]) ? 1 : 0
  return head === 0 || first === undefined ? '' : `${lines.slice(first.line, first.line + head).join('\n')}\n`
}

const isFence = (line: string | undefined): boolean => /^ {0,3}(?:```|~~~)/.test(line ?? '')

const longestPrefix = 2_000

// A growing text with its end closed: half a link shows its text, and half a table is a table.
const completed = (markdown: string): string => {
  const closed = remend(markdown, {
    linkMode: 'text-only',
    comparisonOperators: false,
    singleTilde: false,
    katex: false,
    htmlTags: false,
  })
  if (closed !== markdown) return closed
  const end = markdown.lastIndexOf('\n')
  const line = markdown.slice(end + 1)
  const head = markdown.slice(markdown.lastIndexOf('\n', end - 1) + 1, Math.max(end, 0))
  if (/^\|.*\S/.test(line) && !/^[\s|:-]+$/.test(line) && (head.trim() === '' || end < 0))
    return `${markdown}\n${ruleFor(line)}`
  return /^\|[\s|:-]*$/.test(line) && /^\|.*\S/.test(head) && !/^[\s|:-]+$/.test(head)
    ? `${markdown.slice(0, end + 1)}${ruleFor(head)}`
    : markdown
}

// The line below the head of a table.
const ruleFor = (head: string): string =>
  `${'|-'.repeat(
    head
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/).length,
  )}|`
