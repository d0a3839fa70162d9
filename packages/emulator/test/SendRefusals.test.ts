// Refusals of sendMessage have exactly the words of the server.

import { inline, makeRefusalStage } from './RefusalStage.ts'

const stage = makeRefusalStage()
const { send } = stage
const markup = (reply_markup: unknown): (() => object) => send(() => ({ reply_markup }))
const button = (fields: object): (() => object) => markup(inline(fields))
const entities = (...list: ReadonlyArray<unknown>): (() => object) =>
  send(() => ({ text: 'text', entities: list }))

stage.testRefusals([
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
  ['Forbidden: bot was blocked by the user', 'sendMessage', send(() => ({ chat_id: stage.blocker.id }))],
  [
    "Forbidden: bot can't initiate conversation with a user",
    'sendMessage',
    send(() => ({ chat_id: stage.stranger.id })),
  ],
  [
    "Forbidden: the bot can't send messages to the bot",
    'sendMessage',
    send(() => ({ chat_id: stage.emulator.bot.id })),
  ],
  [
    'Forbidden: bot was kicked from the supergroup chat',
    'sendMessage',
    send(() => ({ chat_id: stage.groups.kicked.id })),
  ],
  [
    'Forbidden: bot was kicked from the group chat',
    'sendMessage',
    send(() => ({ chat_id: stage.groups.kickedGroup.id })),
  ],
  [
    'Forbidden: bot was kicked from the channel chat',
    'sendMessage',
    send(() => ({ chat_id: stage.groups.kickedChannel.id })),
  ],
  [
    'Forbidden: bot is not a member of the supergroup chat',
    'sendMessage',
    send(() => ({ chat_id: stage.groups.left.id })),
  ],
  [
    'Forbidden: bot is not a member of the group chat',
    'sendMessage',
    send(() => ({ chat_id: stage.groups.leftGroup.id })),
  ],
  [
    'Forbidden: bot is not a member of the channel chat',
    'sendMessage',
    send(() => ({ chat_id: stage.groups.leftChannel.id })),
  ],
  [
    'Bad Request: need administrator rights in the channel chat',
    'sendMessage',
    send(() => ({ chat_id: stage.groups.channel.id })),
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
    "Bad Request: inline keyboard button Web App URL 'https://localhost' is invalid: Wrong HTTP URL",
    'sendMessage',
    button({ text: 'x', web_app: { url: 'https://localhost' } }),
  ],
  [
    "Bad Request: inline keyboard button login URL 'a.io' is invalid: Only HTTPS links are allowed",
    'sendMessage',
    button({ text: 'x', login_url: { url: 'a.io' } }),
  ],
  [
    "Bad Request: link to a user can't be used in login URL buttons",
    'sendMessage',
    button({ text: 'x', login_url: { url: 'tg://user?id=5' } }),
  ],
  [
    "Bad Request: link to a user can't be used in Web App URL buttons",
    'sendMessage',
    button({ text: 'x', web_app: { url: 'tg:user?id=5' } }),
  ],
  [
    "Bad Request: keyboard button Web App URL 'http://a.io' is invalid: Only HTTPS links are allowed",
    'sendMessage',
    markup({ keyboard: [[{ text: 'x', web_app: { url: 'http://a.io' } }]] }),
  ],
  ...(
    [
      ['web App buttons can be used', { web_app: { url: 'https://a.io' } }],
      ['phone number can be requested', { request_contact: true }],
      ['location can be requested', { request_location: true }],
      ['poll can be requested', { request_poll: {} }],
      ['users can be requested', { request_users: { request_id: 1 } }],
      ['chats can be requested', { request_chat: { request_id: 1, chat_is_channel: false } }],
    ] as const
  ).map(
    ([words, fields]) =>
      [
        `Bad Request: ${words} in private chats only`,
        'sendMessage',
        () => ({
          chat_id: stage.groups.supergroup.id,
          text: 'x',
          reply_markup: { keyboard: [[{ text: 'x', ...fields }]] },
        }),
      ] as const,
  ),
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
])
