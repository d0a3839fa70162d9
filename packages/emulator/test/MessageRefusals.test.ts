// Refusals of methods that edit, delete and answer have exactly the words of the server.

import { inline, makeRefusalStage } from './RefusalStage.ts'

const stage = makeRefusalStage()
const { edit } = stage
const notModified =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly ' +
  'the same as a current content and reply markup of the message'

stage.testRefusals([
  // Edits.
  [
    'Bad Request: message text is empty',
    'editMessageText',
    () => ({ chat_id: stage.ann.id, message_id: stage.ids.own }),
  ],
  ['Bad Request: message identifier is not specified', 'editMessageText', () => ({ text: 'x' })],
  [
    'Bad Request: invalid inline message identifier specified',
    'editMessageText',
    () => ({ text: 'x', inline_message_id: 'x' }),
  ],
  ['Bad Request: chat_id is empty', 'editMessageText', () => ({ text: 'x', message_id: 1 })],
  ['Bad Request: message to edit not found', 'editMessageText', edit(() => ({ message_id: 9999 }))],
  ['Bad Request: message to edit not found', 'editMessageText', edit(() => ({ message_id: -1 }))],
  ["Bad Request: message can't be edited", 'editMessageText', edit(() => ({ message_id: stage.ids.hers }))],
  [
    "Bad Request: message can't be edited",
    'editMessageText',
    edit(() => ({ message_id: stage.ids.keyboard })),
  ],
  ['Bad Request: MESSAGE_TOO_LONG', 'editMessageText', edit(() => ({ text: 'x'.repeat(4097) }))],
  [
    'Bad Request: inline keyboard expected',
    'editMessageText',
    edit(() => ({ reply_markup: { keyboard: [['a']] } })),
  ],
  [
    notModified,
    'editMessageText',
    edit(() => ({ text: 'own', reply_markup: inline({ text: 'x', callback_data: 'x' }) })),
  ],
  [
    notModified,
    'editMessageReplyMarkup',
    edit(() => ({ reply_markup: inline({ text: 'x', callback_data: 'x' }) })),
  ],
  // Deletion.
  ['Bad Request: chat identifier is not specified', 'deleteMessage', () => ({})],
  ['Bad Request: message identifier is not specified', 'deleteMessage', () => ({ chat_id: stage.ann.id })],
  ['Bad Request: chat not found', 'deleteMessage', () => ({ chat_id: 77, message_id: 1 })],
  [
    'Bad Request: message to delete not found',
    'deleteMessage',
    () => ({ chat_id: stage.ann.id, message_id: 9999 }),
  ],
  [
    "Bad Request: message can't be deleted",
    'deleteMessage',
    () => ({ chat_id: stage.groups.supergroup.id, message_id: stage.ids.inGroup }),
  ],
  [
    "Bad Request: message can't be deleted for everyone",
    'deleteMessage',
    () => ({ chat_id: stage.ann.id, message_id: stage.ids.old }),
  ],
  // Other methods.
  [
    'Bad Request: wrong parameter action in request',
    'sendChatAction',
    () => ({ chat_id: stage.ann.id, action: 'dance' }),
  ],
  ['Bad Request: chat_id is empty', 'sendChatAction', () => ({ action: 'typing' })],
  [
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    'answerCallbackQuery',
    () => ({ callback_query_id: '9' }),
  ],
  [
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    'answerCallbackQuery',
    () => ({}),
  ],
  ['Bad Request: chat not found', 'getChat', () => ({ chat_id: 77 })],
])
