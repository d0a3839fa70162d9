// Whatever a bot sends, to the methods of media, moderation, inline mode and payments above all: it is
// answered or refused, never broken, and people can act on what it left.

import { Message, Update } from '@pipegram/core/Types'
import { makeEmulator, makeManualClock, type Emulator, type Person } from '@pipegram/emulator'
import { definitionOf, facts, methodOf, type Field, type Type } from '@pipegram/schema'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api, type Loose } from './api.ts'

const methods = [
  'getChatMember',
  'getChatAdministrators',
  'getChatMemberCount',
  'restrictChatMember',
  'banChatMember',
  'unbanChatMember',
  'promoteChatMember',
  'setChatAdministratorCustomTitle',
  'setChatPermissions',
  'approveChatJoinRequest',
  'declineChatJoinRequest',
  'deleteMessages',
  'answerInlineQuery',
  'sendInvoice',
  'createInvoiceLink',
  'answerShippingQuery',
  'answerPreCheckoutQuery',
  'refundStarPayment',
  'getMyStarBalance',
  'getStarTransactions',
  'sendPhoto',
  'sendVideo',
  'sendAnimation',
  'sendAudio',
  'sendVoice',
  'sendVideoNote',
  'sendDocument',
  'sendSticker',
  'sendMediaGroup',
  'sendLocation',
  'sendVenue',
  'sendContact',
  'sendDice',
  'sendPoll',
  'stopPoll',
  'forwardMessage',
  'forwardMessages',
  'copyMessage',
  'copyMessages',
  'editMessageCaption',
  'editMessageMedia',
  'setMessageReaction',
  'pinChatMessage',
  'unpinChatMessage',
  'unpinAllChatMessages',
  'getFile',
  'getChat',
  'createChatInviteLink',
  'exportChatInviteLink',
  'revokeChatInviteLink',
  'leaveChat',
] as const

const clock = makeManualClock()
let emulator: Emulator
let ann: Person
let ids: ReadonlyArray<number> = []
beforeAll(async () => {
  emulator = await makeEmulator({ clock, bot: { supports_inline_queries: true }, inline_feedback: true })
  ann = emulator.user({ first_name: 'Ann' })
  const bob = emulator.user({ first_name: 'Bob' })
  ann.send('/start')
  const group = emulator.group({
    title: 'G',
    members: [ann, bob],
    bot: 'administrator',
    join_by_request: true,
  })
  ids = [1, 2, 3, ann.id, bob.id, emulator.bot.id, group.id]
})
afterAll(() => emulator.close())

const known = fc.nat().map((n) => ids[n % ids.length] ?? 0)
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('', '[', '{', 'null', '__proto__', -1, 1e300, 0, '\u0000', '\ud800'),
  known,
  known.map(String),
)

// Values of the right shape, now and then not.
const near = (type: Type, depth = 0): fc.Arbitrary<unknown> => {
  if (typeof type === 'string')
    return type === 'boolean' || type === 'true'
      ? fc.boolean()
      : type === 'string'
        ? fc.oneof(fc.string({ maxLength: 5 }), known.map(String))
        : fc.oneof(known, fc.integer())
  if ('array' in type) return fc.array(near(type.array, depth), { maxLength: 3 })
  if ('literal' in type) return fc.constant(type.literal)
  if ('oneOf' in type) return fc.oneof(...type.oneOf.map((one) => near(one, depth)))
  const found = definitionOf(facts, type.ref)
  if (found._tag === 'Enum') return fc.constantFrom(...found.values)
  if (depth > 2) return fc.constant({})
  if (found._tag === 'Union') return fc.oneof(...found.members.map((ref) => near({ ref }, depth + 1)))
  return fields(found.fields, depth + 1)
}
const fields = (all: Readonly<Record<string, Field>>, depth = 0): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(all).map(([name, { type }]) => [
        name,
        fc.oneof({ weight: 6, arbitrary: near(type, depth) }, { weight: 1, arbitrary: hostile }),
      ]),
    ),
    {
      requiredKeys: Object.entries(all).flatMap(([name, { required }]) => (required === true ? [name] : [])),
    },
  )

const request = fc
  .constantFrom(...methods)
  .chain((method) => fc.tuple(fc.constant(method), fields(methodOf(facts, method)?.params ?? {})))

test('every request is answered', async () => {
  const seen = { answered: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 10 }), async (requests) => {
      for (const [method, params] of requests) {
        const before = emulator.state()
        const { body }: Loose = await api(emulator)(method, params)
        if (body.ok === true) seen.answered += 1
        else {
          seen.refused += 1
          expect([400, 403, 429, 501]).toContain(body.error_code)
          expect(emulator.state()).toBe(before)
        }
      }
      clock.advance(1000)
      const found: ReadonlyArray<Loose> = (
        await api(emulator)('getUpdates', { allowed_updates: ['message', 'chat_member', 'my_chat_member'] })
      ).body.result
      for (const update of found) expect(Update.decode(update)).toMatchObject({ _tag: 'Right' })
      for (const message of ann.messages()) expect(Message.decode(message)).toMatchObject({ _tag: 'Right' })
    }),
    { numRuns: 60 },
  )
  expect(Object.values(seen).every((count) => count > 0)).toBe(true)
})

const sending = [
  'sendPhoto',
  'sendVideo',
  'sendAnimation',
  'sendAudio',
  'sendVoice',
  'sendVideoNote',
  'sendDocument',
  'sendSticker',
  'sendMediaGroup',
  'sendLocation',
  'sendVenue',
  'sendContact',
  'sendDice',
  'sendPoll',
  'stopPoll',
  'forwardMessage',
  'forwardMessages',
  'copyMessage',
  'copyMessages',
  'editMessageCaption',
  'editMessageMedia',
  'setMessageReaction',
  'pinChatMessage',
] as const

test('whatever is sent to somebody is a message, or refused', async () => {
  const seen = new Set<string>()
  const files = [{ photo: {} }, { video: {} }, { voice: {} }, { document: {} }]
    .map((what) => ann.send(what))
    .flatMap(
      ({ photo, video, voice, document }) =>
        photo?.at(-1)?.file_id ?? (video ?? voice ?? document)?.file_id ?? [],
    )
  const file = fc.constantFrom('https://a.example/b.png', ...files)
  const recent = fc.integer({ min: -8, max: -1 })
  const options = fc.array(fc.oneof(fc.string(), fc.record({ text: fc.string() })), {
    minLength: 1,
    maxLength: 13,
  })
  const item = fc.record(
    { type: fc.constantFrom('photo', 'photo', 'video', 'document'), media: file, caption: fc.string() },
    { requiredKeys: ['type', 'media'] },
  )
  const media = fc.array(item, { minLength: 1, maxLength: 3 })
  // What is required as it should be, and of the rest at most two.
  const few = fc.constantFrom(...sending).chain((method) => {
    const all = Object.entries(methodOf(facts, method)?.params ?? {})
    const some = fc.subarray(
      all.filter(([, { required }]) => required !== true),
      { maxLength: 2 },
    )
    const own = fc.record({ file, recent, options, media, item })
    return fc.tuple(
      fc.constant(method),
      some.chain((more) =>
        fields(Object.fromEntries([...all.filter(([, { required }]) => required === true), ...more])),
      ),
      own,
    )
  })
  await fc.assert(
    fc.asyncProperty(few, async ([method, given, own]) => {
      const message_id = ann.messages().at(own.recent)?.message_id
      const kind = method
        .replace('send', '')
        .replace(/(?!^)[A-Z]/g, '_$&')
        .toLowerCase()
      const params = {
        ...given,
        chat_id: ann.id,
        from_chat_id: ann.id,
        message_id,
        message_ids: [message_id, 1],
        ...(method === 'sendLocation' || method === 'sendVenue' ? { latitude: 1, longitude: 2 } : {}),
        [kind]: own.file,
        ...(method === 'sendPoll' ? { options: own.options } : {}),
        ...(method === 'sendMediaGroup'
          ? { media: own.media }
          : method === 'editMessageMedia'
            ? { media: own.item }
            : {}),
      }
      const before = emulator.state()
      const { body }: Loose = await api(emulator)(method, params)
      if (body.ok === true) seen.add(method)
      else expect(emulator.state()).toBe(before)
      for (const message of ann.messages().slice(-3))
        expect(Message.decode(message)).toMatchObject({ _tag: 'Right' })
    }),
    { numRuns: 600 },
  )
  expect(seen.size).toBeGreaterThan(sending.length / 2)
})

test('whatever is offered is found, and can be chosen or not', async () => {
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
      const search = ann.inline('q')
      const { body }: Loose = await api(emulator)('answerInlineQuery', {
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

test('whatever is sold can be paid', async () => {
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
        const { body }: Loose = await api(emulator)('sendInvoice', {
          ...own,
          ...money,
          title: 'x',
          description: 'x',
          payload: 'x',
          prices: given,
          chat_id: ann.id,
        })
        if (body.ok !== true) {
          seen.refused += 1
          return
        }
        const payment = ann.pay(body.result)
        const shipping_options = [{ id: 'a', title: 'A', prices: [{ label: 'x', amount: 1 }] }]
        await api(emulator)('answerShippingQuery', {
          shipping_query_id: payment.id,
          ok: true,
          shipping_options,
        })
        await api(emulator)('answerPreCheckoutQuery', { pre_checkout_query_id: payment.id, ok: true })
        const outcome = await payment.settled()
        expect(outcome.ok && Message.is(outcome.message)).toBe(true)
        seen.paid += 1
      },
    ),
    { numRuns: 200 },
  )
  expect(Object.values(seen).every((count) => count > 0)).toBe(true)
})
