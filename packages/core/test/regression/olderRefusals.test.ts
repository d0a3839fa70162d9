// Refusals that servers have sent over the years, as others have recorded them. Each had the reason `Other`.

import { expect, it } from 'vitest'
import { fromDescription, type Reason } from '../../src/calls/Reason.ts'

it.each<[string, Reason]>([
  ['Bad Request: reply message not found', 'MessageNotFound'],
  ['Bad Request: replied message not found', 'MessageNotFound'],
  ['Bad Request: text is empty', 'MessageEmpty'],
  ['Bad Request: invalid file id', 'FileIdInvalid'],
  ['Bad Request: wrong remote file id specified: Wrong padding in the string', 'FileIdInvalid'],
  ['Bad Request: wrong HTTP URL specified', 'FileUrlFailed'],
  ["Bad Request: can't upload file by URL", 'FileUrlFailed'],
  ['Bad Request: group is deactivated', 'ChatNotFound'],
  ['Bad Request: member not found', 'UserNotFound'],
  ['Bad Request: wrong user_id specified', 'PeerIdInvalid'],
  ['Error: Bad Request: wrong chat id', 'PeerIdInvalid'],
  ['Bad Request: entities too long', 'CannotParseEntities'],
  ['Forbidden: administrators of the chat restricted message forwarding', 'MessageCannotBeForwarded'],
  ["Bad Request: can't use the media of the specified type in the album", 'AlbumInvalid'],
  // These had their reasons, and keep them.
  ['Bad Request: message to be replied not found', 'MessageNotFound'],
  ['Bad Request: wrong file_id or the file is temporarily unavailable', 'FileUnavailable'],
  ['Bad Request: failed to get HTTP URL content', 'FileUrlFailed'],
  ["Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL", 'KeyboardInvalid'],
  ['Bad Request: chat not found', 'ChatNotFound'],
  ['Bad Request: message thread not found', 'ThreadNotFound'],
])('%s: %s', (description, reason) => {
  expect(fromDescription(description)).toBe(reason)
})
