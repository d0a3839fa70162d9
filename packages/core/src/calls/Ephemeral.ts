// An ephemeral message that answers the press of a button. The callback query determines its chat and
// receiver.
// https://core.telegram.org/bots/api#ephemeralmessageparameters

import type { CallbackQuery, EphemeralMessageParameters } from '../types/Types.ts'
import type { Call } from './Call.ts'

// model

/** The parameters that such a method has. */
interface EphemeralParams {
  readonly chat_id: number | string
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
}

// constructors

/**
 * Sends an ephemeral message to the user who pressed a button, and only to this user. It needs no chat,
 * because the query names it. The method is one that takes `ephemeral_message_parameters`. The bot must still
 * answer the query.
 *
 * @example
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { ephemeral } from '@pipegram/core/Ephemeral'
 *
 *   assert.deepStrictEqual(ephemeral({ id: '5' }, sendMessage, { text: 'Only you see this.' }).params, {
 *     text: 'Only you see this.',
 *     ephemeral_message_parameters: { callback_query_id: '5' },
 *   })
 */
export const ephemeral = <P extends EphemeralParams, A>(
  { id }: Pick<CallbackQuery, 'id'>,
  method: (params: P) => Call<A>,
  params: Omit<P, 'chat_id' | 'ephemeral_message_parameters'>,
): Call<A> => {
  const whole = { ...params, chat_id: 0, ephemeral_message_parameters: { callback_query_id: id } }
  // The compiler cannot see that a type without two fields, together with these fields, is the type again.
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the sentence above says why
  const call = method(whole as unknown as P)
  const given = Object.entries(call.params).filter(([name]) => name !== 'chat_id')
  return { ...call, params: Object.fromEntries(given) }
}
