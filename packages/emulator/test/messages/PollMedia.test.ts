// Media of polls: of the question, of options, and of the explanation of a quiz.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { blank } from '../../src/values/internal/Image.ts'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates, content } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await updates()
})

const sent = async (params: object): Promise<Loose> => {
  const message = await result('sendPoll', {
    chat_id: ann.id,
    question: 'Where?',
    options: ['Here', 'There'],
    ...params,
  })
  expect(Message.decode(message)).toMatchObject({ _tag: 'Right' })
  return message
}
const image = 'https://t.me/a.jpg'
const place = { latitude: 51.5, longitude: -0.1 }

test.each([
  ['photo', { type: 'photo', media: image, caption: 'no' }, { photo: [{}, {}, {}, { width: 1280 }] }],
  ['video', { type: 'video', media: 'https://t.me/a.mp4', duration: 5 }, { video: { duration: 5 } }],
  ['animation', { type: 'animation', media: 'https://t.me/a.gif' }, { animation: {} }],
  ['audio', { type: 'audio', media: 'https://t.me/a.mp3', title: 'T' }, { audio: { title: 'T' } }],
  ['document', { type: 'document', media: 'https://t.me/a.pdf' }, { document: { file_name: 'a.pdf' } }],
  ['location', { type: 'location', ...place }, { location: place }],
  [
    'venue',
    { type: 'venue', ...place, title: 'T', address: 'A' },
    { venue: { location: place, title: 'T' } },
  ],
])(
  'a question has a %s, and keeps it in votes, forwards and when it is stopped',
  async (kind, media, shown) => {
    const message = await sent({ media })
    expect(Object.keys(message.poll.media)).toEqual([kind])
    expect(message.poll.media).toMatchObject(shown)
    ann.vote(message, 'Here')
    expect((await updates()).at(-1)?.poll.media).toEqual(message.poll.media)
    const { message_id } = message
    const forward = await result('forwardMessage', { chat_id: ann.id, from_chat_id: ann.id, message_id })
    expect(forward.poll.media).toEqual(message.poll.media)
    expect(await result('stopPoll', { chat_id: ann.id, message_id })).toMatchObject({
      is_closed: true,
      media: message.poll.media,
    })
  },
)

test('options have media of their own, and a quiz explains itself with media', async () => {
  const { poll } = await sent({
    options: [
      { text: 'A link', media: { type: 'link', url: 't.me/a' } },
      { text: 'A sticker', media: { type: 'sticker', media: 'https://t.me/a.webp', emoji: '🦊' } },
      { text: 'A place', media: { type: 'location', ...place } },
      { text: 'Nothing' },
    ],
    type: 'quiz',
    correct_option_ids: [0],
    explanation: 'So',
    explanation_media: { type: 'photo', media: image },
  })
  const options: ReadonlyArray<Loose> = poll.options
  expect(options.map(({ media }) => media)).toEqual([
    { link: { url: 'http://t.me/a' } },
    { sticker: expect.objectContaining({ emoji: '🦊' }) },
    { location: place },
    undefined,
  ])
  expect(poll.explanation_media.photo).toHaveLength(4)
  expect((await sent({ explanation_media: { type: 'photo', media: image } })).poll.explanation_media).toBe(
    undefined,
  )
})

test('an upload is the media of a poll, and the bot downloads it', async () => {
  const form = new FormData()
  const bytes = blank({ width: 640, height: 640 })
  form.set('f', new File([bytes], 'a.png'))
  for (const [name, value] of [
    ['chat_id', String(ann.id)],
    ['question', 'Which?'],
    ['options', JSON.stringify([{ text: 'This', media: { type: 'photo', media: 'attach://f' } }])],
    ['media', JSON.stringify({ type: 'document', media: 'attach://f' })],
  ] as const)
    form.set(name, value)
  const path = `${emulator.apiRoot}/bot${emulator.token}/sendPoll`
  const { result: message }: Loose = await (await fetch(path, { method: 'POST', body: form })).json()
  expect(Message.decode(message)).toMatchObject({ _tag: 'Right' })
  expect(await content(message.poll.media.document.file_id)).toEqual(Buffer.from(bytes))
  const photo: ReadonlyArray<Loose> = message.poll.options[0].media.photo
  expect(photo.at(-1)).toMatchObject({ width: 640 })
})

test.each([
  [{ media: { type: 'link', url: 't.me' } }, 'can\'t parse InputMedia: type "link" is unsupported'],
  [{ media: { type: 'photo' } }, "can't parse InputMedia: media not found"],
  [{ media: { type: 'location', latitude: 91, longitude: 0 } }, 'wrong location specified'],
  [
    { options: [{ text: 'a', media: { type: 'audio', media: image } }] },
    'can\'t parse InputMedia: type "audio" is unsupported',
  ],
  [
    { options: [{ text: 'a', media: { type: 'link', url: 'http://localhost' } }] },
    "URL 'http://localhost' is invalid: Wrong HTTP URL",
  ],
  [{ media: { type: 'photo', media: 'x' } }, 'wrong remote file identifier specified: Wrong string length'],
])('wrong media of a poll are refused: %j', async (params, why) => {
  const poll = { chat_id: ann.id, question: 'Where?', options: ['Here'], ...params }
  expect(await refused('sendPoll', poll)).toBe(`Bad Request: ${why}`)
})
