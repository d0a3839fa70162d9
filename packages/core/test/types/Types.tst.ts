import { describe, expect, test } from 'tstyche'
import type { Call } from '../../src/calls/Call.ts'
import {
  editMessageText,
  getMe,
  getUpdates,
  sendMediaGroup,
  sendMessage,
  sendPoll,
  setGameScore,
  type EditMessageTextInlineParams,
  type EditMessageTextParams,
  type SendMessageParams,
} from '../../src/calls/Calls.ts'
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
  test('answer a message where a chat is named, and true where an inline message is', () => {
    expect(editMessageText({ chat_id: 1, message_id: 2, text: 'x' })).type.toBe<Call<Message>>()
    expect(editMessageText({ inline_message_id: 'a', text: 'x' })).type.toBe<Call<true>>()
    expect(setGameScore({ chat_id: 1, message_id: 2, user_id: 3, score: 4 })).type.toBe<Call<Message>>()
    expect(setGameScore({ inline_message_id: 'a', user_id: 3, score: 4 })).type.toBe<Call<true>>()
    expect(editMessageText(either)).type.toBe<Call<true | Message>>()
  })
  test('take one of the two', () => {
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
  test('are asked for where Telegram asks for them', () => {
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
})

describe('a text', () => {
  test('is plain, formatted, or markup that is named as such', () => {
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
  test('has its markup and its entities with it, and never beside it', () => {
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
    // What is optional may be undefined, and is left out: nobody has to build an object by conditions.
    expect(sendMessage).type.toBeCallableWith({
      chat_id: 1,
      text: 'x',
      reply_markup: undefined,
      reply_parameters: { message_id: 1, quote: undefined },
    })
    expect(sendMessage).type.not.toBeCallableWith({ chat_id: undefined, text: 'x' })
    expect<SendMessageParams['parse_mode']>().type.toBe<Instead<"text: rawMarkup('HTML', …)"> | undefined>()
    // What was put together before is refused as well.
    expect(sendMessage).type.not.toBeCallableWith(put)
  })
})

describe('formatted text', () => {
  test('has dates in the formats that Telegram has', () => {
    expect(dateTime).type.toBeCallableWith('x', new Date(), 'wDt')
    expect(dateTime).type.toBeCallableWith('x', 1, 'r')
    expect(dateTime).type.not.toBeCallableWith('x', 1, 'tD')
    expect(dateTime).type.not.toBeCallableWith('x', 1, 'dD')
  })
  test('is read from every field that has entities beside it, and from no other', () => {
    expect(fromField('question')).type.toBeCallableWith({} as Poll)
    expect(fromField('title')).type.toBeCallableWith({} as Checklist)
    expect(fromField('text')).type.toBeCallableWith({} as TextQuote)
    expect(fromField('option_text')).type.toBeCallableWith({} as PollOptionAdded)
    expect(fromField('caption')).type.not.toBeCallableWith({} as User)
    expect(entityTexts).type.not.toBeCallableWith({} as Message, 'hash')
  })
})

describe('what Telegram sends', () => {
  test('is open where Telegram may add to it', () => {
    expect<MessageEntity['type']>().type.toBeAssignableFrom<'bold' | Unlisted>()
    expect<MessageEntity['type']>().type.not.toBeAssignableFrom<string>()
    expect<WebhookInfo['allowed_updates']>().type.toBe<ReadonlyArray<UpdateKind | Unlisted> | undefined>()
    expect<ReactionType>().type.toBeAssignableFrom<UnlistedVariant<'type'>>()
  })
  test('narrows all the same', () => {
    const member = {} as ChatMember
    if (member.status === 'creator') expect(member).type.toBe<ChatMemberOwner>()
    const entity = {} as MessageEntity
    if (entity.type === 'bold') expect(entity.type).type.toBe<'bold'>()
  })
  test('has the fields that all variants of a union share, without narrowing', () => {
    const update = {} as Update
    expect(update.chat_member?.new_chat_member.user.id).type.toBe<number | undefined>()
    expect<ChatMemberUpdated['new_chat_member']['user']>().type.toBe<User>()
    expect<Exclude<ChatMember['status'], Unlisted>>().type.toBe<
      'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'
    >()
    // No promise of Telegram: a later variant may lack the field.
    expect<MessageOrigin['date']>().type.toBe<number | undefined>()
    expect<ChatBoostSource['user']>().type.toBe<User | undefined>()
    expect<OwnedGift['send_date']>().type.toBe<number | undefined>()
    // Not shared: its type differs between the variants.
    expect<OwnedGift>().type.not.toHaveProperty('gift')
    expect<UnlistedVariant<'type'>>().type.toBe<{ readonly type: Unlisted }>()
  })
  test('names its kinds as the update does', () => {
    expect<UpdateKind>().type.toBe<Exclude<keyof Update, 'update_id'>>()
  })
  test('is read only and keeps its names', () => {
    expect(UserCodec).type.toBe<Codec<User>>()
    expect<User>().type.not.toHaveProperty('userName')
    expect<Pick<InlineKeyboardButton, 'text'>>().type.toBe<{ readonly text: string }>()
  })
})
