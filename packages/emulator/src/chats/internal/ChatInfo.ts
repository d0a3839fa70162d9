// What a bot can learn about a chat: getChat.
// https://core.telegram.org/bots/api#getchat

import { defined } from '@pipegram/core/Defined'
import type { ChatFullInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { defaultPermissions } from '../../requests/internal/ChatPermissions.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import { mayInvite } from '../../state/internal/Membership.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { toChat } from './ChatAccess.ts'
import { pinnedIn } from './ChatPins.ts'
import { guardOf } from './JoinQueries.ts'

// constructors

/** https://core.telegram.org/bots/api#getchat */
export const getChat: Method = (state, { params }) => {
  const found = toChat(state, Parameters.text(params, 'chat_id'), 'read')
  if (E.isLeft(found)) return found
  const { chat, permissions = defaultPermissions, join_by_request, description, photo } = found.right
  const { sticker_set_name } = found.right
  const pinned = SortedMap.get(pinnedIn(found.right).at(-1) ?? 0)(found.right.messages)
  const emoji = state.emojiStatuses?.get(chat.id)
  const link = found.right.links?.find((one) => one.link.is_primary)
  const all = chat.type === 'private'
  const isShared = chat.type !== 'private' && chat.type !== 'channel'
  const info: ChatFullInfo = defined({
    ...chat,
    active_usernames: chat.username === undefined ? undefined : [chat.username],
    accent_color_id: Math.abs(chat.id) % 7,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: all,
      limited_gifts: all,
      unique_gifts: all,
      premium_subscription: all,
      gifts_from_channels: all,
    },
    permissions: isShared ? permissions : undefined,
    join_by_request,
    guard_bot: all ? undefined : guardOf(state, found.right),
    personal_chat: roomOf(state, state.personalChats?.get(chat.id) ?? 0)?.chat,
    sticker_set_name,
    can_set_sticker_set: chat.type === 'supergroup' ? (true as const) : undefined,
    description: description || undefined,
    photo,
    invite_link: mayInvite(found.right, state.bot) ? link?.link.invite_link : undefined,
    pinned_message: pinned?.message,
    emoji_status_custom_emoji_id: emoji?.emoji,
    emoji_status_expiration_date: emoji?.expires,
  })
  return withResult(state, info)
}
