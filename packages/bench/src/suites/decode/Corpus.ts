// Forty updates of all kinds as Telegram sends them: those of core's tests, by hand, and more of what a busy bot sees.

import { updates, unlisted } from '../../../../core/test/Fixtures.ts'

const person = (n: number) => ({ id: 7_000_000_000 + n, is_bot: false, first_name: `Person ${n}`, username: `person_${n}`, language_code: 'en' })
const group = { id: -1001234567890, title: 'Friends of the bench', type: 'supergroup' }
const file = (n: number) => ({ file_id: `BQACAgIAAxkBAAIBZ2ZmZmZmZmZmZmZmZmZmZmZmZmZm${n}`, file_unique_id: `AgADbQAD${n}`, file_size: 120_000 + n })

// What most updates are: messages in a group, one after another.
const said = (n: number, payload: object) => ({
  update_id: 300_000_000 + n,
  message: { message_id: 5000 + n, from: person(n), chat: group, date: 1_785_000_000 + n, ...payload },
})

const more = [
  said(1, { text: 'Good morning! Has anybody seen the figures of yesterday? 🙂' }),
  said(2, { text: 'https://example.com/a/long/path?with=query and *stars* that are text', entities: [{ offset: 0, length: 40, type: 'url' }], link_preview_options: { url: 'https://example.com' } }),
  said(3, { sticker: { ...file(3), type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '🎉', set_name: 'Party' } }),
  said(4, { voice: { ...file(4), duration: 12, mime_type: 'audio/ogg' } }),
  said(5, { document: { ...file(5), file_name: 'report.pdf', mime_type: 'application/pdf', thumbnail: { ...file(55), width: 320, height: 240 } }, caption: 'The report' }),
  said(6, { video: { ...file(6), width: 1920, height: 1080, duration: 61, mime_type: 'video/mp4', thumbnail: { ...file(66), width: 320, height: 180 } } }),
  said(7, { location: { latitude: 48.858, longitude: 2.294, horizontal_accuracy: 15.5 } }),
  said(8, { contact: { phone_number: '+15550100', first_name: 'Eve', user_id: 5_000_000_001 } }),
  said(9, { dice: { emoji: '🎲', value: 4 } }),
]

/** The updates, as values. */
export const corpus: ReadonlyArray<unknown> = [...Object.values(updates), ...Object.values(unlisted), ...more]

/** The updates, as the bytes that come over the wire. */
export const bytes: ReadonlyArray<Buffer> = corpus.map((update) => Buffer.from(JSON.stringify(update)))
