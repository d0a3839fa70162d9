// Who wrote a message: its sender, or somebody else whose words the sender passed on.

import { isOmitted } from '../../types/Loss.ts'
import type { Message, User } from '../../types/Types.ts'

// guards

/**
 * True if the sender of a message wrote it: it is not forwarded, and not sent through another bot or by a bot
 * for its business account. The words of any other message are not those of its sender. False, too, if the
 * decoder left out the field that would say so.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Command from '@pipegram/core/Command'
 *   import { ann, me, message } from '@pipegram/testing/Build'
 *
 *   const forward_origin = { type: 'user', date: 1, sender_user: ann } as const
 *   assert.ok(Command.isBySender(me)(message('/ban')))
 *   assert.ok(!Command.isBySender(me)({ ...message('/ban'), forward_origin }))
 */
export const isBySender =
  (me: User) =>
  (message: Pick<Message, (typeof relays)[number]>): boolean =>
    message.forward_origin === undefined &&
    message.sender_business_bot === undefined &&
    (message.via_bot === undefined || message.via_bot.id === me.id) &&
    !relays.some((field) => isOmitted(message, field)) &&
    // Servers before Bot API 7.0 send only this for a forwarded message, and newer ones send both.
    !(Number(Reflect.get(message, 'forward_date')) > 0)

// private

// The fields that say who wrote a message in place of its sender.
const relays = ['forward_origin', 'sender_business_bot', 'via_bot'] as const
