// Generated from packages/schema. Do not edit.

import { isInputFile } from '../../InputFile.ts'

const isInteger = Number.isSafeInteger

export function isUpdate(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'update_id':
        if (!isInteger(v)) return false
        seen++
        break
      case 'message':
      case 'edited_message':
      case 'channel_post':
      case 'edited_channel_post':
      case 'business_message':
      case 'edited_business_message':
      case 'guest_message':
        if (!(isMessage(v) || v === undefined)) return false
        break
      case 'business_connection':
        if (!(isBusinessConnection(v) || v === undefined)) return false
        break
      case 'deleted_business_messages':
        if (!(isBusinessMessagesDeleted(v) || v === undefined)) return false
        break
      case 'message_reaction':
        if (!(isMessageReactionUpdated(v) || v === undefined)) return false
        break
      case 'message_reaction_count':
        if (!(isMessageReactionCountUpdated(v) || v === undefined)) return false
        break
      case 'inline_query':
        if (!(isInlineQuery(v) || v === undefined)) return false
        break
      case 'chosen_inline_result':
        if (!(isChosenInlineResult(v) || v === undefined)) return false
        break
      case 'callback_query':
        if (!(isCallbackQuery(v) || v === undefined)) return false
        break
      case 'shipping_query':
        if (!(isShippingQuery(v) || v === undefined)) return false
        break
      case 'pre_checkout_query':
        if (!(isPreCheckoutQuery(v) || v === undefined)) return false
        break
      case 'purchased_paid_media':
        if (!(isPaidMediaPurchased(v) || v === undefined)) return false
        break
      case 'poll':
        if (!(isPoll(v) || v === undefined)) return false
        break
      case 'poll_answer':
        if (!(isPollAnswer(v) || v === undefined)) return false
        break
      case 'my_chat_member':
      case 'chat_member':
        if (!(isChatMemberUpdated(v) || v === undefined)) return false
        break
      case 'chat_join_request':
        if (!(isChatJoinRequest(v) || v === undefined)) return false
        break
      case 'chat_boost':
        if (!(isChatBoostUpdated(v) || v === undefined)) return false
        break
      case 'removed_chat_boost':
        if (!(isChatBoostRemoved(v) || v === undefined)) return false
        break
      case 'managed_bot':
        if (!(isManagedBotUpdated(v) || v === undefined)) return false
        break
      case 'subscription':
        if (!(isBotSubscriptionUpdated(v) || v === undefined)) return false
        break
      case 'stopped_message_generation':
        if (!(isMessageGenerationStopped(v) || v === undefined)) return false
        break
      case 'widget_query':
        if (!(isWidgetQuery(v) || v === undefined)) return false
        break
      case 'shared_widget_query':
        if (!(isSharedWidgetQuery(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isWebhookInfo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'url':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'has_custom_certificate':
        if (!(typeof v === 'boolean')) return false
        seen++
        break
      case 'pending_update_count':
        if (!isInteger(v)) return false
        seen++
        break
      case 'ip_address':
      case 'last_error_message':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'last_error_date':
      case 'last_synchronization_error_date':
      case 'max_connections':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'allowed_updates':
        if (!(isEachString(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isUser(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'id':
        if (!isInteger(v)) return false
        seen++
        break
      case 'is_bot':
        if (!(typeof v === 'boolean')) return false
        seen++
        break
      case 'first_name':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'last_name':
      case 'username':
      case 'language_code':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'is_premium':
      case 'added_to_attachment_menu':
        if (!(v === true || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isChat(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'id':
        if (!isInteger(v)) return false
        seen++
        break
      case 'type':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'title':
      case 'username':
      case 'first_name':
      case 'last_name':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'is_forum':
      case 'is_direct_messages':
        if (!(v === true || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isChatFullInfo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'id':
      case 'accent_color_id':
      case 'max_reaction_count':
        if (!isInteger(v)) return false
        seen++
        break
      case 'type':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'accepted_gift_types':
        if (!isAcceptedGiftTypes(v)) return false
        seen++
        break
      case 'title':
      case 'username':
      case 'first_name':
      case 'last_name':
      case 'background_custom_emoji_id':
      case 'profile_background_custom_emoji_id':
      case 'emoji_status_custom_emoji_id':
      case 'bio':
      case 'description':
      case 'invite_link':
      case 'sticker_set_name':
      case 'custom_emoji_sticker_set_name':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'is_forum':
      case 'is_direct_messages':
      case 'has_private_forwards':
      case 'has_restricted_voice_and_video_messages':
      case 'join_to_send_messages':
      case 'join_by_request':
      case 'can_send_paid_media':
      case 'has_aggressive_anti_spam_enabled':
      case 'has_hidden_members':
      case 'has_protected_content':
      case 'has_visible_history':
      case 'can_set_sticker_set':
        if (!(v === true || v === undefined)) return false
        break
      case 'photo':
        if (!(isChatPhoto(v) || v === undefined)) return false
        break
      case 'active_usernames':
        if (!(isEachString(v) || v === undefined)) return false
        break
      case 'birthdate':
        if (!(isBirthdate(v) || v === undefined)) return false
        break
      case 'business_intro':
        if (!(isBusinessIntro(v) || v === undefined)) return false
        break
      case 'business_location':
        if (!(isBusinessLocation(v) || v === undefined)) return false
        break
      case 'business_opening_hours':
        if (!(isBusinessOpeningHours(v) || v === undefined)) return false
        break
      case 'personal_chat':
      case 'parent_chat':
        if (!(isChat(v) || v === undefined)) return false
        break
      case 'available_reactions':
        if (!(isEachReactionType(v) || v === undefined)) return false
        break
      case 'profile_accent_color_id':
      case 'emoji_status_expiration_date':
      case 'slow_mode_delay':
      case 'unrestrict_boost_count':
      case 'message_auto_delete_time':
      case 'linked_chat_id':
      case 'paid_message_star_count':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'pinned_message':
        if (!(isMessage(v) || v === undefined)) return false
        break
      case 'permissions':
        if (!(isChatPermissions(v) || v === undefined)) return false
        break
      case 'location':
        if (!(isChatLocation(v) || v === undefined)) return false
        break
      case 'rating':
        if (!(isUserRating(v) || v === undefined)) return false
        break
      case 'first_profile_audio':
        if (!(isAudio(v) || v === undefined)) return false
        break
      case 'unique_gift_colors':
        if (!(isUniqueGiftColors(v) || v === undefined)) return false
        break
      case 'guard_bot':
        if (!(isUser(v) || v === undefined)) return false
        break
      case 'community':
        if (!(isCommunity(v) || v === undefined)) return false
        break
      case 'ton_wallet_card':
        if (!(isTonWalletCard(v) || v === undefined)) return false
        break
      case 'share_theme':
        if (!(isChatShareTheme(v) || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isMessage(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'message_id':
      case 'date':
        if (!isInteger(v)) return false
        seen++
        break
      case 'chat':
        if (!isChat(v)) return false
        seen++
        break
      case 'message_thread_id':
      case 'sender_boost_count':
      case 'ephemeral_message_id':
      case 'reply_to_checklist_task_id':
      case 'edit_date':
      case 'paid_star_count':
      case 'migrate_to_chat_id':
      case 'migrate_from_chat_id':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'direct_messages_topic':
        if (!(isDirectMessagesTopic(v) || v === undefined)) return false
        break
      case 'from':
      case 'sender_business_bot':
      case 'receiver_user':
      case 'via_bot':
      case 'guest_bot_caller_user':
      case 'left_chat_member':
        if (!(isUser(v) || v === undefined)) return false
        break
      case 'sender_chat':
      case 'guest_bot_caller_chat':
        if (!(isChat(v) || v === undefined)) return false
        break
      case 'sender_tag':
      case 'guest_query_id':
      case 'business_connection_id':
      case 'reply_to_poll_option_id':
      case 'media_group_id':
      case 'author_signature':
      case 'text':
      case 'effect_id':
      case 'caption':
      case 'new_chat_title':
      case 'connected_website':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'forward_origin':
        if (!(isMessageOrigin(v) || v === undefined)) return false
        break
      case 'is_topic_message':
      case 'is_automatic_forward':
      case 'has_protected_content':
      case 'is_from_offline':
      case 'is_paid_post':
      case 'show_caption_above_media':
      case 'has_media_spoiler':
      case 'delete_chat_photo':
      case 'group_chat_created':
      case 'supergroup_chat_created':
      case 'channel_chat_created':
        if (!(v === true || v === undefined)) return false
        break
      case 'reply_to_message':
        if (!(isMessage(v) || v === undefined)) return false
        break
      case 'external_reply':
        if (!(isExternalReplyInfo(v) || v === undefined)) return false
        break
      case 'quote':
        if (!(isTextQuote(v) || v === undefined)) return false
        break
      case 'reply_to_story':
      case 'story':
        if (!(isStory(v) || v === undefined)) return false
        break
      case 'entities':
      case 'caption_entities':
        if (!(isEachMessageEntity(v) || v === undefined)) return false
        break
      case 'link_preview_options':
        if (!(isLinkPreviewOptions(v) || v === undefined)) return false
        break
      case 'suggested_post_info':
        if (!(isSuggestedPostInfo(v) || v === undefined)) return false
        break
      case 'rich_message':
        if (!(isRichMessage(v) || v === undefined)) return false
        break
      case 'animation':
        if (!(isAnimation(v) || v === undefined)) return false
        break
      case 'audio':
        if (!(isAudio(v) || v === undefined)) return false
        break
      case 'document':
        if (!(isDocument(v) || v === undefined)) return false
        break
      case 'live_photo':
        if (!(isLivePhoto(v) || v === undefined)) return false
        break
      case 'paid_media':
        if (!(isPaidMediaInfo(v) || v === undefined)) return false
        break
      case 'photo':
      case 'new_chat_photo':
        if (!(isEachPhotoSize(v) || v === undefined)) return false
        break
      case 'sticker':
        if (!(isSticker(v) || v === undefined)) return false
        break
      case 'video':
        if (!(isVideo(v) || v === undefined)) return false
        break
      case 'video_note':
        if (!(isVideoNote(v) || v === undefined)) return false
        break
      case 'voice':
        if (!(isVoice(v) || v === undefined)) return false
        break
      case 'checklist':
        if (!(isChecklist(v) || v === undefined)) return false
        break
      case 'contact':
        if (!(isContact(v) || v === undefined)) return false
        break
      case 'dice':
        if (!(isDice(v) || v === undefined)) return false
        break
      case 'game':
        if (!(isGame(v) || v === undefined)) return false
        break
      case 'poll':
        if (!(isPoll(v) || v === undefined)) return false
        break
      case 'venue':
        if (!(isVenue(v) || v === undefined)) return false
        break
      case 'location':
        if (!(isLocation(v) || v === undefined)) return false
        break
      case 'new_chat_members':
        if (!(isEachUser(v) || v === undefined)) return false
        break
      case 'chat_owner_left':
        if (!(isChatOwnerLeft(v) || v === undefined)) return false
        break
      case 'chat_owner_changed':
        if (!(isChatOwnerChanged(v) || v === undefined)) return false
        break
      case 'message_auto_delete_timer_changed':
        if (!(isMessageAutoDeleteTimerChanged(v) || v === undefined)) return false
        break
      case 'pinned_message':
        if (!(isMaybeInaccessibleMessage(v) || v === undefined)) return false
        break
      case 'invoice':
        if (!(isInvoice(v) || v === undefined)) return false
        break
      case 'successful_payment':
        if (!(isSuccessfulPayment(v) || v === undefined)) return false
        break
      case 'refunded_payment':
        if (!(isRefundedPayment(v) || v === undefined)) return false
        break
      case 'users_shared':
        if (!(isUsersShared(v) || v === undefined)) return false
        break
      case 'chat_shared':
        if (!(isChatShared(v) || v === undefined)) return false
        break
      case 'gift':
      case 'gift_upgrade_sent':
        if (!(isGiftInfo(v) || v === undefined)) return false
        break
      case 'unique_gift':
        if (!(isUniqueGiftInfo(v) || v === undefined)) return false
        break
      case 'write_access_allowed':
        if (!(isWriteAccessAllowed(v) || v === undefined)) return false
        break
      case 'passport_data':
        if (!(isPassportData(v) || v === undefined)) return false
        break
      case 'proximity_alert_triggered':
        if (!(isProximityAlertTriggered(v) || v === undefined)) return false
        break
      case 'boost_added':
        if (!(isChatBoostAdded(v) || v === undefined)) return false
        break
      case 'chat_background_set':
        if (!(isChatBackground(v) || v === undefined)) return false
        break
      case 'checklist_tasks_done':
        if (!(isChecklistTasksDone(v) || v === undefined)) return false
        break
      case 'checklist_tasks_added':
        if (!(isChecklistTasksAdded(v) || v === undefined)) return false
        break
      case 'community_chat_added':
        if (!(isCommunityChatAdded(v) || v === undefined)) return false
        break
      case 'community_chat_joined':
        if (!(isCommunityChatJoined(v) || v === undefined)) return false
        break
      case 'community_chat_removed':
        if (!(isCommunityChatRemoved(v) || v === undefined)) return false
        break
      case 'direct_message_price_changed':
        if (!(isDirectMessagePriceChanged(v) || v === undefined)) return false
        break
      case 'forum_topic_created':
        if (!(isForumTopicCreated(v) || v === undefined)) return false
        break
      case 'forum_topic_edited':
        if (!(isForumTopicEdited(v) || v === undefined)) return false
        break
      case 'forum_topic_closed':
        if (!(isForumTopicClosed(v) || v === undefined)) return false
        break
      case 'forum_topic_reopened':
        if (!(isForumTopicReopened(v) || v === undefined)) return false
        break
      case 'general_forum_topic_hidden':
        if (!(isGeneralForumTopicHidden(v) || v === undefined)) return false
        break
      case 'general_forum_topic_unhidden':
        if (!(isGeneralForumTopicUnhidden(v) || v === undefined)) return false
        break
      case 'giveaway_created':
        if (!(isGiveawayCreated(v) || v === undefined)) return false
        break
      case 'giveaway':
        if (!(isGiveaway(v) || v === undefined)) return false
        break
      case 'giveaway_winners':
        if (!(isGiveawayWinners(v) || v === undefined)) return false
        break
      case 'giveaway_completed':
        if (!(isGiveawayCompleted(v) || v === undefined)) return false
        break
      case 'managed_bot_created':
        if (!(isManagedBotCreated(v) || v === undefined)) return false
        break
      case 'paid_message_price_changed':
        if (!(isPaidMessagePriceChanged(v) || v === undefined)) return false
        break
      case 'poll_option_added':
        if (!(isPollOptionAdded(v) || v === undefined)) return false
        break
      case 'poll_option_deleted':
        if (!(isPollOptionDeleted(v) || v === undefined)) return false
        break
      case 'suggested_post_approved':
        if (!(isSuggestedPostApproved(v) || v === undefined)) return false
        break
      case 'suggested_post_approval_failed':
        if (!(isSuggestedPostApprovalFailed(v) || v === undefined)) return false
        break
      case 'suggested_post_declined':
        if (!(isSuggestedPostDeclined(v) || v === undefined)) return false
        break
      case 'suggested_post_paid':
        if (!(isSuggestedPostPaid(v) || v === undefined)) return false
        break
      case 'suggested_post_refunded':
        if (!(isSuggestedPostRefunded(v) || v === undefined)) return false
        break
      case 'video_chat_scheduled':
        if (!(isVideoChatScheduled(v) || v === undefined)) return false
        break
      case 'video_chat_started':
        if (!(isVideoChatStarted(v) || v === undefined)) return false
        break
      case 'video_chat_ended':
        if (!(isVideoChatEnded(v) || v === undefined)) return false
        break
      case 'video_chat_participants_invited':
        if (!(isVideoChatParticipantsInvited(v) || v === undefined)) return false
        break
      case 'web_app_data':
        if (!(isWebAppData(v) || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'widget':
        if (!(isWidget(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isMessageId(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.message_id)
}

export function isInaccessibleMessage(u: any): boolean {
  return typeof u === 'object' && u !== null && isChat(u.chat) && isInteger(u.message_id) && u.date === 0
}

export function isMessageEntity(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'offset':
      case 'length':
        if (!isInteger(v)) return false
        seen++
        break
      case 'url':
      case 'language':
      case 'custom_emoji_id':
      case 'date_time_format':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'user':
        if (!(isUser(v) || v === undefined)) return false
        break
      case 'unix_time':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isTextQuote(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.text === 'string' &&
    isInteger(u.position) &&
    (u.entities === undefined || isEachMessageEntity(u.entities)) &&
    (u.is_manual === undefined || u.is_manual === true) &&
    (u.rich_texts === undefined || isEachRichText(u.rich_texts))
  )
}

export function isExternalReplyInfo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'origin':
        if (!isMessageOrigin(v)) return false
        seen++
        break
      case 'chat':
        if (!(isChat(v) || v === undefined)) return false
        break
      case 'message_id':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'link_preview_options':
        if (!(isLinkPreviewOptions(v) || v === undefined)) return false
        break
      case 'animation':
        if (!(isAnimation(v) || v === undefined)) return false
        break
      case 'audio':
        if (!(isAudio(v) || v === undefined)) return false
        break
      case 'document':
        if (!(isDocument(v) || v === undefined)) return false
        break
      case 'live_photo':
        if (!(isLivePhoto(v) || v === undefined)) return false
        break
      case 'paid_media':
        if (!(isPaidMediaInfo(v) || v === undefined)) return false
        break
      case 'photo':
        if (!(isEachPhotoSize(v) || v === undefined)) return false
        break
      case 'sticker':
        if (!(isSticker(v) || v === undefined)) return false
        break
      case 'story':
        if (!(isStory(v) || v === undefined)) return false
        break
      case 'video':
        if (!(isVideo(v) || v === undefined)) return false
        break
      case 'video_note':
        if (!(isVideoNote(v) || v === undefined)) return false
        break
      case 'voice':
        if (!(isVoice(v) || v === undefined)) return false
        break
      case 'has_media_spoiler':
        if (!(v === true || v === undefined)) return false
        break
      case 'checklist':
        if (!(isChecklist(v) || v === undefined)) return false
        break
      case 'contact':
        if (!(isContact(v) || v === undefined)) return false
        break
      case 'dice':
        if (!(isDice(v) || v === undefined)) return false
        break
      case 'game':
        if (!(isGame(v) || v === undefined)) return false
        break
      case 'giveaway':
        if (!(isGiveaway(v) || v === undefined)) return false
        break
      case 'giveaway_winners':
        if (!(isGiveawayWinners(v) || v === undefined)) return false
        break
      case 'invoice':
        if (!(isInvoice(v) || v === undefined)) return false
        break
      case 'location':
        if (!(isLocation(v) || v === undefined)) return false
        break
      case 'poll':
        if (!(isPoll(v) || v === undefined)) return false
        break
      case 'venue':
        if (!(isVenue(v) || v === undefined)) return false
        break
      case 'widget':
        if (!(isWidget(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isReplyParameters(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'message_id':
      case 'ephemeral_message_id':
      case 'quote_position':
      case 'checklist_task_id':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'chat_id':
        if (!(isInteger(v) || typeof v === 'string' || v === undefined)) return false
        break
      case 'allow_sending_without_reply':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'quote':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'poll_option_id':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'quote_rich_texts':
        if (!(isEachRichText(v) || v === undefined)) return false
        break
    }
  }
  return true
}

export function isEphemeralMessageParameters(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.receiver_user_id === undefined || isInteger(u.receiver_user_id)) &&
    (u.callback_query_id === undefined || typeof u.callback_query_id === 'string') &&
    (u.replace_callback_query_message === undefined || typeof u.replace_callback_query_message === 'boolean')
  )
}

export function isMessageOriginUser(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && u.type === 'user' && isInteger(u.date) && isUser(u.sender_user)
  )
}

export function isMessageOriginHiddenUser(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'hidden_user' &&
    isInteger(u.date) &&
    typeof u.sender_user_name === 'string'
  )
}

export function isMessageOriginChat(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'chat' &&
    isInteger(u.date) &&
    isChat(u.sender_chat) &&
    (u.author_signature === undefined || typeof u.author_signature === 'string')
  )
}

export function isMessageOriginChannel(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'channel' &&
    isInteger(u.date) &&
    isChat(u.chat) &&
    isInteger(u.message_id) &&
    (u.author_signature === undefined || typeof u.author_signature === 'string')
  )
}

export function isPhotoSize(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.file_id === 'string' &&
    typeof u.file_unique_id === 'string' &&
    isInteger(u.width) &&
    isInteger(u.height) &&
    (u.file_size === undefined || isInteger(u.file_size))
  )
}

export function isAnimation(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'file_id':
      case 'file_unique_id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'width':
      case 'height':
      case 'duration':
        if (!isInteger(v)) return false
        seen++
        break
      case 'thumbnail':
        if (!(isPhotoSize(v) || v === undefined)) return false
        break
      case 'file_name':
      case 'mime_type':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'file_size':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isAudio(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'file_id':
      case 'file_unique_id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'duration':
        if (!isInteger(v)) return false
        seen++
        break
      case 'performer':
      case 'title':
      case 'file_name':
      case 'mime_type':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'file_size':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'thumbnail':
        if (!(isPhotoSize(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isDocument(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'file_id':
      case 'file_unique_id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'thumbnail':
        if (!(isPhotoSize(v) || v === undefined)) return false
        break
      case 'file_name':
      case 'mime_type':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'file_size':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isLivePhoto(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.file_id === 'string' &&
    typeof u.file_unique_id === 'string' &&
    isInteger(u.width) &&
    isInteger(u.height) &&
    isInteger(u.duration) &&
    (u.photo === undefined || isEachPhotoSize(u.photo)) &&
    (u.mime_type === undefined || typeof u.mime_type === 'string') &&
    (u.file_size === undefined || isInteger(u.file_size))
  )
}

export function isStory(u: any): boolean {
  return typeof u === 'object' && u !== null && isChat(u.chat) && isInteger(u.id)
}

export function isVideoQuality(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.file_id === 'string' &&
    typeof u.file_unique_id === 'string' &&
    isInteger(u.width) &&
    isInteger(u.height) &&
    typeof u.codec === 'string' &&
    (u.file_size === undefined || isInteger(u.file_size))
  )
}

export function isVideo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'file_id':
      case 'file_unique_id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'width':
      case 'height':
      case 'duration':
        if (!isInteger(v)) return false
        seen++
        break
      case 'thumbnail':
        if (!(isPhotoSize(v) || v === undefined)) return false
        break
      case 'cover':
        if (!(isEachPhotoSize(v) || v === undefined)) return false
        break
      case 'start_timestamp':
      case 'file_size':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'qualities':
        if (!(isEachVideoQuality(v) || v === undefined)) return false
        break
      case 'file_name':
      case 'mime_type':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isVideoNote(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.file_id === 'string' &&
    typeof u.file_unique_id === 'string' &&
    isInteger(u.length) &&
    isInteger(u.duration) &&
    (u.thumbnail === undefined || isPhotoSize(u.thumbnail)) &&
    (u.file_size === undefined || isInteger(u.file_size))
  )
}

export function isVoice(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.file_id === 'string' &&
    typeof u.file_unique_id === 'string' &&
    isInteger(u.duration) &&
    (u.mime_type === undefined || typeof u.mime_type === 'string') &&
    (u.file_size === undefined || isInteger(u.file_size))
  )
}

export function isPaidMediaInfo(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.star_count) && isEachPaidMedia(u.paid_media)
}

export function isPaidMediaLivePhoto(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'live_photo' && isLivePhoto(u.live_photo)
}

export function isPaidMediaPhoto(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'photo' && isEachPhotoSize(u.photo)
}

export function isPaidMediaPreview(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'preview' &&
    (u.width === undefined || isInteger(u.width)) &&
    (u.height === undefined || isInteger(u.height)) &&
    (u.duration === undefined || isInteger(u.duration))
  )
}

export function isPaidMediaVideo(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'video' && isVideo(u.video)
}

export function isContact(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.phone_number === 'string' &&
    typeof u.first_name === 'string' &&
    (u.last_name === undefined || typeof u.last_name === 'string') &&
    (u.user_id === undefined || isInteger(u.user_id)) &&
    (u.vcard === undefined || typeof u.vcard === 'string')
  )
}

export function isDice(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.emoji === 'string' && isInteger(u.value)
}

export function isLink(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.url === 'string'
}

export function isPollMedia(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'animation':
        if (!(isAnimation(v) || v === undefined)) return false
        break
      case 'audio':
        if (!(isAudio(v) || v === undefined)) return false
        break
      case 'document':
        if (!(isDocument(v) || v === undefined)) return false
        break
      case 'link':
        if (!(isLink(v) || v === undefined)) return false
        break
      case 'live_photo':
        if (!(isLivePhoto(v) || v === undefined)) return false
        break
      case 'location':
        if (!(isLocation(v) || v === undefined)) return false
        break
      case 'photo':
        if (!(isEachPhotoSize(v) || v === undefined)) return false
        break
      case 'sticker':
        if (!(isSticker(v) || v === undefined)) return false
        break
      case 'venue':
        if (!(isVenue(v) || v === undefined)) return false
        break
      case 'video':
        if (!(isVideo(v) || v === undefined)) return false
        break
    }
  }
  return true
}

export function isPollOption(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'persistent_id':
      case 'text':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'voter_count':
        if (!isInteger(v)) return false
        seen++
        break
      case 'text_entities':
        if (!(isEachMessageEntity(v) || v === undefined)) return false
        break
      case 'media':
        if (!(isPollMedia(v) || v === undefined)) return false
        break
      case 'added_by_user':
        if (!(isUser(v) || v === undefined)) return false
        break
      case 'added_by_chat':
        if (!(isChat(v) || v === undefined)) return false
        break
      case 'addition_date':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isInputPollOption(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isAnyText(u.text) &&
    (u.media === undefined || isInputPollOptionMedia(u.media))
  )
}

export function isPollAnswer(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.poll_id === 'string' &&
    isEachInteger(u.option_ids) &&
    isEachString(u.option_persistent_ids) &&
    (u.voter_chat === undefined || isChat(u.voter_chat)) &&
    (u.user === undefined || isUser(u.user))
  )
}

export function isPoll(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'id':
      case 'question':
      case 'type':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'options':
        if (!isEachPollOption(v)) return false
        seen++
        break
      case 'total_voter_count':
        if (!isInteger(v)) return false
        seen++
        break
      case 'is_closed':
      case 'is_anonymous':
      case 'allows_multiple_answers':
      case 'allows_revoting':
      case 'members_only':
        if (!(typeof v === 'boolean')) return false
        seen++
        break
      case 'question_entities':
      case 'explanation_entities':
      case 'description_entities':
        if (!(isEachMessageEntity(v) || v === undefined)) return false
        break
      case 'country_codes':
        if (!(isEachString(v) || v === undefined)) return false
        break
      case 'correct_option_ids':
        if (!(isEachInteger(v) || v === undefined)) return false
        break
      case 'explanation':
      case 'description':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'explanation_media':
      case 'media':
        if (!(isPollMedia(v) || v === undefined)) return false
        break
      case 'open_period':
      case 'close_date':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 10
}

export function isChecklistTask(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'id':
        if (!isInteger(v)) return false
        seen++
        break
      case 'text':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'text_entities':
        if (!(isEachMessageEntity(v) || v === undefined)) return false
        break
      case 'completed_by_user':
        if (!(isUser(v) || v === undefined)) return false
        break
      case 'completed_by_chat':
        if (!(isChat(v) || v === undefined)) return false
        break
      case 'completion_date':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isChecklist(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.title === 'string' &&
    isEachChecklistTask(u.tasks) &&
    (u.title_entities === undefined || isEachMessageEntity(u.title_entities)) &&
    (u.others_can_add_tasks === undefined || u.others_can_add_tasks === true) &&
    (u.others_can_mark_tasks_as_done === undefined || u.others_can_mark_tasks_as_done === true)
  )
}

export function isInputChecklistTask(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.id) && isAnyText(u.text)
}

export function isInputChecklist(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isAnyText(u.title) &&
    isEachInputChecklistTask(u.tasks) &&
    (u.others_can_add_tasks === undefined || typeof u.others_can_add_tasks === 'boolean') &&
    (u.others_can_mark_tasks_as_done === undefined || typeof u.others_can_mark_tasks_as_done === 'boolean')
  )
}

export function isLocation(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'latitude':
      case 'longitude':
        if (!Number.isFinite(v)) return false
        seen++
        break
      case 'horizontal_accuracy':
        if (!(Number.isFinite(v) || v === undefined)) return false
        break
      case 'live_period':
      case 'heading':
      case 'proximity_alert_radius':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isVenue(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'location':
        if (!isLocation(v)) return false
        seen++
        break
      case 'title':
      case 'address':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'foursquare_id':
      case 'foursquare_type':
      case 'google_place_id':
      case 'google_place_type':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isWebAppData(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && typeof u.data === 'string' && typeof u.button_text === 'string'
  )
}

export function isProximityAlertTriggered(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && isUser(u.traveler) && isUser(u.watcher) && isInteger(u.distance)
  )
}

export function isMessageAutoDeleteTimerChanged(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.message_auto_delete_time)
}

export function isManagedBotCreated(u: any): boolean {
  return typeof u === 'object' && u !== null && isUser(u.bot)
}

export function isManagedBotUpdated(u: any): boolean {
  return typeof u === 'object' && u !== null && isUser(u.user) && isUser(u.bot)
}

export function isBotSubscriptionUpdated(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isUser(u.user) &&
    typeof u.invoice_payload === 'string' &&
    typeof u.state === 'string'
  )
}

export function isMessageGenerationStopped(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isChat(u.chat) &&
    isInteger(u.draft_id) &&
    (u.message_thread_id === undefined || isInteger(u.message_thread_id))
  )
}

export function isPollOptionAdded(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.option_persistent_id === 'string' &&
    typeof u.option_text === 'string' &&
    (u.poll_message === undefined || isMaybeInaccessibleMessage(u.poll_message)) &&
    (u.option_text_entities === undefined || isEachMessageEntity(u.option_text_entities))
  )
}

export function isPollOptionDeleted(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.option_persistent_id === 'string' &&
    typeof u.option_text === 'string' &&
    (u.poll_message === undefined || isMaybeInaccessibleMessage(u.poll_message)) &&
    (u.option_text_entities === undefined || isEachMessageEntity(u.option_text_entities))
  )
}

export function isChatBoostAdded(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.boost_count)
}

export function isBackgroundFillSolid(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'solid' && isInteger(u.color)
}

export function isBackgroundFillGradient(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'gradient' &&
    isInteger(u.top_color) &&
    isInteger(u.bottom_color) &&
    isInteger(u.rotation_angle)
  )
}

export function isBackgroundFillFreeformGradient(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'freeform_gradient' && isEachInteger(u.colors)
}

export function isBackgroundTypeFill(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'fill' &&
    isBackgroundFill(u.fill) &&
    isInteger(u.dark_theme_dimming)
  )
}

export function isBackgroundTypeWallpaper(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'wallpaper' &&
    isDocument(u.document) &&
    isInteger(u.dark_theme_dimming) &&
    (u.is_blurred === undefined || u.is_blurred === true) &&
    (u.is_moving === undefined || u.is_moving === true)
  )
}

export function isBackgroundTypePattern(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'pattern' &&
    isDocument(u.document) &&
    isBackgroundFill(u.fill) &&
    isInteger(u.intensity) &&
    (u.is_inverted === undefined || u.is_inverted === true) &&
    (u.is_moving === undefined || u.is_moving === true)
  )
}

export function isBackgroundTypeChatTheme(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'chat_theme' && typeof u.theme_name === 'string'
}

export function isChatBackground(u: any): boolean {
  return typeof u === 'object' && u !== null && isBackgroundType(u.type)
}

export function isChecklistTasksDone(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.checklist_message === undefined || isMessage(u.checklist_message)) &&
    (u.marked_as_done_task_ids === undefined || isEachInteger(u.marked_as_done_task_ids)) &&
    (u.marked_as_not_done_task_ids === undefined || isEachInteger(u.marked_as_not_done_task_ids))
  )
}

export function isChecklistTasksAdded(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isEachChecklistTask(u.tasks) &&
    (u.checklist_message === undefined || isMessage(u.checklist_message))
  )
}

export function isCommunityChatAdded(u: any): boolean {
  return typeof u === 'object' && u !== null && isCommunity(u.community)
}

export function isCommunityChatJoined(u: any): boolean {
  return typeof u === 'object' && u !== null && isCommunity(u.community)
}

export function isCommunityChatRemoved(u: any): boolean {
  return typeof u === 'object' && u !== null && !Array.isArray(u)
}

export function isForumTopicCreated(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.name === 'string' &&
    isInteger(u.icon_color) &&
    (u.icon_custom_emoji_id === undefined || typeof u.icon_custom_emoji_id === 'string') &&
    (u.is_name_implicit === undefined || u.is_name_implicit === true)
  )
}

export function isForumTopicClosed(u: any): boolean {
  return typeof u === 'object' && u !== null && !Array.isArray(u)
}

export function isForumTopicEdited(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.name === undefined || typeof u.name === 'string') &&
    (u.icon_custom_emoji_id === undefined || typeof u.icon_custom_emoji_id === 'string')
  )
}

export function isForumTopicReopened(u: any): boolean {
  return typeof u === 'object' && u !== null && !Array.isArray(u)
}

export function isGeneralForumTopicHidden(u: any): boolean {
  return typeof u === 'object' && u !== null && !Array.isArray(u)
}

export function isGeneralForumTopicUnhidden(u: any): boolean {
  return typeof u === 'object' && u !== null && !Array.isArray(u)
}

export function isSharedUser(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'user_id':
        if (!isInteger(v)) return false
        seen++
        break
      case 'first_name':
      case 'last_name':
      case 'username':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'photo':
        if (!(isEachPhotoSize(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isUsersShared(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.request_id) && isEachSharedUser(u.users)
}

export function isChatShared(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.request_id) &&
    isInteger(u.chat_id) &&
    (u.title === undefined || typeof u.title === 'string') &&
    (u.username === undefined || typeof u.username === 'string') &&
    (u.photo === undefined || isEachPhotoSize(u.photo))
  )
}

export function isWriteAccessAllowed(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'from_request':
      case 'from_attachment_menu':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'web_app_name':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'inviter':
        if (!(isUser(v) || v === undefined)) return false
        break
    }
  }
  return true
}

export function isVideoChatScheduled(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.start_date)
}

export function isVideoChatStarted(u: any): boolean {
  return typeof u === 'object' && u !== null && !Array.isArray(u)
}

export function isVideoChatEnded(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.duration)
}

export function isVideoChatParticipantsInvited(u: any): boolean {
  return typeof u === 'object' && u !== null && isEachUser(u.users)
}

export function isPaidMessagePriceChanged(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.paid_message_star_count)
}

export function isDirectMessagePriceChanged(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.are_direct_messages_enabled === 'boolean' &&
    (u.direct_message_star_count === undefined || isInteger(u.direct_message_star_count))
  )
}

export function isSuggestedPostApproved(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.send_date) &&
    (u.suggested_post_message === undefined || isMessage(u.suggested_post_message)) &&
    (u.price === undefined || isSuggestedPostPrice(u.price))
  )
}

export function isSuggestedPostApprovalFailed(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isSuggestedPostPrice(u.price) &&
    (u.suggested_post_message === undefined || isMessage(u.suggested_post_message))
  )
}

export function isSuggestedPostDeclined(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.suggested_post_message === undefined || isMessage(u.suggested_post_message)) &&
    (u.comment === undefined || typeof u.comment === 'string')
  )
}

export function isSuggestedPostPaid(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.currency === 'string' &&
    (u.suggested_post_message === undefined || isMessage(u.suggested_post_message)) &&
    (u.amount === undefined || isInteger(u.amount)) &&
    (u.star_amount === undefined || isStarAmount(u.star_amount))
  )
}

export function isSuggestedPostRefunded(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.reason === 'string' &&
    (u.suggested_post_message === undefined || isMessage(u.suggested_post_message))
  )
}

export function isGiveawayCreated(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.prize_star_count === undefined || isInteger(u.prize_star_count))
  )
}

export function isGiveaway(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'chats':
        if (!isEachChat(v)) return false
        seen++
        break
      case 'winners_selection_date':
      case 'winner_count':
        if (!isInteger(v)) return false
        seen++
        break
      case 'only_new_members':
      case 'has_public_winners':
        if (!(v === true || v === undefined)) return false
        break
      case 'prize_description':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'country_codes':
        if (!(isEachString(v) || v === undefined)) return false
        break
      case 'prize_star_count':
      case 'premium_subscription_month_count':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isGiveawayWinners(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'chat':
        if (!isChat(v)) return false
        seen++
        break
      case 'giveaway_message_id':
      case 'winners_selection_date':
      case 'winner_count':
        if (!isInteger(v)) return false
        seen++
        break
      case 'winners':
        if (!isEachUser(v)) return false
        seen++
        break
      case 'additional_chat_count':
      case 'prize_star_count':
      case 'premium_subscription_month_count':
      case 'unclaimed_prize_count':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'only_new_members':
      case 'was_refunded':
        if (!(v === true || v === undefined)) return false
        break
      case 'prize_description':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isGiveawayCompleted(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.winner_count) &&
    (u.unclaimed_prize_count === undefined || isInteger(u.unclaimed_prize_count)) &&
    (u.giveaway_message === undefined || isMessage(u.giveaway_message)) &&
    (u.is_star_giveaway === undefined || u.is_star_giveaway === true)
  )
}

export function isLinkPreviewOptions(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'is_disabled':
      case 'prefer_small_media':
      case 'prefer_large_media':
      case 'show_above_text':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'url':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return true
}

export function isSuggestedPostPrice(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.currency === 'string' && isInteger(u.amount)
}

export function isSuggestedPostInfo(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.state === 'string' &&
    (u.price === undefined || isSuggestedPostPrice(u.price)) &&
    (u.send_date === undefined || isInteger(u.send_date))
  )
}

export function isSuggestedPostParameters(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.price === undefined || isSuggestedPostPrice(u.price)) &&
    (u.send_date === undefined || isInteger(u.send_date))
  )
}

export function isDirectMessagesTopic(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && isInteger(u.topic_id) && (u.user === undefined || isUser(u.user))
  )
}

export function isUserProfilePhotos(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.total_count) && isEachRowOfPhotoSize(u.photos)
}

export function isUserProfileAudios(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.total_count) && isEachAudio(u.audios)
}

export function isFile(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.file_id === 'string' &&
    typeof u.file_unique_id === 'string' &&
    (u.file_size === undefined || isInteger(u.file_size)) &&
    (u.file_path === undefined || typeof u.file_path === 'string')
  )
}

export function isWebAppInfo(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.url === 'string'
}

export function isReplyKeyboardMarkup(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'keyboard':
        if (!isEachRowOfKeyboardButtonOrString(v)) return false
        seen++
        break
      case 'is_persistent':
      case 'resize_keyboard':
      case 'one_time_keyboard':
      case 'selective':
      case 'force_reply':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'input_field_placeholder':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isKeyboardButton(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'text':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'icon_custom_emoji_id':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'style':
        if (!(isButtonStyle(v) || v === undefined)) return false
        break
      case 'request_users':
        if (!(isKeyboardButtonRequestUsers(v) || v === undefined)) return false
        break
      case 'request_chat':
        if (!(isKeyboardButtonRequestChat(v) || v === undefined)) return false
        break
      case 'request_managed_bot':
        if (!(isKeyboardButtonRequestManagedBot(v) || v === undefined)) return false
        break
      case 'request_contact':
      case 'request_location':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'request_poll':
        if (!(isKeyboardButtonPollType(v) || v === undefined)) return false
        break
      case 'web_app':
        if (!(isWebAppInfo(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isKeyboardButtonRequestUsers(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'request_id':
        if (!isInteger(v)) return false
        seen++
        break
      case 'user_is_bot':
      case 'user_is_premium':
      case 'request_name':
      case 'request_username':
      case 'request_photo':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'max_quantity':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isKeyboardButtonRequestChat(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'request_id':
        if (!isInteger(v)) return false
        seen++
        break
      case 'chat_is_channel':
        if (!(typeof v === 'boolean')) return false
        seen++
        break
      case 'chat_is_forum':
      case 'chat_has_username':
      case 'chat_is_created':
      case 'bot_is_member':
      case 'request_title':
      case 'request_username':
      case 'request_photo':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'user_administrator_rights':
      case 'bot_administrator_rights':
        if (!(isChatAdministratorRights(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isKeyboardButtonRequestManagedBot(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.request_id) &&
    (u.suggested_name === undefined || typeof u.suggested_name === 'string') &&
    (u.suggested_username === undefined || typeof u.suggested_username === 'string')
  )
}

export function isKeyboardButtonPollType(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && !Array.isArray(u) && (u.type === undefined || isPollType(u.type))
  )
}

export function isReplyKeyboardRemove(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.remove_keyboard === true &&
    (u.selective === undefined || typeof u.selective === 'boolean')
  )
}

export function isInlineKeyboardMarkup(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isEachRowOfInlineKeyboardButton(u.inline_keyboard) &&
    (u.force_reply === undefined || typeof u.force_reply === 'boolean')
  )
}

export function isInlineKeyboardButton(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'text':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'icon_custom_emoji_id':
      case 'style':
      case 'url':
      case 'callback_data':
      case 'switch_inline_query':
      case 'switch_inline_query_current_chat':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'web_app':
        if (!(isWebAppInfo(v) || v === undefined)) return false
        break
      case 'login_url':
        if (!(isLoginUrl(v) || v === undefined)) return false
        break
      case 'switch_inline_query_chosen_chat':
        if (!(isSwitchInlineQueryChosenChat(v) || v === undefined)) return false
        break
      case 'copy_text':
        if (!(isCopyTextButton(v) || v === undefined)) return false
        break
      case 'callback_game':
        if (!(isCallbackGame(v) || v === undefined)) return false
        break
      case 'pay':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'disabled':
        if (!(isDisabledButton(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isLoginUrl(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.url === 'string' &&
    (u.forward_text === undefined || typeof u.forward_text === 'string') &&
    (u.bot_username === undefined || typeof u.bot_username === 'string') &&
    (u.request_write_access === undefined || typeof u.request_write_access === 'boolean')
  )
}

export function isSwitchInlineQueryChosenChat(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'query':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'allow_user_chats':
      case 'allow_bot_chats':
      case 'allow_group_chats':
      case 'allow_channel_chats':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
    }
  }
  return true
}

export function isCopyTextButton(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.text === 'string'
}

export function isDisabledButton(u: any): boolean {
  return typeof u === 'object' && u !== null && !Array.isArray(u)
}

export function isCallbackQuery(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'id':
      case 'chat_instance':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'from':
        if (!isUser(v)) return false
        seen++
        break
      case 'message':
        if (!(isMaybeInaccessibleMessage(v) || v === undefined)) return false
        break
      case 'inline_message_id':
      case 'data':
      case 'game_short_name':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isForceReply(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.force_reply === true &&
    (u.input_field_placeholder === undefined || typeof u.input_field_placeholder === 'string') &&
    (u.selective === undefined || typeof u.selective === 'boolean')
  )
}

export function isCommunity(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.id) && typeof u.name === 'string'
}

export function isChatPhoto(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.small_file_id === 'string' &&
    typeof u.small_file_unique_id === 'string' &&
    typeof u.big_file_id === 'string' &&
    typeof u.big_file_unique_id === 'string'
  )
}

export function isChatInviteLink(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'invite_link':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'creator':
        if (!isUser(v)) return false
        seen++
        break
      case 'creates_join_request':
      case 'is_primary':
      case 'is_revoked':
        if (!(typeof v === 'boolean')) return false
        seen++
        break
      case 'name':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'expire_date':
      case 'member_limit':
      case 'pending_join_request_count':
      case 'subscription_period':
      case 'subscription_price':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isChatAdministratorRights(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'is_anonymous':
      case 'can_manage_chat':
      case 'can_delete_messages':
      case 'can_manage_video_chats':
      case 'can_restrict_members':
      case 'can_promote_members':
      case 'can_change_info':
      case 'can_invite_users':
      case 'can_post_stories':
      case 'can_edit_stories':
      case 'can_delete_stories':
      case 'can_send_welcome_messages':
        if (!(typeof v === 'boolean')) return false
        seen++
        break
      case 'can_post_messages':
      case 'can_edit_messages':
      case 'can_pin_messages':
      case 'can_manage_topics':
      case 'can_manage_direct_messages':
      case 'can_manage_tags':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
    }
  }
  return seen === 12
}

export function isChatMemberUpdated(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isChat(u.chat) &&
    isUser(u.from) &&
    isInteger(u.date) &&
    isChatMember(u.old_chat_member) &&
    isChatMember(u.new_chat_member) &&
    (u.invite_link === undefined || isChatInviteLink(u.invite_link)) &&
    (u.via_join_request === undefined || typeof u.via_join_request === 'boolean') &&
    (u.via_chat_folder_invite_link === undefined || typeof u.via_chat_folder_invite_link === 'boolean')
  )
}

export function isChatMemberOwner(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.status === 'creator' &&
    isUser(u.user) &&
    typeof u.is_anonymous === 'boolean' &&
    (u.custom_title === undefined || typeof u.custom_title === 'string')
  )
}

export function isChatMemberAdministrator(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'status':
        if (!(v === 'administrator')) return false
        seen++
        break
      case 'user':
        if (!isUser(v)) return false
        seen++
        break
      case 'can_be_edited':
      case 'is_anonymous':
      case 'can_manage_chat':
      case 'can_delete_messages':
      case 'can_manage_video_chats':
      case 'can_restrict_members':
      case 'can_promote_members':
      case 'can_change_info':
      case 'can_invite_users':
      case 'can_post_stories':
      case 'can_edit_stories':
      case 'can_delete_stories':
      case 'can_send_welcome_messages':
        if (!(typeof v === 'boolean')) return false
        seen++
        break
      case 'can_post_messages':
      case 'can_edit_messages':
      case 'can_pin_messages':
      case 'can_manage_topics':
      case 'can_manage_direct_messages':
      case 'can_manage_tags':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'custom_title':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 15
}

export function isChatMemberMember(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.status === 'member' &&
    isUser(u.user) &&
    (u.tag === undefined || typeof u.tag === 'string') &&
    (u.until_date === undefined || isInteger(u.until_date))
  )
}

export function isChatMemberRestricted(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.status === 'restricted' &&
    isUser(u.user) &&
    typeof u.is_member === 'boolean' &&
    typeof u.can_send_messages === 'boolean' &&
    typeof u.can_send_audios === 'boolean' &&
    typeof u.can_send_documents === 'boolean' &&
    typeof u.can_send_photos === 'boolean' &&
    typeof u.can_send_videos === 'boolean' &&
    typeof u.can_send_video_notes === 'boolean' &&
    typeof u.can_send_voice_notes === 'boolean' &&
    typeof u.can_send_polls === 'boolean' &&
    typeof u.can_send_other_messages === 'boolean' &&
    typeof u.can_add_web_page_previews === 'boolean' &&
    typeof u.can_react_to_messages === 'boolean' &&
    typeof u.can_edit_tag === 'boolean' &&
    typeof u.can_change_info === 'boolean' &&
    typeof u.can_invite_users === 'boolean' &&
    typeof u.can_pin_messages === 'boolean' &&
    typeof u.can_manage_topics === 'boolean' &&
    isInteger(u.until_date) &&
    (u.tag === undefined || typeof u.tag === 'string')
  )
}

export function isChatMemberLeft(u: any): boolean {
  return typeof u === 'object' && u !== null && u.status === 'left' && isUser(u.user)
}

export function isChatMemberBanned(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && u.status === 'kicked' && isUser(u.user) && isInteger(u.until_date)
  )
}

export function isChatJoinRequest(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isChat(u.chat) &&
    isUser(u.from) &&
    isInteger(u.user_chat_id) &&
    isInteger(u.date) &&
    (u.bio === undefined || typeof u.bio === 'string') &&
    (u.invite_link === undefined || isChatInviteLink(u.invite_link)) &&
    (u.query_id === undefined || typeof u.query_id === 'string')
  )
}

export function isChatPermissions(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'can_send_messages':
      case 'can_send_audios':
      case 'can_send_documents':
      case 'can_send_photos':
      case 'can_send_videos':
      case 'can_send_video_notes':
      case 'can_send_voice_notes':
      case 'can_send_polls':
      case 'can_send_other_messages':
      case 'can_add_web_page_previews':
      case 'can_react_to_messages':
      case 'can_edit_tag':
      case 'can_change_info':
      case 'can_invite_users':
      case 'can_pin_messages':
      case 'can_manage_topics':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
    }
  }
  return true
}

export function isBirthdate(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.day) &&
    isInteger(u.month) &&
    (u.year === undefined || isInteger(u.year))
  )
}

export function isBusinessIntro(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.title === undefined || typeof u.title === 'string') &&
    (u.message === undefined || typeof u.message === 'string') &&
    (u.sticker === undefined || isSticker(u.sticker))
  )
}

export function isBusinessLocation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.address === 'string' &&
    (u.location === undefined || isLocation(u.location))
  )
}

export function isBusinessOpeningHoursInterval(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.opening_minute) && isInteger(u.closing_minute)
}

export function isBusinessOpeningHours(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.time_zone_name === 'string' &&
    isEachBusinessOpeningHoursInterval(u.opening_hours)
  )
}

export function isUserRating(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.level) &&
    isInteger(u.rating) &&
    isInteger(u.current_level_rating) &&
    (u.next_level_rating === undefined || isInteger(u.next_level_rating))
  )
}

export function isLocationAddress(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.country_code === 'string' &&
    (u.state === undefined || typeof u.state === 'string') &&
    (u.city === undefined || typeof u.city === 'string') &&
    (u.street === undefined || typeof u.street === 'string')
  )
}

export function isStoryAreaTypeLocation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'location' &&
    Number.isFinite(u.latitude) &&
    Number.isFinite(u.longitude) &&
    (u.address === undefined || isLocationAddress(u.address))
  )
}

export function isStoryAreaTypeSuggestedReaction(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'suggested_reaction' &&
    isReactionType(u.reaction_type) &&
    (u.is_dark === undefined || typeof u.is_dark === 'boolean') &&
    (u.is_flipped === undefined || typeof u.is_flipped === 'boolean')
  )
}

export function isStoryAreaTypeLink(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'link' && typeof u.url === 'string'
}

export function isStoryAreaTypeWeather(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'weather' &&
    Number.isFinite(u.temperature) &&
    typeof u.emoji === 'string' &&
    isInteger(u.background_color)
  )
}

export function isStoryAreaTypeUniqueGift(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'unique_gift' && typeof u.name === 'string'
}

export function isStoryArea(u: any): boolean {
  return typeof u === 'object' && u !== null && isAreaPosition(u.position) && isStoryAreaType(u.type)
}

export function isChatLocation(u: any): boolean {
  return typeof u === 'object' && u !== null && isLocation(u.location) && typeof u.address === 'string'
}

export function isReactionTypeEmoji(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'emoji' && typeof u.emoji === 'string'
}

export function isReactionTypeCustomEmoji(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && u.type === 'custom_emoji' && typeof u.custom_emoji_id === 'string'
  )
}

export function isReactionTypePaid(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'paid'
}

export function isReactionCount(u: any): boolean {
  return typeof u === 'object' && u !== null && isReactionType(u.type) && isInteger(u.total_count)
}

export function isMessageReactionUpdated(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isChat(u.chat) &&
    isInteger(u.message_id) &&
    isInteger(u.date) &&
    isEachReactionType(u.old_reaction) &&
    isEachReactionType(u.new_reaction) &&
    (u.user === undefined || isUser(u.user)) &&
    (u.actor_chat === undefined || isChat(u.actor_chat))
  )
}

export function isMessageReactionCountUpdated(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isChat(u.chat) &&
    isInteger(u.message_id) &&
    isInteger(u.date) &&
    isEachReactionCount(u.reactions)
  )
}

export function isForumTopic(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.message_thread_id) &&
    typeof u.name === 'string' &&
    isInteger(u.icon_color) &&
    (u.icon_custom_emoji_id === undefined || typeof u.icon_custom_emoji_id === 'string') &&
    (u.is_name_implicit === undefined || u.is_name_implicit === true)
  )
}

export function isGiftBackground(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.center_color) &&
    isInteger(u.edge_color) &&
    isInteger(u.text_color)
  )
}

export function isGift(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'sticker':
        if (!isSticker(v)) return false
        seen++
        break
      case 'star_count':
        if (!isInteger(v)) return false
        seen++
        break
      case 'upgrade_star_count':
      case 'total_count':
      case 'remaining_count':
      case 'personal_total_count':
      case 'personal_remaining_count':
      case 'unique_gift_variant_count':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'is_premium':
      case 'has_colors':
        if (!(v === true || v === undefined)) return false
        break
      case 'background':
        if (!(isGiftBackground(v) || v === undefined)) return false
        break
      case 'publisher_chat':
        if (!(isChat(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isGifts(u: any): boolean {
  return typeof u === 'object' && u !== null && isEachGift(u.gifts)
}

export function isUniqueGiftModel(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.name === 'string' &&
    isSticker(u.sticker) &&
    isInteger(u.rarity_per_mille) &&
    (u.rarity === undefined || typeof u.rarity === 'string')
  )
}

export function isUniqueGiftSymbol(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.name === 'string' &&
    isSticker(u.sticker) &&
    isInteger(u.rarity_per_mille)
  )
}

export function isUniqueGiftBackdropColors(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.center_color) &&
    isInteger(u.edge_color) &&
    isInteger(u.symbol_color) &&
    isInteger(u.text_color)
  )
}

export function isUniqueGiftBackdrop(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.name === 'string' &&
    isUniqueGiftBackdropColors(u.colors) &&
    isInteger(u.rarity_per_mille)
  )
}

export function isUniqueGiftColors(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.model_custom_emoji_id === 'string' &&
    typeof u.symbol_custom_emoji_id === 'string' &&
    isInteger(u.light_theme_main_color) &&
    isEachInteger(u.light_theme_other_colors) &&
    isInteger(u.dark_theme_main_color) &&
    isEachInteger(u.dark_theme_other_colors)
  )
}

export function isUniqueGift(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'gift_id':
      case 'base_name':
      case 'name':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'number':
        if (!isInteger(v)) return false
        seen++
        break
      case 'model':
        if (!isUniqueGiftModel(v)) return false
        seen++
        break
      case 'symbol':
        if (!isUniqueGiftSymbol(v)) return false
        seen++
        break
      case 'backdrop':
        if (!isUniqueGiftBackdrop(v)) return false
        seen++
        break
      case 'is_premium':
      case 'is_burned':
      case 'is_from_blockchain':
        if (!(v === true || v === undefined)) return false
        break
      case 'colors':
        if (!(isUniqueGiftColors(v) || v === undefined)) return false
        break
      case 'publisher_chat':
        if (!(isChat(v) || v === undefined)) return false
        break
    }
  }
  return seen === 7
}

export function isGiftInfo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'gift':
        if (!isGift(v)) return false
        seen++
        break
      case 'owned_gift_id':
      case 'text':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'convert_star_count':
      case 'prepaid_upgrade_star_count':
      case 'unique_gift_number':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'is_upgrade_separate':
      case 'can_be_upgraded':
      case 'is_private':
        if (!(v === true || v === undefined)) return false
        break
      case 'entities':
        if (!(isEachMessageEntity(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isUniqueGiftInfo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'gift':
        if (!isUniqueGift(v)) return false
        seen++
        break
      case 'origin':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'text':
      case 'last_resale_currency':
      case 'owned_gift_id':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'entities':
        if (!(isEachMessageEntity(v) || v === undefined)) return false
        break
      case 'is_private':
        if (!(v === true || v === undefined)) return false
        break
      case 'last_resale_amount':
      case 'transfer_star_count':
      case 'next_transfer_date':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isOwnedGiftRegular(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'regular')) return false
        seen++
        break
      case 'gift':
        if (!isGift(v)) return false
        seen++
        break
      case 'send_date':
        if (!isInteger(v)) return false
        seen++
        break
      case 'owned_gift_id':
      case 'text':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'sender_user':
        if (!(isUser(v) || v === undefined)) return false
        break
      case 'entities':
        if (!(isEachMessageEntity(v) || v === undefined)) return false
        break
      case 'is_private':
      case 'is_saved':
      case 'can_be_upgraded':
      case 'was_refunded':
      case 'is_upgrade_separate':
        if (!(v === true || v === undefined)) return false
        break
      case 'convert_star_count':
      case 'prepaid_upgrade_star_count':
      case 'unique_gift_number':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isOwnedGiftUnique(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'unique')) return false
        seen++
        break
      case 'gift':
        if (!isUniqueGift(v)) return false
        seen++
        break
      case 'send_date':
        if (!isInteger(v)) return false
        seen++
        break
      case 'owned_gift_id':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'sender_user':
        if (!(isUser(v) || v === undefined)) return false
        break
      case 'is_saved':
      case 'can_be_transferred':
        if (!(v === true || v === undefined)) return false
        break
      case 'transfer_star_count':
      case 'next_transfer_date':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isOwnedGifts(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.total_count) &&
    isEachOwnedGift(u.gifts) &&
    (u.next_offset === undefined || typeof u.next_offset === 'string')
  )
}

export function isBotAccessSettings(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.is_access_restricted === 'boolean' &&
    (u.added_users === undefined || isEachUser(u.added_users))
  )
}

export function isAcceptedGiftTypes(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.unlimited_gifts === 'boolean' &&
    typeof u.limited_gifts === 'boolean' &&
    typeof u.unique_gifts === 'boolean' &&
    typeof u.premium_subscription === 'boolean' &&
    typeof u.gifts_from_channels === 'boolean'
  )
}

export function isStarAmount(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.amount) &&
    (u.nanostar_amount === undefined || isInteger(u.nanostar_amount))
  )
}

export function isBotCommand(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.command === 'string' &&
    typeof u.description === 'string' &&
    (u.is_ephemeral === undefined || typeof u.is_ephemeral === 'boolean')
  )
}

export function isBotCommandScopeDefault(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'default'
}

export function isBotCommandScopeAllPrivateChats(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'all_private_chats'
}

export function isBotCommandScopeAllGroupChats(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'all_group_chats'
}

export function isBotCommandScopeAllChatAdministrators(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'all_chat_administrators'
}

export function isBotCommandScopeChat(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'chat' &&
    (isInteger(u.chat_id) || typeof u.chat_id === 'string')
  )
}

export function isBotCommandScopeChatAdministrators(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'chat_administrators' &&
    (isInteger(u.chat_id) || typeof u.chat_id === 'string')
  )
}

export function isBotCommandScopeChatMember(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'chat_member' &&
    (isInteger(u.chat_id) || typeof u.chat_id === 'string') &&
    isInteger(u.user_id)
  )
}

export function isBotName(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.name === 'string'
}

export function isBotDescription(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.description === 'string'
}

export function isBotShortDescription(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.short_description === 'string'
}

export function isMenuButtonCommands(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'commands'
}

export function isMenuButtonWebApp(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'web_app' &&
    typeof u.text === 'string' &&
    isWebAppInfo(u.web_app)
  )
}

export function isMenuButtonDefault(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'default'
}

export function isChatBoostSourcePremium(u: any): boolean {
  return typeof u === 'object' && u !== null && u.source === 'premium' && isUser(u.user)
}

export function isChatBoostSourceGiftCode(u: any): boolean {
  return typeof u === 'object' && u !== null && u.source === 'gift_code' && isUser(u.user)
}

export function isChatBoostSourceGiveaway(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'giveaway' &&
    isInteger(u.giveaway_message_id) &&
    (u.user === undefined || isUser(u.user)) &&
    (u.prize_star_count === undefined || isInteger(u.prize_star_count)) &&
    (u.is_unclaimed === undefined || u.is_unclaimed === true)
  )
}

export function isChatBoost(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.boost_id === 'string' &&
    isInteger(u.add_date) &&
    isInteger(u.expiration_date) &&
    isChatBoostSource(u.source)
  )
}

export function isChatBoostUpdated(u: any): boolean {
  return typeof u === 'object' && u !== null && isChat(u.chat) && isChatBoost(u.boost)
}

export function isChatBoostRemoved(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isChat(u.chat) &&
    typeof u.boost_id === 'string' &&
    isInteger(u.remove_date) &&
    isChatBoostSource(u.source)
  )
}

export function isChatOwnerLeft(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.new_owner === undefined || isUser(u.new_owner))
  )
}

export function isChatOwnerChanged(u: any): boolean {
  return typeof u === 'object' && u !== null && isUser(u.new_owner)
}

export function isUserChatBoosts(u: any): boolean {
  return typeof u === 'object' && u !== null && isEachChatBoost(u.boosts)
}

export function isBusinessBotRights(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'can_reply':
      case 'can_read_messages':
      case 'can_delete_sent_messages':
      case 'can_delete_all_messages':
      case 'can_edit_name':
      case 'can_edit_bio':
      case 'can_edit_profile_photo':
      case 'can_edit_username':
      case 'can_change_gift_settings':
      case 'can_view_gifts_and_stars':
      case 'can_convert_gifts_to_stars':
      case 'can_transfer_and_upgrade_gifts':
      case 'can_transfer_stars':
      case 'can_manage_stories':
        if (!(v === true || v === undefined)) return false
        break
    }
  }
  return true
}

export function isBusinessConnection(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.id === 'string' &&
    isUser(u.user) &&
    isInteger(u.user_chat_id) &&
    isInteger(u.date) &&
    typeof u.is_enabled === 'boolean' &&
    (u.rights === undefined || isBusinessBotRights(u.rights))
  )
}

export function isBusinessMessagesDeleted(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.business_connection_id === 'string' &&
    isChat(u.chat) &&
    isEachInteger(u.message_ids)
  )
}

export function isSentWebAppMessage(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.inline_message_id === undefined || typeof u.inline_message_id === 'string')
  )
}

export function isSentGuestMessage(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.inline_message_id === 'string'
}

export function isPreparedInlineMessage(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.id === 'string' && isInteger(u.expiration_date)
}

export function isPreparedKeyboardButton(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.id === 'string'
}

export function isResponseParameters(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    !Array.isArray(u) &&
    (u.migrate_to_chat_id === undefined || isInteger(u.migrate_to_chat_id)) &&
    (u.retry_after === undefined || isInteger(u.retry_after))
  )
}

export function isInputMediaAnimation(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'animation')) return false
        seen++
        break
      case 'media':
        if (!(isInputFile(v) || typeof v === 'string')) return false
        seen++
        break
      case 'thumbnail':
        if (!(isInputFile(v) || typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
      case 'has_spoiler':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'width':
      case 'height':
      case 'duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isInputMediaAudio(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'audio')) return false
        seen++
        break
      case 'media':
        if (!(isInputFile(v) || typeof v === 'string')) return false
        seen++
        break
      case 'thumbnail':
        if (!(isInputFile(v) || typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'performer':
      case 'title':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isInputMediaDocument(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'document' &&
    (isInputFile(u.media) || typeof u.media === 'string') &&
    (u.thumbnail === undefined || isInputFile(u.thumbnail) || typeof u.thumbnail === 'string') &&
    (u.caption === undefined || isAnyText(u.caption)) &&
    (u.disable_content_type_detection === undefined || typeof u.disable_content_type_detection === 'boolean')
  )
}

export function isInputMediaLink(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'link' && typeof u.url === 'string'
}

export function isInputMediaLivePhoto(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'live_photo' &&
    (isInputFile(u.media) || typeof u.media === 'string') &&
    (isInputFile(u.photo) || typeof u.photo === 'string') &&
    (u.caption === undefined || isAnyText(u.caption)) &&
    (u.show_caption_above_media === undefined || typeof u.show_caption_above_media === 'boolean') &&
    (u.has_spoiler === undefined || typeof u.has_spoiler === 'boolean')
  )
}

export function isInputMediaLocation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'location' &&
    Number.isFinite(u.latitude) &&
    Number.isFinite(u.longitude) &&
    (u.horizontal_accuracy === undefined || Number.isFinite(u.horizontal_accuracy))
  )
}

export function isInputMediaPhoto(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'photo' &&
    (isInputFile(u.media) || typeof u.media === 'string') &&
    (u.caption === undefined || isAnyText(u.caption)) &&
    (u.show_caption_above_media === undefined || typeof u.show_caption_above_media === 'boolean') &&
    (u.has_spoiler === undefined || typeof u.has_spoiler === 'boolean')
  )
}

export function isInputMediaSticker(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'sticker' &&
    (isInputFile(u.media) || typeof u.media === 'string') &&
    (u.emoji === undefined || typeof u.emoji === 'string')
  )
}

export function isInputMediaVenue(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'venue')) return false
        seen++
        break
      case 'latitude':
      case 'longitude':
        if (!Number.isFinite(v)) return false
        seen++
        break
      case 'title':
      case 'address':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'foursquare_id':
      case 'foursquare_type':
      case 'google_place_id':
      case 'google_place_type':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isInputMediaVideo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'video')) return false
        seen++
        break
      case 'media':
        if (!(isInputFile(v) || typeof v === 'string')) return false
        seen++
        break
      case 'thumbnail':
      case 'cover':
        if (!(isInputFile(v) || typeof v === 'string' || v === undefined)) return false
        break
      case 'start_timestamp':
      case 'width':
      case 'height':
      case 'duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
      case 'supports_streaming':
      case 'has_spoiler':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isInputMediaVoiceNote(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'voice_note' &&
    (isInputFile(u.media) || typeof u.media === 'string') &&
    (u.caption === undefined || isAnyText(u.caption)) &&
    (u.duration === undefined || isInteger(u.duration))
  )
}

export function isInputPaidMediaLivePhoto(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'live_photo' &&
    (isInputFile(u.media) || typeof u.media === 'string') &&
    (isInputFile(u.photo) || typeof u.photo === 'string')
  )
}

export function isInputPaidMediaPhoto(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'photo' &&
    (isInputFile(u.media) || typeof u.media === 'string')
  )
}

export function isInputPaidMediaVideo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'video')) return false
        seen++
        break
      case 'media':
        if (!(isInputFile(v) || typeof v === 'string')) return false
        seen++
        break
      case 'thumbnail':
      case 'cover':
        if (!(isInputFile(v) || typeof v === 'string' || v === undefined)) return false
        break
      case 'start_timestamp':
      case 'width':
      case 'height':
      case 'duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'supports_streaming':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isInputProfilePhotoStatic(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'static' &&
    (isInputFile(u.photo) || typeof u.photo === 'string')
  )
}

export function isInputProfilePhotoAnimated(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'animated' &&
    (isInputFile(u.animation) || typeof u.animation === 'string') &&
    (u.main_frame_timestamp === undefined || Number.isFinite(u.main_frame_timestamp))
  )
}

export function isInputStoryContentPhoto(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'photo' &&
    (isInputFile(u.photo) || typeof u.photo === 'string')
  )
}

export function isInputStoryContentVideo(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'video' &&
    (isInputFile(u.video) || typeof u.video === 'string') &&
    (u.duration === undefined || Number.isFinite(u.duration)) &&
    (u.cover_frame_timestamp === undefined || Number.isFinite(u.cover_frame_timestamp)) &&
    (u.is_animation === undefined || typeof u.is_animation === 'boolean')
  )
}

export function isSticker(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'file_id':
      case 'file_unique_id':
      case 'type':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'width':
      case 'height':
        if (!isInteger(v)) return false
        seen++
        break
      case 'is_animated':
      case 'is_video':
        if (!(typeof v === 'boolean')) return false
        seen++
        break
      case 'thumbnail':
        if (!(isPhotoSize(v) || v === undefined)) return false
        break
      case 'emoji':
      case 'set_name':
      case 'custom_emoji_id':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'premium_animation':
        if (!(isFile(v) || v === undefined)) return false
        break
      case 'mask_position':
        if (!(isMaskPosition(v) || v === undefined)) return false
        break
      case 'needs_repainting':
        if (!(v === true || v === undefined)) return false
        break
      case 'file_size':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 7
}

export function isStickerSet(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.name === 'string' &&
    typeof u.title === 'string' &&
    typeof u.sticker_type === 'string' &&
    isEachSticker(u.stickers) &&
    (u.thumbnail === undefined || isPhotoSize(u.thumbnail))
  )
}

export function isMaskPosition(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.point === 'string' &&
    Number.isFinite(u.x_shift) &&
    Number.isFinite(u.y_shift) &&
    Number.isFinite(u.scale)
  )
}

export function isInputSticker(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    (isInputFile(u.sticker) || typeof u.sticker === 'string') &&
    isStickerFormat(u.format) &&
    isEachString(u.emoji_list) &&
    (u.mask_position === undefined || isMaskPosition(u.mask_position)) &&
    (u.keywords === undefined || isEachString(u.keywords))
  )
}

export function isRichMessage(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isEachRichBlock(u.blocks) &&
    (u.is_rtl === undefined || typeof u.is_rtl === 'boolean')
  )
}

export function isInputRichMessage(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'blocks':
        if (!(isEachInputRichBlock(v) || v === undefined)) return false
        break
      case 'html':
      case 'markdown':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'media':
        if (!(isEachInputRichMessageMedia(v) || v === undefined)) return false
        break
      case 'is_rtl':
      case 'skip_entity_detection':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
    }
  }
  return true
}

export function isInputRichMessageMedia(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.id === 'string' && isInputRichMedia(u.media)
}

export function isRichMessageButton(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'text':
        if (!isRichText(v)) return false
        seen++
        break
      case 'style':
      case 'url':
      case 'callback_data':
      case 'switch_inline_query':
      case 'switch_inline_query_current_chat':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'web_app':
        if (!(isWebAppInfo(v) || v === undefined)) return false
        break
      case 'login_url':
        if (!(isLoginUrl(v) || v === undefined)) return false
        break
      case 'switch_inline_query_chosen_chat':
        if (!(isSwitchInlineQueryChosenChat(v) || v === undefined)) return false
        break
      case 'copy_text':
        if (!(isCopyTextButton(v) || v === undefined)) return false
        break
      case 'disabled':
        if (!(isDisabledButton(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isRichTextBold(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'bold' && isRichText(u.text)
}

export function isRichTextItalic(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'italic' && isRichText(u.text)
}

export function isRichTextUnderline(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'underline' && isRichText(u.text)
}

export function isRichTextStrikethrough(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'strikethrough' && isRichText(u.text)
}

export function isRichTextSpoiler(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'spoiler' && isRichText(u.text)
}

export function isRichTextDateTime(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'date_time' &&
    isRichText(u.text) &&
    isInteger(u.unix_time) &&
    typeof u.date_time_format === 'string'
  )
}

export function isRichTextTextMention(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && u.type === 'text_mention' && isRichText(u.text) && isUser(u.user)
  )
}

export function isRichTextSubscript(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'subscript' && isRichText(u.text)
}

export function isRichTextSuperscript(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'superscript' && isRichText(u.text)
}

export function isRichTextMarked(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'marked' && isRichText(u.text)
}

export function isRichTextCode(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'code' && isRichText(u.text)
}

export function isRichTextCustomEmoji(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'custom_emoji' &&
    typeof u.custom_emoji_id === 'string' &&
    typeof u.alternative_text === 'string'
  )
}

export function isRichTextMathematicalExpression(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'mathematical_expression' &&
    typeof u.expression === 'string'
  )
}

export function isRichTextUrl(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && u.type === 'url' && isRichText(u.text) && typeof u.url === 'string'
  )
}

export function isRichTextEmailAddress(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'email_address' &&
    isRichText(u.text) &&
    typeof u.email_address === 'string'
  )
}

export function isRichTextPhoneNumber(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'phone_number' &&
    isRichText(u.text) &&
    typeof u.phone_number === 'string'
  )
}

export function isRichTextBankCardNumber(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'bank_card_number' &&
    isRichText(u.text) &&
    typeof u.bank_card_number === 'string'
  )
}

export function isRichTextMention(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'mention' &&
    isRichText(u.text) &&
    typeof u.username === 'string'
  )
}

export function isRichTextHashtag(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'hashtag' &&
    isRichText(u.text) &&
    typeof u.hashtag === 'string'
  )
}

export function isRichTextCashtag(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'cashtag' &&
    isRichText(u.text) &&
    typeof u.cashtag === 'string'
  )
}

export function isRichTextBotCommand(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'bot_command' &&
    isRichText(u.text) &&
    typeof u.bot_command === 'string'
  )
}

export function isRichTextButton(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'button' && isRichMessageButton(u.button)
}

export function isRichTextAnchor(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'anchor' && typeof u.name === 'string'
}

export function isRichTextAnchorLink(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'anchor_link' &&
    isRichText(u.text) &&
    typeof u.anchor_name === 'string'
  )
}

export function isRichTextReference(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'reference' &&
    isRichText(u.text) &&
    typeof u.name === 'string'
  )
}

export function isRichTextReferenceLink(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'reference_link' &&
    isRichText(u.text) &&
    typeof u.reference_name === 'string'
  )
}

export function isRichBlockCaption(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isRichText(u.text) &&
    (u.credit === undefined || isRichText(u.credit))
  )
}

export function isRichBlockTableCell(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'align':
      case 'valign':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'text':
        if (!(isRichText(v) || v === undefined)) return false
        break
      case 'is_header':
        if (!(v === true || v === undefined)) return false
        break
      case 'colspan':
      case 'rowspan':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isRichBlockListItem(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'label':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'blocks':
        if (!isEachRichBlock(v)) return false
        seen++
        break
      case 'has_checkbox':
      case 'is_checked':
        if (!(v === true || v === undefined)) return false
        break
      case 'value':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'type':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isRichBlockParagraph(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'paragraph' && isRichText(u.text)
}

export function isRichBlockSectionHeading(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && u.type === 'heading' && isRichText(u.text) && isInteger(u.size)
  )
}

export function isRichBlockPreformatted(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'pre' &&
    isRichText(u.text) &&
    (u.language === undefined || typeof u.language === 'string')
  )
}

export function isRichBlockFooter(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'footer' && isRichText(u.text)
}

export function isRichBlockDivider(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'divider'
}

export function isRichBlockMathematicalExpression(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'mathematical_expression' &&
    typeof u.expression === 'string'
  )
}

export function isRichBlockAnchor(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'anchor' && typeof u.name === 'string'
}

export function isRichBlockList(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'list' && isEachRichBlockListItem(u.items)
}

export function isRichBlockBlockQuotation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'blockquote' &&
    isEachRichBlock(u.blocks) &&
    (u.credit === undefined || isRichText(u.credit))
  )
}

export function isRichBlockExpandableBlockQuotation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'expandable_blockquote' &&
    isEachRichBlock(u.blocks) &&
    (u.credit === undefined || isRichText(u.credit))
  )
}

export function isRichBlockPullQuotation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'pullquote' &&
    isRichText(u.text) &&
    (u.credit === undefined || isRichText(u.credit))
  )
}

export function isRichBlockCollage(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'collage' &&
    isEachRichBlock(u.blocks) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isRichBlockSlideshow(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'slideshow' &&
    isEachRichBlock(u.blocks) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isRichBlockTable(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'table')) return false
        seen++
        break
      case 'cells':
        if (!isEachRowOfRichBlockTableCell(v)) return false
        seen++
        break
      case 'is_bordered':
      case 'is_striped':
      case 'is_compact':
        if (!(v === true || v === undefined)) return false
        break
      case 'caption':
        if (!(isRichText(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isRichBlockDetails(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'details' &&
    isRichText(u.summary) &&
    isEachRichBlock(u.blocks) &&
    (u.is_open === undefined || u.is_open === true)
  )
}

export function isRichBlockMap(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'map' &&
    isLocation(u.location) &&
    isInteger(u.zoom) &&
    isInteger(u.width) &&
    isInteger(u.height) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isRichBlockButtons(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'buttons' &&
    isEachRichMessageButton(u.buttons) &&
    (u.align === undefined || typeof u.align === 'string')
  )
}

export function isRichBlockAnimation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'animation' &&
    isAnimation(u.animation) &&
    (u.has_spoiler === undefined || u.has_spoiler === true) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isRichBlockAudio(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'audio' &&
    isAudio(u.audio) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isRichBlockDocument(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'document' &&
    isDocument(u.document) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isRichBlockPhoto(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'photo' &&
    isEachPhotoSize(u.photo) &&
    (u.has_spoiler === undefined || u.has_spoiler === true) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isRichBlockVideo(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'video' &&
    isVideo(u.video) &&
    (u.has_spoiler === undefined || u.has_spoiler === true) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isRichBlockVoiceNote(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'voice_note' &&
    isVoice(u.voice_note) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isRichBlockThinking(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'thinking' && isRichText(u.text)
}

export function isInputRichBlockListItem(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'blocks':
        if (!isEachInputRichBlock(v)) return false
        seen++
        break
      case 'has_checkbox':
      case 'is_checked':
        if (!(v === true || v === undefined)) return false
        break
      case 'value':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'type':
        if (!(isRichBlockListItemType(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isInputRichBlockParagraph(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'paragraph' && isRichText(u.text)
}

export function isInputRichBlockSectionHeading(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && u.type === 'heading' && isRichText(u.text) && isInteger(u.size)
  )
}

export function isInputRichBlockPreformatted(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'pre' &&
    isRichText(u.text) &&
    (u.language === undefined || typeof u.language === 'string')
  )
}

export function isInputRichBlockFooter(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'footer' && isRichText(u.text)
}

export function isInputRichBlockDivider(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'divider'
}

export function isInputRichBlockMathematicalExpression(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'mathematical_expression' &&
    typeof u.expression === 'string'
  )
}

export function isInputRichBlockAnchor(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'anchor' && typeof u.name === 'string'
}

export function isInputRichBlockList(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'list' && isEachInputRichBlockListItem(u.items)
}

export function isInputRichBlockBlockQuotation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'blockquote' &&
    isEachInputRichBlock(u.blocks) &&
    (u.credit === undefined || isRichText(u.credit))
  )
}

export function isInputRichBlockExpandableBlockQuotation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'expandable_blockquote' &&
    isEachInputRichBlock(u.blocks) &&
    (u.credit === undefined || isRichText(u.credit))
  )
}

export function isInputRichBlockPullQuotation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'pullquote' &&
    isRichText(u.text) &&
    (u.credit === undefined || isRichText(u.credit))
  )
}

export function isInputRichBlockCollage(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'collage' &&
    isEachInputRichBlock(u.blocks) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isInputRichBlockSlideshow(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'slideshow' &&
    isEachInputRichBlock(u.blocks) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isInputRichBlockTable(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'table')) return false
        seen++
        break
      case 'cells':
        if (!isEachRowOfRichBlockTableCell(v)) return false
        seen++
        break
      case 'is_bordered':
      case 'is_striped':
      case 'is_compact':
        if (!(v === true || v === undefined)) return false
        break
      case 'caption':
        if (!(isRichText(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isInputRichBlockDetails(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'details' &&
    isRichText(u.summary) &&
    isEachInputRichBlock(u.blocks) &&
    (u.is_open === undefined || u.is_open === true)
  )
}

export function isInputRichBlockMap(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'map')) return false
        seen++
        break
      case 'location':
        if (!isLocation(v)) return false
        seen++
        break
      case 'zoom':
      case 'width':
      case 'height':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'caption':
        if (!(isRichBlockCaption(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isInputRichBlockButtons(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'buttons' &&
    isEachRichMessageButton(u.buttons) &&
    (u.align === undefined || isHorizontalAlign(u.align))
  )
}

export function isInputRichBlockAnimation(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'animation' &&
    isInputMediaAnimation(u.animation) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isInputRichBlockAudio(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'audio' &&
    isInputMediaAudio(u.audio) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isInputRichBlockDocument(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'document' &&
    isInputMediaDocument(u.document) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isInputRichBlockPhoto(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'photo' &&
    isInputMediaPhoto(u.photo) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isInputRichBlockVideo(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'video' &&
    isInputMediaVideo(u.video) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isInputRichBlockVoiceNote(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'voice_note' &&
    isInputMediaVoiceNote(u.voice_note) &&
    (u.caption === undefined || isRichBlockCaption(u.caption))
  )
}

export function isInputRichBlockThinking(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'thinking' && isRichText(u.text)
}

export function isInlineQuery(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.id === 'string' &&
    isUser(u.from) &&
    typeof u.query === 'string' &&
    typeof u.offset === 'string' &&
    (u.chat_type === undefined || typeof u.chat_type === 'string') &&
    (u.location === undefined || isLocation(u.location))
  )
}

export function isInlineQueryResultsButton(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.text === 'string' &&
    (u.web_app === undefined || isWebAppInfo(u.web_app)) &&
    (u.start_parameter === undefined || typeof u.start_parameter === 'string')
  )
}

export function isInlineQueryResultArticle(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'article')) return false
        seen++
        break
      case 'id':
      case 'title':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'input_message_content':
        if (!isInputMessageContent(v)) return false
        seen++
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'url':
      case 'description':
      case 'thumbnail_url':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'thumbnail_width':
      case 'thumbnail_height':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInlineQueryResultPhoto(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'photo')) return false
        seen++
        break
      case 'id':
      case 'photo_url':
      case 'thumbnail_url':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'photo_width':
      case 'photo_height':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'title':
      case 'description':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInlineQueryResultGif(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'gif')) return false
        seen++
        break
      case 'id':
      case 'gif_url':
      case 'thumbnail_url':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'gif_width':
      case 'gif_height':
      case 'gif_duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'thumbnail_mime_type':
        if (!(isThumbnailMimeType(v) || v === undefined)) return false
        break
      case 'title':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInlineQueryResultMpeg4Gif(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'mpeg4_gif')) return false
        seen++
        break
      case 'id':
      case 'mpeg4_url':
      case 'thumbnail_url':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'mpeg4_width':
      case 'mpeg4_height':
      case 'mpeg4_duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'thumbnail_mime_type':
        if (!(isThumbnailMimeType(v) || v === undefined)) return false
        break
      case 'title':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInlineQueryResultVideo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'video')) return false
        seen++
        break
      case 'id':
      case 'video_url':
      case 'thumbnail_url':
      case 'title':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'mime_type':
        if (!isInlineQueryResultVideoMimeType(v)) return false
        seen++
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'video_width':
      case 'video_height':
      case 'video_duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'description':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 6
}

export function isInlineQueryResultAudio(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'audio')) return false
        seen++
        break
      case 'id':
      case 'audio_url':
      case 'title':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'performer':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'audio_duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInlineQueryResultVoice(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'voice')) return false
        seen++
        break
      case 'id':
      case 'voice_url':
      case 'title':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'voice_duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInlineQueryResultDocument(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'document')) return false
        seen++
        break
      case 'id':
      case 'title':
      case 'document_url':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'mime_type':
        if (!isInlineQueryResultDocumentMimeType(v)) return false
        seen++
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'description':
      case 'thumbnail_url':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
      case 'thumbnail_width':
      case 'thumbnail_height':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isInlineQueryResultLocation(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'location')) return false
        seen++
        break
      case 'id':
      case 'title':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'latitude':
      case 'longitude':
        if (!Number.isFinite(v)) return false
        seen++
        break
      case 'horizontal_accuracy':
        if (!(Number.isFinite(v) || v === undefined)) return false
        break
      case 'live_period':
      case 'heading':
      case 'proximity_alert_radius':
      case 'thumbnail_width':
      case 'thumbnail_height':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
      case 'thumbnail_url':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isInlineQueryResultVenue(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'venue')) return false
        seen++
        break
      case 'id':
      case 'title':
      case 'address':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'latitude':
      case 'longitude':
        if (!Number.isFinite(v)) return false
        seen++
        break
      case 'foursquare_id':
      case 'foursquare_type':
      case 'google_place_id':
      case 'google_place_type':
      case 'thumbnail_url':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
      case 'thumbnail_width':
      case 'thumbnail_height':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 6
}

export function isInlineQueryResultContact(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'contact')) return false
        seen++
        break
      case 'id':
      case 'phone_number':
      case 'first_name':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'last_name':
      case 'vcard':
      case 'thumbnail_url':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
      case 'thumbnail_width':
      case 'thumbnail_height':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInlineQueryResultGame(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'game' &&
    typeof u.id === 'string' &&
    typeof u.game_short_name === 'string' &&
    (u.reply_markup === undefined || isInlineKeyboardMarkup(u.reply_markup))
  )
}

export function isInlineQueryResultCachedPhoto(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'photo')) return false
        seen++
        break
      case 'id':
      case 'photo_file_id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'title':
      case 'description':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isInlineQueryResultCachedGif(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'gif')) return false
        seen++
        break
      case 'id':
      case 'gif_file_id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'title':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isInlineQueryResultCachedMpeg4Gif(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'mpeg4_gif')) return false
        seen++
        break
      case 'id':
      case 'mpeg4_file_id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'title':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isInlineQueryResultCachedSticker(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'sticker' &&
    typeof u.id === 'string' &&
    typeof u.sticker_file_id === 'string' &&
    (u.reply_markup === undefined || isInlineKeyboardMarkup(u.reply_markup)) &&
    (u.input_message_content === undefined || isInputMessageContent(u.input_message_content))
  )
}

export function isInlineQueryResultCachedDocument(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'document')) return false
        seen++
        break
      case 'id':
      case 'title':
      case 'document_file_id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'description':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInlineQueryResultCachedVideo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'video')) return false
        seen++
        break
      case 'id':
      case 'video_file_id':
      case 'title':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'description':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'reply_markup':
        if (!(isInlineKeyboardMarkup(v) || v === undefined)) return false
        break
      case 'input_message_content':
        if (!(isInputMessageContent(v) || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInlineQueryResultCachedVoice(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'voice' &&
    typeof u.id === 'string' &&
    typeof u.voice_file_id === 'string' &&
    typeof u.title === 'string' &&
    (u.caption === undefined || isAnyText(u.caption)) &&
    (u.reply_markup === undefined || isInlineKeyboardMarkup(u.reply_markup)) &&
    (u.input_message_content === undefined || isInputMessageContent(u.input_message_content))
  )
}

export function isInlineQueryResultCachedAudio(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'audio' &&
    typeof u.id === 'string' &&
    typeof u.audio_file_id === 'string' &&
    (u.caption === undefined || isAnyText(u.caption)) &&
    (u.reply_markup === undefined || isInlineKeyboardMarkup(u.reply_markup)) &&
    (u.input_message_content === undefined || isInputMessageContent(u.input_message_content))
  )
}

export function isInputTextMessageContent(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isAnyText(u.message_text) &&
    (u.link_preview_options === undefined || isLinkPreviewOptions(u.link_preview_options))
  )
}

export function isInputRichMessageContent(u: any): boolean {
  return typeof u === 'object' && u !== null && isInputRichMessage(u.rich_message)
}

export function isInputLocationMessageContent(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'latitude':
      case 'longitude':
        if (!Number.isFinite(v)) return false
        seen++
        break
      case 'horizontal_accuracy':
        if (!(Number.isFinite(v) || v === undefined)) return false
        break
      case 'live_period':
      case 'heading':
      case 'proximity_alert_radius':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isInputVenueMessageContent(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'latitude':
      case 'longitude':
        if (!Number.isFinite(v)) return false
        seen++
        break
      case 'title':
      case 'address':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'foursquare_id':
      case 'foursquare_type':
      case 'google_place_id':
      case 'google_place_type':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 4
}

export function isInputContactMessageContent(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.phone_number === 'string' &&
    typeof u.first_name === 'string' &&
    (u.last_name === undefined || typeof u.last_name === 'string') &&
    (u.vcard === undefined || typeof u.vcard === 'string')
  )
}

export function isInputInvoiceMessageContent(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'title':
      case 'description':
      case 'payload':
      case 'currency':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'prices':
        if (!isEachLabeledPrice(v)) return false
        seen++
        break
      case 'provider_token':
      case 'provider_data':
      case 'photo_url':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'max_tip_amount':
      case 'photo_size':
      case 'photo_width':
      case 'photo_height':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'suggested_tip_amounts':
        if (!(isEachInteger(v) || v === undefined)) return false
        break
      case 'need_name':
      case 'need_phone_number':
      case 'need_email':
      case 'need_shipping_address':
      case 'send_phone_number_to_provider':
      case 'send_email_to_provider':
      case 'is_flexible':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isChosenInlineResult(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.result_id === 'string' &&
    isUser(u.from) &&
    typeof u.query === 'string' &&
    (u.location === undefined || isLocation(u.location)) &&
    (u.inline_message_id === undefined || typeof u.inline_message_id === 'string')
  )
}

export function isLabeledPrice(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.label === 'string' && isInteger(u.amount)
}

export function isInvoice(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.title === 'string' &&
    typeof u.description === 'string' &&
    typeof u.start_parameter === 'string' &&
    typeof u.currency === 'string' &&
    isInteger(u.total_amount)
  )
}

export function isShippingAddress(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.country_code === 'string' &&
    typeof u.state === 'string' &&
    typeof u.city === 'string' &&
    typeof u.street_line1 === 'string' &&
    typeof u.street_line2 === 'string' &&
    typeof u.post_code === 'string'
  )
}

export function isOrderInfo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'name':
      case 'phone_number':
      case 'email':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'shipping_address':
        if (!(isShippingAddress(v) || v === undefined)) return false
        break
    }
  }
  return true
}

export function isShippingOption(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.id === 'string' &&
    typeof u.title === 'string' &&
    isEachLabeledPrice(u.prices)
  )
}

export function isSuccessfulPayment(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'currency':
      case 'invoice_payload':
      case 'telegram_payment_charge_id':
      case 'provider_payment_charge_id':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'total_amount':
        if (!isInteger(v)) return false
        seen++
        break
      case 'subscription_expiration_date':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'is_recurring':
      case 'is_first_recurring':
        if (!(v === true || v === undefined)) return false
        break
      case 'shipping_option_id':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'order_info':
        if (!(isOrderInfo(v) || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isRefundedPayment(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.currency === 'string' &&
    isInteger(u.total_amount) &&
    typeof u.invoice_payload === 'string' &&
    typeof u.telegram_payment_charge_id === 'string' &&
    (u.provider_payment_charge_id === undefined || typeof u.provider_payment_charge_id === 'string')
  )
}

export function isShippingQuery(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.id === 'string' &&
    isUser(u.from) &&
    typeof u.invoice_payload === 'string' &&
    isShippingAddress(u.shipping_address)
  )
}

export function isPreCheckoutQuery(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.id === 'string' &&
    isUser(u.from) &&
    typeof u.currency === 'string' &&
    isInteger(u.total_amount) &&
    typeof u.invoice_payload === 'string' &&
    (u.shipping_option_id === undefined || typeof u.shipping_option_id === 'string') &&
    (u.order_info === undefined || isOrderInfo(u.order_info))
  )
}

export function isPaidMediaPurchased(u: any): boolean {
  return typeof u === 'object' && u !== null && isUser(u.from) && typeof u.paid_media_payload === 'string'
}

export function isRevenueWithdrawalStatePending(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'pending'
}

export function isRevenueWithdrawalStateSucceeded(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'succeeded' &&
    isInteger(u.date) &&
    typeof u.url === 'string'
  )
}

export function isRevenueWithdrawalStateFailed(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'failed'
}

export function isAffiliateInfo(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.commission_per_mille) &&
    isInteger(u.amount) &&
    (u.affiliate_user === undefined || isUser(u.affiliate_user)) &&
    (u.affiliate_chat === undefined || isChat(u.affiliate_chat)) &&
    (u.nanostar_amount === undefined || isInteger(u.nanostar_amount))
  )
}

export function isTransactionPartnerUser(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
        if (!(v === 'user')) return false
        seen++
        break
      case 'transaction_type':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'user':
        if (!isUser(v)) return false
        seen++
        break
      case 'affiliate':
        if (!(isAffiliateInfo(v) || v === undefined)) return false
        break
      case 'invoice_payload':
      case 'paid_media_payload':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'subscription_period':
      case 'premium_subscription_duration':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'paid_media':
        if (!(isEachPaidMedia(v) || v === undefined)) return false
        break
      case 'gift':
        if (!(isGift(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isTransactionPartnerChat(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'chat' &&
    isChat(u.chat) &&
    (u.gift === undefined || isGift(u.gift))
  )
}

export function isTransactionPartnerAffiliateProgram(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'affiliate_program' &&
    isInteger(u.commission_per_mille) &&
    (u.sponsor_user === undefined || isUser(u.sponsor_user))
  )
}

export function isTransactionPartnerFragment(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'fragment' &&
    (u.withdrawal_state === undefined || isRevenueWithdrawalState(u.withdrawal_state))
  )
}

export function isTransactionPartnerTelegramAds(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'telegram_ads'
}

export function isTransactionPartnerTelegramApi(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'telegram_api' && isInteger(u.request_count)
}

export function isTransactionPartnerOther(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'other'
}

export function isStarTransaction(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.id === 'string' &&
    isInteger(u.amount) &&
    isInteger(u.date) &&
    (u.nanostar_amount === undefined || isInteger(u.nanostar_amount)) &&
    (u.source === undefined || isTransactionPartner(u.source)) &&
    (u.receiver === undefined || isTransactionPartner(u.receiver))
  )
}

export function isStarTransactions(u: any): boolean {
  return typeof u === 'object' && u !== null && isEachStarTransaction(u.transactions)
}

export function isPassportData(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isEachEncryptedPassportElement(u.data) &&
    isEncryptedCredentials(u.credentials)
  )
}

export function isPassportFile(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.file_id === 'string' &&
    typeof u.file_unique_id === 'string' &&
    isInteger(u.file_size) &&
    isInteger(u.file_date)
  )
}

export function isEncryptedPassportElement(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'type':
      case 'hash':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'data':
      case 'phone_number':
      case 'email':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'files':
      case 'translation':
        if (!(isEachPassportFile(v) || v === undefined)) return false
        break
      case 'front_side':
      case 'reverse_side':
      case 'selfie':
        if (!(isPassportFile(v) || v === undefined)) return false
        break
    }
  }
  return seen === 2
}

export function isEncryptedCredentials(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.data === 'string' &&
    typeof u.hash === 'string' &&
    typeof u.secret === 'string'
  )
}

export function isPassportElementErrorDataField(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'data' &&
    isPassportElementErrorDataFieldType(u.type) &&
    typeof u.field_name === 'string' &&
    typeof u.data_hash === 'string' &&
    typeof u.message === 'string'
  )
}

export function isPassportElementErrorFrontSide(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'front_side' &&
    isPassportElementErrorFrontSideType(u.type) &&
    typeof u.file_hash === 'string' &&
    typeof u.message === 'string'
  )
}

export function isPassportElementErrorReverseSide(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'reverse_side' &&
    isPassportElementErrorReverseSideType(u.type) &&
    typeof u.file_hash === 'string' &&
    typeof u.message === 'string'
  )
}

export function isPassportElementErrorSelfie(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'selfie' &&
    isPassportElementErrorFrontSideType(u.type) &&
    typeof u.file_hash === 'string' &&
    typeof u.message === 'string'
  )
}

export function isPassportElementErrorFile(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'file' &&
    isPassportElementErrorFileType(u.type) &&
    typeof u.file_hash === 'string' &&
    typeof u.message === 'string'
  )
}

export function isPassportElementErrorFiles(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'files' &&
    isPassportElementErrorFileType(u.type) &&
    isEachString(u.file_hashes) &&
    typeof u.message === 'string'
  )
}

export function isPassportElementErrorTranslationFile(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'translation_file' &&
    isPassportElementErrorTranslationFileType(u.type) &&
    typeof u.file_hash === 'string' &&
    typeof u.message === 'string'
  )
}

export function isPassportElementErrorTranslationFiles(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'translation_files' &&
    isPassportElementErrorTranslationFileType(u.type) &&
    isEachString(u.file_hashes) &&
    typeof u.message === 'string'
  )
}

export function isPassportElementErrorUnspecified(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.source === 'unspecified' &&
    typeof u.type === 'string' &&
    typeof u.element_hash === 'string' &&
    typeof u.message === 'string'
  )
}

export function isGame(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.title === 'string' &&
    typeof u.description === 'string' &&
    isEachPhotoSize(u.photo) &&
    (u.text === undefined || typeof u.text === 'string') &&
    (u.text_entities === undefined || isEachMessageEntity(u.text_entities)) &&
    (u.animation === undefined || isAnimation(u.animation))
  )
}

export function isCallbackGame(u: any): boolean {
  return typeof u === 'object' && u !== null && !Array.isArray(u)
}

export function isGameHighScore(u: any): boolean {
  return typeof u === 'object' && u !== null && isInteger(u.position) && isUser(u.user) && isInteger(u.score)
}

export function isBotFullInfo(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'id':
        if (!isInteger(v)) return false
        seen++
        break
      case 'is_bot':
        if (!(typeof v === 'boolean')) return false
        seen++
        break
      case 'first_name':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'last_name':
      case 'username':
      case 'language_code':
      case 'inline_query_placeholder':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'is_premium':
      case 'added_to_attachment_menu':
        if (!(v === true || v === undefined)) return false
        break
      case 'can_join_groups':
      case 'can_read_all_group_messages':
      case 'supports_guest_queries':
      case 'supports_inline_queries':
      case 'can_connect_to_business':
      case 'has_main_web_app':
      case 'has_topics_enabled':
      case 'allows_users_to_create_topics':
      case 'can_manage_bots':
      case 'supports_join_request_queries':
      case 'needs_inline_query_location':
      case 'has_topic_sidebar':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
      case 'active_usernames':
        if (!(isEachString(v) || v === undefined)) return false
        break
    }
  }
  return seen === 3
}

export function isWidget(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'html':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'id':
      case 'public_data':
      case 'chat_data':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'width':
      case 'height':
        if (!(isInteger(v) || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isWidgetQuery(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'id':
      case 'chat_instance':
      case 'data':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'from':
        if (!isUser(v)) return false
        seen++
        break
      case 'type':
        if (!isWidgetQueryType(v)) return false
        seen++
        break
      case 'chat':
        if (!(isChat(v) || v === undefined)) return false
        break
      case 'message_id':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'inline_message_id':
      case 'chat_type':
      case 'widget_id':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
    }
  }
  return seen === 5
}

export function isSharedWidgetQuery(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.id === 'string' &&
    isUser(u.from) &&
    isWidgetQueryType(u.type) &&
    typeof u.data === 'string' &&
    typeof u.widget_id === 'string'
  )
}

export function isWidgetQueryTypeData(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'data' &&
    (u.wallet_card === undefined || isTonWalletCard(u.wallet_card))
  )
}

export function isWidgetQueryTypeSignData(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'sign_data' &&
    isWidgetQueryWallet(u.wallet) &&
    typeof u.sign_data === 'string'
  )
}

export function isWidgetQueryTypeSentTransaction(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'sent_transaction' &&
    isWidgetQueryWallet(u.wallet) &&
    typeof u.msg_hash === 'string'
  )
}

export function isWidgetQueryWallet(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.address === 'string' &&
    (u.amount === undefined || typeof u.amount === 'string') &&
    (u.public_key === undefined || typeof u.public_key === 'string') &&
    (u.state_init === undefined || typeof u.state_init === 'string')
  )
}

export function isInputWidgetMessageContent(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  let seen = 0
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'html':
        if (!(typeof v === 'string')) return false
        seen++
        break
      case 'width':
      case 'height':
        if (!(isInteger(v) || v === undefined)) return false
        break
      case 'public_data':
      case 'chat_data':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'caption':
        if (!(isAnyText(v) || v === undefined)) return false
        break
      case 'show_caption_above_media':
      case 'allow_queries':
      case 'is_shared':
        if (!(typeof v === 'boolean' || v === undefined)) return false
        break
    }
  }
  return seen === 1
}

export function isInputSharedWidgetMessageContent(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.widget_id === 'string' &&
    (u.chat_data === undefined || typeof u.chat_data === 'string') &&
    (u.caption === undefined || isAnyText(u.caption)) &&
    (u.show_caption_above_media === undefined || typeof u.show_caption_above_media === 'boolean')
  )
}

export function isTonWalletCard(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    typeof u.address === 'string' &&
    typeof u.amount === 'string' &&
    isEachTonWalletCardSticker(u.stickers) &&
    (u.background_nft_address === undefined || typeof u.background_nft_address === 'string')
  )
}

export function isTonWalletCardSticker(u: any): boolean {
  return typeof u === 'object' && u !== null && isAreaPosition(u.position) && isTonNft(u.nft)
}

export function isTonNft(u: any): boolean {
  if (!(typeof u === 'object' && u !== null && !Array.isArray(u))) return false
  for (const key in u) {
    const v = u[key]
    switch (key) {
      case 'address':
      case 'index':
      case 'name':
      case 'description':
      case 'collection_address':
        if (!(typeof v === 'string' || v === undefined)) return false
        break
      case 'attributes':
        if (!(isEachTonNftAttribute(v) || v === undefined)) return false
        break
      case 'gift':
        if (!(isUniqueGift(v) || v === undefined)) return false
        break
    }
  }
  return true
}

export function isTonNftAttribute(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && typeof u.trait_type === 'string' && typeof u.value === 'string'
  )
}

export function isChatShareThemeEmoji(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'emoji' &&
    isEachEmojiType(u.emojis) &&
    (u.background_backdrop_id === undefined || isInteger(u.background_backdrop_id))
  )
}

export function isChatShareThemeUniqueGift(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    u.type === 'unique_gift' &&
    (u.gift === undefined || isUniqueGift(u.gift))
  )
}

export function isEmojiTypeEmoji(u: any): boolean {
  return typeof u === 'object' && u !== null && u.type === 'emoji' && typeof u.emoji === 'string'
}

export function isEmojiTypeCustomEmoji(u: any): boolean {
  return (
    typeof u === 'object' && u !== null && u.type === 'custom_emoji' && typeof u.custom_emoji_id === 'string'
  )
}

export function isChatShareThemeBackdrops(u: any): boolean {
  return typeof u === 'object' && u !== null && isEachChatShareThemeBackdrop(u.backdrops)
}

export function isChatShareThemeBackdrop(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    isInteger(u.id) &&
    typeof u.name === 'string' &&
    isUniqueGiftBackdropColors(u.colors)
  )
}

export function isAreaPosition(u: any): boolean {
  return (
    typeof u === 'object' &&
    u !== null &&
    Number.isFinite(u.x_percentage) &&
    Number.isFinite(u.y_percentage) &&
    Number.isFinite(u.width_percentage) &&
    Number.isFinite(u.height_percentage) &&
    Number.isFinite(u.rotation_angle) &&
    Number.isFinite(u.corner_radius_percentage)
  )
}

export function isText(u: any): boolean {
  return typeof u === 'object' && u !== null && typeof u.text === 'string' && isEachMessageEntity(u.entities)
}

export function isMarkup(u: any): boolean {
  return typeof u === 'object' && u !== null && isParseMode(u.parse_mode) && typeof u.text === 'string'
}

export function isAnyText(u: any): boolean {
  if (typeof u === 'string') return true
  return isText(u) || isMarkup(u)
}

export function isMaybeInaccessibleMessage(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.date) {
    case 0:
      return isInaccessibleMessage(u)
    default:
      return isMessage(u)
  }
}

export function isMessageOrigin(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'user':
      return isMessageOriginUser(u)
    case 'hidden_user':
      return isMessageOriginHiddenUser(u)
    case 'chat':
      return isMessageOriginChat(u)
    case 'channel':
      return isMessageOriginChannel(u)
    default:
      return typeof u.type === 'string' && (u.date === undefined || isInteger(u.date))
  }
}

export function isPaidMedia(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'live_photo':
      return isPaidMediaLivePhoto(u)
    case 'photo':
      return isPaidMediaPhoto(u)
    case 'preview':
      return isPaidMediaPreview(u)
    case 'video':
      return isPaidMediaVideo(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isInputPollMedia(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'animation':
      return isInputMediaAnimation(u)
    case 'audio':
      return isInputMediaAudio(u)
    case 'document':
      return isInputMediaDocument(u)
    case 'live_photo':
      return isInputMediaLivePhoto(u)
    case 'location':
      return isInputMediaLocation(u)
    case 'photo':
      return isInputMediaPhoto(u)
    case 'venue':
      return isInputMediaVenue(u)
    case 'video':
      return isInputMediaVideo(u)
    default:
      return false
  }
}

export function isInputPollOptionMedia(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'animation':
      return isInputMediaAnimation(u)
    case 'link':
      return isInputMediaLink(u)
    case 'live_photo':
      return isInputMediaLivePhoto(u)
    case 'location':
      return isInputMediaLocation(u)
    case 'photo':
      return isInputMediaPhoto(u)
    case 'sticker':
      return isInputMediaSticker(u)
    case 'venue':
      return isInputMediaVenue(u)
    case 'video':
      return isInputMediaVideo(u)
    default:
      return false
  }
}

export function isBackgroundFill(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'solid':
      return isBackgroundFillSolid(u)
    case 'gradient':
      return isBackgroundFillGradient(u)
    case 'freeform_gradient':
      return isBackgroundFillFreeformGradient(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isBackgroundType(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'fill':
      return isBackgroundTypeFill(u)
    case 'wallpaper':
      return isBackgroundTypeWallpaper(u)
    case 'pattern':
      return isBackgroundTypePattern(u)
    case 'chat_theme':
      return isBackgroundTypeChatTheme(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isChatMember(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.status) {
    case 'creator':
      return isChatMemberOwner(u)
    case 'administrator':
      return isChatMemberAdministrator(u)
    case 'member':
      return isChatMemberMember(u)
    case 'restricted':
      return isChatMemberRestricted(u)
    case 'left':
      return isChatMemberLeft(u)
    case 'kicked':
      return isChatMemberBanned(u)
    default:
      return typeof u.status === 'string' && isUser(u.user)
  }
}

export function isStoryAreaType(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'location':
      return isStoryAreaTypeLocation(u)
    case 'suggested_reaction':
      return isStoryAreaTypeSuggestedReaction(u)
    case 'link':
      return isStoryAreaTypeLink(u)
    case 'weather':
      return isStoryAreaTypeWeather(u)
    case 'unique_gift':
      return isStoryAreaTypeUniqueGift(u)
    default:
      return false
  }
}

export function isReactionType(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'emoji':
      return isReactionTypeEmoji(u)
    case 'custom_emoji':
      return isReactionTypeCustomEmoji(u)
    case 'paid':
      return isReactionTypePaid(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isOwnedGift(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'regular':
      return isOwnedGiftRegular(u)
    case 'unique':
      return isOwnedGiftUnique(u)
    default:
      return (
        typeof u.type === 'string' &&
        (u.owned_gift_id === undefined || typeof u.owned_gift_id === 'string') &&
        (u.sender_user === undefined || isUser(u.sender_user)) &&
        (u.send_date === undefined || isInteger(u.send_date)) &&
        (u.is_saved === undefined || u.is_saved === true)
      )
  }
}

export function isBotCommandScope(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'default':
      return isBotCommandScopeDefault(u)
    case 'all_private_chats':
      return isBotCommandScopeAllPrivateChats(u)
    case 'all_group_chats':
      return isBotCommandScopeAllGroupChats(u)
    case 'all_chat_administrators':
      return isBotCommandScopeAllChatAdministrators(u)
    case 'chat':
      return isBotCommandScopeChat(u)
    case 'chat_administrators':
      return isBotCommandScopeChatAdministrators(u)
    case 'chat_member':
      return isBotCommandScopeChatMember(u)
    default:
      return false
  }
}

export function isMenuButton(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'commands':
      return isMenuButtonCommands(u)
    case 'web_app':
      return isMenuButtonWebApp(u)
    case 'default':
      return isMenuButtonDefault(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isChatBoostSource(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.source) {
    case 'premium':
      return isChatBoostSourcePremium(u)
    case 'gift_code':
      return isChatBoostSourceGiftCode(u)
    case 'giveaway':
      return isChatBoostSourceGiveaway(u)
    default:
      return typeof u.source === 'string' && (u.user === undefined || isUser(u.user))
  }
}

export function isInputMedia(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'animation':
      return isInputMediaAnimation(u)
    case 'audio':
      return isInputMediaAudio(u)
    case 'document':
      return isInputMediaDocument(u)
    case 'live_photo':
      return isInputMediaLivePhoto(u)
    case 'photo':
      return isInputMediaPhoto(u)
    case 'video':
      return isInputMediaVideo(u)
    default:
      return false
  }
}

export function isInputPaidMedia(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'live_photo':
      return isInputPaidMediaLivePhoto(u)
    case 'photo':
      return isInputPaidMediaPhoto(u)
    case 'video':
      return isInputPaidMediaVideo(u)
    default:
      return false
  }
}

export function isInputProfilePhoto(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'static':
      return isInputProfilePhotoStatic(u)
    case 'animated':
      return isInputProfilePhotoAnimated(u)
    default:
      return false
  }
}

export function isInputStoryContent(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'photo':
      return isInputStoryContentPhoto(u)
    case 'video':
      return isInputStoryContentVideo(u)
    default:
      return false
  }
}

export function isRichText(u: any): boolean {
  if (typeof u === 'string') return true
  if (isEachRichText(u)) return true
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'bold':
      return isRichTextBold(u)
    case 'italic':
      return isRichTextItalic(u)
    case 'underline':
      return isRichTextUnderline(u)
    case 'strikethrough':
      return isRichTextStrikethrough(u)
    case 'spoiler':
      return isRichTextSpoiler(u)
    case 'date_time':
      return isRichTextDateTime(u)
    case 'text_mention':
      return isRichTextTextMention(u)
    case 'subscript':
      return isRichTextSubscript(u)
    case 'superscript':
      return isRichTextSuperscript(u)
    case 'marked':
      return isRichTextMarked(u)
    case 'code':
      return isRichTextCode(u)
    case 'custom_emoji':
      return isRichTextCustomEmoji(u)
    case 'mathematical_expression':
      return isRichTextMathematicalExpression(u)
    case 'url':
      return isRichTextUrl(u)
    case 'email_address':
      return isRichTextEmailAddress(u)
    case 'phone_number':
      return isRichTextPhoneNumber(u)
    case 'bank_card_number':
      return isRichTextBankCardNumber(u)
    case 'mention':
      return isRichTextMention(u)
    case 'hashtag':
      return isRichTextHashtag(u)
    case 'cashtag':
      return isRichTextCashtag(u)
    case 'bot_command':
      return isRichTextBotCommand(u)
    case 'button':
      return isRichTextButton(u)
    case 'anchor':
      return isRichTextAnchor(u)
    case 'anchor_link':
      return isRichTextAnchorLink(u)
    case 'reference':
      return isRichTextReference(u)
    case 'reference_link':
      return isRichTextReferenceLink(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isRichBlock(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'paragraph':
      return isRichBlockParagraph(u)
    case 'heading':
      return isRichBlockSectionHeading(u)
    case 'pre':
      return isRichBlockPreformatted(u)
    case 'footer':
      return isRichBlockFooter(u)
    case 'divider':
      return isRichBlockDivider(u)
    case 'mathematical_expression':
      return isRichBlockMathematicalExpression(u)
    case 'anchor':
      return isRichBlockAnchor(u)
    case 'list':
      return isRichBlockList(u)
    case 'blockquote':
      return isRichBlockBlockQuotation(u)
    case 'expandable_blockquote':
      return isRichBlockExpandableBlockQuotation(u)
    case 'pullquote':
      return isRichBlockPullQuotation(u)
    case 'collage':
      return isRichBlockCollage(u)
    case 'slideshow':
      return isRichBlockSlideshow(u)
    case 'table':
      return isRichBlockTable(u)
    case 'details':
      return isRichBlockDetails(u)
    case 'map':
      return isRichBlockMap(u)
    case 'buttons':
      return isRichBlockButtons(u)
    case 'animation':
      return isRichBlockAnimation(u)
    case 'audio':
      return isRichBlockAudio(u)
    case 'document':
      return isRichBlockDocument(u)
    case 'photo':
      return isRichBlockPhoto(u)
    case 'video':
      return isRichBlockVideo(u)
    case 'voice_note':
      return isRichBlockVoiceNote(u)
    case 'thinking':
      return isRichBlockThinking(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isInputRichBlock(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'paragraph':
      return isInputRichBlockParagraph(u)
    case 'heading':
      return isInputRichBlockSectionHeading(u)
    case 'pre':
      return isInputRichBlockPreformatted(u)
    case 'footer':
      return isInputRichBlockFooter(u)
    case 'divider':
      return isInputRichBlockDivider(u)
    case 'mathematical_expression':
      return isInputRichBlockMathematicalExpression(u)
    case 'anchor':
      return isInputRichBlockAnchor(u)
    case 'list':
      return isInputRichBlockList(u)
    case 'blockquote':
      return isInputRichBlockBlockQuotation(u)
    case 'expandable_blockquote':
      return isInputRichBlockExpandableBlockQuotation(u)
    case 'pullquote':
      return isInputRichBlockPullQuotation(u)
    case 'collage':
      return isInputRichBlockCollage(u)
    case 'slideshow':
      return isInputRichBlockSlideshow(u)
    case 'table':
      return isInputRichBlockTable(u)
    case 'details':
      return isInputRichBlockDetails(u)
    case 'map':
      return isInputRichBlockMap(u)
    case 'buttons':
      return isInputRichBlockButtons(u)
    case 'animation':
      return isInputRichBlockAnimation(u)
    case 'audio':
      return isInputRichBlockAudio(u)
    case 'document':
      return isInputRichBlockDocument(u)
    case 'photo':
      return isInputRichBlockPhoto(u)
    case 'video':
      return isInputRichBlockVideo(u)
    case 'voice_note':
      return isInputRichBlockVoiceNote(u)
    case 'thinking':
      return isInputRichBlockThinking(u)
    default:
      return false
  }
}

export function isInlineQueryResult(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'audio':
      return isInlineQueryResultCachedAudio(u) || isInlineQueryResultAudio(u)
    case 'document':
      return isInlineQueryResultCachedDocument(u) || isInlineQueryResultDocument(u)
    case 'gif':
      return isInlineQueryResultCachedGif(u) || isInlineQueryResultGif(u)
    case 'mpeg4_gif':
      return isInlineQueryResultCachedMpeg4Gif(u) || isInlineQueryResultMpeg4Gif(u)
    case 'photo':
      return isInlineQueryResultCachedPhoto(u) || isInlineQueryResultPhoto(u)
    case 'sticker':
      return isInlineQueryResultCachedSticker(u)
    case 'video':
      return isInlineQueryResultCachedVideo(u) || isInlineQueryResultVideo(u)
    case 'voice':
      return isInlineQueryResultCachedVoice(u) || isInlineQueryResultVoice(u)
    case 'article':
      return isInlineQueryResultArticle(u)
    case 'contact':
      return isInlineQueryResultContact(u)
    case 'game':
      return isInlineQueryResultGame(u)
    case 'location':
      return isInlineQueryResultLocation(u)
    case 'venue':
      return isInlineQueryResultVenue(u)
    default:
      return false
  }
}

export function isInputMessageContent(u: any): boolean {
  return (
    isInputTextMessageContent(u) ||
    isInputRichMessageContent(u) ||
    isInputLocationMessageContent(u) ||
    isInputVenueMessageContent(u) ||
    isInputContactMessageContent(u) ||
    isInputInvoiceMessageContent(u) ||
    isInputWidgetMessageContent(u) ||
    isInputSharedWidgetMessageContent(u)
  )
}

export function isRevenueWithdrawalState(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'pending':
      return isRevenueWithdrawalStatePending(u)
    case 'succeeded':
      return isRevenueWithdrawalStateSucceeded(u)
    case 'failed':
      return isRevenueWithdrawalStateFailed(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isTransactionPartner(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'user':
      return isTransactionPartnerUser(u)
    case 'chat':
      return isTransactionPartnerChat(u)
    case 'affiliate_program':
      return isTransactionPartnerAffiliateProgram(u)
    case 'fragment':
      return isTransactionPartnerFragment(u)
    case 'telegram_ads':
      return isTransactionPartnerTelegramAds(u)
    case 'telegram_api':
      return isTransactionPartnerTelegramApi(u)
    case 'other':
      return isTransactionPartnerOther(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isPassportElementError(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.source) {
    case 'data':
      return isPassportElementErrorDataField(u)
    case 'front_side':
      return isPassportElementErrorFrontSide(u)
    case 'reverse_side':
      return isPassportElementErrorReverseSide(u)
    case 'selfie':
      return isPassportElementErrorSelfie(u)
    case 'file':
      return isPassportElementErrorFile(u)
    case 'files':
      return isPassportElementErrorFiles(u)
    case 'translation_file':
      return isPassportElementErrorTranslationFile(u)
    case 'translation_files':
      return isPassportElementErrorTranslationFiles(u)
    case 'unspecified':
      return isPassportElementErrorUnspecified(u)
    default:
      return false
  }
}

export function isInputRichMedia(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'animation':
      return isInputMediaAnimation(u)
    case 'audio':
      return isInputMediaAudio(u)
    case 'document':
      return isInputMediaDocument(u)
    case 'photo':
      return isInputMediaPhoto(u)
    case 'video':
      return isInputMediaVideo(u)
    case 'voice_note':
      return isInputMediaVoiceNote(u)
    default:
      return false
  }
}

export function isReplyMarkup(u: any): boolean {
  return isInlineKeyboardMarkup(u) || isReplyKeyboardMarkup(u) || isReplyKeyboardRemove(u) || isForceReply(u)
}

export function isInputMediaGroupItem(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'audio':
      return isInputMediaAudio(u)
    case 'document':
      return isInputMediaDocument(u)
    case 'live_photo':
      return isInputMediaLivePhoto(u)
    case 'photo':
      return isInputMediaPhoto(u)
    case 'video':
      return isInputMediaVideo(u)
    default:
      return false
  }
}

export function isWidgetQueryType(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'data':
      return isWidgetQueryTypeData(u)
    case 'sign_data':
      return isWidgetQueryTypeSignData(u)
    case 'sent_transaction':
      return isWidgetQueryTypeSentTransaction(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isChatShareTheme(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'emoji':
      return isChatShareThemeEmoji(u)
    case 'unique_gift':
      return isChatShareThemeUniqueGift(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isEmojiType(u: any): boolean {
  if (!(typeof u === 'object' && u !== null)) return false
  switch (u.type) {
    case 'emoji':
      return isEmojiTypeEmoji(u)
    case 'custom_emoji':
      return isEmojiTypeCustomEmoji(u)
    default:
      return typeof u.type === 'string'
  }
}

export function isBotSubscriptionUpdatedState(u: any): boolean {
  switch (u) {
    case 'canceled':
    case 'active':
    case 'failed':
      return true
    default:
      return false
  }
}

export function isButtonStyle(u: any): boolean {
  switch (u) {
    case 'danger':
    case 'success':
    case 'primary':
      return true
    default:
      return false
  }
}

export function isCallbackQueryMode(u: any): boolean {
  switch (u) {
    case 'default':
    case 'auto':
    case 'inline':
      return true
    default:
      return false
  }
}

export function isChatAction(u: any): boolean {
  switch (u) {
    case 'typing':
    case 'upload_photo':
    case 'record_video':
    case 'upload_video':
    case 'record_voice':
    case 'upload_voice':
    case 'upload_document':
    case 'choose_sticker':
    case 'find_location':
    case 'record_video_note':
    case 'upload_video_note':
      return true
    default:
      return false
  }
}

export function isChatJoinRequestResult(u: any): boolean {
  switch (u) {
    case 'approve':
    case 'decline':
    case 'queue':
      return true
    default:
      return false
  }
}

export function isChatType(u: any): boolean {
  switch (u) {
    case 'private':
    case 'group':
    case 'supergroup':
    case 'channel':
      return true
    default:
      return false
  }
}

export function isDiceEmoji(u: any): boolean {
  switch (u) {
    case '🎲':
    case '🎯':
    case '🏀':
    case '⚽':
    case '🎳':
    case '🎰':
      return true
    default:
      return false
  }
}

export function isEncryptedPassportElementType(u: any): boolean {
  switch (u) {
    case 'personal_details':
    case 'passport':
    case 'driver_license':
    case 'identity_card':
    case 'internal_passport':
    case 'address':
    case 'utility_bill':
    case 'bank_statement':
    case 'rental_agreement':
    case 'passport_registration':
    case 'temporary_registration':
    case 'phone_number':
    case 'email':
      return true
    default:
      return false
  }
}

export function isForumTopicIconColor(u: any): boolean {
  switch (u) {
    case 7322096:
    case 16766590:
    case 13338331:
    case 9367192:
    case 16749490:
    case 16478047:
      return true
    default:
      return false
  }
}

export function isHorizontalAlign(u: any): boolean {
  switch (u) {
    case 'left':
    case 'center':
    case 'right':
      return true
    default:
      return false
  }
}

export function isInlineFeedbackDenominator(u: any): boolean {
  switch (u) {
    case 0:
    case 1:
    case 10:
    case 100:
    case 1000:
      return true
    default:
      return false
  }
}

export function isInlineQueryChatType(u: any): boolean {
  switch (u) {
    case 'sender':
    case 'private':
    case 'group':
    case 'supergroup':
    case 'channel':
      return true
    default:
      return false
  }
}

export function isInlineQueryResultDocumentMimeType(u: any): boolean {
  switch (u) {
    case 'application/pdf':
    case 'application/zip':
      return true
    default:
      return false
  }
}

export function isInlineQueryResultVideoMimeType(u: any): boolean {
  switch (u) {
    case 'text/html':
    case 'video/mp4':
      return true
    default:
      return false
  }
}

export function isMaskPositionPoint(u: any): boolean {
  switch (u) {
    case 'forehead':
    case 'eyes':
    case 'mouth':
    case 'chin':
      return true
    default:
      return false
  }
}

export function isMessageEntityType(u: any): boolean {
  switch (u) {
    case 'mention':
    case 'hashtag':
    case 'cashtag':
    case 'bot_command':
    case 'url':
    case 'email':
    case 'phone_number':
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strikethrough':
    case 'spoiler':
    case 'blockquote':
    case 'expandable_blockquote':
    case 'code':
    case 'pre':
    case 'text_link':
    case 'text_mention':
    case 'custom_emoji':
    case 'date_time':
      return true
    default:
      return false
  }
}

export function isParseMode(u: any): boolean {
  switch (u) {
    case 'HTML':
    case 'MarkdownV2':
    case 'Markdown':
      return true
    default:
      return false
  }
}

export function isPassportElementErrorDataFieldType(u: any): boolean {
  switch (u) {
    case 'personal_details':
    case 'passport':
    case 'driver_license':
    case 'identity_card':
    case 'internal_passport':
    case 'address':
      return true
    default:
      return false
  }
}

export function isPassportElementErrorFileType(u: any): boolean {
  switch (u) {
    case 'utility_bill':
    case 'bank_statement':
    case 'rental_agreement':
    case 'passport_registration':
    case 'temporary_registration':
      return true
    default:
      return false
  }
}

export function isPassportElementErrorFrontSideType(u: any): boolean {
  switch (u) {
    case 'passport':
    case 'driver_license':
    case 'identity_card':
    case 'internal_passport':
      return true
    default:
      return false
  }
}

export function isPassportElementErrorReverseSideType(u: any): boolean {
  switch (u) {
    case 'driver_license':
    case 'identity_card':
      return true
    default:
      return false
  }
}

export function isPassportElementErrorTranslationFileType(u: any): boolean {
  switch (u) {
    case 'passport':
    case 'driver_license':
    case 'identity_card':
    case 'internal_passport':
    case 'utility_bill':
    case 'bank_statement':
    case 'rental_agreement':
    case 'passport_registration':
    case 'temporary_registration':
      return true
    default:
      return false
  }
}

export function isPollType(u: any): boolean {
  switch (u) {
    case 'regular':
    case 'quiz':
      return true
    default:
      return false
  }
}

export function isPremiumMonthCount(u: any): boolean {
  switch (u) {
    case 3:
    case 6:
    case 12:
      return true
    default:
      return false
  }
}

export function isReactionEmoji(u: any): boolean {
  switch (u) {
    case '❤':
    case '👍':
    case '👎':
    case '🔥':
    case '🥰':
    case '👏':
    case '😁':
    case '🤔':
    case '🤯':
    case '😱':
    case '🤬':
    case '😢':
    case '🎉':
    case '🤩':
    case '🤮':
    case '💩':
    case '🙏':
    case '👌':
    case '🕊':
    case '🤡':
    case '🥱':
    case '🥴':
    case '😍':
    case '🐳':
    case '❤‍🔥':
    case '🌚':
    case '🌭':
    case '💯':
    case '🤣':
    case '⚡':
    case '🍌':
    case '🏆':
    case '💔':
    case '🤨':
    case '😐':
    case '🍓':
    case '🍾':
    case '💋':
    case '🖕':
    case '😈':
    case '😴':
    case '😭':
    case '🤓':
    case '👻':
    case '👨‍💻':
    case '👀':
    case '🎃':
    case '🙈':
    case '😇':
    case '😨':
    case '🤝':
    case '✍':
    case '🤗':
    case '🫡':
    case '🎅':
    case '🎄':
    case '☃':
    case '💅':
    case '🤪':
    case '🗿':
    case '🆒':
    case '💘':
    case '🙉':
    case '🦄':
    case '😘':
    case '💊':
    case '🙊':
    case '😎':
    case '👾':
    case '🤷‍♂':
    case '🤷':
    case '🤷‍♀':
    case '😡':
      return true
    default:
      return false
  }
}

export function isRichBlockListItemType(u: any): boolean {
  switch (u) {
    case 'a':
    case 'A':
    case 'i':
    case 'I':
    case '1':
      return true
    default:
      return false
  }
}

export function isRichMessageButtonStyle(u: any): boolean {
  switch (u) {
    case 'danger':
    case 'success':
    case 'primary':
    case 'link':
      return true
    default:
      return false
  }
}

export function isStarCurrency(u: any): boolean {
  switch (u) {
    case 'XTR':
    case 'TON':
      return true
    default:
      return false
  }
}

export function isStickerFormat(u: any): boolean {
  switch (u) {
    case 'static':
    case 'animated':
    case 'video':
      return true
    default:
      return false
  }
}

export function isStickerType(u: any): boolean {
  switch (u) {
    case 'regular':
    case 'mask':
    case 'custom_emoji':
      return true
    default:
      return false
  }
}

export function isStoryActivePeriod(u: any): boolean {
  switch (u) {
    case 21600:
    case 43200:
    case 86400:
    case 172800:
      return true
    default:
      return false
  }
}

export function isSuggestedPostInfoState(u: any): boolean {
  switch (u) {
    case 'pending':
    case 'approved':
    case 'declined':
      return true
    default:
      return false
  }
}

export function isSuggestedPostRefundedReason(u: any): boolean {
  switch (u) {
    case 'post_deleted':
    case 'payment_refunded':
      return true
    default:
      return false
  }
}

export function isThumbnailMimeType(u: any): boolean {
  switch (u) {
    case 'image/jpeg':
    case 'image/gif':
    case 'video/mp4':
      return true
    default:
      return false
  }
}

export function isTransactionPartnerUserTransactionType(u: any): boolean {
  switch (u) {
    case 'invoice_payment':
    case 'paid_media_payment':
    case 'gift_purchase':
    case 'premium_purchase':
    case 'business_account_transfer':
      return true
    default:
      return false
  }
}

export function isUniqueGiftInfoOrigin(u: any): boolean {
  switch (u) {
    case 'upgrade':
    case 'transfer':
    case 'resale':
    case 'gifted_upgrade':
    case 'offer':
      return true
    default:
      return false
  }
}

export function isUniqueGiftModelRarity(u: any): boolean {
  switch (u) {
    case 'uncommon':
    case 'rare':
    case 'epic':
    case 'legendary':
      return true
    default:
      return false
  }
}

export function isUpdateKind(u: any): boolean {
  switch (u) {
    case 'message':
    case 'edited_message':
    case 'channel_post':
    case 'edited_channel_post':
    case 'business_connection':
    case 'business_message':
    case 'edited_business_message':
    case 'deleted_business_messages':
    case 'guest_message':
    case 'message_reaction':
    case 'message_reaction_count':
    case 'inline_query':
    case 'chosen_inline_result':
    case 'callback_query':
    case 'shipping_query':
    case 'pre_checkout_query':
    case 'purchased_paid_media':
    case 'poll':
    case 'poll_answer':
    case 'my_chat_member':
    case 'chat_member':
    case 'chat_join_request':
    case 'chat_boost':
    case 'removed_chat_boost':
    case 'managed_bot':
    case 'subscription':
    case 'stopped_message_generation':
    case 'widget_query':
    case 'shared_widget_query':
      return true
    default:
      return false
  }
}

export function isVerticalAlign(u: any): boolean {
  switch (u) {
    case 'top':
    case 'middle':
    case 'bottom':
      return true
    default:
      return false
  }
}

export function isVideoQualityCodec(u: any): boolean {
  switch (u) {
    case 'h264':
    case 'h265':
    case 'av01':
      return true
    default:
      return false
  }
}

export function isEachString(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!(typeof u[i] === 'string')) return false
  return true
}

export function isEachReactionType(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isReactionType(u[i])) return false
  return true
}

export function isEachMessageEntity(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isMessageEntity(u[i])) return false
  return true
}

export function isEachPhotoSize(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isPhotoSize(u[i])) return false
  return true
}

export function isEachUser(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isUser(u[i])) return false
  return true
}

export function isEachRichText(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isRichText(u[i])) return false
  return true
}

export function isEachVideoQuality(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isVideoQuality(u[i])) return false
  return true
}

export function isEachPaidMedia(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isPaidMedia(u[i])) return false
  return true
}

export function isEachInteger(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isInteger(u[i])) return false
  return true
}

export function isEachPollOption(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isPollOption(u[i])) return false
  return true
}

export function isEachChecklistTask(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isChecklistTask(u[i])) return false
  return true
}

export function isEachInputChecklistTask(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isInputChecklistTask(u[i])) return false
  return true
}

export function isEachSharedUser(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isSharedUser(u[i])) return false
  return true
}

export function isEachChat(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isChat(u[i])) return false
  return true
}

export function isEachRowOfPhotoSize(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isEachPhotoSize(u[i])) return false
  return true
}

export function isEachAudio(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isAudio(u[i])) return false
  return true
}

export function isEachRowOfKeyboardButtonOrString(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isEachKeyboardButtonOrString(u[i])) return false
  return true
}

export function isEachKeyboardButtonOrString(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!(isKeyboardButton(u[i]) || typeof u[i] === 'string')) return false
  return true
}

export function isEachRowOfInlineKeyboardButton(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isEachInlineKeyboardButton(u[i])) return false
  return true
}

export function isEachInlineKeyboardButton(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isInlineKeyboardButton(u[i])) return false
  return true
}

export function isEachBusinessOpeningHoursInterval(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isBusinessOpeningHoursInterval(u[i])) return false
  return true
}

export function isEachReactionCount(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isReactionCount(u[i])) return false
  return true
}

export function isEachGift(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isGift(u[i])) return false
  return true
}

export function isEachOwnedGift(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isOwnedGift(u[i])) return false
  return true
}

export function isEachChatBoost(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isChatBoost(u[i])) return false
  return true
}

export function isEachSticker(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isSticker(u[i])) return false
  return true
}

export function isEachRichBlock(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isRichBlock(u[i])) return false
  return true
}

export function isEachInputRichBlock(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isInputRichBlock(u[i])) return false
  return true
}

export function isEachInputRichMessageMedia(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isInputRichMessageMedia(u[i])) return false
  return true
}

export function isEachRichBlockListItem(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isRichBlockListItem(u[i])) return false
  return true
}

export function isEachRowOfRichBlockTableCell(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isEachRichBlockTableCell(u[i])) return false
  return true
}

export function isEachRichBlockTableCell(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isRichBlockTableCell(u[i])) return false
  return true
}

export function isEachRichMessageButton(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isRichMessageButton(u[i])) return false
  return true
}

export function isEachInputRichBlockListItem(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isInputRichBlockListItem(u[i])) return false
  return true
}

export function isEachLabeledPrice(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isLabeledPrice(u[i])) return false
  return true
}

export function isEachStarTransaction(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isStarTransaction(u[i])) return false
  return true
}

export function isEachEncryptedPassportElement(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isEncryptedPassportElement(u[i])) return false
  return true
}

export function isEachPassportFile(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isPassportFile(u[i])) return false
  return true
}

export function isEachTonWalletCardSticker(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isTonWalletCardSticker(u[i])) return false
  return true
}

export function isEachTonNftAttribute(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isTonNftAttribute(u[i])) return false
  return true
}

export function isEachEmojiType(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isEmojiType(u[i])) return false
  return true
}

export function isEachChatShareThemeBackdrop(u: any): boolean {
  if (!Array.isArray(u)) return false
  for (let i = 0; i < u.length; i++) if (!isChatShareThemeBackdrop(u[i])) return false
  return true
}
