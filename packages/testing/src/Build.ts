// Updates for tests, built by hand: a user says something, or presses a button. Everything else is filled in.

import { defined } from '@pipegram/core/Defined'
import type { BotFullInfo, Chat, Message, MessageEntity, Update, User } from '@pipegram/core/Types'

// model

/** The parts of an update. Each has a default. */
export interface BuildOptions {
  readonly update_id?: number
  readonly message_id?: number
  /** Seconds since 1970. */
  readonly date?: number
  readonly from?: User
  readonly chat?: Chat
}

// constructors

/** The bot in tests. */
export const me: BotFullInfo = { id: 1000000, is_bot: true, first_name: 'Test bot', username: 'test_bot' }

/** A user. */
export const ann: User = {
  id: 1001,
  is_bot: false,
  first_name: 'Ann',
  username: 'ann_of_tests',
  language_code: 'en',
}

/** The private chat of a user with the bot. */
export const privateChat = (user: User = ann): Chat => ({
  id: user.id,
  type: 'private',
  first_name: user.first_name,
  ...defined({ username: user.username }),
})

/** A message with a text. A command at its beginning is marked, as Telegram does. */
export const message = (
  text: string,
  { message_id = 1, date = 1767225600, from = ann, chat = privateChat(from) }: BuildOptions = {},
): Message => ({
  message_id,
  date,
  from,
  chat,
  text,
  ...withEntities(commandEntities(text)),
})

/** An update that brings a message with a text. */
export const said = (text: string, options: BuildOptions = {}): Update => ({
  update_id: options.update_id ?? 1,
  message: message(text, options),
})

/** An update of a pressed button under a message of the bot. */
export const pressed = (data: string, options: BuildOptions = {}): Update => ({
  update_id: options.update_id ?? 1,
  callback_query: {
    id: String(options.update_id ?? 1),
    from: options.from ?? ann,
    chat_instance: '1',
    data,
    message: message('Buttons', { ...options, from: me, chat: options.chat ?? privateChat(options.from) }),
  },
})

// private

const commandEntities = (text: string): ReadonlyArray<MessageEntity> => {
  const found = /^\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![A-Za-z0-9_@/])/.exec(text)
  return found === null ? [] : [{ type: 'bot_command', offset: 0, length: found[0].length }]
}

const withEntities = (entities: ReadonlyArray<MessageEntity>): Pick<Message, 'entities'> =>
  entities.length === 0 ? {} : { entities }
