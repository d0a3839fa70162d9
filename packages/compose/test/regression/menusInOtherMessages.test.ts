// A menu did not open from a button below a location or a poll, which have no text to edit, nor below a photo
// whose caption has no room for it.

import { branch, callback, choose, handle, handled, menu, menus, open, pipeline } from '@pipegram/compose'
import { close, use, view } from '@pipegram/compose'
import { fromRefusal } from '@pipegram/core/ApiError'
import { callbackData } from '@pipegram/core/CallbackData'
import * as Answer from '@pipegram/testing/Answer'
import { pressed } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const Go = callbackData('go', {})
const help = menu('help', view('Help'), close('Close'))
const bot = pipeline(
  choose(menus(help), branch(use(callback(Go)), handle(open(help))), branch(handle(() => handled))),
)

it.each([
  'there is no text in the message to edit',
  'there is no caption in the message to edit',
  'MEDIA_CAPTION_TOO_LONG',
])('a menu is sent as a new message if Telegram says: %s', async (words) => {
  const refused = fromRefusal('editMessageText', { error_code: 400, description: `Bad Request: ${words}` })
  const run = harness(bot, {
    answer: (call) => (call.method === 'editMessageText' ? E.left(refused) : Answer.success()(call)),
  })
  const { outcome, calls } = await run(pressed(Go.encode({})))()
  expect(outcome).toEqual(E.right('handled'))
  expect(calls.map(({ method }) => method)).toEqual(['editMessageText', 'sendMessage', 'answerCallbackQuery'])
})
