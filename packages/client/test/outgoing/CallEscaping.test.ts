import { escaping, type EscapingOptions, trusted } from '@pipegram/client/CallEscaping'
import { through } from '@pipegram/client/CallMiddleware'
import type { Call } from '@pipegram/core/Call'
import { editMessageMedia, sendMediaGroup, sendMessage, sendPhoto } from '@pipegram/core/Calls'
import * as InputFile from '@pipegram/core/InputFile'
import { rawMarkup } from '@pipegram/core/Markup'
import { bold, fmt } from '@pipegram/core/Text'
import { makeRecorder } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const run = async (call: Call<unknown>, options: EscapingOptions = {}) => {
  const { call: next, calls } = makeRecorder(() => E.right(true))
  const result = await through(escaping(options))(next)({ ...call, result: t.unknown })()
  return { result, params: calls()[0]?.params }
}

const hand = (params: object): Call<unknown> => ({ method: 'sendMessage', params, result: t.unknown })

const raw: ReadonlyArray<readonly [string, object, object | undefined]> = [
  ['parse_mode', { chat_id: 1, text: '<b>', parse_mode: 'HTML' }, { chat_id: 1, text: '<b>' }],
  ['caption_parse_mode', { caption_parse_mode: 'anything' }, {}],
  [
    'media.1.parse_mode',
    { media: [{ media: 'a' }, { media: 'b', caption: '*', parse_mode: 'MarkdownV2' }] },
    { media: [{ media: 'a' }, { media: 'b', caption: '*' }] },
  ],
  [
    'reply_parameters.quote_parse_mode',
    { reply_parameters: { message_id: 1, quote_parse_mode: 'HTML' } },
    { reply_parameters: { message_id: 1 } },
  ],
  ['media(JSON).0.parse_mode', { media: '[{"caption":"*","parse_mode":"HTML"}]' }, undefined],
]

describe('a parse mode', () => {
  it.each(raw)('is refused with its path: %s', async (path, params) => {
    expect((await run(hand(params))).result).toEqual(
      E.left({ _tag: 'Unsendable', method: 'sendMessage', reason: expect.stringContaining(`\`${path}\``) }),
    )
  })

  it.each(raw)('is removed by the option, except in JSON texts: %s', async (_path, params, expected) => {
    const plain = await run(hand(params), { otherwise: 'plain' })
    expect(plain.params).toEqual(expected)
    expect(E.isLeft(plain.result)).toBe(expected === undefined)
  })

  it('passes if it is allowed, or if the call is trusted', async () => {
    const params = { text: '<b>', parse_mode: 'HTML' }
    expect((await run(hand(params), { allow: ['HTML'] })).params).toBe(params)
    expect(E.isLeft((await run(hand(params), { allow: ['MarkdownV2'] })).result)).toBe(true)
    const { call, calls } = makeRecorder(() => E.right(true))
    await through(escaping())(call)(trusted(hand(params)))()
    await through(escaping())(call)(hand(params))()
    expect(calls()).toHaveLength(1)
  })
})

it('a call without a parse mode passes as the same object: with texts, entities or files', async () => {
  const calls = [
    sendMessage({ chat_id: 1, text: fmt`${bold('Hi')}` }),
    sendPhoto({
      chat_id: 1,
      photo: InputFile.fromBytes(new Uint8Array(1), { name: 'a' }),
      caption: '{"parse_mode',
    }),
    hand({ text: '{"parse_mode":"HTML"}', parse_mode: null }),
  ]
  for (const options of [{}, { otherwise: 'plain' }] as const)
    for (const call of calls) expect((await run(call, options)).params).toBe(call.params)
})

it('circular parameters are searched only once', async () => {
  const loop: { self?: object } = {}
  loop.self = loop
  expect((await run(hand(loop))).params).toBe(loop)
})

describe('raw markup', () => {
  const bold = rawMarkup('HTML', '<b>Hi</b>')
  const deep = sendMediaGroup({
    chat_id: 1,
    media: [
      { type: 'photo', media: 'a', caption: bold },
      { type: 'photo', media: 'b', caption: 'plain' },
    ],
  })
  const calls = [
    sendMessage({ chat_id: 1, text: bold }),
    sendMessage({
      chat_id: 1,
      text: bold,
      reply_parameters: { message_id: 1, quote: rawMarkup('MarkdownV2', '*Hi*') },
    }),
    editMessageMedia({ chat_id: 1, message_id: 1, media: { type: 'video', media: 'a', caption: bold } }),
    deep,
  ]

  it('passes from rawMarkup at any depth', async () => {
    for (const options of [{}, { otherwise: 'plain' }] as const)
      for (const call of calls) expect((await run(call, options)).params).toBe(call.params)
  })

  it('is refused if it is a copy, was read from JSON, or only looks like markup', async () => {
    const { params } = sendMessage({ chat_id: 1, text: bold })
    const lookAlike: { parse_mode: 'HTML'; text: string } = JSON.parse(
      '{"parse_mode":"HTML","text":"<b>Hi</b>"}',
    )
    const copies = [
      hand({ ...params }),
      hand(structuredClone(params)),
      hand(JSON.parse(JSON.stringify(deep.params))),
      sendMessage({ chat_id: 1, text: lookAlike }),
      sendMessage({ chat_id: 1, text: { ...bold } }),
    ]
    for (const copy of copies) {
      expect((await run(copy)).result).toMatchObject(
        E.left({ reason: expect.stringContaining('was not named') }),
      )
      expect(JSON.stringify((await run(copy, { otherwise: 'plain' })).params)).not.toContain('parse_mode')
    }
  })

  it('is refused if its text or its parse mode was changed', async () => {
    for (const change of [{ text: '<b>of a user' }, { parse_mode: 'MarkdownV2' }]) {
      const { params } = sendMessage({ chat_id: 1, text: bold })
      expect(E.isRight((await run(hand(params))).result)).toBe(true)
      Object.assign(params, change)
      expect(E.isLeft((await run(hand(params))).result)).toBe(true)
    }
  })

  it('is known at its own place only', async () => {
    const { params } = sendMessage({ chat_id: 1, text: bold })
    expect(
      (await run(hand(Object.assign(params, { caption: '<i>', caption_parse_mode: 'HTML' })))).result,
    ).toMatchObject(E.left({ reason: expect.stringContaining('`caption_parse_mode`') }))
    expect((await run(hand(params), { otherwise: 'plain' })).params).toEqual({
      chat_id: 1,
      text: '<b>Hi</b>',
      parse_mode: 'HTML',
      caption: '<i>',
    })
  })
})
