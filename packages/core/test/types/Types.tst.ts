import { describe, expect, test } from 'tstyche'
import type { Call } from '../../src/calls/Call.ts'
import {
  editMessageText,
  getMe,
  getUpdates,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  sendPoll,
  setGameScore,
  type EditMessageTextInlineParams,
  type EditMessageTextParams,
  type SendMessageParams,
} from '../../src/calls/Calls.ts'
import { ephemeral } from '../../src/calls/Ephemeral.ts'
import { dateTime, entityTexts, fmt, fromField } from '../../src/text/Text.ts'
import type { Codec } from '../../src/types/Codec.ts'
import { rawMarkup, type Instead, type Markup } from '../../src/types/Markup.ts'
import type {
  Checklist,
  ChatBoostSource,
  ChatMember,
  ChatMemberOwner,
  ChatMemberUpdated,
  InlineKeyboardButton,
  Message,
  MessageEntity,
  MessageOrigin,
  OwnedGift,
  ParseMode,
  Poll,
  PollOptionAdded,
  ReactionType,
  TextQuote,
  Update,
  UpdateKind,
  User,
  WebhookInfo,
} from '../../src/types/Types.ts'
import { User as UserCodec } from '../../src/types/Types.ts'
import type { Unlisted, UnlistedVariant } from '../../src/types/Unlisted.ts'

declare const either: EditMessageTextParams | EditMessageTextInlineParams
declare const put: { readonly chat_id: number; readonly text: string; readonly parse_mode: 'HTML' }

describe('methods that edit a message', () => {
  test('a method that edits gives a message in a chat, and true for an inline message', () => {
    expect(editMessageText({ chat_id: 1, message_id: 2, text: 'x' })).type.toBe<Call<Message>>()
    expect(editMessageText({ inline_message_id: 'a', text: 'x' })).type.toBe<Call<true>>()
    expect(setGameScore({ chat_id: 1, message_id: 2, user_id: 3, score: 4 })).type.toBe<Call<Message>>()
    expect(setGameScore({ inline_message_id: 'a', user_id: 3, score: 4 })).type.toBe<Call<true>>()
    expect(editMessageText(either)).type.toBe<Call<true | Message>>()
  })
  test('a method that edits takes one of a chat and an inline message', () => {
    expect(editMessageText).type.not.toBeCallableWith({ text: 'x' })
    expect(editMessageText).type.not.toBeCallableWith({ chat_id: 1, text: 'x' })
    expect(editMessageText).type.not.toBeCallableWith({
      chat_id: 1,
      message_id: 2,
      inline_message_id: 'a',
      text: 'x',
    })
  })
})

describe('parameters', () => {
  test('parameters are required where Telegram requires them', () => {
    expect(sendMessage).type.toBeCallableWith({ chat_id: '@news', text: 'x' })
    expect(sendMessage).type.not.toBeCallableWith({ chat_id: 1 })
    expect(sendMessage).type.not.toBeCallableWith()
    expect(sendMessage).type.not.toBeCallableWith({
      chat_id: 1,
      text: 'x',
      reply_markup: { inline_keyboard: [{ text: 'not in a row' }] },
    })
    expect(getUpdates).type.toBeCallableWith()
    expect(getUpdates).type.toBeCallableWith({ allowed_updates: ['message'] })
    expect(getUpdates).type.not.toBeCallableWith({ allowed_updates: ['massage'] })
    expect(getMe).type.not.toBeCallableWith({})
  })
  test('a chat may be left out only for an ephemeral answer to a callback query', () => {
    const query = { id: '1' }
    expect(ephemeral(query, sendMessage, { text: 'x' })).type.toBe<Call<Message>>()
    expect(ephemeral(query, sendPhoto, { photo: 'id' })).type.toBe<Call<Message>>()
    expect(sendMessage).type.not.toBeCallableWith({ text: 'x' })
    expect(ephemeral<SendMessageParams, Message>).type.not.toBeCallableWith(query, sendMessage, {})
  })
})

describe('a text', () => {
  test('a text is plain, formatted, or named markup', () => {
    expect(sendMessage).type.toBeCallableWith({ chat_id: 1, text: fmt`x` })
    expect(sendMessage).type.toBeCallableWith({ chat_id: 1, text: rawMarkup('HTML', 'x') })
    expect(sendMessage).type.toBeCallableWith({
      chat_id: 1,
      text: 'x',
      reply_parameters: { message_id: 1, quote: fmt`x` },
    })
    expect(sendMediaGroup).type.toBeCallableWith({
      chat_id: 1,
      media: [{ type: 'photo', media: 'id', caption: rawMarkup('MarkdownV2', 'x') }],
    })
    expect(rawMarkup).type.not.toBeCallableWith('html', 'x')
    expect<Markup['parse_mode']>().type.toBe<ParseMode>()
  })
  test('a text has its markup and its entities with it, never beside it', () => {
    expect(sendMessage).type.not.toBeCallableWith({ chat_id: 1, text: 'x', parse_mode: 'HTML' })
    expect(sendMessage).type.not.toBeCallableWith({ chat_id: 1, text: 'x', entities: [] })
    expect(sendPoll).type.not.toBeCallableWith({
      chat_id: 1,
      question: 'x',
      options: [],
      question_parse_mode: 'HTML',
    })
    expect(sendPoll).type.not.toBeCallableWith({
      chat_id: 1,
      question: 'x',
      options: [{ text: 'x', text_parse_mode: 'HTML' }],
    })
    expect(sendMediaGroup).type.not.toBeCallableWith({
      chat_id: 1,
      media: [{ type: 'photo', media: 'id', caption: 'x', parse_mode: 'HTML' }],
    })
    // An optional parameter may be undefined, and is then left out: no caller needs conditions.
    expect(sendMessage).type.toBeCallableWith({
      chat_id: 1,
      text: 'x',
      reply_markup: undefined,
      reply_parameters: { message_id: 1, quote: undefined },
    })
    expect(sendMessage).type.not.toBeCallableWith({ chat_id: undefined, text: 'x' })
    expect<SendMessageParams['parse_mode']>().type.toBe<Instead<"text: rawMarkup('HTML', …)"> | undefined>()
    // Parameters that were built before are refused too.
    expect(sendMessage).type.not.toBeCallableWith(put)
  })
})

describe('formatted text', () => {
  test('formatted text has dates in the formats of Telegram', () => {
    expect(dateTime).type.toBeCallableWith('x', new Date(), 'wDt')
    expect(dateTime).type.toBeCallableWith('x', 1, 'r')
    expect(dateTime).type.not.toBeCallableWith('x', 1, 'tD')
    expect(dateTime).type.not.toBeCallableWith('x', 1, 'dD')
  })
  test('formatted text is read from every field with entities beside it, and from no other', () => {
    expect(fromField('question')).type.toBeCallableWith({} as Poll)
    expect(fromField('title')).type.toBeCallableWith({} as Checklist)
    expect(fromField('text')).type.toBeCallableWith({} as TextQuote)
    expect(fromField('option_text')).type.toBeCallableWith({} as PollOptionAdded)
    expect(fromField('caption')).type.not.toBeCallableWith({} as User)
    expect(entityTexts).type.not.toBeCallableWith({} as Message, 'hash')
  })
})

describe('the types of what Telegram sends', () => {
  test('a type is open where Telegram may add to it', () => {
    expect<MessageEntity['type']>().type.toBeAssignableFrom<'bold' | Unlisted>()
    expect<MessageEntity['type']>().type.not.toBeAssignableFrom<string>()
    expect<WebhookInfo['allowed_updates']>().type.toBe<ReadonlyArray<UpdateKind | Unlisted> | undefined>()
    expect<ReactionType>().type.toBeAssignableFrom<UnlistedVariant<'type'>>()
  })
  test('an open type still narrows', () => {
    const member = {} as ChatMember
    if (member.status === 'creator') expect(member).type.toBe<ChatMemberOwner>()
    const entity = {} as MessageEntity
    if (entity.type === 'bold') expect(entity.type).type.toBe<'bold'>()
  })
  test('a union has the fields that all its variants share, without narrowing', () => {
    const update = {} as Update
    expect(update.chat_member?.new_chat_member.user.id).type.toBe<number | undefined>()
    expect<ChatMemberUpdated['new_chat_member']['user']>().type.toBe<User>()
    expect<Exclude<ChatMember['status'], Unlisted>>().type.toBe<
      'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'
    >()
    // Telegram does not promise this field: a later variant may lack it.
    expect<MessageOrigin['date']>().type.toBe<number | undefined>()
    expect<ChatBoostSource['user']>().type.toBe<User | undefined>()
    expect<OwnedGift['send_date']>().type.toBe<number | undefined>()
    // Not shared: its type differs between the variants.
    expect<OwnedGift>().type.not.toHaveProperty('gift')
    expect<UnlistedVariant<'type'>>().type.toBe<{ readonly type: Unlisted }>()
  })
  test('a type names its kinds as the update does', () => {
    expect<UpdateKind>().type.toBe<Exclude<keyof Update, 'update_id'>>()
  })
  test('a type is read only and keeps its names', () => {
    expect(UserCodec).type.toBe<Codec<User>>()
    expect<User>().type.not.toHaveProperty('userName')
    expect<Pick<InlineKeyboardButton, 'text'>>().type.toBe<{ readonly text: string }>()
  })
})
