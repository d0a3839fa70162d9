// Random requests, mainly for media, moderation, inline mode and payments. Each is answered or refused.

import { Message, Update } from '@pipegram/core/Types'
import { facts, methodOf } from '@pipegram/schema'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { api, type Loose } from './BotClient.ts'
import { fields, makeHostileStage } from './HostileStage.ts'

const stage = makeHostileStage()

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

const request = fc
  .constantFrom(...methods)
  .chain((method) => fc.tuple(fc.constant(method), fields(methodOf(facts, method)?.params ?? {})))

test('every request of random parameters is answered', async () => {
  const seen = { answered: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 10 }), async (requests) => {
      for (const [method, params] of requests) {
        const before = stage.emulator().state()
        const { body }: Loose = await api(stage.emulator())(method, params)
        if (body.ok === true) seen.answered += 1
        else {
          seen.refused += 1
          expect([400, 403, 429]).toContain(body.error_code)
          expect(stage.emulator().state()).toBe(before)
        }
      }
      stage.clock.advance(1000)
      const found: ReadonlyArray<Loose> = (
        await api(stage.emulator())('getUpdates', {
          allowed_updates: ['message', 'chat_member', 'my_chat_member'],
        })
      ).body.result
      for (const update of found) expect(Update.decode(update)).toMatchObject({ _tag: 'Right' })
      for (const message of stage.ann().messages())
        expect(Message.decode(message)).toMatchObject({ _tag: 'Right' })
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

test('every request to send is refused, or makes a valid message', async () => {
  const seen = new Set<string>()
  const files = [{ photo: {} }, { video: {} }, { voice: {} }, { document: {} }]
    .map((what) => stage.ann().send(what))
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
  // All required parameters, and at most two others.
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
      const message_id = stage.ann().messages().at(own.recent)?.message_id
      const kind = method
        .replace('send', '')
        .replace(/(?!^)[A-Z]/g, '_$&')
        .toLowerCase()
      const params = {
        ...given,
        chat_id: stage.ann().id,
        from_chat_id: stage.ann().id,
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
      const before = stage.emulator().state()
      const { body }: Loose = await api(stage.emulator())(method, params)
      if (body.ok === true) seen.add(method)
      else expect(stage.emulator().state()).toBe(before)
      for (const message of stage.ann().messages().slice(-3))
        expect(Message.decode(message)).toMatchObject({ _tag: 'Right' })
    }),
    { numRuns: 600 },
  )
  expect(seen.size).toBeGreaterThan(sending.length / 2)
})
