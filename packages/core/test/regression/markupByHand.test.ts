// Calls that were built by hand, and whose markup the guard once missed.

import type { Call } from '@pipegram/core/Call'
import { sendRichMessage } from '@pipegram/core/Calls'
import { escaped, trusted, type EscapingOptions } from '@pipegram/core/Trusted'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, it } from 'vitest'

const hand = (params: object): Call<unknown> => ({ method: 'sendMessage', params, result: t.unknown })
const refused = (path: string) =>
  E.left({ _tag: 'Unsendable', method: 'sendMessage', reason: expect.stringContaining(`\`${path}\``) })
const both: ReadonlyArray<EscapingOptions> = [{}, { otherwise: 'plain' }]

it.each([
  ['media(JSON).0.parse_mode', { media: '[{"caption":"<b>","parse\\u005fmode":"HTML"}]' }],
  ['explanation_media(JSON).parse_mode', { explanation_media: '{"caption":"<b>","parse_mode":"HTML"}' }],
  [
    'reply_parameters(JSON).quote_parse_mode',
    { text: '<b>', parse_mode: 'HTML', reply_parameters: '{"quote":"<b>","quote_parse_mode":"HTML"}' },
  ],
])('markup inside JSON is refused: %s', (path, params) => {
  expect(escaped({ otherwise: 'plain' })(hand(params))).toEqual(refused(path))
})

it('markup in a rich message is refused, though its field has another name', () => {
  const rich = { chat_id: 1, rich_message: { html: '<b>of a user' } }
  for (const options of both) {
    expect(escaped(options)(hand(rich))).toEqual(refused('rich_message.html'))
    expect(escaped(options)(hand({ rich_message: { markdown: '**' } }))).toEqual(
      refused('rich_message.markdown'),
    )
    expect(escaped(options)(hand({ rich_message: '{"html":"<b>"}' }))).toEqual(
      refused('rich_message(JSON).html'),
    )
    expect(
      escaped(options)(hand({ results: [{ input_message_content: { rich_message: { html: '' } } }] })),
    ).toEqual(refused('results.0.input_message_content.rich_message.html'))
    expect(E.isLeft(escaped(options)(sendRichMessage(rich)))).toBe(true)
    for (const call of [
      trusted(sendRichMessage(rich)),
      sendRichMessage({ chat_id: 1, rich_message: { blocks: [{ type: 'paragraph', text: 'html' }] } }),
      hand({ html: 'x' }),
    ])
      expect(E.isRight(escaped(options)(call))).toBe(true)
  }
  expect(E.isRight(escaped({ allow: ['HTML'] })(sendRichMessage(rich)))).toBe(true)
})

it('cyclic parameters end', () => {
  const loop: { parse_mode: string; readonly left: object; self?: object } = {
    parse_mode: 'HTML',
    left: { parse_mode: 'HTML' },
  }
  loop.self = [loop, loop]
  expect(E.isRight(escaped({ otherwise: 'plain' })(hand(loop)))).toBe(true)
})
