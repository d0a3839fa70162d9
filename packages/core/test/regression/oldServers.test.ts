// Updates and results as servers of 2015 to 2022 sent them. Each lost a part, or was refused as a whole.

import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { isBySender } from '../../src/commands/Command.ts'
import { explain } from '../../src/ports/Fault.ts'
import { lossesOf } from '../../src/types/Loss.ts'
import * as Types from '../../src/types/Types.ts'

const ann = { id: 1, first_name: 'Ann' }
const bob = { id: 2, first_name: 'Bob', username: 'bobbot' }
const friends = { id: -17, title: 'Friends' }
const message = { message_id: 1, date: 1_440_000_000, chat: { ...ann, type: 'private' }, from: ann }
const file = { file_id: 'A', file_size: 9 }
const size = { ...file, width: 90, height: 90 }

const rights = {
  can_change_info: true,
  can_delete_messages: true,
  can_invite_users: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_manage_voice_chats: true,
}

const cases: ReadonlyArray<[string, keyof typeof Types, object]> = [
  ['2015: a group chat without a type', 'Message', { ...message, chat: friends, new_chat_participant: bob }],
  ['2015: a forwarded message', 'Message', { ...message, text: 'x', forward_from: bob, forward_date: 1 }],
  ['2015: a photo', 'Message', { ...message, photo: [size, { ...size, width: 800 }] }],
  ['2015: an audio', 'Message', { ...message, audio: { ...file, duration: 5 } }],
  ['2015: a sticker', 'Message', { ...message, sticker: { ...size, thumb: size } }],
  ['2016: a query of a button', 'CallbackQuery', { id: '1', from: ann, message, data: 'x' }],
  ['2016: an inline query', 'InlineQuery', { id: '1', from: ann, query: 'x', offset: '' }],
  ['2016: an inline result', 'ChosenInlineResult', { result_id: '1', from: ann, query: 'x' }],
  ['2016: a game', 'Message', { ...message, game: game() }],
  ['2016: an administrator', 'ChatMember', { status: 'administrator', user: ann }],
  ['2016: an owner', 'ChatMember', { status: 'creator', user: ann }],
  ['2016: a banned member', 'ChatMember', { status: 'kicked', user: ann }],
  [
    '2017: an administrator',
    'ChatMember',
    { status: 'administrator', user: ann, can_be_edited: false, ...rights },
  ],
  [
    '2017: a restricted member',
    'ChatMember',
    {
      status: 'restricted',
      user: ann,
      until_date: 0,
      can_send_messages: true,
      can_send_media_messages: true,
      can_send_other_messages: true,
      can_add_web_page_previews: true,
    },
  ],
  ['2017: a checkout', 'PreCheckoutQuery', checkout()],
  ['2018: the photo of a chat', 'ChatPhoto', { small_file_id: 'A', big_file_id: 'B' }],
  ['2019: a poll', 'Poll', poll()],
  ['2020: a die', 'Message', { ...message, dice: { value: 6 } }],
  ['2021: a link', 'ChatInviteLink', { invite_link: 'x', creator: ann, is_primary: true, is_revoked: false }],
  ['2021: a set of stickers', 'StickerSet', { name: 'x', title: 'X', is_animated: true, stickers: [size] }],
  ['2022: a request to join', 'ChatJoinRequest', { chat: friends, from: ann, date: 1 }],
]

function game(): object {
  return { title: 'x', description: 'y', photo: [size], animation: { ...file, file_name: 'z' } }
}

function checkout(): object {
  return { id: '1', from: ann, currency: 'EUR', total_amount: 975, invoice_payload: 'x' }
}

function poll(): object {
  return { id: '1', question: 'Q', options: [{ text: 'a', voter_count: 1 }], is_closed: false }
}

describe('a value of a server before Bot API 7.0', () => {
  it.each(cases)('%s is whole', (_, name, value) => {
    const codec = Types[name]
    if (typeof codec !== 'object' || !('decode' in codec)) throw new Error(name)
    const decoded = codec.decode(value)
    expect(isRight(decoded) && decoded.right).toMatchObject(value)
    expect(isRight(decoded) && lossesOf(decoded.right)).toEqual([])
  })

  it('says nothing that the server did not know', () => {
    const decoded = Types.Message.decode({ ...message, chat: friends, sticker: size })
    expect(isRight(decoded) && decoded.right.from?.is_bot).toBe(false)
    expect(isRight(decoded) && decoded.right.chat.type).toBe('')
    expect(isRight(decoded) && decoded.right.sticker).toEqual({
      ...size,
      file_unique_id: '',
      type: '',
      is_animated: false,
      is_video: false,
    })
  })

  it('is not by its sender if it was forwarded', () => {
    const decoded = Types.Message.decode({ ...message, text: '/ban', forward_from: bob, forward_date: 1 })
    expect(isRight(decoded) && isBySender({ ...bob, is_bot: true })(decoded.right)).toBe(false)
  })
})

describe('an integer as a string', () => {
  it('is read as the integer, as the JSON form of Protocol Buffers means it', () => {
    const chat = { id: '-1001234567890', type: 'channel' }
    const decoded = Types.Update.decode({
      update_id: '7',
      channel_post: { message_id: '1', date: '0', chat },
    })
    expect(isRight(decoded) && decoded.right).toEqual({
      update_id: 7,
      channel_post: { message_id: 1, date: 0, chat: { id: -1_001_234_567_890, type: 'channel' } },
    })
    expect(isRight(decoded) && lossesOf(decoded.right)).toEqual([])
  })

  it.each(['', ' 1', '01', '+1', '1.0', '1e3', '0x1', '-0', '1.5', 'NaN', 'Infinity', '9007199254740993'])(
    'is a fault if it is written in another way: %j',
    (update_id) => {
      expect(isRight(Types.Update.decode({ update_id }))).toBe(false)
    },
  )

  it('may be a big integer that a parser of JSON made', () => {
    const decoded = Types.User.decode({ ...ann, id: 5n })
    expect(isRight(decoded) && decoded.right.id).toBe(5)
    expect(isRight(Types.User.decode({ ...ann, id: 2n ** 60n }))).toBe(false)
  })

  it('is a fault, and no exception, if it cannot become a string', () => {
    const decoded = Types.User.decode({ ...ann, id: { toString: 1, valueOf: 1 } })
    expect(!isRight(decoded) && explain('user')(decoded.left)[0]).toMatch(/^user\.id: expected an integer/)
  })
})

describe('a fault in an empty list', () => {
  it('is told with the name of the field', () => {
    const decoded = Types.Message.decode({ ...message, entities: [[]] })
    expect(isRight(decoded) && lossesOf(decoded.right)[0]?.reasons[0]).toBe(
      'entities[0].type: expected a string, got nothing',
    )
  })
})
