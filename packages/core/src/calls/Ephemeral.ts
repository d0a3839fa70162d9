// Parameters of an ephemeral message that answers a callback query: the query says chat and receiver.
// https://core.telegram.org/bots/api#ephemeralmessageparameters

import type { EphemeralMessageParameters } from '../types/Types.ts'

// model

/**
 * The parameters `P` of a method, without a chat. The callback query says chat and receiver. The bot must
 * still answer the query. https://core.telegram.org/bots/api#ephemeralmessageparameters
 */
export type ToCallbackQuery<P> = Omit<P, 'chat_id' | 'ephemeral_message_parameters'> & {
  readonly chat_id?: undefined
  readonly ephemeral_message_parameters: EphemeralMessageParameters & { readonly callback_query_id: string }
}
