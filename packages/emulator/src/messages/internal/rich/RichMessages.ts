// Messages of blocks: headings, lists, tables, media and so on.
// https://core.telegram.org/bots/api#sendrichmessage

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { InputRichMessage, RichBlock, type RichMessage } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { fromJson } from '../../../media/internal/MediaMessage.ts'
import { givenValue } from '../../../requests/internal/GivenValue.ts'
import type * as Parameters from '../../../requests/internal/Parameters.ts'
import { badRequest, notPlayed } from '../../../requests/internal/Refusals.ts'
import { sendOne } from '../../../sending/internal/MessageSender.ts'
import type { Method } from '../../../state/internal/Method.ts'
import type { State } from '../../../state/State.ts'
import * as Json from '../../../values/internal/Json.ts'
import { tooLarge } from './RichSize.ts'

// constructors

/** https://core.telegram.org/bots/api#sendrichmessage */
export const sendRichMessage: Method = (state, request) => {
  const rich = richMessageIn(state, request.params)
  if (E.isLeft(rich)) return rich
  const [, rich_message] = rich.right
  return sendOne(rich.right[0], request, (next) => E.right([next, { rich_message }]))
}

// destructors

/** The rich message of a request, made of blocks. */
export const richMessageIn = (
  state: State,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, RichMessage]> => {
  const given = givenValue(params, 'rich_message', InputRichMessage)
  if (E.isLeft(given)) return given
  const { blocks, html, markdown, is_rtl } = given.right
  const forms = [blocks, html, markdown].filter((one) => one !== undefined)
  if (forms.length !== 1) return badRequest('exactly one of blocks, html and markdown must be specified')
  if (blocks === undefined) return E.left(notPlayed('html and markdown of rich messages'))
  const maker = makeBlockMaker(state, params)
  const shown = maker.list(blocks)
  if (E.isLeft(shown)) return shown
  if (shown.right.length === 0) return badRequest('rich message must be non-empty')
  const refused = tooLarge(shown.right)
  if (refused !== undefined) return badRequest(refused)
  return E.right([maker.state(), defined({ blocks: shown.right, is_rtl })])
}

// private

interface BlockMaker {
  readonly state: () => State
  readonly list: (blocks: ReadonlyArray<unknown>) => E.Either<Refusal, ReadonlyArray<RichBlock>>
}

const kinds = ['photo', 'video', 'animation', 'audio', 'document'] as const

// Blocks are sent back as they came, except that a list numbers its items, and files have their ids.
const makeBlockMaker = (start: State, params: Parameters.Parameters): BlockMaker => {
  let state = start

  const media = (block: Json.JsonObject): E.Either<Refusal, Json.JsonObject> => {
    const kind = kinds.find((one) => one === block['type'])
    if (block['type'] === 'voice_note') return E.left(notPlayed('voice notes of rich messages'))
    if (kind === undefined) return E.right(block)
    const read = fromJson(block[kind], params, false)
    if (E.isLeft(read)) return read
    const made = read.right[1](state)
    if (E.isLeft(made)) return made
    state = made.right[0]
    return E.right({ ...block, [kind]: made.right[1][kind] })
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
      const { value } = read.right
      made.push({ label: typeof value === 'number' ? `${value}.` : '•', ...read.right })
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
