// Updates for tests, built by hand: a user says something, presses a button, or uses a widget. Everything
// else is filled in.

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

/** The parts of a pressed button or of a question of a widget. Each has a default. */
export interface QueryBuildOptions extends BuildOptions {
  /** Names an inline message, in place of its chat. So it is also with `callback_query_mode: 'inline'`. */
  readonly inline_message_id?: string
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
export const pressed = (data: string, { inline_message_id, ...options }: QueryBuildOptions = {}): Update => ({
  update_id: options.update_id ?? 1,
  callback_query: {
    ...query(data, options),
    chat_instance: '1',
    ...(inline_message_id === undefined
      ? {
          message: message('Buttons', {
            ...options,
            from: me,
            chat: options.chat ?? privateChat(options.from),
          }),
        }
      : { inline_message_id }),
  },
})

/** An update of a widget that asks, in a message of the bot. */
export const widgetAsked = (
  data: string,
  { inline_message_id, ...options }: QueryBuildOptions = {},
): Update => ({
  update_id: options.update_id ?? 1,
  widget_query: {
    ...query(data, options),
    type: { type: 'data' },
    chat_instance: '1',
    ...(inline_message_id === undefined
      ? { chat: options.chat ?? privateChat(options.from), message_id: options.message_id ?? 1 }
      : { inline_message_id, chat_type: 'private' }),
  },
})

/** An update of a shared widget that asks, in a forwarded message: Telegram names no chat. */
export const sharedWidgetAsked = (
  data: string,
  {
    widget_id = '1',
    ...options
  }: Pick<BuildOptions, 'update_id' | 'from'> & { readonly widget_id?: string } = {},
): Update => ({
  update_id: options.update_id ?? 1,
  shared_widget_query: { ...query(data, options), type: { type: 'data' }, widget_id },
})

// private

const query = (data: string, { update_id = 1, from = ann }: BuildOptions) => ({
  id: String(update_id),
  from,
  data,
})

const commandEntities = (text: string): ReadonlyArray<MessageEntity> => {
  const found = /^\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![A-Za-z0-9_@/])/.exec(text)
  return found === null ? [] : [{ type: 'bot_command', offset: 0, length: found[0].length }]
}

const withEntities = (entities: ReadonlyArray<MessageEntity>): Pick<Message, 'entities'> =>
  entities.length === 0 ? {} : { entities }
