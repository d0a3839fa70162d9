import * as InlineResult from '@pipegram/core/InlineResult'
import { bold } from '@pipegram/core/Text'
import { InlineQueryResult, type InlineQuery } from '@pipegram/core/Types'
import { facts, membersOf } from '@pipegram/schema'
import { ann } from '@pipegram/testing/Build'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const isAnswer = (
  params: object,
): params is { readonly results: ReadonlyArray<InlineQueryResult>; readonly next_offset: string } =>
  'results' in params &&
  Array.isArray(params.results) &&
  'next_offset' in params &&
  typeof params.next_offset === 'string'
const query = (offset = ''): InlineQuery => ({ id: 'q', from: ann, query: 'tea', offset })
const article = (id: string) =>
  InlineResult.article(id, { title: id, input_message_content: InlineResult.text(id) })
const many = (n: number) => Array.from({ length: n }, (_, i) => article(String(i)))
const errorsOf = (
  results: ReadonlyArray<InlineQueryResult>,
  options?: InlineResult.InlineAnswerOptions,
): ReadonlyArray<string> => {
  const result = InlineResult.tryAnswer(query(), results, options)
  return E.isLeft(result) ? result.left.errors : []
}

describe('results', () => {
  it('there is a function for every kind of result', () => {
    const all: ReadonlyArray<InlineQueryResult> = [
      article('1'),
      InlineResult.audio('2', { audio_url: 'u', title: 't' }),
      InlineResult.contact('3', { phone_number: '1', first_name: 'A' }),
      InlineResult.document('4', { title: 't', document_url: 'u', mime_type: 'application/pdf' }),
      InlineResult.game('5', { game_short_name: 'g' }),
      InlineResult.gif('6', { gif_url: 'u', thumbnail_url: 'u' }),
      InlineResult.location('7', { latitude: 1, longitude: 2, title: 't' }),
      InlineResult.mpeg4Gif('8', { mpeg4_url: 'u', thumbnail_url: 'u' }),
      InlineResult.photo('9', { photo_url: 'u', thumbnail_url: 'u' }),
      InlineResult.venue('10', { latitude: 1, longitude: 2, title: 't', address: 'a' }),
      InlineResult.video('11', { video_url: 'u', mime_type: 'video/mp4', thumbnail_url: 'u', title: 't' }),
      InlineResult.voice('12', { voice_url: 'u', title: 't' }),
      InlineResult.cachedAudio('13', { audio_file_id: 'f' }),
      InlineResult.cachedDocument('14', { title: 't', document_file_id: 'f' }),
      InlineResult.cachedGif('15', { gif_file_id: 'f' }),
      InlineResult.cachedMpeg4Gif('16', { mpeg4_file_id: 'f' }),
      InlineResult.cachedPhoto('17', { photo_file_id: 'f' }),
      InlineResult.cachedSticker('18', { sticker_file_id: 'f' }),
      InlineResult.cachedVideo('19', { video_file_id: 'f', title: 't' }),
      InlineResult.cachedVoice('20', { voice_file_id: 'f', title: 't' }),
    ]
    expect(all.length).toBe(membersOf(facts, 'InlineQueryResult').length)
    for (const each of all) expect(InlineQueryResult.decode(each)).toEqual(E.right(each))
    expect(errorsOf(all)).toEqual([])
  })
})

describe('an answer', () => {
  it('an answer names the fault of each result', () => {
    expect(
      errorsOf([
        article('é'.repeat(32)),
        article('é'.repeat(33)),
        article(''),
        article('a'),
        article('a'),
        InlineResult.cachedPhoto('p', { photo_file_id: 'f', caption: bold('x'.repeat(1025)) }),
        InlineResult.article('t', { title: 't', input_message_content: InlineResult.text('x'.repeat(4097)) }),
      ]),
    ).toEqual([
      'The id of a result must be unique: "a" comes twice.',
      `The id "${'é'.repeat(33)}" must have 1–64 bytes; it has 66.`,
      'The id "" must have 1–64 bytes; it has 0.',
      'The text of "" must have 1–4096 characters; it has 0.',
      'The caption of "p" must have 0–1024 characters; it has 1025.',
      'The text of "t" must have 1–4096 characters; it has 4097.',
    ])
    expect([
      errorsOf(many(50)).length,
      errorsOf(many(51)),
      errorsOf([], { next_offset: 'x'.repeat(65) }),
    ]).toEqual([
      0,
      ['An answer must have 0–50 items; it has 51.'],
      ['The next offset must have 0–64 bytes; it has 65.'],
    ])
  })
  it('an answer is a call with the formatting of the wire', () => {
    const result = InlineResult.article('1', {
      title: 't',
      input_message_content: InlineResult.text(bold('x')),
    })
    expect(InlineResult.answer(query(), [result], { is_personal: true }).params).toEqual({
      inline_query_id: 'q',
      is_personal: true,
      results: [
        {
          type: 'article',
          id: '1',
          title: 't',
          input_message_content: { message_text: 'x', entities: [{ type: 'bold', offset: 0, length: 1 }] },
        },
      ],
    })
    expect(() => InlineResult.answer(query(), many(51))).toThrow(
      new RangeError(
        'This is not a valid answer to an inline query. An answer must have 0–50 items; it has 51.',
      ),
    )
  })
})

describe('pages', () => {
  const turn = (
    all: ReadonlyArray<InlineQueryResult>,
    size: number,
    offset: string,
  ): { readonly ids: ReadonlyArray<string>; readonly next: string } => {
    const page = InlineResult.tryAnswerPage(query(offset), all, { size })
    if (E.isLeft(page)) throw new RangeError(page.left.errors.join(' '))
    const { params } = page.right
    if (!isAnswer(params)) throw new RangeError('These are not parameters of answerInlineQuery.')
    return { ids: params.results.map(({ id }) => id), next: params.next_offset }
  }
  it('pages show all results once, in order, and then end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 1, max: 50 }), (count, size) => {
        const seen: Array<string> = []
        let offset = ''
        let pages = 0
        do {
          const { ids, next } = turn(many(count), size, offset)
          seen.push(...ids)
          offset = next
          pages += 1
        } while (offset !== '')
        expect(seen).toEqual(many(count).map(({ id }) => id))
        expect(pages).toBe(Math.max(1, Math.ceil(count / size)))
      }),
      { numRuns: 30 },
    )
  })
  it('pages begin again at an offset that is not ours', () => {
    fc.assert(
      fc.property(fc.string(), (offset) => {
        const from = InlineResult.offsetOf({ offset })
        expect(Number.isSafeInteger(from) && from >= 0).toBe(true)
      }),
    )
    expect(
      ['', '-1', '1e3', 'x', '0x10', '9'.repeat(10), '20'].map((offset) => InlineResult.offsetOf({ offset })),
    ).toEqual([0, 0, 0, 0, 0, 0, 20])
    expect(turn(many(3), 2, '999999999')).toEqual({ ids: [], next: '' })
  })
  it('a page refuses a size that is out of range', () => {
    for (const size of [0, 51, 1.5])
      expect(() => InlineResult.tryAnswerPage(query(), many(3), { size })).toThrow(RangeError)
  })
})

describe('buttons above results', () => {
  it('buttons above results open the chat or a Mini App', () => {
    expect([
      InlineResult.startButton('Connect', 'a-Z_0'),
      InlineResult.webAppButton('Open', 'https://e.org'),
    ]).toEqual([
      { text: 'Connect', start_parameter: 'a-Z_0' },
      { text: 'Open', web_app: { url: 'https://e.org' } },
    ])
    for (const wrong of ['', 'a b', 'x'.repeat(65), 'é'])
      expect(() => InlineResult.startButton('Connect', wrong)).toThrow(RangeError)
  })
})
