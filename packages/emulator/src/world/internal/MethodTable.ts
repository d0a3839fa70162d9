// All methods that the emulator plays, by name. A newer method of the Bot API is refused by name.
// https://core.telegram.org/bots/api#available-methods

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import * as BotAccount from '../../bot/internal/BotAccount.ts'
import * as BotProfile from '../../bot/internal/BotProfile.ts'
import { setMySettings } from '../../bot/internal/BotSettings.ts'
import * as CommandLists from '../../bot/internal/CommandLists.ts'
import { forBusiness } from '../../business/internal/BusinessAccounts.ts'
import * as ChatInfo from '../../chats/internal/ChatInfo.ts'
import * as ChatMembers from '../../chats/internal/ChatMembers.ts'
import * as ChatPins from '../../chats/internal/ChatPins.ts'
import * as InviteLinks from '../../chats/internal/InviteLinks.ts'
import * as JoinRequests from '../../chats/internal/JoinRequests.ts'
import * as Moderation from '../../chats/internal/Moderation.ts'
import * as ChatProfile from '../../media/internal/ChatProfile.ts'
import { getFile } from '../../media/internal/FileStore.ts'
import * as MediaGroup from '../../media/internal/MediaGroup.ts'
import * as MediaMessage from '../../media/internal/MediaMessage.ts'
import * as ChatAction from '../../messages/internal/ChatAction.ts'
import * as DiceThrow from '../../messages/internal/DiceThrow.ts'
import { forEphemeral } from '../../messages/internal/EphemeralMessages.ts'
import * as Forwarding from '../../messages/internal/Forwarding.ts'
import { deleteMessage, deleteMessages } from '../../messages/internal/MessageDeletion.ts'
import * as MessageEdit from '../../messages/internal/MessageEdit.ts'
import * as MessageReactions from '../../messages/internal/MessageReactions.ts'
import * as PlainContent from '../../messages/internal/PlainContent.ts'
import * as PollMessage from '../../messages/internal/polls/PollMessage.ts'
import * as TextMessage from '../../messages/internal/TextMessage.ts'
import * as Checkouts from '../../payments/internal/Checkouts.ts'
import * as Invoices from '../../payments/internal/Invoices.ts'
import * as StarPayments from '../../payments/internal/StarPayments.ts'
import { answerCallbackQuery } from '../../queries/internal/CallbackQueries.ts'
import { answerInlineQuery } from '../../queries/internal/InlineQueries.ts'
import * as FormerParameters from '../../requests/internal/FormerParameters.ts'
import * as ParameterCheck from '../../requests/internal/ParameterCheck.ts'
import { refusal, notPlayed, badRequest } from '../../requests/internal/Refusals.ts'
import { sendMethod } from '../../sending/internal/MessageSender.ts'
import type { Method, MethodResult } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import * as WebhookMethods from '../../updates/internal/WebhookMethods.ts'
import { laterMethods } from './LaterMethods.ts'
import { exampleResult } from './Synthesis.ts'

// constructors

/** Plays a request of any method, except `getUpdates`, which may wait: `LongPoll` plays it. */
export const play: Method = (state, request) => playIn(methods)(state, request)

/**
 * Plays a request by a table of methods. A method of the Bot API that is not in the table is refused by name.
 */
export const playIn =
  (table: ReadonlyMap<string, Method>): Method =>
  (state, request) => {
    const refused = refusedWhenLoggedOut(state.loggedOut, request.method)
    if (refused !== undefined) return E.left(refused)
    const name = ParameterCheck.nameOf(request.method)
    const method = name === undefined ? undefined : table.get(name)
    if (name === undefined || (method === undefined && !state.synthesise))
      return E.left(name === undefined ? unknownMethod : notPlayed(name))
    const params = FormerParameters.toCurrent(name, request.params)
    const played =
      method === undefined ? madeUp(state, name) : inPlace(name, method)(state, { ...request, params })
    if (E.isLeft(played)) return played
    // This check comes last, so that the server's own errors come first. A refusal drops the new state.
    const fault = ParameterCheck.faultOf(name, params)
    return fault === undefined ? played : badRequest(fault)
  }

/** Why a logged-out bot can do nothing. `undefined` if it is not logged out. */
export const refusedWhenLoggedOut = (loggedOut: boolean, method: string): Refusal | undefined =>
  !loggedOut
    ? undefined
    : ParameterCheck.nameOf(method) === undefined
      ? unknownMethod
      : { error_code: 400, description: 'Logged out' }

/** The names of all methods that the emulator plays. */
export const playedMethods = (): ReadonlyArray<string> => ['getUpdates', ...methods.keys()]

// private

const madeUp = (state: State, name: string): E.Either<Refusal, MethodResult> =>
  E.right({ state, result: exampleResult(name), synthesised: true })

// Only messages can be sent in the name of a business account, or to a single person of a chat.
const inPlace = (name: string, method: Method): Method =>
  name.startsWith('send')
    ? forBusiness(forEphemeral(method))
    : /^(?:editMessage|stop|pin|unpin|deleteMessage)/.test(name)
      ? forBusiness(method)
      : method

const unknownMethod = refusal(404, 'method not found')

const methods: ReadonlyMap<string, Method> = new Map([
  ['getMe', BotAccount.getMe],
  ['getChat', ChatInfo.getChat],
  ['logOut', BotAccount.logOut],
  ['close', BotAccount.close],
  ['sendMessage', TextMessage.sendMessage],
  ['sendPhoto', sendMethod(MediaMessage.mediaOfKind('photo'))],
  ['sendLivePhoto', sendMethod(MediaMessage.mediaOfKind('live_photo'))],
  ['sendVideo', sendMethod(MediaMessage.mediaOfKind('video'))],
  ['sendAnimation', sendMethod(MediaMessage.mediaOfKind('animation'))],
  ['sendAudio', sendMethod(MediaMessage.mediaOfKind('audio'))],
  ['sendVoice', sendMethod(MediaMessage.mediaOfKind('voice'))],
  ['sendVideoNote', sendMethod(MediaMessage.mediaOfKind('video_note'))],
  ['sendDocument', sendMethod(MediaMessage.mediaOfKind('document'))],
  ['sendSticker', sendMethod(MediaMessage.mediaOfKind('sticker'))],
  ['sendMediaGroup', MediaGroup.sendMediaGroup],
  ['sendLocation', sendMethod(PlainContent.location)],
  ['sendVenue', sendMethod(PlainContent.venue)],
  ['sendContact', sendMethod(PlainContent.contact)],
  ['sendDice', sendMethod(DiceThrow.dice)],
  ['sendPoll', sendMethod(PollMessage.poll)],
  ['stopPoll', PollMessage.stopPoll],
  ['forwardMessage', Forwarding.forwardMessage],
  ['forwardMessages', Forwarding.forwardMessages],
  ['copyMessage', Forwarding.copyMessage],
  ['copyMessages', Forwarding.copyMessages],
  ['setMessageReaction', MessageReactions.setMessageReaction],
  ['pinChatMessage', ChatPins.pinChatMessage],
  ['unpinChatMessage', ChatPins.unpinChatMessage],
  ['unpinAllChatMessages', ChatPins.unpinAllChatMessages],
  ['getFile', getFile],
  ['editMessageText', MessageEdit.editMessageText],
  ['editMessageCaption', MessageEdit.editMessageCaption],
  ['editMessageMedia', MessageEdit.editMessageMedia],
  ['editMessageReplyMarkup', MessageEdit.editMessageReplyMarkup],
  ['deleteMessage', deleteMessage],
  ['deleteMessages', deleteMessages],
  ['getChatMember', ChatMembers.getChatMember],
  ['getChatAdministrators', ChatMembers.getChatAdministrators],
  ['getChatMemberCount', ChatMembers.getChatMemberCount],
  ['restrictChatMember', Moderation.restrictChatMember],
  ['banChatMember', Moderation.banChatMember],
  ['unbanChatMember', Moderation.unbanChatMember],
  ['promoteChatMember', Moderation.promoteChatMember],
  ['setChatAdministratorCustomTitle', Moderation.setChatAdministratorCustomTitle],
  ['setChatTitle', ChatProfile.setChatTitle],
  ['setChatDescription', ChatProfile.setChatDescription],
  ['setChatPhoto', ChatProfile.setChatPhoto],
  ['deleteChatPhoto', ChatProfile.deleteChatPhoto],
  ['setChatPermissions', Moderation.setChatPermissions],
  ['approveChatJoinRequest', JoinRequests.approveChatJoinRequest],
  ['declineChatJoinRequest', JoinRequests.declineChatJoinRequest],
  ['editChatInviteLink', InviteLinks.editChatInviteLink],
  ['createChatInviteLink', InviteLinks.createChatInviteLink],
  ['exportChatInviteLink', InviteLinks.exportChatInviteLink],
  ['revokeChatInviteLink', InviteLinks.revokeChatInviteLink],
  ['leaveChat', Moderation.leaveChat],
  ['sendChatAction', ChatAction.sendChatAction],
  ['answerCallbackQuery', answerCallbackQuery],
  ['answerInlineQuery', answerInlineQuery],
  ['sendInvoice', Invoices.sendInvoice],
  ['createInvoiceLink', Invoices.createInvoiceLink],
  ['answerShippingQuery', Checkouts.answerShippingQuery],
  ['answerPreCheckoutQuery', Checkouts.answerPreCheckoutQuery],
  ['refundStarPayment', StarPayments.refundStarPayment],
  ['getMyStarBalance', StarPayments.getMyStarBalance],
  ['getStarTransactions', StarPayments.getStarTransactions],
  ['setMySettings', setMySettings],
  ['setMyName', BotProfile.setMyName],
  ['getMyName', BotProfile.getMyName],
  ['setMyDescription', BotProfile.setMyDescription],
  ['getMyDescription', BotProfile.getMyDescription],
  ['setMyShortDescription', BotProfile.setMyShortDescription],
  ['getMyShortDescription', BotProfile.getMyShortDescription],
  ['setMyDefaultAdministratorRights', BotProfile.setMyDefaultAdministratorRights],
  ['getMyDefaultAdministratorRights', BotProfile.getMyDefaultAdministratorRights],
  ['setChatMenuButton', BotProfile.setChatMenuButton],
  ['getChatMenuButton', BotProfile.getChatMenuButton],
  ['setMyCommands', CommandLists.setMyCommands],
  ['getMyCommands', CommandLists.getMyCommands],
  ['deleteMyCommands', CommandLists.deleteMyCommands],
  ['setWebhook', WebhookMethods.setWebhook],
  ['deleteWebhook', WebhookMethods.deleteWebhook],
  ['getWebhookInfo', WebhookMethods.getWebhookInfo],
  ...Object.entries(laterMethods),
])
