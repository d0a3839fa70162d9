// Filters for service messages: messages that no person wrote. Telegram sends them when something happens in
// a chat.
// https://core.telegram.org/bots/api#message

import { field, present } from './ContentFilters.ts'

// constructors

/** The background of the chat was set. */
export const chatBackgroundSet = /* @__PURE__ */ field('chat_background_set')
/**
 * A group, a supergroup or a channel was created.
 *
 * @example
 *   import { or } from '@pipegram/core/Filter'
 *   import { chatCreated, migrate } from '@pipegram/core/Filters'
 *
 *   const newHere = or(chatCreated, migrate)
 */
export const chatCreated = /* @__PURE__ */ present(
  'chat created',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
)
/** The chat has a new owner. */
export const chatOwnerChanged = /* @__PURE__ */ field('chat_owner_changed')
/** The owner left the chat. */
export const chatOwnerLeft = /* @__PURE__ */ field('chat_owner_left')
/** A user chose a chat for the bot. */
export const chatShared = /* @__PURE__ */ field('chat_shared')
/** Tasks were added to a checklist. */
export const checklistTasksAdded = /* @__PURE__ */ field('checklist_tasks_added')
/** Tasks of a checklist were marked as done or as not done. */
export const checklistTasksDone = /* @__PURE__ */ field('checklist_tasks_done')
/** The chat was added to a community. */
export const communityChatAdded = /* @__PURE__ */ field('community_chat_added')
/** A user joined through a community. */
export const communityChatJoined = /* @__PURE__ */ field('community_chat_joined')
/** The chat was removed from its community. */
export const communityChatRemoved = /* @__PURE__ */ field('community_chat_removed')
/** A user logged in on a website. */
export const connectedWebsite = /* @__PURE__ */ field('connected_website')
/** The photo of the chat was deleted. */
export const deleteChatPhoto = /* @__PURE__ */ field('delete_chat_photo')
/** The price of direct messages to a channel changed. */
export const directMessagePriceChanged = /* @__PURE__ */ field('direct_message_price_changed')
/** A topic was closed. */
export const forumTopicClosed = /* @__PURE__ */ field('forum_topic_closed')
/** A topic was created. */
export const forumTopicCreated = /* @__PURE__ */ field('forum_topic_created')
/** A topic has a new name or icon. */
export const forumTopicEdited = /* @__PURE__ */ field('forum_topic_edited')
/** A topic was opened again. */
export const forumTopicReopened = /* @__PURE__ */ field('forum_topic_reopened')
/** The topic General was hidden. */
export const generalForumTopicHidden = /* @__PURE__ */ field('general_forum_topic_hidden')
/** The topic General is shown again. */
export const generalForumTopicUnhidden = /* @__PURE__ */ field('general_forum_topic_unhidden')
/** A gift was sent. */
export const gift = /* @__PURE__ */ field('gift')
/** The upgrade of a gift was paid. */
export const giftUpgradeSent = /* @__PURE__ */ field('gift_upgrade_sent')
/** A giveaway without public winners ended. */
export const giveawayCompleted = /* @__PURE__ */ field('giveaway_completed')
/** A giveaway was scheduled. */
export const giveawayCreated = /* @__PURE__ */ field('giveaway_created')
/** A user left, or was removed. */
export const leftChatMember = /* @__PURE__ */ field('left_chat_member')
/** A user created a bot that this bot manages. */
export const managedBotCreated = /* @__PURE__ */ field('managed_bot_created')
/** The time after which messages delete themselves changed. */
export const messageAutoDeleteTimerChanged = /* @__PURE__ */ field('message_auto_delete_timer_changed')
/** A group became a supergroup. Both chats have such a message, each with the id of the other. */
export const migrate = /* @__PURE__ */ present('migrate', 'migrate_to_chat_id', 'migrate_from_chat_id')
/**
 * Users joined or were added. One message names all of them.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { newChatMembers } from '@pipegram/core/Filters'
 *
 *   const message = {
 *     message_id: 1,
 *     date: 1,
 *     chat: { id: -5, type: 'group' },
 *     new_chat_members: [{ id: 7, is_bot: false, first_name: 'Ann' }],
 *   } as const
 *
 *   assert.ok(newChatMembers(message) && message.new_chat_members.length === 1)
 */
export const newChatMembers = /* @__PURE__ */ field('new_chat_members')
/** The chat has a new photo. */
export const newChatPhoto = /* @__PURE__ */ field('new_chat_photo')
/** The chat has a new title. */
export const newChatTitle = /* @__PURE__ */ field('new_chat_title')
/** The price of messages to the chat changed. */
export const paidMessagePriceChanged = /* @__PURE__ */ field('paid_message_price_changed')
/** A message was pinned. */
export const pinnedMessage = /* @__PURE__ */ field('pinned_message')
/** An option was added to a poll. */
export const pollOptionAdded = /* @__PURE__ */ field('poll_option_added')
/** An option of a poll was deleted. */
export const pollOptionDeleted = /* @__PURE__ */ field('poll_option_deleted')
/** A user came near another user who shares a live location. */
export const proximityAlertTriggered = /* @__PURE__ */ field('proximity_alert_triggered')
/** A payment was refunded. */
export const refundedPayment = /* @__PURE__ */ field('refunded_payment')
/** A suggested post could not be approved, because it was not paid. */
export const suggestedPostApprovalFailed = /* @__PURE__ */ field('suggested_post_approval_failed')
/** A suggested post was approved. */
export const suggestedPostApproved = /* @__PURE__ */ field('suggested_post_approved')
/** A suggested post was declined. */
export const suggestedPostDeclined = /* @__PURE__ */ field('suggested_post_declined')
/** A suggested post was paid. */
export const suggestedPostPaid = /* @__PURE__ */ field('suggested_post_paid')
/** The payment of a suggested post was refunded. */
export const suggestedPostRefunded = /* @__PURE__ */ field('suggested_post_refunded')
/** A unique gift was sent. */
export const uniqueGift = /* @__PURE__ */ field('unique_gift')
/** A user chose users for the bot. */
export const usersShared = /* @__PURE__ */ field('users_shared')
/** A video chat ended. */
export const videoChatEnded = /* @__PURE__ */ field('video_chat_ended')
/** Users were invited to a video chat. */
export const videoChatParticipantsInvited = /* @__PURE__ */ field('video_chat_participants_invited')
/** A video chat was scheduled. */
export const videoChatScheduled = /* @__PURE__ */ field('video_chat_scheduled')
/** A video chat started. */
export const videoChatStarted = /* @__PURE__ */ field('video_chat_started')
/** A Mini App, opened by a button of a keyboard, sent data. */
export const webAppData = /* @__PURE__ */ field('web_app_data')
/** A user allowed the bot to write to them. */
export const writeAccessAllowed = /* @__PURE__ */ field('write_access_allowed')

/**
 * Any service message above. `successfulPayment` and `boostAdded` are not included, although Telegram sends
 * them too, because bots wait for these two messages.
 *
 * @example
 *   import { not } from '@pipegram/core/Filter'
 *   import { statusUpdate } from '@pipegram/core/Filters'
 *
 *   const byAPerson = not(statusUpdate)
 */
export const statusUpdate = /* @__PURE__ */ present(
  'status update',
  'channel_chat_created',
  'chat_background_set',
  'chat_owner_changed',
  'chat_owner_left',
  'chat_shared',
  'checklist_tasks_added',
  'checklist_tasks_done',
  'community_chat_added',
  'community_chat_joined',
  'community_chat_removed',
  'connected_website',
  'delete_chat_photo',
  'direct_message_price_changed',
  'forum_topic_closed',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'gift',
  'gift_upgrade_sent',
  'giveaway_completed',
  'giveaway_created',
  'group_chat_created',
  'left_chat_member',
  'managed_bot_created',
  'message_auto_delete_timer_changed',
  'migrate_from_chat_id',
  'migrate_to_chat_id',
  'new_chat_members',
  'new_chat_photo',
  'new_chat_title',
  'paid_message_price_changed',
  'pinned_message',
  'poll_option_added',
  'poll_option_deleted',
  'proximity_alert_triggered',
  'refunded_payment',
  'suggested_post_approval_failed',
  'suggested_post_approved',
  'suggested_post_declined',
  'suggested_post_paid',
  'suggested_post_refunded',
  'supergroup_chat_created',
  'unique_gift',
  'users_shared',
  'video_chat_ended',
  'video_chat_participants_invited',
  'video_chat_scheduled',
  'video_chat_started',
  'web_app_data',
  'write_access_allowed',
)
