// Every refusal that the emulator words as the server does, over HTTP, to the letter.

import { makeEmulator, type Emulator, type Group, type Person } from '@pipegram/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api, makeWatchedClock } from './api.ts'

const clock = makeWatchedClock()
let emulator: Emulator
let ann: Person
let stranger: Person
let blocker: Person
let groups: Record<
  | 'supergroup'
  | 'left'
  | 'kicked'
  | 'kickedGroup'
  | 'leftGroup'
  | 'channel'
  | 'kickedChannel'
  | 'leftChannel',
  Group
>
let ids: Record<'own' | 'hers' | 'keyboard' | 'old' | 'inGroup', number>

beforeAll(async () => {
  emulator = await makeEmulator({ clock })
  ann = emulator.user({ first_name: 'Ann', username: 'ann' })
  stranger = emulator.user({ first_name: 'Stranger' })
  blocker = emulator.user({ first_name: 'Blocker' })
  blocker.send('/start')
  blocker.block()
  const group = (type: Group['type'], bot: 'administrator' | 'member' | 'none'): Group =>
    emulator.group({ title: type, type, bot, members: [ann] })
  const kicked = (type: Group['type']): Group => {
    const made = group(type, 'member')
    ann.removeBot(made)
    return made
  }
  groups = {
    supergroup: group('supergroup', 'member'),
    left: group('supergroup', 'none'),
    kicked: kicked('supergroup'),
    kickedGroup: kicked('group'),
    leftGroup: group('group', 'none'),
    channel: group('channel', 'member'),
    kickedChannel: kicked('channel'),
    leftChannel: group('channel', 'none'),
  }
  const call = api(emulator)
  const old = ann.send('old').message_id
  clock.advance(49 * 3600 * 1000)
  const hers = ann.send('hers').message_id
  const own = (
    await call('sendMessage', {
      chat_id: ann.id,
      text: 'own',
      reply_markup: inline({ text: 'x', callback_data: 'x' }),
    })
  ).body.result.message_id
  const keyboard = (
    await call('sendMessage', { chat_id: ann.id, text: 'keyboard', reply_markup: { keyboard: [['a']] } })
  ).body.result.message_id
  ids = { own, hers, keyboard, old, inGroup: ann.in(groups.supergroup).send('hi').message_id }
})
afterAll(() => emulator.close())

const inline = (...buttons: ReadonlyArray<object>): object => ({ inline_keyboard: [buttons] })

type Row = readonly [description: string, method: string, params: () => object]

const send =
  (params: () => object = () => ({})): (() => object) =>
  () => ({ chat_id: ann.id, text: 'x', ...params() })
const edit =
  (params: () => object = () => ({})): (() => object) =>
  () => ({ chat_id: ann.id, message_id: ids.own, text: 'x', ...params() })
const markup = (reply_markup: unknown): (() => object) => send(() => ({ reply_markup }))
const button = (fields: object): (() => object) => markup(inline(fields))
const entities = (...list: ReadonlyArray<unknown>): (() => object) =>
  send(() => ({ text: 'text', entities: list }))
const commands =
  (...list: ReadonlyArray<unknown>): (() => object) =>
  () => ({ commands: list })
const scope =
  (value: unknown): (() => object) =>
  () => ({ commands: [], scope: value })

const rows: ReadonlyArray<Row> = [
  ['Bad Request: message text is empty', 'sendMessage', () => ({})],
  ['Bad Request: message text is empty', 'sendMessage', () => ({ chat_id: 'nonsense', text: '' })],
  ['Bad Request: text must be non-empty', 'sendMessage', send(() => ({ text: ' \n ' }))],
  ['Bad Request: text is too long', 'sendMessage', send(() => ({ text: 'x'.repeat(32_769) }))],
  ['Bad Request: message is too long', 'sendMessage', send(() => ({ text: 'x'.repeat(4097) }))],
  ['Bad Request: unsupported parse_mode', 'sendMessage', send(() => ({ parse_mode: 'BBCode' }))],
  ['Bad Request: unsupported parse_mode', 'sendMessage', send(() => ({ parse_mode: null }))],
  ['Bad Request: chat_id is empty', 'sendMessage', () => ({ text: 'x' })],
  ['Bad Request: chat not found', 'sendMessage', send(() => ({ chat_id: 77 }))],
  ['Bad Request: chat not found', 'sendMessage', send(() => ({ chat_id: '@ann' }))],
  ['Bad Request: chat not found', 'sendMessage', send(() => ({ chat_id: 'garbage' }))],
  ['Forbidden: bot was blocked by the user', 'sendMessage', send(() => ({ chat_id: blocker.id }))],
  [
    "Forbidden: bot can't initiate conversation with a user",
    'sendMessage',
    send(() => ({ chat_id: stranger.id })),
  ],
  [
    "Forbidden: the bot can't send messages to the bot",
    'sendMessage',
    send(() => ({ chat_id: emulator.bot.id })),
  ],
  [
    'Forbidden: bot was kicked from the supergroup chat',
    'sendMessage',
    send(() => ({ chat_id: groups.kicked.id })),
  ],
  [
    'Forbidden: bot was kicked from the group chat',
    'sendMessage',
    send(() => ({ chat_id: groups.kickedGroup.id })),
  ],
  [
    'Forbidden: bot was kicked from the channel chat',
    'sendMessage',
    send(() => ({ chat_id: groups.kickedChannel.id })),
  ],
  [
    'Forbidden: bot is not a member of the supergroup chat',
    'sendMessage',
    send(() => ({ chat_id: groups.left.id })),
  ],
  [
    'Forbidden: bot is not a member of the group chat',
    'sendMessage',
    send(() => ({ chat_id: groups.leftGroup.id })),
  ],
  [
    'Forbidden: bot is not a member of the channel chat',
    'sendMessage',
    send(() => ({ chat_id: groups.leftChannel.id })),
  ],
  [
    'Bad Request: need administrator rights in the channel chat',
    'sendMessage',
    send(() => ({ chat_id: groups.channel.id })),
  ],
  ['Bad Request: message thread not found', 'sendMessage', send(() => ({ message_thread_id: 9 }))],
  [
    'Bad Request: message to be replied not found',
    'sendMessage',
    send(() => ({ reply_parameters: { message_id: 9999 } })),
  ],
  [
    'Bad Request: message to be replied not found',
    'sendMessage',
    send(() => ({ reply_to_message_id: 9999 })),
  ],
  [
    "Bad Request: can't parse reply parameters JSON object",
    'sendMessage',
    send(() => ({ reply_parameters: '{' })),
  ],
  [
    'Bad Request: object expected as reply parameters',
    'sendMessage',
    send(() => ({ reply_parameters: null })),
  ],
  [
    'Bad Request: can\'t find field "message_id"',
    'sendMessage',
    send(() => ({ reply_parameters: { quote: 'x' } })),
  ],
  [
    "Bad Request: can't parse link preview options JSON object",
    'sendMessage',
    send(() => ({ link_preview_options: '{' })),
  ],
  [
    'Bad Request: object expected as link preview options',
    'sendMessage',
    send(() => ({ link_preview_options: [] })),
  ],
  [
    'Bad Request: field "url" must be of type String',
    'sendMessage',
    send(() => ({ link_preview_options: { url: {} } })),
  ],
  // Keyboards.
  ["Bad Request: can't parse reply keyboard markup JSON object", 'sendMessage', markup('{')],
  ['Bad Request: object expected as reply markup', 'sendMessage', markup(null)],
  [
    'Bad Request: field "inline_keyboard" must be of type Array',
    'sendMessage',
    markup({ inline_keyboard: 1 }),
  ],
  [
    'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    'sendMessage',
    markup({ inline_keyboard: [{}] }),
  ],
  ['Bad Request: field "keyboard" must be an Array of Arrays', 'sendMessage', markup({ keyboard: ['a'] })],
  [
    "Bad Request: can't parse keyboard button: KeyboardButton must be a String or an Object",
    'sendMessage',
    markup({ keyboard: [[1]] }),
  ],
  [
    "Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object",
    'sendMessage',
    markup({ inline_keyboard: [['a']] }),
  ],
  [
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    'sendMessage',
    button({ text: 'x' }),
  ],
  [
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    'sendMessage',
    button({ text: 'x', callback_data: '' }),
  ],
  [
    'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"',
    'sendMessage',
    button({ callback_data: 'x' }),
  ],
  [
    "Bad Request: can't parse inline keyboard button: invalid button style specified",
    'sendMessage',
    button({ text: 'x', callback_data: 'x', style: 'pink' }),
  ],
  [
    "Bad Request: inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
    'sendMessage',
    button({ text: 'x', url: 'http://localhost' }),
  ],
  [
    "Bad Request: inline keyboard button Web App URL 'http://a.io' is invalid: Only HTTPS links are allowed",
    'sendMessage',
    button({ text: 'x', web_app: { url: 'http://a.io' } }),
  ],
  ['Bad Request: BUTTON_DATA_INVALID', 'sendMessage', button({ text: 'x', callback_data: 'ü'.repeat(33) })],
  [
    'Bad Request: web App buttons can be used in private chats only',
    'sendMessage',
    () => ({
      chat_id: groups.supergroup.id,
      text: 'x',
      reply_markup: { keyboard: [[{ text: 'x', web_app: { url: 'https://a.io' } }]] },
    }),
  ],
  // Entities.
  [
    "Bad Request: can't parse MessageEntity: Unsupported type specified",
    'sendMessage',
    entities({ type: 'blink', offset: 0, length: 1 }),
  ],
  ["Bad Request: can't parse MessageEntity: expected an Object", 'sendMessage', entities(1)],
  [
    'Bad Request: can\'t parse MessageEntity: Can\'t find field "length"',
    'sendMessage',
    entities({ type: 'bold', offset: 0 }),
  ],
  [
    'Bad Request: can\'t parse MessageEntity: Field "offset" must be of type Number',
    'sendMessage',
    entities({ type: 'bold', offset: 'x', length: 1 }),
  ],
  [
    'Bad Request: entity begins after the end of the text at UTF-16 offset 9',
    'sendMessage',
    entities({ type: 'bold', offset: 9, length: 1 }),
  ],
  [
    'Bad Request: entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 7',
    'sendMessage',
    entities({ type: 'bold', offset: 2, length: 5 }),
  ],
  // Edits.
  ['Bad Request: message text is empty', 'editMessageText', () => ({ chat_id: ann.id, message_id: ids.own })],
  ['Bad Request: message identifier is not specified', 'editMessageText', () => ({ text: 'x' })],
  [
    'Bad Request: invalid inline message identifier specified',
    'editMessageText',
    () => ({ text: 'x', inline_message_id: 'x' }),
  ],
  ['Bad Request: chat_id is empty', 'editMessageText', () => ({ text: 'x', message_id: 1 })],
  ['Bad Request: message to edit not found', 'editMessageText', edit(() => ({ message_id: 9999 }))],
  ['Bad Request: message to edit not found', 'editMessageText', edit(() => ({ message_id: -1 }))],
  ["Bad Request: message can't be edited", 'editMessageText', edit(() => ({ message_id: ids.hers }))],
  ["Bad Request: message can't be edited", 'editMessageText', edit(() => ({ message_id: ids.keyboard }))],
  ['Bad Request: MESSAGE_TOO_LONG', 'editMessageText', edit(() => ({ text: 'x'.repeat(4097) }))],
  [
    'Bad Request: inline keyboard expected',
    'editMessageText',
    edit(() => ({ reply_markup: { keyboard: [['a']] } })),
  ],
  [
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    'editMessageText',
    edit(() => ({ text: 'own', reply_markup: inline({ text: 'x', callback_data: 'x' }) })),
  ],
  [
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    'editMessageReplyMarkup',
    edit(() => ({ reply_markup: inline({ text: 'x', callback_data: 'x' }) })),
  ],
  // Deletion.
  ['Bad Request: chat identifier is not specified', 'deleteMessage', () => ({})],
  ['Bad Request: message identifier is not specified', 'deleteMessage', () => ({ chat_id: ann.id })],
  ['Bad Request: chat not found', 'deleteMessage', () => ({ chat_id: 77, message_id: 1 })],
  [
    'Bad Request: message to delete not found',
    'deleteMessage',
    () => ({ chat_id: ann.id, message_id: 9999 }),
  ],
  [
    "Bad Request: message can't be deleted",
    'deleteMessage',
    () => ({ chat_id: groups.supergroup.id, message_id: ids.inGroup }),
  ],
  [
    "Bad Request: message can't be deleted for everyone",
    'deleteMessage',
    () => ({ chat_id: ann.id, message_id: ids.old }),
  ],
  // The rest.
  [
    'Bad Request: wrong parameter action in request',
    'sendChatAction',
    () => ({ chat_id: ann.id, action: 'dance' }),
  ],
  ['Bad Request: chat_id is empty', 'sendChatAction', () => ({ action: 'typing' })],
  [
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    'answerCallbackQuery',
    () => ({ callback_query_id: '9' }),
  ],
  [
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    'answerCallbackQuery',
    () => ({}),
  ],
  ['Bad Request: chat not found', 'getChat', () => ({ chat_id: 77 })],
  // Commands.
  ["Bad Request: can't parse commands JSON object", 'setMyCommands', () => ({ commands: '[' })],
  ['Bad Request: expected an Array of BotCommand', 'setMyCommands', () => ({ commands: {} })],
  [
    'Bad Request: can\'t parse BotCommand: Can\'t find field "description"',
    'setMyCommands',
    commands({ command: 'a' }),
  ],
  ["Bad Request: can't parse BotCommand: expected an Object", 'setMyCommands', commands('a')],
  ['Bad Request: command must be non-empty', 'setMyCommands', commands({ command: '/', description: 'a' })],
  [
    'Bad Request: command length must not exceed 32',
    'setMyCommands',
    commands({ command: 'a'.repeat(33), description: 'a' }),
  ],
  [
    'Bad Request: command description must be non-empty',
    'setMyCommands',
    commands({ command: 'a', description: ' ' }),
  ],
  [
    'Bad Request: command description length must not exceed 256',
    'setMyCommands',
    commands({ command: 'a', description: 'x'.repeat(257) }),
  ],
  ['Bad Request: BOT_COMMAND_INVALID', 'setMyCommands', commands({ command: 'Start', description: 'a' })],
  [
    'Bad Request: BOT_COMMANDS_TOO_MUCH',
    'setMyCommands',
    () => ({ commands: Array.from({ length: 101 }, (_, i) => ({ command: `c${i}`, description: 'x' })) }),
  ],
  ["Bad Request: can't parse BotCommandScope JSON object", 'setMyCommands', scope('{')],
  ["Bad Request: can't parse BotCommandScope: BotCommandScope must be an Object", 'setMyCommands', scope([])],
  [
    "Bad Request: can't parse BotCommandScope: Unsupported type specified",
    'setMyCommands',
    scope({ type: 'x' }),
  ],
  [
    'Bad Request: can\'t parse BotCommandScope: Can\'t find field "chat_id"',
    'setMyCommands',
    scope({ type: 'chat' }),
  ],
  [
    "Bad Request: can't parse BotCommandScope: Invalid user_id specified",
    'setMyCommands',
    scope({ type: 'chat_member', chat_id: 1, user_id: 0 }),
  ],
  ['Bad Request: chat not found', 'setMyCommands', scope({ type: 'chat', chat_id: 77 })],
  [
    'Bad Request: invalid language code specified',
    'setMyCommands',
    () => ({ commands: [], language_code: 'english' }),
  ],
  // Webhooks.
  ['Bad Request: invalid webhook URL specified', 'setWebhook', () => ({ url: 'ftp://example.com' })],
  ['Bad Request: invalid webhook URL specified', 'setWebhook', () => ({ url: 'https://' })],
  [
    'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    'setWebhook',
    () => ({ url: 'http://example.com' }),
  ],
  [
    'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    'setWebhook',
    () => ({ url: 'https://example.com:8080' }),
  ],
  [
    'Bad Request: bad webhook: IP address 10.0.0.1 is reserved',
    'setWebhook',
    () => ({ url: 'https://10.0.0.1/' }),
  ],
  [
    'Bad Request: bad webhook: IP address 127.0.0.1 is reserved',
    'setWebhook',
    () => ({ url: 'localhost/x' }),
  ],
  [
    'Bad Request: bad webhook: IP address 192.168.1.1 is reserved',
    'setWebhook',
    () => ({ url: 'https://example.com', ip_address: '192.168.1.1' }),
  ],
  [
    'Bad Request: bad webhook: IPv6-only addresses are not allowed',
    'setWebhook',
    () => ({ url: 'https://[2001:db8::1]/' }),
  ],
  [
    'Bad Request: bad webhook: Invalid IP address specified',
    'setWebhook',
    () => ({ url: 'https://example.com', ip_address: 'x' }),
  ],
  [
    'Bad Request: bad webhook: Failed to resolve host: Name or service not known',
    'setWebhook',
    () => ({ url: 'https://bot.invalid/' }),
  ],
  [
    'Bad Request: secret token is too long',
    'setWebhook',
    () => ({ url: 'https://example.com', secret_token: 'x'.repeat(257) }),
  ],
  [
    'Bad Request: secret token contains unallowed characters',
    'setWebhook',
    () => ({ url: 'https://example.com', secret_token: 'a b' }),
  ],
  // What only the facts of the Bot API tell.
  ['Bad Request: parameter "commands" is required', 'setMyCommands', () => ({})],
  [
    'Bad Request: can\'t parse reply_parameters: Field "quote_entities" must be of type Array',
    'sendMessage',
    send(() => ({ reply_parameters: { message_id: ids.own, quote_entities: 1 } })),
  ],
  // What the emulator has not.
  ['Not Implemented: the emulator does not play sendPaidMedia yet', 'sendpaidmedia', () => ({})],
  [
    'Not Implemented: the emulator does not play business connections yet',
    'sendMessage',
    send(() => ({ business_connection_id: 'x' })),
  ],
  [
    'Not Implemented: the emulator does not play rich messages yet',
    'editMessageText',
    edit(() => ({ rich_message: {} })),
  ],
  ['Not Found: method not found', 'sendNonsense', () => ({})],
]

const codes: Readonly<Record<string, number>> = {
  'Bad Request': 400,
  Forbidden: 403,
  'Not Found': 404,
  'Not Implemented': 501,
}

test.each(rows)('%s (%s)', async (description, method, params) => {
  const before = emulator.state()
  const error_code = codes[description.split(':')[0] ?? '']
  expect(await api(emulator)(method, params())).toMatchObject({
    status: error_code,
    body: { ok: false, error_code, description },
  })
  // A refusal leaves everything as it was.
  expect(emulator.state()).toBe(before)
})

test('a webhook is set once per second at most', async () => {
  const call = api(emulator)
  expect((await call('setWebhook', { url: 'https://example.com' })).body).toEqual({
    ok: true,
    result: true,
    description: 'Webhook was set',
  })
  const refused = await call('setWebhook', { url: 'https://example.org' })
  expect(refused).toMatchObject({
    status: 429,
    headers: { 'retry-after': '1' },
    body: {
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    },
  })
  clock.advance(1000)
  expect((await call('setWebhook', { url: 'https://example.com' })).body.description).toBe(
    'Webhook is already set',
  )
  clock.advance(1000)
  expect(
    (await call('setWebhook', { url: 'https://example.com', max_connections: 1000, secret_token: 'a' })).body
      .description,
  ).toBe('Webhook was set')
  expect((await call('getWebhookInfo')).body.result).toMatchObject({
    url: 'https://example.com',
    has_custom_certificate: false,
    max_connections: 100,
    ip_address: '<unknown>',
  })
  expect((await call('setWebhook')).body.description).toBe('Webhook was deleted')
  expect((await call('deleteWebhook', { drop_pending_updates: true })).body.description).toBe(
    'Webhook is already deleted',
  )
  expect((await call('getWebhookInfo')).body.result).toEqual({
    url: '',
    has_custom_certificate: false,
    pending_update_count: 0,
  })
})

test('commands are kept by scope and language', async () => {
  const call = api(emulator)
  const start = [{ command: 'start', description: 'Begin' }]
  const help = [{ command: 'help', description: 'Help' }]
  expect(
    (await call('setMyCommands', { commands: [{ command: '/start', description: ' Begin ' }] })).body.result,
  ).toBe(true)
  const scope = { type: 'chat', chat_id: ann.id }
  await call('setMyCommands', { commands: help, scope, language_code: 'de' })
  expect((await call('getMyCommands')).body.result).toEqual(start)
  expect((await call('getMyCommands', { scope: { type: 'default' } })).body.result).toEqual(start)
  expect((await call('getMyCommands', { scope })).body.result).toEqual([])
  expect((await call('getMyCommands', { scope, language_code: 'de' })).body.result).toEqual(help)
  await call('deleteMyCommands', { scope, language_code: 'de' })
  expect((await call('getMyCommands', { scope, language_code: 'de' })).body.result).toEqual([])
  expect((await call('getMyCommands')).body.result).toEqual(start)
})
