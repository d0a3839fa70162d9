// Values as self-hosted servers of earlier versions and other serialisers write them. Each was refused as a
// whole, and an update with it was lost.

import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Calls from '../../src/calls/Calls.ts'
import { lossesOf } from '../../src/types/Loss.ts'
import * as Types from '../../src/types/Types.ts'

const ann = { id: 1, is_bot: false, first_name: 'Ann' }
const chat = { id: -1001, type: 'supergroup', title: 'Group' }
const message = { message_id: 1, date: 1, chat, from: ann }

const administrator = {
  status: 'administrator',
  user: ann,
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
}

const restricted = {
  status: 'restricted',
  user: ann,
  is_member: true,
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_change_info: true,
  can_invite_users: true,
  can_pin_messages: true,
  can_manage_topics: true,
  until_date: 0,
}

const poll = {
  id: '1',
  question: 'Q',
  options: [{ text: 'a', voter_count: 1 }],
  total_voter_count: 1,
  is_closed: false,
  is_anonymous: true,
  type: 'quiz',
  allows_multiple_answers: false,
  correct_option_id: 0,
}

const gift = {
  base_name: 'Cake',
  name: 'Cake-1',
  number: 1,
  model: part('model'),
  symbol: part('symbol'),
  backdrop: {
    name: 'backdrop',
    colors: { center_color: 1, edge_color: 1, symbol_color: 1, text_color: 1 },
    rarity_per_mille: 1,
  },
}

function part(name: string) {
  const sticker = {
    file_id: 'a',
    file_unique_id: 'b',
    type: 'custom_emoji',
    width: 1,
    height: 1,
    is_animated: false,
    is_video: false,
  }
  return { name, sticker, rarity_per_mille: 1 }
}

const left = { status: 'left', user: ann }
const changed = { chat, from: ann, date: 1, old_chat_member: left, new_chat_member: administrator }

describe('a value of an older server', () => {
  it.each<[string, keyof typeof Types, object]>([
    ['7.0: an administrator without rights over stories', 'ChatMember', administrator],
    ['10.2: an administrator', 'ChatMember', { ...administrator, can_post_stories: true }],
    ['9.4: a restricted member', 'ChatMember', restricted],
    ['7.0: users that were shared', 'UsersShared', { request_id: 1, user_ids: [1, 2] }],
    ['7.2: a chat', 'ChatFullInfo', { ...chat, accent_color_id: 1, can_send_media_messages: true }],
    [
      '8.0: a chat',
      'ChatFullInfo',
      { ...chat, accent_color_id: 1, max_reaction_count: 11, can_send_gift: true },
    ],
    ['9.5: a poll', 'Poll', poll],
    ['9.5: a vote', 'PollAnswer', { poll_id: '1', user: ann, option_ids: [0] }],
    ['9.2: a unique gift', 'UniqueGift', gift],
    [
      '8.0: a partner of a transaction',
      'TransactionPartner',
      { type: 'user', user: ann, invoice_payload: 'x' },
    ],
    ['any: a forward of before 7.0', 'Message', { ...message, forward_from: ann, forward_date: 1 }],
    ['any: thumb', 'Message', { ...message, sticker: { ...part('').sticker, thumb: {} } }],
    ['any: a group', 'Chat', { ...chat, all_members_are_administrators: true }],
  ])('%s is whole', (_, name, value) => {
    const codec = Types[name]
    if (typeof codec !== 'object' || !('decode' in codec)) throw new Error(name)
    const decoded = codec.decode(value)
    expect(isRight(decoded) && decoded.right).toMatchObject(value)
    expect(isRight(decoded) && lossesOf(decoded.right)).toEqual([])
  })

  it.each<[string, object]>([
    ['chat_member', { chat_member: changed }],
    ['poll', { poll }],
    ['message with a poll', { message: { ...message, poll } }],
    ['poll_answer', { poll_answer: { poll_id: '1', user: ann, option_ids: [0] } }],
  ])('an update is whole: %s', (_, content) => {
    const decoded = Types.Update.decode({ update_id: 1, ...content })
    expect(isRight(decoded) && decoded.right).toMatchObject(content)
    expect(isRight(decoded) && lossesOf(decoded.right)).toEqual([])
  })

  it('a story, of which 7.0 says nothing, is left out', () => {
    const decoded = Types.Message.decode({ ...message, story: {} })
    expect(isRight(decoded) && decoded.right).toEqual(message)
    expect(isRight(decoded) && lossesOf(decoded.right).map(({ path }) => path)).toEqual(['story'])
  })
})

describe('a value that was through another serialiser', () => {
  it.each<[string, object, object]>([
    ['Python: None', { last_name: null, is_premium: null }, {}],
    ['Java: false for absent', { is_premium: false, added_to_attachment_menu: false }, {}],
    ['Go: zero values', { last_name: '', username: '' }, { last_name: '', username: '' }],
  ])('%s', (_, fields, kept) => {
    const decoded = Types.Message.decode({ ...message, from: { ...ann, ...fields } })
    expect(isRight(decoded) && decoded.right).toEqual({ ...message, from: { ...ann, ...kept } })
    expect(isRight(decoded) && lossesOf(decoded.right)).toEqual([])
  })

  it.each<[string, object, object]>([
    ['C# and Rust: null for every object', { chat_shared: null, reply_markup: null, photo: null }, {}],
    [
      'Go: dates and numbers of zero',
      { edit_date: 0, message_thread_id: 0 },
      { edit_date: 0, message_thread_id: 0 },
    ],
    [
      'PHP: [] for {}',
      { group_chat_created: true, video_chat_started: [] },
      { group_chat_created: true, video_chat_started: {} },
    ],
    ['Lua: {} for []', { entities: {} }, { entities: [] }],
    ['Rust: false for absent', { has_protected_content: false, is_automatic_forward: false }, {}],
  ])('%s', (_, fields, kept) => {
    const decoded = Types.Message.decode({ ...message, ...fields })
    expect(isRight(decoded) && decoded.right).toEqual({ ...message, ...kept })
    expect(isRight(decoded) && lossesOf(decoded.right)).toEqual([])
  })

  it('an empty object for an absent one is left out, and told', () => {
    const decoded = Types.Message.decode({
      ...message,
      location: {},
      contact: { phone_number: '', first_name: '' },
    })
    expect(isRight(decoded) && decoded.right).toEqual({
      ...message,
      contact: { phone_number: '', first_name: '' },
    })
    expect(isRight(decoded) && lossesOf(decoded.right).map(({ path }) => path)).toEqual(['location'])
  })
})

describe('a result with an item that is wrong', () => {
  it('administrators are kept without an odd one', () => {
    const owner = { status: 'creator', user: ann, is_anonymous: false }
    const odd = { status: 'administrator', user: { id: 2 } }
    const strange = { status: 'moderator', user: ann }
    const decoded = Calls.getChatAdministrators({ chat_id: 1 }).result.decode([
      odd,
      owner,
      administrator,
      strange,
    ])
    expect(isRight(decoded) && decoded.right.map(({ status }) => String(status))).toEqual([
      'creator',
      'administrator',
      'moderator',
    ])
    expect(isRight(decoded) && lossesOf(decoded.right)).toEqual([
      {
        path: '[0]',
        reasons: expect.arrayContaining(['[0].user.first_name: expected a string, got nothing']),
        value: odd,
      },
    ])
  })
})

describe('a value that no server sends', () => {
  it.each<[string, keyof typeof Types, object]>([
    ['a user without a name', 'User', { id: 1, is_bot: false }],
    ['a file without its id', 'File', { file_unique_id: 'a' }],
    ['a message without a date', 'Update', { update_id: 1, message: { message_id: 1 } }],
    ['an option without votes', 'Poll', { ...poll, options: [{ text: 'a' }] }],
    ['a query without its id', 'Update', { update_id: 1, callback_query: { chat_instance: '1', from: ann } }],
  ])('%s is refused', (_, name, value) => {
    const codec = Types[name]
    if (typeof codec !== 'object' || !('decode' in codec)) throw new Error(name)
    expect(isRight(codec.decode(value))).toBe(false)
  })
})
