// Updates in the form that Telegram sends, written by hand from its documentation.

const ann = {
  id: 1111,
  is_bot: false,
  first_name: 'Ann',
  last_name: 'Lee',
  username: 'annlee',
  language_code: 'en',
  is_premium: true,
}
const bob = { id: 2222, is_bot: false, first_name: 'Bob' }
const bot = { id: 9999, is_bot: true, first_name: 'Shop', username: 'shop_bot' }
const dm = { id: 1111, first_name: 'Ann', last_name: 'Lee', username: 'annlee', type: 'private' }
const group = { id: -1001234567890, title: 'Friends', type: 'supergroup', is_forum: true }
const channel = { id: -1009876543210, title: 'News', username: 'news', type: 'channel' }

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

const text = {
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

const photo = {
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

const reply = {
  message_id: 366,
  from: bot,
  chat: dm,
  date: 1_785_000_002,
  reply_to_message: text,
  quote: { text: 'a longer text', position: 20, is_manual: true },
  text: 'Your counter: 2',
  reply_markup: keyboard,
}

const post = {
  message_id: 77,
  sender_chat: channel,
  chat: channel,
  date: 1_785_000_003,
  author_signature: 'The editor',
  forward_origin: { type: 'channel', chat: channel, message_id: 5, date: 1_784_000_000 },
  text: 'News of the day',
  has_protected_content: true,
}

const rights = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: true,
  can_edit_stories: true,
  can_delete_stories: true,
  can_send_welcome_messages: false,
}

/** At least one update of each kind that a bot meets. */
export const updates = {
  text: { update_id: 1, message: text },
  photo: { update_id: 2, message: photo },
  reply: { update_id: 3, message: reply },
  channelPost: { update_id: 4, channel_post: post },
  editedMessage: { update_id: 5, edited_message: { ...text, edit_date: 1_785_000_100 } },
  callbackQuery: {
    update_id: 6,
    callback_query: {
      id: '4382bfdwdsb323b2d9',
      from: ann,
      message: reply,
      chat_instance: '-3141592',
      data: 'count.inc',
    },
  },
  oldCallbackQuery: {
    update_id: 7,
    callback_query: {
      id: '4382',
      from: ann,
      message: { chat: dm, message_id: 3, date: 0 },
      chat_instance: '-3141592',
      data: 'count.inc',
    },
  },
  inlineQuery: {
    update_id: 8,
    inline_query: {
      id: '1',
      from: ann,
      query: 'cats',
      offset: '',
      chat_type: 'sender',
      location: { latitude: 52.5, longitude: 13.4 },
    },
  },
  chosenInlineResult: {
    update_id: 9,
    chosen_inline_result: { result_id: 'a', from: ann, query: 'cats', inline_message_id: 'AAA' },
  },
  shippingQuery: {
    update_id: 10,
    shipping_query: {
      id: '1',
      from: ann,
      invoice_payload: 'order-1',
      shipping_address: {
        country_code: 'DE',
        state: '',
        city: 'Berlin',
        street_line1: 'A',
        street_line2: '',
        post_code: '10115',
      },
    },
  },
  preCheckoutQuery: {
    update_id: 11,
    pre_checkout_query: { id: '1', from: ann, currency: 'XTR', total_amount: 5, invoice_payload: 'order-1' },
  },
  poll: {
    update_id: 12,
    poll: {
      id: '5',
      question: 'Tea?',
      options: [
        { persistent_id: '0', text: 'Yes', voter_count: 1 },
        { persistent_id: '1', text: 'No', voter_count: 0 },
      ],
      total_voter_count: 1,
      is_closed: false,
      is_anonymous: true,
      type: 'regular',
      allows_multiple_answers: false,
      allows_revoting: true,
      members_only: false,
    },
  },
  pollAnswer: {
    update_id: 13,
    poll_answer: { poll_id: '5', user: ann, option_ids: [0], option_persistent_ids: ['0'] },
  },
  myChatMember: {
    update_id: 14,
    my_chat_member: {
      chat: group,
      from: ann,
      date: 1_785_000_004,
      old_chat_member: { status: 'left', user: bot },
      new_chat_member: { status: 'administrator', user: bot, ...rights },
    },
  },
  chatMember: {
    update_id: 15,
    chat_member: {
      chat: group,
      from: ann,
      date: 1_785_000_004,
      old_chat_member: { status: 'member', user: bob },
      new_chat_member: { status: 'kicked', user: bob, until_date: 0 },
    },
  },
  chatJoinRequest: {
    update_id: 16,
    chat_join_request: { chat: group, from: bob, user_chat_id: 2222, date: 1_785_000_005, bio: 'Hi' },
  },
  messageReaction: {
    update_id: 17,
    message_reaction: {
      chat: group,
      message_id: 12,
      user: bob,
      date: 1_785_000_006,
      old_reaction: [],
      new_reaction: [
        { type: 'emoji', emoji: '👍' },
        { type: 'custom_emoji', custom_emoji_id: '5' },
      ],
    },
  },
  messageReactionCount: {
    update_id: 18,
    message_reaction_count: {
      chat: channel,
      message_id: 77,
      date: 1_785_000_007,
      reactions: [{ type: { type: 'paid' }, total_count: 3 }],
    },
  },
  chatBoost: {
    update_id: 19,
    chat_boost: {
      chat: channel,
      boost: {
        boost_id: 'b',
        add_date: 1,
        expiration_date: 2,
        source: { source: 'giveaway', giveaway_message_id: 4, is_unclaimed: true },
      },
    },
  },
  businessConnection: {
    update_id: 20,
    business_connection: {
      id: 'c',
      user: ann,
      user_chat_id: 1111,
      date: 1,
      rights: { can_reply: true },
      is_enabled: true,
    },
  },
  deletedBusinessMessages: {
    update_id: 21,
    deleted_business_messages: { business_connection_id: 'c', chat: dm, message_ids: [1, 2] },
  },
  purchasedPaidMedia: { update_id: 22, purchased_paid_media: { from: ann, paid_media_payload: 'p' } },
  service: {
    update_id: 23,
    message: { message_id: 13, from: ann, chat: group, date: 1, new_chat_members: [bob, bot] },
  },
  topicClosed: {
    update_id: 24,
    message: { message_id: 14, from: ann, chat: group, date: 1, forum_topic_closed: {} },
  },
  payment: {
    update_id: 25,
    message: {
      message_id: 15,
      from: ann,
      chat: dm,
      date: 1,
      successful_payment: {
        currency: 'XTR',
        total_amount: 5,
        invoice_payload: 'order-1',
        telegram_payment_charge_id: 't',
        provider_payment_charge_id: 'p',
      },
    },
  },
  rich: {
    update_id: 26,
    message: {
      message_id: 16,
      from: ann,
      chat: dm,
      date: 1,
      rich_message: {
        blocks: [
          { type: 'heading', text: 'Title', size: 1 },
          {
            type: 'paragraph',
            text: ['Plain, ', { type: 'bold', text: ['bold and ', { type: 'italic', text: 'both' }] }],
          },
          { type: 'list', items: [{ label: '1.', blocks: [{ type: 'paragraph', text: 'One' }] }] },
        ],
      },
    },
  },
} as const

/** Updates that a later version of the Bot API may send. */
export const unlisted = {
  kind: { update_id: 100, something_new: { chat: dm, of: ['any', 'shape'] } },
  field: { update_id: 101, message: { ...text, brand_new: { nested: true } } },
  entity: {
    update_id: 102,
    message: { ...text, entities: [{ type: 'sparkle', offset: 0, length: 1, glow: 3 }] },
  },
  chatType: { update_id: 103, message: { ...text, chat: { id: 1, type: 'metaverse' } } },
  variant: {
    update_id: 104,
    message_reaction: {
      ...updates.messageReaction.message_reaction,
      new_reaction: [{ type: 'hologram', depth: 3 }],
    },
  },
  member: {
    update_id: 105,
    chat_member: {
      ...updates.chatMember.chat_member,
      new_chat_member: { status: 'guest', user: ann, until: 'noon' },
    },
  },
  origin: {
    update_id: 106,
    message: { ...text, forward_origin: { type: 'dream' } },
  },
} as const
