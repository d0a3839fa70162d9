// Updates in the form that Telegram sends, written by hand from its documentation.

import { ann, bob, bot, channel, dm, group, photo, post, reply, text } from './MessageFixtures.ts'

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
