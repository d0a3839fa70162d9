// What the page knows, as signals, and how it stays current: each change in the emulator is an event.

import type { Message } from '@pipegram/core/Types'
import { signal } from '@preact/signals'
import type { PageView, ShownMessage } from '../src/page/internal/PageView.ts'
import type { ChatEvent } from '../src/state/ChatEvent.ts'
import type { ShownPipeline } from '../src/world/PipelineScreen.ts'
import type { RecordedCall } from '../src/world/RecordedCall.ts'
import * as Notices from './Notices.ts'
import {
  addressOf,
  getCalls,
  getPipeline,
  getView,
  post,
  read,
  useBot,
  type ActorRef,
} from './ServerCalls.ts'

// model

/** A call in the panel. */
export interface NumberedCall {
  readonly number: number
  readonly call: RecordedCall
}

/** A Mini App in a frame: its address, and the button below the input field that has opened it. */
export interface OpenApp {
  readonly address: string
  readonly button: string | undefined
}

// signals

/** What the person sees; `undefined` before the first answer of the server. */
export const view = signal<PageView | undefined>(undefined)

/** The id of the person; 0 for nobody. */
export const userId = signal(0)

/** The id of the open chat; 0 for none. */
export const chatId = signal(0)

/** The id of the bot; 0 for the first one. */
export const botId = signal(0)

/** False while the emulator does not answer. */
export const isOnline = signal(true)

/** The newest calls of the bot, the newest first. */
export const calls = signal<ReadonlyArray<NumberedCall>>([])

/** Whether the panel with the calls is open. */
export const isPanelOpen = signal(matchMedia('(min-width: 1100px)').matches)

/** What the person is writing. */
export const words = signal('')

/** The Mini App that is open. */
export const app = signal<OpenApp | undefined>(undefined)

/** What the bot has told of its pipeline. */
export const pipeline = signal<ShownPipeline>({ lines: [] })

/** What the bot does in a chat, such as typing. */
export const action = signal<{ readonly chat_id: number; readonly words: string } | undefined>(undefined)

/** Messages that the bot deleted while the page was open, as they were. */
export const deleted = signal<ReadonlyArray<ShownMessage['message']>>([])

/** A message that the bot is still writing. */
export const draft = signal<{ readonly chat_id: number; readonly text: string } | undefined>(undefined)

/** The message that the next one replies to. */
export const repliesTo = signal<Message | undefined>(undefined)

/** The message that the person edits. */
export const edits = signal<ShownMessage['message'] | undefined>(undefined)

// combinators

/** The person and the chat. */
export const actor = (): ActorRef => ({ user_id: userId.value, chat_id: chatId.value })

/** Carries out an act of the person in the open chat. What the server refuses is shown. */
export const act = async (path: string, body: object): Promise<boolean> => {
  try {
    await post(path, { ...actor(), ...body })
    return true
  } catch (error) {
    Notices.failed(error)
    return false
  }
}

/** Pays an invoice. If the bot declines it, the page says why. */
export const pay = async (message_id: number): Promise<void> => {
  try {
    const outcome = await post<{ readonly ok: boolean; readonly error_message?: string }>('pay', {
      ...actor(),
      message_id,
    })
    if (!outcome.ok) Notices.alert(outcome.error_message ?? 'The bot declined the payment.')
  } catch (error) {
    Notices.failed(error)
  }
}

/** Opens a chat as a person. Default: with the same bot. */
export const go = (user_id: number, chat_id: number, bot_id = botId.value): void => {
  const isOther = bot_id !== botId.value
  if (isOther || user_id !== userId.value || chat_id !== chatId.value) {
    repliesTo.value = undefined
    edits.value = undefined
    words.value = ''
    app.value = undefined
    count = page
  }
  userId.value = user_id
  chatId.value = chat_id
  botId.value = bot_id
  history.replaceState(null, '', `#${placeOf(user_id, chat_id, bot_id)}`)
  if (isOther) follow()
  else void refresh()
}

/** Shows older messages as well. */
export const showOlder = (): void => {
  count += page
  void refresh()
}

/** Reads the view again. Many wishes at once are one. */
export const refresh = async (): Promise<void> => {
  if (isReading) {
    isStale = true
    return
  }
  isReading = true
  try {
    do {
      isStale = false
      const asked = actor()
      const found = await getView(asked, count)
      if (asked.user_id === userId.value && asked.chat_id === chatId.value) settle(found)
      else isStale = true
    } while (isStale)
  } catch {
    isOnline.value = false
  }
  isReading = false
}

/** A person, a chat and a bot, for the address of the page. */
export const placeOf = (user_id: number, chat_id: number, bot_id = botId.value): string =>
  `user=${user_id}&chat=${chat_id}${bot_id === 0 ? '' : `&bot=${bot_id}`}`

/** Begins to follow the emulator. */
export const start = (): void => {
  readAddress()
  addEventListener('hashchange', () => {
    const before = botId.value
    readAddress()
    if (botId.value === before) void refresh()
    else follow()
  })
  follow()
}

// private

// Listens to what happens with the bot.
const follow = (): void => {
  useBot(botId.value)
  events?.close()
  events = new EventSource(addressOf('events'))
  events.addEventListener('open', () => {
    isOnline.value = true
    void refresh()
    void getPipeline().then((found) => {
      pipeline.value = found
    }, Notices.failed)
    void getCalls().then((found) => {
      calls.value = []
      found.slice(-most).forEach(addCall)
    }, Notices.failed)
  })
  events.addEventListener('error', () => {
    isOnline.value = false
  })
  events.addEventListener('change', () => void refresh())
  events.addEventListener('pipeline', ({ data }: MessageEvent<string>) => {
    pipeline.value = read<ShownPipeline>(data)
  })
  events.addEventListener('call', ({ data }: MessageEvent<string>) => addCall(read<RecordedCall>(data)))
  events.addEventListener('event', ({ data }: MessageEvent<string>) => happened(read<ChatEvent>(data)))
}

const page = 200
const most = 300
let count = page
let isReading = false
let isStale = false
let lastCall = 0
let events: EventSource | undefined
let ending: ReturnType<typeof setTimeout> | undefined

const readAddress = (): void => {
  const given = new URLSearchParams(location.hash.slice(1))
  userId.value = Number(given.get('user') ?? 0)
  chatId.value = Number(given.get('chat') ?? 0)
  botId.value = Number(given.get('bot') ?? 0)
}

// The first view picks a person, and that person's chat with the bot.
const settle = (found: PageView): void => {
  view.value = found
  const [first] = found.people
  if (found.person === undefined && first !== undefined) go(first.id, first.id)
}

const addCall = (call: RecordedCall): void => {
  lastCall += 1
  calls.value = [{ number: lastCall, call }, ...calls.value.slice(0, most - 1)]
}

const happened = (event: ChatEvent): void => {
  if (event._tag === 'Acted') doing(event.chat_id, event.action)
  if (event._tag === 'Sent' && event.chat_id === action.value?.chat_id) action.value = undefined
  if (event._tag === 'Sent' && event.chat_id === draft.value?.chat_id) draft.value = undefined
  if (event._tag === 'Drafted') draft.value = { chat_id: event.chat_id, text: draftText(event.text) }
  if (event._tag === 'Deleted') keepDeleted(event.chat_id, event.message_id)
  if (event._tag !== 'Answered' || event.user_id !== userId.value) return
  const { text, show_alert, url } = event
  if (url !== '') Notices.openLink(url)
  else if (text === '') return
  else if (show_alert) Notices.alert(text)
  else Notices.toast(text)
}

// The content is gone on the server: the page still has it.
const keepDeleted = (chat_id: number, message_id: number): void => {
  const { open } = view.value ?? {}
  const found = open?.messages.find(({ message }) => message.message_id === message_id)
  if (open?.id === chat_id && found !== undefined)
    deleted.value = [...deleted.value.slice(-99), found.message]
}

// The draft of a rich message is JSON: its words are shown.
const draftText = (text: string): string => {
  if (!text.startsWith('{')) return text
  const words: Array<string> = []
  JSON.parse(text, (name, one: unknown) => {
    if (/^(?:text|html|markdown)$/.test(name) && typeof one === 'string') words.push(one)
    return one
  })
  return words.join(' ')
}

// As on Telegram, an action is over after five seconds.
const doing = (chat_id: number, name: string): void => {
  clearTimeout(ending)
  action.value =
    name === 'cancel'
      ? undefined
      : { chat_id, words: name === 'typing' ? 'typing…' : `${name.replaceAll('_', ' ')}…` }
  ending = setTimeout(() => {
    action.value = undefined
  }, 5000)
}
