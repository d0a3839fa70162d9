// A reaction to a message of a business account left out its connection. An edit of a photo asked for a new
// text, which a photo does not have.

import { emoji, react, unreact } from '@pipegram/core/Reaction'
import { edit } from '@pipegram/core/Reply'
import type { CallbackQuery, Message } from '@pipegram/core/Types'
import { message } from '@pipegram/testing/Build'
import { expect, it } from 'vitest'

const { text: _, ...empty } = message('')
const query: CallbackQuery = {
  id: 'q',
  from: { id: 42, is_bot: false, first_name: 'Ann' },
  chat_instance: 'c',
}
const document = { file_id: 'f', file_unique_id: 'u', duration: 1, width: 1, height: 1 }
const files: ReadonlyArray<Partial<Message>> = [
  { photo: [] },
  { video: document },
  { animation: document },
  { audio: document },
  { document },
  { voice: document },
  { paid_media: { star_count: 1, paid_media: [] } },
]

it('a reaction to a message of a business account, and its removal, name the connection', () => {
  const target = { ...message('x', { message_id: 7 }), business_connection_id: 'b' }
  const place = { chat_id: 1001, message_id: 7, business_connection_id: 'b' }
  expect(react(target, emoji('👍')).params).toEqual({ ...place, reaction: [emoji('👍')] })
  expect(unreact(target).params).toEqual({ ...place, reaction: [] })
})

it.each(files)('an edit of a message with a file changes its caption: %j', (file) => {
  const call = edit({ ...query, message: { ...empty, ...file, message_id: 7 } }, 'new', {
    reply_markup: { inline_keyboard: [] },
    link_preview_options: { is_disabled: true },
  })
  expect([call.method, call.params]).toEqual([
    'editMessageCaption',
    { chat_id: 1001, message_id: 7, caption: 'new', reply_markup: { inline_keyboard: [] } },
  ])
})

it('an edit of a photo of a business account leaves the caption above it', () => {
  const photo = { photo: [], show_caption_above_media: true, business_connection_id: 'b' } as const
  expect(edit({ ...query, message: { ...empty, ...photo, message_id: 7 } }, 'new').params).toEqual({
    chat_id: 1001,
    message_id: 7,
    caption: 'new',
    show_caption_above_media: true,
    business_connection_id: 'b',
  })
})

it('an edit of a message that Telegram does not show changes its text', () => {
  const hidden = { chat: empty.chat, message_id: 7, date: 0 as const }
  expect(edit({ ...query, message: hidden }, 'new').method).toBe('editMessageText')
  expect(edit({ ...query, inline_message_id: 'i' }, 'new').method).toBe('editMessageText')
})
