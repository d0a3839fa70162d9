// Updates for tests, built by hand: a user says something, presses a button, or uses a widget. All other
// fields are filled in.

import { defined } from '@pipegram/core/Defined'
import { explain } from '@pipegram/core/Fault'
import { lossesOf } from '@pipegram/core/Loss'
import { InlineKeyboardMarkup, Update, User, type UpdateKind } from '@pipegram/core/Types'
import type { BotFullInfo, Chat, InlineKeyboardButton, Message, MessageEntity } from '@pipegram/core/Types'
import type { UpdatePayload } from '@pipegram/core/Update'
import { facts, fieldsOf } from '@pipegram/schema'
import * as E from 'fp-ts/lib/Either.js'
import { least } from './internal/Least.ts'
import { noteNumber } from './internal/Numbering.ts'

// model

/** The parts of an update. Each has a default. */
export interface BuildOptions {
  /** Default: the next id in a `harness`, otherwise 1. */
  readonly update_id?: number
  readonly message_id?: number
  /** Seconds since 1970. */
  readonly date?: number
  readonly from?: User
  readonly chat?: Chat
}

/** The parts of a pressed button or of a widget query. Each has a default. */
export interface QueryBuildOptions extends BuildOptions {
  /**
   * Set for an inline message, instead of its chat. The same happens with `callback_query_mode: 'inline'`.
   */
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

/** A message with a text. A command at its beginning has an entity, as from Telegram. */
export const message = (
  text: string,
  { message_id = 1, date = time, from = ann, chat = privateChat(from) }: BuildOptions = {},
): Message => ({
  message_id,
  date,
  from,
  chat,
  text,
  ...withEntities(commandEntities(text)),
})

/** An update with a text message. */
export const said = (text: string, options: BuildOptions = {}): Update =>
  noteNumber(options.update_id, { update_id: options.update_id ?? 1, message: message(text, options) })

/**
 * An update of any kind. Missing required fields are filled in: users are Ann, and the chat is hers with the
 * bot, or a channel in a post. Throws a `TypeError` if a field does not match the Bot API.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { update } from '@pipegram/testing/Build'
 *
 *   const closed = update('poll', { question: 'Tea?', is_closed: true })
 *   const contact = update('message', { contact: { phone_number: '+44 20 7946 0000', first_name: 'Ann' } })
 *
 *   assert.strictEqual(closed.poll?.question, 'Tea?')
 *   assert.strictEqual(contact.message?.chat.first_name, 'Ann')
 */
export const update = <K extends UpdateKind>(
  kind: K,
  fields: Partial<UpdatePayload<K>> = {},
  { update_id }: Pick<BuildOptions, 'update_id'> = {},
): Update => {
  const decoded = Update.decode({ update_id: update_id ?? 1, [kind]: { ...filled(kind, fields), ...fields } })
  if (E.isLeft(decoded)) throw new TypeError(explain('update')(decoded.left).join('; '))
  const [loss] = lossesOf(decoded.right)
  if (loss !== undefined) throw new TypeError(`${loss.path}: ${loss.reasons.join('; ')}`)
  return noteNumber(update_id, decoded.right)
}

/** An update of a pressed button under a message of the bot. */
export const pressed = (data: string, { inline_message_id, ...options }: QueryBuildOptions = {}): Update =>
  noteNumber(options.update_id, {
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

/**
 * An update of a pressed button, found by its text in the messages that a bot sent or edited. If several
 * buttons have this text, it is a button of the last message. Throws a `TypeError` that lists the buttons if
 * no button has this text.
 *
 * @example
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { says } from '@pipegram/compose/Says'
 *   import { inlineKeyboard } from '@pipegram/core/Keyboard'
 *   import { pressedBelow, said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const keyboard = inlineKeyboard([
 *     { text: 'Yes', callback_data: 'y' },
 *     { text: 'No', callback_data: 'n' },
 *   ])
 *   const bot = pipeline(commands({ ask: says('Tea?', { reply_markup: keyboard }) }))
 *   const { calls } = await harness(bot)(said('/ask'))()
 *
 *   assert.strictEqual(pressedBelow(calls, 'No').callback_query?.data, 'n')
 *   assert.throws(() => pressedBelow(calls, 'Maybe'), /"Yes", "No"/)
 */
export const pressedBelow = (
  calls: ReadonlyArray<{ readonly params: object }>,
  text: string,
  options: QueryBuildOptions = {},
): Update => {
  const buttons = calls.toReversed().flatMap(({ params }) => buttonsIn(params))
  const data = buttons.find((button) => button.text === text)?.callback_data
  if (data !== undefined) return pressed(data, options)
  const others = buttons.map((button) => `"${button.text}"`).join(', ')
  throw new TypeError(`No button "${text}" can be pressed: there is ${others || 'no button'}.`)
}

/** An update of a widget query, in a message of the bot. */
export const widgetAsked = (
  data: string,
  { inline_message_id, ...options }: QueryBuildOptions = {},
): Update =>
  noteNumber(options.update_id, {
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

/** An update of a query of a shared widget, in a forwarded message. Telegram names no chat. */
export const sharedWidgetAsked = (
  data: string,
  {
    widget_id = '1',
    ...options
  }: Pick<BuildOptions, 'update_id' | 'from'> & { readonly widget_id?: string } = {},
): Update =>
  noteNumber(options.update_id, {
    update_id: options.update_id ?? 1,
    shared_widget_query: { ...query(data, options), type: { type: 'data' }, widget_id },
  })

// private

const time = 1767225600

const channel: Chat = { id: -1_001_000_000_001, type: 'channel', title: 'Channel' }

// The required fields of a kind, and the user who caused the update, if the Bot API has a field for it.
const filled = (kind: UpdateKind, given: object): object => {
  const type = fieldsOf(facts, 'Update')[kind]?.type
  if (typeof type !== 'object' || !('ref' in type)) throw new TypeError(`"${kind}" is not a kind of update.`)
  const isPost = kind.endsWith('channel_post')
  const sender: unknown = Reflect.get(given, 'from') ?? Reflect.get(given, 'user')
  const user = User.is(sender) ? sender : ann
  const chat = isPost ? channel : privateChat(user)
  const fields = fieldsOf(facts, type.ref)
  const person = ['from', 'user'].filter((name) => name in fields && !isPost && !('actor_chat' in given))
  const known = new Map<string, unknown>([
    ['User', user],
    ['Chat', chat],
  ])
  return Object.assign(
    {},
    least(type, known),
    Object.fromEntries(person.map((name) => [name, user])),
    'date' in fields ? { date: time } : {},
  )
}

const buttonsIn = (params: object): ReadonlyArray<InlineKeyboardButton> =>
  'reply_markup' in params && InlineKeyboardMarkup.is(params.reply_markup)
    ? params.reply_markup.inline_keyboard.flat()
    : []

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
