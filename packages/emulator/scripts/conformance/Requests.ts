// The requests whose answers are written down: some by hand, and for each played method one without its
// parameters and one with plain ones.

import { facts, methodOf, type Type } from '@pipegram/schema'
import { playedMethods } from '../../src/world/internal/MethodTable.ts'
import type { Request, Step } from './Vector.ts'

// constructors

/** All requests. Their names differ. */
export const requests = (): ReadonlyArray<Request> => [
  ...chosen,
  ...playedMethods().toSorted().flatMap(plain),
]

// private

const ann: Step = { admin: 'users', body: { first_name: 'Ann' }, as: 'ann' }
const hello: Step = { admin: 'send', body: { user_id: '{ann.id}', text: '/start' }, as: 'hello' }
const sent: Step = { call: 'sendMessage', params: { chat_id: '{ann.id}', text: 'Hello' }, as: 'sent' }
const poll: Step = {
  call: 'sendPoll',
  params: { chat_id: '{ann.id}', question: 'Tea?', options: [{ text: 'yes' }, { text: 'no' }] },
  as: 'poll',
}
const group: Step = {
  admin: 'chats',
  body: { title: 'Friends', members: ['{ann.id}'], bot: 'administrator' },
  as: 'group',
}

const chat_id = '{ann.id}'
const message_id = '{sent.message_id}'
const button = { inline_keyboard: [[{ text: '+', callback_data: 'more' }]] }

const inPrivate = (name: string, method: string, params: object, ...more: ReadonlyArray<Step>): Request => ({
  name: `${method}: ${name}`,
  telegram: true,
  setup: [ann, hello, ...more],
  method,
  params,
})
const inGroup = (name: string, method: string, params: object, ...more: ReadonlyArray<Step>): Request => ({
  name: `${method}: ${name}`,
  telegram: false,
  setup: [ann, hello, group, ...more],
  method,
  params,
})

const chosen: ReadonlyArray<Request> = [
  inPrivate('a text', 'sendMessage', { chat_id, text: 'Hello' }),
  inPrivate('white space around a text goes', 'sendMessage', { chat_id, text: '  Hello \n' }),
  inPrivate('HTML', 'sendMessage', { chat_id, text: '<b>a</b> <i>b<u>c</u></i>', parse_mode: 'HTML' }),
  inPrivate('MarkdownV2', 'sendMessage', { chat_id, text: '*a* _b_ `c` ||d||', parse_mode: 'MarkdownV2' }),
  inPrivate('MarkdownV2, not escaped', 'sendMessage', { chat_id, text: 'a.', parse_mode: 'MarkdownV2' }),
  inPrivate('HTML, not closed', 'sendMessage', { chat_id, text: '<b>a', parse_mode: 'HTML' }),
  inPrivate('HTML, an unknown tag', 'sendMessage', { chat_id, text: '<x>a</x>', parse_mode: 'HTML' }),
  inPrivate('an unknown parse mode', 'sendMessage', { chat_id, text: 'a', parse_mode: 'TeX' }),
  inPrivate('links, commands and hashtags', 'sendMessage', {
    chat_id,
    text: '/go #a @durov telegram.org a@b.io',
  }),
  inPrivate('an emoji before an entity', 'sendMessage', { chat_id, text: '😀 <b>a</b>', parse_mode: 'HTML' }),
  inPrivate('an empty text', 'sendMessage', { chat_id, text: '' }),
  inPrivate('only white space', 'sendMessage', { chat_id, text: ' \n ' }),
  inPrivate('4097 characters', 'sendMessage', { chat_id, text: 'a'.repeat(4097) }),
  inPrivate('buttons', 'sendMessage', { chat_id, text: 'Hello', reply_markup: button }),
  inPrivate('callback data of 65 bytes', 'sendMessage', {
    chat_id,
    text: 'a',
    reply_markup: { inline_keyboard: [[{ text: '+', callback_data: 'a'.repeat(65) }]] },
  }),
  inPrivate('a button without a kind', 'sendMessage', {
    chat_id,
    text: 'a',
    reply_markup: { inline_keyboard: [[{ text: '+' }]] },
  }),
  inPrivate('a markup that is no JSON', 'sendMessage', { chat_id, text: 'a', reply_markup: 'x' }),
  inPrivate('an unknown chat', 'sendMessage', { chat_id: 1, text: 'a' }),
  inPrivate('an empty chat', 'sendMessage', { chat_id: '', text: 'a' }),
  inPrivate('a reply', 'sendMessage', { chat_id, text: 'a', reply_parameters: { message_id } }, sent),
  inPrivate('a reply to nothing', 'sendMessage', {
    chat_id,
    text: 'a',
    reply_parameters: { message_id: 999_999 },
  }),
  inPrivate('a new text', 'editMessageText', { chat_id, message_id, text: 'Bye' }, sent),
  inPrivate('the same text', 'editMessageText', { chat_id, message_id, text: 'Hello' }, sent),
  inPrivate('a message that is not there', 'editMessageText', { chat_id, message_id: 999_999, text: 'a' }),
  inPrivate('new buttons', 'editMessageReplyMarkup', { chat_id, message_id, reply_markup: button }, sent),
  inPrivate('no caption', 'editMessageCaption', { chat_id, message_id, caption: 'a' }, sent),
  inPrivate('a message', 'deleteMessage', { chat_id, message_id }, sent),
  inPrivate('a message that is not there', 'deleteMessage', { chat_id, message_id: 999_999 }),
  inPrivate('a message', 'forwardMessage', { chat_id, from_chat_id: chat_id, message_id }, sent),
  inPrivate('a message', 'copyMessage', { chat_id, from_chat_id: chat_id, message_id }, sent),
  inPrivate('a poll', 'sendPoll', { chat_id, question: 'Tea?', options: [{ text: 'yes' }, { text: 'no' }] }),
  inPrivate('one option', 'sendPoll', { chat_id, question: 'Tea?', options: [{ text: 'yes' }] }),
  inPrivate('a poll', 'stopPoll', { chat_id, message_id: '{poll.message_id}' }, poll),
  inPrivate('a text', 'stopPoll', { chat_id, message_id }, sent),
  inPrivate('a question with a place', 'sendPoll', {
    chat_id,
    question: 'Here?',
    options: [{ text: 'yes', media: { type: 'link', url: 'https://telegram.org' } }],
    media: { type: 'location', latitude: 51.5, longitude: 0 },
  }),
  inPrivate('HTML', 'sendRichMessage', {
    chat_id,
    rich_message: { html: '<h1>Menu</h1><ul><li>Tea, <b>hot</b></li></ul><p>See t.me</p>' },
  }),
  inPrivate('Markdown', 'sendRichMessage', {
    chat_id,
    rich_message: { markdown: '# Menu\n\n- [x] Tea, **hot**\n\n| a | b |\n|---|:-:|\n| $x^2$ | ==c== |' },
  }),
  inPrivate('empty Markdown', 'sendRichMessage', { chat_id, rich_message: { markdown: '' } }),
  inPrivate('half a tag', 'sendRichMessage', { chat_id, rich_message: { html: 'a <b' } }),
  inPrivate('a relative link', 'sendRichMessage', { chat_id, rich_message: { markdown: '[a](b)' } }),
  inPrivate('lines only', 'sendRichMessage', { chat_id, rich_message: { html: '<hr><hr>' } }),
  inPrivate('a place', 'sendLocation', { chat_id, latitude: 51.5, longitude: 0 }),
  inPrivate('a contact', 'sendContact', { chat_id, phone_number: '+49170', first_name: 'Bob' }),
  inPrivate('typing', 'sendChatAction', { chat_id, action: 'typing' }),
  inPrivate('an unknown action', 'sendChatAction', { chat_id, action: 'sleeping' }),
  inPrivate(
    'an emoji',
    'setMessageReaction',
    { chat_id, message_id, reaction: [{ type: 'emoji', emoji: '👍' }] },
    sent,
  ),
  inPrivate('a message', 'pinChatMessage', { chat_id, message_id }, sent),
  inPrivate('an unknown query', 'answerCallbackQuery', { callback_query_id: '1' }),
  inPrivate('an unknown file', 'getFile', { file_id: 'x' }),
  inPrivate('a private chat', 'getChatMember', { chat_id, user_id: chat_id }),
  inGroup('members', 'getChatMemberCount', { chat_id: '{group.id}' }),
  inGroup('a member', 'getChatMember', { chat_id: '{group.id}', user_id: '{ann.id}' }),
  inGroup('the owner', 'banChatMember', { chat_id: '{group.id}', user_id: '{ann.id}' }),
  inGroup('a link', 'createChatInviteLink', { chat_id: '{group.id}', name: 'For friends' }),
  inGroup('a message', 'sendMessage', { chat_id: '{group.id}', text: 'Hello' }),
]

const plain = (method: string): ReadonlyArray<Request> => {
  const params = Object.entries(methodOf(facts, method)?.params ?? {}).filter(
    ([, field]) => field.required === true,
  )
  const setup = [ann, hello, sent]
  const values = Object.fromEntries(params.map(([name, { type }]) => [name, exampleOf(name, type)] as const))
  const whole = { name: `${method}: plain parameters`, telegram: false, setup, method, params: values }
  return params.length === 0
    ? [whole]
    : [{ name: `${method}: nothing`, telegram: true, setup: [], method, params: {} }, whole]
}

const exampleOf = (name: string, type: Type): unknown => {
  if (/^(?:.+_)?(?:chat|user)_id$/.test(name)) return chat_id
  if (name === 'message_id') return message_id
  if (typeof type === 'string')
    return type === 'integer' || type === 'float' ? 1 : type === 'string' ? 'a' : true
  return 'array' in type ? [] : 'oneOf' in type ? exampleOf(name, type.oneOf[0] ?? 'string') : {}
}
