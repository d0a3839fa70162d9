// Filters for status updates: messages that no person wrote, by which Telegram says that something happened in a chat.
// https://core.telegram.org/bots/api#message

import { field, present } from './Content.ts'

// constructors

export const chatBackgroundSet = /* @__PURE__ */ field('chat_background_set')
/** That a group, a supergroup or a channel was created. */
export const chatCreated = /* @__PURE__ */ present('chat created', 'group_chat_created', 'supergroup_chat_created', 'channel_chat_created')
export const chatOwnerChanged = /* @__PURE__ */ field('chat_owner_changed')
export const chatOwnerLeft = /* @__PURE__ */ field('chat_owner_left')
/** That a user chose a chat for the bot. */
export const chatShared = /* @__PURE__ */ field('chat_shared')
export const checklistTasksAdded = /* @__PURE__ */ field('checklist_tasks_added')
export const checklistTasksDone = /* @__PURE__ */ field('checklist_tasks_done')
export const communityChatAdded = /* @__PURE__ */ field('community_chat_added')
export const communityChatJoined = /* @__PURE__ */ field('community_chat_joined')
export const communityChatRemoved = /* @__PURE__ */ field('community_chat_removed')
/** That a user logged in on a website. */
export const connectedWebsite = /* @__PURE__ */ field('connected_website')
export const deleteChatPhoto = /* @__PURE__ */ field('delete_chat_photo')
export const directMessagePriceChanged = /* @__PURE__ */ field('direct_message_price_changed')
export const forumTopicClosed = /* @__PURE__ */ field('forum_topic_closed')
export const forumTopicCreated = /* @__PURE__ */ field('forum_topic_created')
export const forumTopicEdited = /* @__PURE__ */ field('forum_topic_edited')
export const forumTopicReopened = /* @__PURE__ */ field('forum_topic_reopened')
export const generalForumTopicHidden = /* @__PURE__ */ field('general_forum_topic_hidden')
export const generalForumTopicUnhidden = /* @__PURE__ */ field('general_forum_topic_unhidden')
export const gift = /* @__PURE__ */ field('gift')
export const giftUpgradeSent = /* @__PURE__ */ field('gift_upgrade_sent')
export const giveawayCompleted = /* @__PURE__ */ field('giveaway_completed')
export const giveawayCreated = /* @__PURE__ */ field('giveaway_created')
export const leftChatMember = /* @__PURE__ */ field('left_chat_member')
export const managedBotCreated = /* @__PURE__ */ field('managed_bot_created')
export const messageAutoDeleteTimerChanged = /* @__PURE__ */ field('message_auto_delete_timer_changed')
/** That a group became a supergroup: said in both, with the id of the other. */
export const migrate = /* @__PURE__ */ present('migrate', 'migrate_to_chat_id', 'migrate_from_chat_id')
export const newChatMembers = /* @__PURE__ */ field('new_chat_members')
export const newChatPhoto = /* @__PURE__ */ field('new_chat_photo')
export const newChatTitle = /* @__PURE__ */ field('new_chat_title')
export const paidMessagePriceChanged = /* @__PURE__ */ field('paid_message_price_changed')
export const pinnedMessage = /* @__PURE__ */ field('pinned_message')
export const pollOptionAdded = /* @__PURE__ */ field('poll_option_added')
export const pollOptionDeleted = /* @__PURE__ */ field('poll_option_deleted')
/** That a user came near to another one who shares a live location. */
export const proximityAlertTriggered = /* @__PURE__ */ field('proximity_alert_triggered')
export const refundedPayment = /* @__PURE__ */ field('refunded_payment')
export const suggestedPostApprovalFailed = /* @__PURE__ */ field('suggested_post_approval_failed')
export const suggestedPostApproved = /* @__PURE__ */ field('suggested_post_approved')
export const suggestedPostDeclined = /* @__PURE__ */ field('suggested_post_declined')
export const suggestedPostPaid = /* @__PURE__ */ field('suggested_post_paid')
export const suggestedPostRefunded = /* @__PURE__ */ field('suggested_post_refunded')
export const uniqueGift = /* @__PURE__ */ field('unique_gift')
/** That a user chose users for the bot. */
export const usersShared = /* @__PURE__ */ field('users_shared')
export const videoChatEnded = /* @__PURE__ */ field('video_chat_ended')
export const videoChatParticipantsInvited = /* @__PURE__ */ field('video_chat_participants_invited')
export const videoChatScheduled = /* @__PURE__ */ field('video_chat_scheduled')
export const videoChatStarted = /* @__PURE__ */ field('video_chat_started')
/** Data that a Mini App sent from a button of a keyboard. */
export const webAppData = /* @__PURE__ */ field('web_app_data')
export const writeAccessAllowed = /* @__PURE__ */ field('write_access_allowed')

/**
 * Any of these. Two more that Telegram sends by itself are none of them, because bots wait for them: `successfulPayment` and
 * `boostAdded`.
 */
export const statusUpdate = /* @__PURE__ */ present(
  'status update',
  'channel_chat_created', 'chat_background_set', 'chat_owner_changed', 'chat_owner_left', 'chat_shared', 'checklist_tasks_added', 'checklist_tasks_done',
  'community_chat_added', 'community_chat_joined', 'community_chat_removed', 'connected_website', 'delete_chat_photo', 'direct_message_price_changed',
  'forum_topic_closed', 'forum_topic_created', 'forum_topic_edited', 'forum_topic_reopened', 'general_forum_topic_hidden', 'general_forum_topic_unhidden',
  'gift', 'gift_upgrade_sent', 'giveaway_completed', 'giveaway_created', 'group_chat_created', 'left_chat_member', 'managed_bot_created',
  'message_auto_delete_timer_changed', 'migrate_from_chat_id', 'migrate_to_chat_id', 'new_chat_members', 'new_chat_photo', 'new_chat_title',
  'paid_message_price_changed', 'pinned_message', 'poll_option_added', 'poll_option_deleted', 'proximity_alert_triggered', 'refunded_payment',
  'suggested_post_approval_failed', 'suggested_post_approved', 'suggested_post_declined', 'suggested_post_paid', 'suggested_post_refunded',
  'supergroup_chat_created', 'unique_gift', 'users_shared', 'video_chat_ended', 'video_chat_participants_invited', 'video_chat_scheduled',
  'video_chat_started', 'web_app_data', 'write_access_allowed',
)
