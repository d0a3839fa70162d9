// Updates of all kinds, as Telegram sends them: those of core's tests, one from the schema for each
// other kind, one of a later Bot API, and more of the kinds that a busy bot sees.

import { updateKinds } from '@pipegram/core/Types'
import { updates } from '../../../../core/test/Fixtures.ts'
import { sampleOf } from '../../../../core/test/Samples.ts'
import { unlisted } from '../../../../core/test/UnlistedFixtures.ts'
import { assertDone } from '../../Meter.ts'

const person = (n: number) => ({
  id: 7_000_000_000 + n,
  is_bot: false,
  first_name: `Person ${n}`,
  username: `person_${n}`,
  language_code: 'en',
})
const group = { id: -1001234567890, title: 'Friends of the bench', type: 'supergroup' }
const file = (n: number) => ({
  file_id: `BQACAgIAAxkBAAIBZ2ZmZmZmZmZmZmZmZmZmZmZmZmZm${n}`,
  file_unique_id: `AgADbQAD${n}`,
  file_size: 120_000 + n,
})

// Most updates are messages in a group.
const said = (n: number, payload: object) => ({
  update_id: 300_000_000 + n,
  message: { message_id: 5000 + n, from: person(n), chat: group, date: 1_785_000_000 + n, ...payload },
})

const more = [
  said(1, { text: 'Good morning! Has anybody seen the figures of yesterday? 🙂' }),
  said(2, {
    text: 'https://example.com/a/long/path?with=query and *stars* that are text',
    entities: [{ offset: 0, length: 40, type: 'url' }],
    link_preview_options: { url: 'https://example.com' },
  }),
  said(3, {
    sticker: {
      ...file(3),
      type: 'regular',
      width: 512,
      height: 512,
      is_animated: false,
      is_video: false,
      emoji: '🎉',
      set_name: 'Party',
    },
  }),
  said(4, { voice: { ...file(4), duration: 12, mime_type: 'audio/ogg' } }),
  said(5, {
    document: {
      ...file(5),
      file_name: 'report.pdf',
      mime_type: 'application/pdf',
      thumbnail: { ...file(55), width: 320, height: 240 },
    },
    caption: 'The report',
  }),
]

const written: ReadonlyArray<object> = [...Object.values(updates), unlisted.field, ...more]
const has = (updates: ReadonlyArray<object>) => (kind: string) => updates.some((update) => kind in update)
const made = updateKinds
  .filter((kind) => !has(written)(kind))
  .map((kind, i) => sampleOf(kind, 400_000_000 + i))

/** The updates as values. */
export const corpus: ReadonlyArray<object> = [...written, ...made]
assertDone('kinds in the corpus', updateKinds.filter(has(corpus)).length, updateKinds.length)

// Telegram escapes all characters but ASCII.
const escaped = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The updates as bytes of the wire. */
export const bytes: ReadonlyArray<Buffer> = corpus.map((update) =>
  Buffer.from(escaped(JSON.stringify(update))),
)
