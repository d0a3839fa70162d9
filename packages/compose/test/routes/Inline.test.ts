// Inline mode: every result on one page, no page above its size, offsets of all sorts.

import {
  branch,
  catchError,
  choose,
  chosen,
  handle,
  inline,
  inlinePages,
  inspect,
  pipeline,
  tell,
  use,
} from '@pipegram/compose'
import { IntFromString } from '@pipegram/core/Argument'
import { callbackData, int } from '@pipegram/core/CallbackData'
import * as InlineResult from '@pipegram/core/InlineResult'
import type { Update } from '@pipegram/core/Types'
import { ann, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const asked = (offset: string, query = ''): Update => ({
  update_id: 1,
  inline_query: { id: '7', from: ann, query, offset },
})
const article = (id: number | string) =>
  InlineResult.article(`${id}`, { title: `${id}`, input_message_content: InlineResult.text(`${id}`) })
const Answered = t.type({
  inline_query_id: t.literal('7'),
  results: t.array(t.type({ id: t.string })),
  next_offset: t.string,
  is_personal: t.boolean,
})

const answerOf = async (handler: Parameters<typeof harness>[0], update: Update) => {
  const { calls } = await harness(handler)(update)()
  const answer = Answered.decode(calls[0]?.params)
  if (E.isLeft(answer)) throw new Error('There is no answer.')
  return answer.right
}

// All that a user sees who scrolls to the end.
const scrolled = async (
  handler: Parameters<typeof harness>[0],
): Promise<ReadonlyArray<ReadonlyArray<string>>> => {
  const pages: Array<ReadonlyArray<string>> = []
  let offset = ''
  do {
    const { results, next_offset } = await answerOf(handler, asked(offset))
    pages.push(results.map(({ id }) => id))
    offset = next_offset
  } while (offset !== '')
  return pages
}

describe('inline', () => {
  it('shows every result once, in order, on full pages', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(130), fc.integer({ min: 1, max: 50 }), async (count, size) => {
        const all = Array.from({ length: count }, (_, i) => article(i))
        const pages = await scrolled(pipeline(inline(() => TE.right(all), { size })))
        expect(pages.flat()).toEqual(all.map(({ id }) => id))
        expect(pages.slice(0, -1).every((page) => page.length === size)).toBe(true)
      }),
    ))
  it('starts again on an offset that no page has', async () => {
    const bot = pipeline(inline(() => TE.right([article(1), article(2)])))
    for (const offset of ['x', '-1', '1e9', '99999999999999999999', ' 1'])
      expect((await answerOf(bot, asked(offset))).results).toHaveLength(2)
    expect((await answerOf(bot, asked('5'))).results).toEqual([])
  })
  it('is for one user only by default', async () => {
    expect((await answerOf(pipeline(inline(() => TE.right([]))), asked(''))).is_personal).toBe(true)
    expect(
      (await answerOf(pipeline(inline(() => TE.right([]), { is_personal: false, cache_time: 5 })), asked('')))
        .is_personal,
    ).toBe(false)
  })
  it('passes on errors of the search, which tell answers without results', async () => {
    const failing = pipeline(inline(() => TE.left({ _tag: 'Busy' as const, sentence: 'Later.' })))
    expect((await harness(failing)(asked(''))()).outcome).toMatchObject(E.left({ _tag: 'Busy' }))
    expect((await harness(pipe(failing, catchError(tell)))(asked(''))()).calls[0]?.params).toMatchObject({
      results: [],
    })
  })
  it('throws on a page that breaks the limits, and on a size out of range', async () => {
    await expect(
      harness(pipeline(inline(() => TE.right([article(1), article(1)]))))(asked(''))(),
    ).rejects.toThrow('"1" comes twice')
    for (const size of [0, 51, 1.5])
      expect(() => inline(() => TE.right([]), { size })).toThrow('A page must have 1–50 results')
  })
  it('skips other updates, and is known to inspect', async () => {
    const bot = pipeline(inline(() => TE.right([])))
    expect((await harness(bot)(said('x'))()).outcome).toEqual(E.right('skipped'))
    expect(inspect(bot).allowedUpdates).toEqual(['inline_query'])
  })
})

describe('inlinePages', () => {
  it('goes from page to page by offsets of the bot', async () => {
    const bot = pipeline(
      inlinePages(IntFromString, ({ offset = 100 }) =>
        TE.right({ results: [article(offset)], ...(offset < 103 ? { next: offset + 1 } : {}) }),
      ),
    )
    expect(await scrolled(bot)).toEqual([['100'], ['101'], ['102'], ['103']])
    expect((await answerOf(bot, asked('rubbish'))).results).toEqual([expect.objectContaining({ id: '100' })])
  })
  it('throws on an offset of more than 64 bytes', async () => {
    const bot = pipeline(inlinePages(t.string, () => TE.right({ results: [], next: 'x'.repeat(65) })))
    await expect(harness(bot)(asked(''))()).rejects.toThrow('The next offset')
  })
})

describe('chosen', () => {
  it('decodes the id of the chosen result, and skips an unknown one', async () => {
    const [Song, Film] = [callbackData('song', { id: int }), callbackData('film', { id: int })]
    const seen: Array<unknown> = []
    const note = handle(({ payload }: { readonly payload: { readonly id: number } }) =>
      TE.fromIO(() => {
        seen.push(payload.id)
      }),
    )
    const bot = pipeline(choose(branch(use(chosen(Film)), note), branch(use(chosen(Song)), note)))
    const choice = (result_id: string): Update => ({
      update_id: 1,
      chosen_inline_result: { result_id, from: ann, query: '' },
    })
    for (const id of [Song.encode({ id: 5 }), Film.encode({ id: 6 }), 'song.x!', 'other'])
      await harness(bot)(choice(id))()
    expect(seen).toEqual([5, 6])
    expect((await harness(bot)(said('x'))()).outcome).toEqual(E.right('skipped'))
  })
})
