// Filters for status updates: messages that no person wrote, by which Telegram says that something happened
// in a chat.
// https://core.telegram.org/bots/api#message

import { field, present } from './ContentFilters.ts'

// constructors

/** That the background of the chat was set. */
export const chatBackgroundSet = /* @__PURE__ */ field('chat_background_set')
/**
 * That a group, a supergroup or a channel was created.
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
/** That the chat has another owner. */
export const chatOwnerChanged = /* @__PURE__ */ field('chat_owner_changed')
/** That the owner left the chat. */
export const chatOwnerLeft = /* @__PURE__ */ field('chat_owner_left')
/** That a user chose a chat for the bot. */
export const chatShared = /* @__PURE__ */ field('chat_shared')
/** That tasks were added to a checklist. */
export const checklistTasksAdded = /* @__PURE__ */ field('checklist_tasks_added')
/** That tasks of a checklist were done, or are to do again. */
export const checklistTasksDone = /* @__PURE__ */ field('checklist_tasks_done')
/** That the chat was added to a community. */
export const communityChatAdded = /* @__PURE__ */ field('community_chat_added')
/** That a user joined by way of a community. */
export const communityChatJoined = /* @__PURE__ */ field('community_chat_joined')
/** That the chat was removed from its community. */
export const communityChatRemoved = /* @__PURE__ */ field('community_chat_removed')
/** That a user logged in on a website. */
export const connectedWebsite = /* @__PURE__ */ field('connected_website')
/** That the photo of the chat was deleted. */
export const deleteChatPhoto = /* @__PURE__ */ field('delete_chat_photo')
/** That direct messages to a channel cost another price. */
export const directMessagePriceChanged = /* @__PURE__ */ field('direct_message_price_changed')
/** That a topic was closed. */
export const forumTopicClosed = /* @__PURE__ */ field('forum_topic_closed')
/** That a topic was created. */
export const forumTopicCreated = /* @__PURE__ */ field('forum_topic_created')
/** That a topic has another name or icon. */
export const forumTopicEdited = /* @__PURE__ */ field('forum_topic_edited')
/** That a topic was opened again. */
export const forumTopicReopened = /* @__PURE__ */ field('forum_topic_reopened')
/** That the topic General was hidden. */
export const generalForumTopicHidden = /* @__PURE__ */ field('general_forum_topic_hidden')
/** That the topic General is shown again. */
export const generalForumTopicUnhidden = /* @__PURE__ */ field('general_forum_topic_unhidden')
/** That a gift was sent. */
export const gift = /* @__PURE__ */ field('gift')
/** That the upgrade of a gift was paid for. */
export const giftUpgradeSent = /* @__PURE__ */ field('gift_upgrade_sent')
/** That a giveaway without public winners ended. */
export const giveawayCompleted = /* @__PURE__ */ field('giveaway_completed')
/** That a giveaway was scheduled. */
export const giveawayCreated = /* @__PURE__ */ field('giveaway_created')
/** That a user left, or was removed. */
export const leftChatMember = /* @__PURE__ */ field('left_chat_member')
/** That a user created a bot that this one manages. */
export const managedBotCreated = /* @__PURE__ */ field('managed_bot_created')
/** That messages now delete themselves after another time. */
export const messageAutoDeleteTimerChanged = /* @__PURE__ */ field('message_auto_delete_timer_changed')
/** That a group became a supergroup: said in both, with the id of the other. */
export const migrate = /* @__PURE__ */ present('migrate', 'migrate_to_chat_id', 'migrate_from_chat_id')
/**
 * That users joined, or were added: all of them at once.
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
/** That the chat has another photo. */
export const newChatPhoto = /* @__PURE__ */ field('new_chat_photo')
/** That the chat has another title. */
export const newChatTitle = /* @__PURE__ */ field('new_chat_title')
/** That messages to the chat cost another price. */
export const paidMessagePriceChanged = /* @__PURE__ */ field('paid_message_price_changed')
/** That a message was pinned. */
export const pinnedMessage = /* @__PURE__ */ field('pinned_message')
/** That an option was added to a poll. */
export const pollOptionAdded = /* @__PURE__ */ field('poll_option_added')
/** That an option of a poll was deleted. */
export const pollOptionDeleted = /* @__PURE__ */ field('poll_option_deleted')
/** That a user came near to another one who shares a live location. */
export const proximityAlertTriggered = /* @__PURE__ */ field('proximity_alert_triggered')
/** That a payment was given back. */
export const refundedPayment = /* @__PURE__ */ field('refunded_payment')
/** That a suggested post could not be approved: it was not paid for. */
export const suggestedPostApprovalFailed = /* @__PURE__ */ field('suggested_post_approval_failed')
/** That a suggested post was approved. */
export const suggestedPostApproved = /* @__PURE__ */ field('suggested_post_approved')
/** That a suggested post was declined. */
export const suggestedPostDeclined = /* @__PURE__ */ field('suggested_post_declined')
/** That a suggested post was paid for. */
export const suggestedPostPaid = /* @__PURE__ */ field('suggested_post_paid')
/** That the payment for a suggested post was given back. */
export const suggestedPostRefunded = /* @__PURE__ */ field('suggested_post_refunded')
/** That a unique gift was sent. */
export const uniqueGift = /* @__PURE__ */ field('unique_gift')
/** That a user chose users for the bot. */
export const usersShared = /* @__PURE__ */ field('users_shared')
/** That a video chat ended. */
export const videoChatEnded = /* @__PURE__ */ field('video_chat_ended')
/** That users were invited to a video chat. */
export const videoChatParticipantsInvited = /* @__PURE__ */ field('video_chat_participants_invited')
/** That a video chat was scheduled. */
export const videoChatScheduled = /* @__PURE__ */ field('video_chat_scheduled')
/** That a video chat started. */
export const videoChatStarted = /* @__PURE__ */ field('video_chat_started')
/** Data that a Mini App sent from a button of a keyboard. */
export const webAppData = /* @__PURE__ */ field('web_app_data')
/** That a user let the bot write to them. */
export const writeAccessAllowed = /* @__PURE__ */ field('write_access_allowed')

/**
 * Any of these. Two more that Telegram sends by itself are none of them, because bots wait for them:
 * `successfulPayment` and `boostAdded`.
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
