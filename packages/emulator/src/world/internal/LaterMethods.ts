// Methods with their own tables: topics, sticker sets, games, business accounts, and so on.
// https://core.telegram.org/bots/api#available-methods

import { answerGuestQuery } from '../../acts/internal/apps/GuestQueries.ts'
import { webAppMethods } from '../../acts/internal/apps/WebAppQueries.ts'
import { managedBotMethods } from '../../bot/internal/ManagedBots.ts'
import { businessMethods } from '../../business/internal/BusinessMethods.ts'
import { checklistMethods } from '../../business/internal/Checklists.ts'
import { storyMethods } from '../../business/internal/Stories.ts'
import { boostMethods } from '../../chats/internal/ChatBoosts.ts'
import { subscriptionLinkMethods } from '../../chats/internal/InviteLinks.ts'
import { joinQueryMethods } from '../../chats/internal/JoinQueries.ts'
import { memberTagMethods } from '../../chats/internal/MemberTags.ts'
import { topicMethods } from '../../forums/internal/ForumTopics.ts'
import { gameMethods } from '../../games/internal/Games.ts'
import { giftSendingMethods } from '../../gifts/internal/GiftSending.ts'
import { ownedGiftMethods } from '../../gifts/internal/OwnedGifts.ts'
import { sendPaidMedia } from '../../media/internal/PaidMedia.ts'
import { ephemeralMethods } from '../../messages/internal/EphemeralMessages.ts'
import { liveLocationMethods } from '../../messages/internal/LiveLocation.ts'
import { draftMethods } from '../../messages/internal/MessageDrafts.ts'
import { deleteAllMessageReactions, deleteMessageReaction } from '../../messages/internal/MessageReactions.ts'
import { sendRichMessage } from '../../messages/internal/rich/RichMessages.ts'
import { suggestedPostMethods } from '../../messages/internal/SuggestedPosts.ts'
import { editUserStarSubscription } from '../../payments/internal/StarPayments.ts'
import { getUserPersonalChatMessages } from '../../profiles/internal/PersonalChats.ts'
import { photoMethods } from '../../profiles/internal/ProfilePhotos.ts'
import { verificationMethods } from '../../profiles/internal/Verification.ts'
import type { MethodTable } from '../../state/internal/Method.ts'
import { stickerMethods } from '../../stickers/internal/SetStickers.ts'
import { stickerSetMethods } from '../../stickers/internal/StickerSets.ts'
import { widgetMethods } from '../../widgets/internal/Widgets.ts'

// constructors

/** Methods by name. */
export const laterMethods: MethodTable = {
  ...topicMethods,
  ...stickerSetMethods,
  ...stickerMethods,
  ...gameMethods,
  ...liveLocationMethods,
  ...photoMethods,
  ...memberTagMethods,
  ...subscriptionLinkMethods,
  ...boostMethods,
  ...draftMethods,
  ...suggestedPostMethods,
  ...businessMethods,
  ...checklistMethods,
  ...storyMethods,
  ...giftSendingMethods,
  ...ownedGiftMethods,
  ...ephemeralMethods,
  ...verificationMethods,
  ...widgetMethods,
  ...joinQueryMethods,
  ...webAppMethods,
  ...managedBotMethods,
  answerGuestQuery,
  getUserPersonalChatMessages,
  deleteMessageReaction,
  deleteAllMessageReactions,
  editUserStarSubscription,
  sendPaidMedia,
  sendRichMessage,
}
