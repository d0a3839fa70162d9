// Rich messages: headings, lists, tables, media and so on.
// https://core.telegram.org/bots/api#sendrichmessage

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { InputRichMessage, RichBlock, type RichMessage } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { fromJson } from '../../../media/internal/MediaMessage.ts'
import { givenValue } from '../../../requests/internal/GivenValue.ts'
import type * as Parameters from '../../../requests/internal/Parameters.ts'
import { badRequest } from '../../../requests/internal/Refusals.ts'
import { sendOne } from '../../../sending/internal/MessageSender.ts'
import { userIn } from '../../../state/internal/Lookup.ts'
import type { Method } from '../../../state/internal/Method.ts'
import type { FileKind, State } from '../../../state/State.ts'
import * as Json from '../../../values/internal/Json.ts'
import { blocksOfHtml } from './HtmlBlocks.ts'
import { withDetected } from './RichDetection.ts'
import { htmlOfMarkdown } from './RichMarkdown.ts'
import { refusedBlocks } from './RichSize.ts'

// constructors

/** https://core.telegram.org/bots/api#sendrichmessage */
export const sendRichMessage: Method = (state, request) => {
  const rich = richMessageIn(state, request.params)
  if (E.isLeft(rich)) return rich
  const [, rich_message] = rich.right
  return sendOne(rich.right[0], request, (next) => E.right([next, { rich_message }]))
}

// destructors

/** The rich message of a request, given as blocks, HTML or Markdown. */
export const richMessageIn = (
  state: State,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, RichMessage]> => {
  const given = givenValue(params, 'rich_message', InputRichMessage)
  if (E.isLeft(given)) return given
  const blocks = inputBlocks(state, given.right)
  if (E.isLeft(blocks)) return blocks
  const maker = makeBlockMaker(state, params)
  const made = maker.list(blocks.right)
  if (E.isLeft(made)) return made
  const refused = refusedBlocks(made.right)
  if (refused !== undefined) return badRequest(refused)
  const detected = given.right.skip_entity_detection === true ? made.right : withDetected(made.right)
  return E.right([
    maker.state(),
    defined({ blocks: detected.filter(RichBlock.is), is_rtl: given.right.is_rtl }),
  ])
}

// private

const inputBlocks = (
  state: State,
  { blocks, html, markdown, media = [] }: InputRichMessage,
): E.Either<Refusal, ReadonlyArray<unknown>> => {
  const forms = [blocks, html, markdown].filter((one) => one !== undefined)
  if (forms.length !== 1) return badRequest('exactly one of blocks, html and markdown must be specified')
  if (blocks !== undefined)
    return blocks.length === 0 ? badRequest('rich message must be non-empty') : E.right(blocks)
  if (html === '') return badRequest('RICH_MESSAGE_HTML_INVALID')
  if (markdown === '') return badRequest('RICH_MESSAGE_MARKDOWN_INVALID')
  const source = html ?? htmlOfMarkdown(markdown ?? '')
  if (source === undefined)
    return badRequest('the emulator reads Markdown with the package markdown-it: npm install markdown-it')
  const made = blocksOfHtml(source, new Map(media.map((one) => [one.id, one.media])), userIn(state))
  return E.isLeft(made) ? badRequest(made.left) : made
}

interface BlockMaker {
  readonly state: () => State
  readonly list: (blocks: ReadonlyArray<unknown>) => E.Either<Refusal, ReadonlyArray<RichBlock>>
}

const kinds = ['photo', 'video', 'animation', 'audio', 'document', 'voice_note'] as const

const voiceNotes: ReadonlyMap<string, FileKind> = new Map([['voice_note', 'voice']])

// Blocks are returned as they were given, except that the items of a list get numbers, and files get their
// ids.
const makeBlockMaker = (start: State, params: Parameters.Parameters): BlockMaker => {
  let state = start

  const media = (block: Json.JsonObject): E.Either<Refusal, Json.JsonObject> => {
    const kind = kinds.find((one) => one === block['type'])
    if (kind === undefined) return E.right(block)
    const read = fromJson(block[kind], params, false, voiceNotes)
    if (E.isLeft(read)) return read
    const made = read.right[1](state)
    if (E.isLeft(made)) return made
    const [next, content] = made.right
    state = next
    const spoiler = content.has_media_spoiler === true ? { has_spoiler: true } : {}
    return E.right({ ...block, [kind]: content[kind === 'voice_note' ? 'voice' : kind], ...spoiler })
  }

  const one = (value: unknown): E.Either<Refusal, Json.JsonObject> => {
    if (!Json.isObject(value)) return badRequest("can't parse InputRichBlock: expected an Object")
    const shown = media(value)
    if (E.isLeft(shown)) return shown
    const inner = Json.isArray(value['blocks']) ? list(value['blocks']) : undefined
    if (inner !== undefined && E.isLeft(inner)) return inner
    const items = Json.isArray(value['items']) ? itemsOf(value['items']) : undefined
    if (items !== undefined && E.isLeft(items)) return items
    const sizes = value['type'] === 'map' ? { zoom: 13, width: 600, height: 300 } : {}
    return E.right(defined({ ...sizes, ...shown.right, blocks: inner?.right, items: items?.right }))
  }

  const itemsOf = (items: ReadonlyArray<unknown>): E.Either<Refusal, ReadonlyArray<object>> => {
    const made: Array<object> = []
    for (const item of items) {
      const read = one(item)
      if (E.isLeft(read)) return read
      made.push({ label: labelOf(read.right), ...read.right })
    }
    return E.right(made)
  }

  const list: BlockMaker['list'] = (blocks) => {
    const made: Array<RichBlock> = []
    for (const block of blocks) {
      const read = one(block)
      if (E.isLeft(read)) return read
      if (!RichBlock.is(read.right)) return badRequest("can't parse InputRichBlock: unsupported block")
      made.push(read.right)
    }
    return E.right(made)
  }

  return { state: () => state, list }
}

// Numbers that cannot be letters or Roman numerals are shown as digits.
const labelOf = ({ value, type }: Json.JsonObject): string => {
  if (typeof value !== 'number') return '•'
  const isUpper = type === 'A' || type === 'I'
  const words =
    type === 'a' || type === 'A' ? letters(value) : type === 'i' || type === 'I' ? roman(value) : ''
  return `${words === '' ? value : isUpper ? words.toUpperCase() : words}.`
}

const letters = (value: number): string =>
  value < 1 ? '' : letters(Math.floor((value - 1) / 26)) + String.fromCodePoint(97 + ((value - 1) % 26))

const roman = (value: number): string => {
  if (value < 1 || value > 3999) return ''
  let left = value
  let words = ''
  for (const [size, sign] of romans) for (; left >= size; left -= size) words += sign
  return words
}

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const
