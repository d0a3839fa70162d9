// What a bot answers to each update, as calls: for libraries whose contexts only wrap an update.

import type { Loose } from '../../BotClient.ts'
import * as texts from '../StrangerTexts.ts'

/** The methods of a library by name, each with its parameters as one object. */
export type MethodsByName = Readonly<Record<string, (params: object) => Promise<Loose>>>

/** What a library gives to a bot. */
export interface PlainClient {
  readonly methods: MethodsByName
  /** An upload, as the library wants it. */
  readonly upload: (bytes: Buffer, name: string) => unknown
  /** The size of a file that the library downloads. */
  readonly sizeOf: (file_id: string) => Promise<number>
  /** The words of an error of the library. */
  readonly wordsOf: (error: unknown) => string
}

export interface PlainBot {
  readonly message: (message: Loose) => Promise<unknown>
  readonly edited: (message: Loose) => Promise<unknown>
  readonly post: (message: Loose) => Promise<unknown>
  readonly pressed: (query: Loose) => Promise<unknown>
  readonly searched: (query: Loose) => Promise<unknown>
  readonly checkout: (query: Loose) => Promise<unknown>
  readonly voted: (answer: Loose) => Promise<unknown>
}

/** A bot whose form is a state of its chat. */
export const makePlainBot = (client: PlainClient): PlainBot => {
  const call = callerOf(client)
  const forms = new Map<number, ReadonlyArray<string>>()
  const say = (message: Loose, text: string, more: object = {}): Promise<Loose> =>
    call('sendMessage', { chat_id: message.chat.id, text, ...more })
  const filled = async (message: Loose, given: ReadonlyArray<string>): Promise<unknown> => {
    const [name] = given
    if (name === undefined) {
      forms.set(message.chat.id, [message.text])
      return say(message, 'Your age?')
    }
    if (!/^\d+$/.test(message.text)) return say(message, 'A number, please.')
    forms.delete(message.chat.id)
    return say(message, `${name}, ${message.text}`)
  }
  const begun = (message: Loose): Promise<unknown> => {
    forms.set(message.chat.id, [])
    return say(message, 'Your name?')
  }
  const all = { ...talkOf(say), ...mediaOf(client, call), ...callsOf(call, client, say), form: begun }
  const table = new Map<string, (message: Loose, args: string) => Promise<unknown>>(Object.entries(all))
  return {
    message: async (message) => {
      const form = forms.get(message.chat.id)
      if (form !== undefined && message.text !== undefined) return filled(message, form)
      const [, name, args = ''] = /^\/(\w+)(?:@\w+)?\s*(.*)$/s.exec(message.text ?? '') ?? []
      if (name !== undefined) return (table.get(name) ?? (() => say(message, 'What?')))(message, args)
      return seen(client, say, message)
    },
    edited: (message) => say(message, `edited: ${message.text}`),
    post: (message) => say(message, `seen: ${message.text}`),
    pressed: async ({ id, data, message }) => {
      const place = { chat_id: message.chat.id, message_id: message.message_id }
      if (data === 'close') return call('deleteMessage', place)
      const count = Number(String(data).split(' ')[1])
      await call('editMessageText', { ...place, text: `Count: ${count}`, reply_markup: texts.countOf(count) })
      return call('answerCallbackQuery', { callback_query_id: id })
    },
    searched: ({ id, query }) =>
      call('answerInlineQuery', { inline_query_id: id, results: texts.results(query) }),
    checkout: ({ id }) => call('answerPreCheckoutQuery', { pre_checkout_query_id: id, ok: true }),
    voted: ({ user, option_ids }) =>
      call('sendMessage', { chat_id: user.id, text: `voted ${String(option_ids)}` }),
  }
}

type Caller = (method: string, params: object) => Promise<Loose>
type Say = (message: Loose, text: string, more?: object) => Promise<Loose>
type Answer = (message: Loose, args: string) => Promise<unknown>

const callerOf =
  ({ methods }: PlainClient): Caller =>
  (method, params) =>
    methods[method]?.(params) ?? Promise.reject(new Error(`The library has no ${method}.`))

const seen = async ({ sizeOf }: PlainClient, say: Say, message: Loose): Promise<unknown> => {
  if (message.text === 'Help') return say(message, '<b>Just</b> talk', { parse_mode: 'HTML' })
  const sizes: ReadonlyArray<Loose> = message.photo ?? []
  if (sizes.length > 0) return say(message, `photo of ${await sizeOf(sizes.at(-1).file_id)} bytes`)
  if (message.document) return say(message, `document of ${await sizeOf(message.document.file_id)} bytes`)
  const kind = ['sticker', 'voice', 'video', 'audio'].find((name) => message[name] !== undefined)
  if (kind !== undefined) return say(message, kind)
  if (message.contact) return say(message, `Thanks, ${message.contact.first_name}`)
  if (message.location) return say(message, `At ${Math.floor(message.location.latitude)}`)
  if (message.successful_payment) return say(message, `paid ${message.successful_payment.total_amount}`)
  if (message.new_chat_members) return say(message, `Welcome, ${message.new_chat_members[0].first_name}`)
  if (message.text === undefined) return undefined
  return say(message, message.text, { reply_parameters: { message_id: message.message_id } })
}

const talkOf = (say: Say): Readonly<Record<string, Answer>> => ({
  start: (message) => say(message, `Welcome, ${message.from.first_name}`, { reply_markup: texts.keyboard }),
  args: (message, args) => say(message, args),
  link: (message) => say(message, '[Here](https://example.com)\\.', { parse_mode: 'MarkdownV2' }),
  menu: (message) => say(message, 'Count: 0', { reply_markup: texts.countOf(0) }),
  where: (message) => say(message, `in ${message.chat.title}`),
})

const mediaOf = (client: PlainClient, call: Caller): Readonly<Record<string, Answer>> => ({
  photo: async ({ chat }) => {
    const photo = await client.upload(texts.photo(), 'a.png')
    const { message_id } = await call('sendPhoto', { chat_id: chat.id, photo, caption: 'one' })
    return call('editMessageCaption', { chat_id: chat.id, message_id, caption: 'two' })
  },
  album: async ({ chat }) => {
    const files = [await client.upload(texts.photo(), 'a.png'), await client.upload(texts.photo(), 'b.png')]
    const media = files.map((file, place) => ({
      type: 'photo',
      media: file,
      caption: place === 0 ? 'first' : 'second',
    }))
    return call('sendMediaGroup', { chat_id: chat.id, media })
  },
  document: async ({ chat }) =>
    call('sendDocument', { chat_id: chat.id, document: await client.upload(texts.report(), 'report.txt') }),
})

const callsOf = (call: Caller, { wordsOf }: PlainClient, say: Say): Readonly<Record<string, Answer>> => {
  const tried = (message: Loose, params: object): Promise<unknown> =>
    call('sendMessage', params).catch((error: unknown) => say(message, wordsOf(error)))
  return {
    location: ({ chat }) => call('sendLocation', { chat_id: chat.id, ...texts.place }),
    contact: ({ chat }) => call('sendContact', { chat_id: chat.id, ...texts.contact }),
    dice: ({ chat }) => call('sendDice', { chat_id: chat.id }),
    venue: ({ chat }) => call('sendVenue', { chat_id: chat.id, ...texts.venue }),
    poll: ({ chat }) => call('sendPoll', { chat_id: chat.id, ...texts.poll, is_anonymous: false }),
    react: ({ chat, message_id }) =>
      call('setMessageReaction', {
        chat_id: chat.id,
        message_id,
        reaction: [{ type: 'emoji', emoji: '👍' }],
      }),
    copy: ({ chat, reply_to_message }) => {
      const { message_id } = reply_to_message
      return call('copyMessage', { chat_id: chat.id, from_chat_id: chat.id, message_id })
    },
    forward: ({ chat, message_id }) =>
      call('forwardMessage', { chat_id: chat.id, from_chat_id: chat.id, message_id }),
    typing: ({ chat }) => call('sendChatAction', { chat_id: chat.id, action: 'typing' }),
    commands: async (message) => {
      const found: ReadonlyArray<Loose> = await call('getMyCommands', {})
      return say(message, found.map(({ command }) => String(command)).join(' '))
    },
    buy: ({ chat }) => call('sendInvoice', { chat_id: chat.id, ...texts.invoice }),
    error: (message) => tried(message, { chat_id: 99, text: 'x' }),
    long: (message) => tried(message, { chat_id: message.chat.id, text: texts.long }),
    tell: (message, args) => tried(message, { chat_id: Number(args), text: 'x' }),
    pin: ({ chat, reply_to_message: { message_id } }) =>
      call('pinChatMessage', { chat_id: chat.id, message_id }),
    ban: ({ chat, reply_to_message }) =>
      call('banChatMember', { chat_id: chat.id, user_id: reply_to_message.from.id }),
  }
}
