// Who wrote a message: its sender, or another user whose words the sender passed on.

import { isOmitted } from '../../types/Loss.ts'
import type { Message, User } from '../../types/Types.ts'

// guards

/**
 * True if the sender of a message wrote it. It is not forwarded, and not sent through another bot or by a bot
 * for its business account. Also false if the decoder left out a field that could show this.
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
    // Servers before Bot API 7.0 send only this field for a forwarded message; newer ones send both.
    !(Number(Reflect.get(message, 'forward_date')) > 0)

// private

// The fields which show that another user or bot wrote a message.
const relays = ['forward_origin', 'sender_business_bot', 'via_bot'] as const
