// Users, chats and messages in the form that Telegram sends, written by hand from its documentation.

export const ann = {
  id: 1111,
  is_bot: false,
  first_name: 'Ann',
  last_name: 'Lee',
  username: 'annlee',
  language_code: 'en',
  is_premium: true,
}
export const bob = { id: 2222, is_bot: false, first_name: 'Bob' }
export const bot = { id: 9999, is_bot: true, first_name: 'Shop', username: 'shop_bot' }
export const dm = { id: 1111, first_name: 'Ann', last_name: 'Lee', username: 'annlee', type: 'private' }
export const group = { id: -1001234567890, title: 'Friends', type: 'supergroup', is_forum: true }
export const channel = { id: -1009876543210, title: 'News', username: 'news', type: 'channel' }

const sizes = [90, 320, 800, 1280].map((width, i) => ({
  file_id: `AgACAgIAAxkBAAIB${i}GNhY2hlZF9waG90b19pZF9vZl9hX3JlYWxpc3RpY19sZW5ndGg`,
  file_unique_id: `AQADAgAT${i}xsAAX4`,
  file_size: 1000 * (i + 1),
  width,
  height: Math.round((width * 3) / 4),
}))

const keyboard = {
  inline_keyboard: [
    [
      { text: '−', callback_data: 'count.dec' },
      { text: '+', callback_data: 'count.inc' },
    ],
    [
      { text: 'Open', url: 'https://example.com' },
      { text: 'Shop', web_app: { url: 'https://example.com/app' } },
    ],
  ],
}

export const text = {
  message_id: 365,
  from: ann,
  chat: dm,
  date: 1_785_000_000,
  text: '/start deep-link and a longer text with @mention, #tag and https://example.com',
  entities: [
    { offset: 0, length: 6, type: 'bot_command' },
    { offset: 40, length: 8, type: 'mention' },
    { offset: 50, length: 4, type: 'hashtag' },
    { offset: 59, length: 19, type: 'url' },
  ],
  link_preview_options: { is_disabled: true },
}

export const photo = {
  message_id: 12,
  from: bob,
  chat: group,
  date: 1_785_000_001,
  message_thread_id: 7,
  is_topic_message: true,
  media_group_id: '13579246801357',
  photo: sizes,
  caption: 'Four sizes',
  caption_entities: [{ offset: 0, length: 4, type: 'bold' }],
}

export const reply = {
  message_id: 366,
  from: bot,
  chat: dm,
  date: 1_785_000_002,
  reply_to_message: text,
  quote: { text: 'a longer text', position: 20, is_manual: true },
  text: 'Your counter: 2',
  reply_markup: keyboard,
}

export const post = {
  message_id: 77,
  sender_chat: channel,
  chat: channel,
  date: 1_785_000_003,
  author_signature: 'The editor',
  forward_origin: { type: 'channel', chat: channel, message_id: 5, date: 1_784_000_000 },
  text: 'News of the day',
  has_protected_content: true,
}
