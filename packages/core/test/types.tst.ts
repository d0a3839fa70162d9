import { describe, expect, test } from 'tstyche'
import type { Call } from '../src/Call.ts'
import { editMessageText, getMe, getUpdates, sendMessage, setGameScore, type EditMessageTextInlineParams, type EditMessageTextParams } from '../src/Calls.ts'
import type { Codec } from '../src/Codec.ts'
import type { ChatMember, ChatMemberOwner, InlineKeyboardButton, Message, MessageEntity, ReactionType, Update, UpdateKind, User, WebhookInfo } from '../src/Types.ts'
import { User as UserCodec } from '../src/Types.ts'
import type { Unlisted, UnlistedVariant } from '../src/Unlisted.ts'

declare const either: EditMessageTextParams | EditMessageTextInlineParams

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
    expect(editMessageText).type.not.toBeCallableWith({ chat_id: 1, message_id: 2, inline_message_id: 'a', text: 'x' })
  })
})

describe('parameters', () => {
  test('are asked for where Telegram asks for them', () => {
    expect(sendMessage).type.toBeCallableWith({ chat_id: '@news', text: 'x', parse_mode: 'HTML' })
    expect(sendMessage).type.not.toBeCallableWith({ chat_id: 1 })
    expect(sendMessage).type.not.toBeCallableWith()
    expect(sendMessage).type.not.toBeCallableWith({ chat_id: 1, text: 'x', parse_mode: 'html' })
    expect(sendMessage).type.not.toBeCallableWith({ chat_id: 1, text: 'x', reply_markup: { inline_keyboard: [{ text: 'not in a row' }] } })
    expect(getUpdates).type.toBeCallableWith()
    expect(getUpdates).type.toBeCallableWith({ allowed_updates: ['message'] })
    expect(getUpdates).type.not.toBeCallableWith({ allowed_updates: ['massage'] })
    expect(getMe).type.not.toBeCallableWith({})
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
  test('names its kinds as the update does', () => {
    expect<UpdateKind>().type.toBe<Exclude<keyof Update, 'update_id'>>()
  })
  test('is read only and keeps its names', () => {
    expect(UserCodec).type.toBe<Codec<User>>()
    expect<User>().type.not.toHaveProperty('userName')
    expect<Pick<InlineKeyboardButton, 'text'>>().type.toBe<{ readonly text: string }>()
  })
})
