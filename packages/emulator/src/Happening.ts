// What a bot makes happen in its chats.

import type { ChatMember, Message } from '@pipegram/core/Types'

// model

/** What the people of the chats see, as the bot makes it happen. */
export type Happening =
  | { readonly _tag: 'Sent'; readonly chat_id: number; readonly message: Message }
  | { readonly _tag: 'Edited'; readonly chat_id: number; readonly message: Message }
  | { readonly _tag: 'Deleted'; readonly chat_id: number; readonly message_id: number }
  | { readonly _tag: 'Acted'; readonly chat_id: number; readonly action: string }
  /** The bot changed how somebody stands in a chat. */
  | { readonly _tag: 'MemberChanged'; readonly chat_id: number; readonly member: ChatMember }
  /** The answer to a pressed button. */
  | {
      readonly _tag: 'Answered'
      readonly chat_id: number
      readonly query_id: string
      readonly user_id: number
      readonly text: string
      readonly show_alert: boolean
      readonly url: string
    }

// destructors

/** What happened, in a few words. */
export const describe = (one: Happening): string => {
  switch (one._tag) {
    case 'Sent': return JSON.stringify(one.message.text ?? one.message.document?.file_name ?? '')
    case 'Edited': return `an edit to ${JSON.stringify(one.message.text ?? '')}`
    case 'Deleted': return `message ${one.message_id} deleted`
    case 'Acted': return one.action
    case 'MemberChanged': return `${'user' in one.member ? one.member.user.first_name : 'somebody'} made ${String(one.member.status)}`
    case 'Answered': return `the answer ${JSON.stringify(one.text)} to a button`
  }
}
