// Random inline results and invoices. People can act on each that the emulator accepts.

import { Message } from '@pipegram/core/Types'
import { facts, methodOf } from '@pipegram/schema'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { api, type Loose } from './BotClient.ts'
import { fields, hostile, makeHostileStage } from './HostileStage.ts'

const stage = makeHostileStage()

test('every accepted inline result is found, and can be chosen or is refused', async () => {
  const seen = { found: 0, chosen: 0, refused: 0 }
  const types = [
    'article',
    'audio',
    'contact',
    'document',
    'gif',
    'location',
    'mpeg4_gif',
    'photo',
    'sticker',
    'venue',
    'video',
    'voice',
    'blink',
  ]
  const text = fc.oneof(
    { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 8 }) },
    { weight: 1, arbitrary: hostile },
  )
  const url = fc.oneof({ weight: 9, arbitrary: fc.webUrl() }, { weight: 1, arbitrary: hostile })
  const number = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: -90, max: 90 }) },
    { weight: 1, arbitrary: hostile },
  )
  const always = {
    id: fc.uuid(),
    title: text,
    address: text,
    phone_number: text,
    first_name: text,
    latitude: number,
    longitude: number,
    audio_url: url,
    document_url: url,
    gif_url: url,
    mpeg4_url: url,
    photo_url: url,
    video_url: url,
    voice_url: url,
    thumbnail_url: url,
  }
  const message = fc.oneof(
    fc.record({ message_text: text }),
    fc.record({ latitude: number, longitude: number }),
    fc.record({ phone_number: text, first_name: text }),
    hostile,
  )
  const markup = fc.oneof(fc.constant({ inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }), hostile)
  const now = {
    mime_type: fc.constantFrom('text/html', 'video/mp4', 'application/pdf'),
    caption: text,
    parse_mode: fc.constantFrom('HTML', 'Markdown', 'nonsense'),
    input_message_content: message,
    reply_markup: markup,
  }
  const results = fc.array(
    fc
      .tuple(fc.constantFrom(...types), fc.record(always), fc.record(now, { requiredKeys: [] }))
      .map(([type, a, b]) => ({ type, ...a, ...b })),
    { maxLength: 3 },
  )
  await fc.assert(
    fc.asyncProperty(results, async (given) => {
      const search = stage.ann().inline('q')
      const { body }: Loose = await api(stage.emulator())('answerInlineQuery', {
        results: given,
        inline_query_id: search.id,
        cache_time: 0,
      })
      if (body.ok !== true) {
        seen.refused += 1
        return
      }
      seen.found += 1
      for (const { id } of (await search.found()).results) {
        expect(Message.is(search.choose(id))).toBe(true)
        seen.chosen += 1
      }
    }),
    { numRuns: 250 },
  )
  expect(Object.values(seen).every((count) => count > 0)).toBe(true)
})

test('every accepted invoice can be paid', async () => {
  const seen = { paid: 0, refused: 0 }
  const prices = fc.array(
    fc.record({ label: fc.string({ minLength: 1 }), amount: fc.integer({ min: -10, max: 1000 }) }),
    { minLength: 1, maxLength: 3 },
  )
  const currency = fc.constantFrom({ currency: 'XTR' }, { currency: 'EUR', provider_token: 'x' })
  await fc.assert(
    fc.asyncProperty(
      fields(methodOf(facts, 'sendInvoice')?.params ?? {}),
      prices,
      currency,
      async (
        { max_tip_amount, need_name, need_email, is_flexible, start_parameter, photo_url },
        given,
        money,
      ) => {
        const own = { max_tip_amount, need_name, need_email, is_flexible, start_parameter, photo_url }
        const { body }: Loose = await api(stage.emulator())('sendInvoice', {
          ...own,
          ...money,
          title: 'x',
          description: 'x',
          payload: 'x',
          prices: given,
          chat_id: stage.ann().id,
        })
        if (body.ok !== true) {
          seen.refused += 1
          return
        }
        const payment = stage.ann().pay(body.result)
        const shipping_options = [{ id: 'a', title: 'A', prices: [{ label: 'x', amount: 1 }] }]
        await api(stage.emulator())('answerShippingQuery', {
          shipping_query_id: payment.id,
          ok: true,
          shipping_options,
        })
        await api(stage.emulator())('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })
        const outcome = await payment.settled()
        expect(outcome.ok && Message.is(outcome.message)).toBe(true)
        seen.paid += 1
      },
    ),
    { numRuns: 200 },
  )
  expect(Object.values(seen).every((count) => count > 0)).toBe(true)
})
