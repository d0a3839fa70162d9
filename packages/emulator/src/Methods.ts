// All methods that the emulator plays, by name. What the Bot API has beyond them is refused by name.
// https://core.telegram.org/bots/api#available-methods

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import * as Account from './Account.ts'
import * as Album from './Album.ts'
import { badRequest, notPlayed, refusal } from './Answer.ts'
import * as Check from './Check.ts'
import * as Commands from './Commands.ts'
import * as Contents from './Contents.ts'
import { deleteMessage, deleteMessages } from './Deleting.ts'
import { getFile } from './Files.ts'
import * as Forwarding from './Forwarding.ts'
import { answerInlineQuery } from './Inline.ts'
import * as Invites from './Invites.ts'
import * as Media from './Media.ts'
import * as Members from './Members.ts'
import type { Method } from './Method.ts'
import * as Moderation from './Moderation.ts'
import * as Payments from './Payments.ts'
import * as Pins from './Pins.ts'
import * as Polls from './Polls.ts'
import { answerCallbackQuery } from './Queries.ts'
import * as Reactions from './Reactions.ts'
import { sends } from './Sending.ts'
import * as Webhooks from './Webhooks.ts'
import * as Writing from './Writing.ts'

// constructors

/** Plays a request, whatever its method is, save `getUpdates`: that may wait, and `Polling` plays it. */
export const play: Method = (state, request) => {
  const refused = refusedAlways(state.loggedOut, request.method)
  if (refused !== undefined) return E.left(refused)
  const name = Check.nameOf(request.method)
  const method = name === undefined ? undefined : methods.get(name)
  if (name === undefined || method === undefined)
    return E.left(name === undefined ? unknownMethod : notPlayed(name))
  const played = method(state, request)
  if (E.isLeft(played)) return played
  // Last, so that the server's own words come first; the state that was made is dropped with a refusal.
  const fault = Check.faultOf(name, request.params)
  return fault === undefined ? played : badRequest(fault)
}

/** Why no request is played at all. */
export const refusedAlways = (loggedOut: boolean, method: string): Refusal | undefined =>
  !loggedOut
    ? undefined
    : Check.nameOf(method) === undefined
      ? unknownMethod
      : { error_code: 400, description: 'Logged out' }

/** The methods that are played, `getUpdates` among them. */
export const played = (): ReadonlyArray<string> => ['getUpdates', ...methods.keys()]

// private

const unknownMethod = refusal(404, 'method not found')

const methods: ReadonlyMap<string, Method> = new Map([
  ['getMe', Account.getMe],
  ['getChat', Account.getChat],
  ['logOut', Account.logOut],
  ['close', Account.close],
  ['sendMessage', Writing.sendMessage],
  ['sendPhoto', sends(Media.ofKind('photo'))],
  ['sendVideo', sends(Media.ofKind('video'))],
  ['sendAnimation', sends(Media.ofKind('animation'))],
  ['sendAudio', sends(Media.ofKind('audio'))],
  ['sendVoice', sends(Media.ofKind('voice'))],
  ['sendVideoNote', sends(Media.ofKind('video_note'))],
  ['sendDocument', sends(Media.ofKind('document'))],
  ['sendSticker', sends(Media.ofKind('sticker'))],
  ['sendMediaGroup', Album.sendMediaGroup],
  ['sendLocation', sends(Contents.location)],
  ['sendVenue', sends(Contents.venue)],
  ['sendContact', sends(Contents.contact)],
  ['sendDice', sends(Contents.dice)],
  ['sendPoll', sends(Polls.poll)],
  ['stopPoll', Polls.stopPoll],
  ['forwardMessage', Forwarding.forwardMessage],
  ['forwardMessages', Forwarding.forwardMessages],
  ['copyMessage', Forwarding.copyMessage],
  ['copyMessages', Forwarding.copyMessages],
  ['setMessageReaction', Reactions.setMessageReaction],
  ['pinChatMessage', Pins.pinChatMessage],
  ['unpinChatMessage', Pins.unpinChatMessage],
  ['unpinAllChatMessages', Pins.unpinAllChatMessages],
  ['getFile', getFile],
  ['editMessageText', Writing.editMessageText],
  ['editMessageCaption', Writing.editMessageCaption],
  ['editMessageMedia', Writing.editMessageMedia],
  ['editMessageReplyMarkup', Writing.editMessageReplyMarkup],
  ['deleteMessage', deleteMessage],
  ['deleteMessages', deleteMessages],
  ['getChatMember', Members.getChatMember],
  ['getChatAdministrators', Members.getChatAdministrators],
  ['getChatMemberCount', Members.getChatMemberCount],
  ['restrictChatMember', Moderation.restrictChatMember],
  ['banChatMember', Moderation.banChatMember],
  ['unbanChatMember', Moderation.unbanChatMember],
  ['promoteChatMember', Moderation.promoteChatMember],
  ['setChatAdministratorCustomTitle', Moderation.setChatAdministratorCustomTitle],
  ['setChatPermissions', Moderation.setChatPermissions],
  ['approveChatJoinRequest', Moderation.approveChatJoinRequest],
  ['declineChatJoinRequest', Moderation.declineChatJoinRequest],
  ['createChatInviteLink', Invites.createChatInviteLink],
  ['exportChatInviteLink', Invites.exportChatInviteLink],
  ['revokeChatInviteLink', Invites.revokeChatInviteLink],
  ['leaveChat', Moderation.leaveChat],
  ['sendChatAction', Writing.sendChatAction],
  ['answerCallbackQuery', answerCallbackQuery],
  ['answerInlineQuery', answerInlineQuery],
  ['sendInvoice', Payments.sendInvoice],
  ['createInvoiceLink', Payments.createInvoiceLink],
  ['answerShippingQuery', Payments.answerShippingQuery],
  ['answerPreCheckoutQuery', Payments.answerPreCheckoutQuery],
  ['refundStarPayment', Payments.refundStarPayment],
  ['getMyStarBalance', Payments.getMyStarBalance],
  ['getStarTransactions', Payments.getStarTransactions],
  ['setMyCommands', Commands.setMyCommands],
  ['getMyCommands', Commands.getMyCommands],
  ['deleteMyCommands', Commands.deleteMyCommands],
  ['setWebhook', Webhooks.setWebhook],
  ['deleteWebhook', Webhooks.deleteWebhook],
  ['getWebhookInfo', Webhooks.getWebhookInfo],
])
