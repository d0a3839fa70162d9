// Where a button leads on the page: a link, a Mini App, the clipboard, an inline query, a choice.

import type { KeyboardButton } from '@pipegram/core/Types'
import type { PressedButton } from '../src/acts/PressedButton.ts'
import { nameOf, chatName } from './MessageWords.ts'
import * as Notices from './Notices.ts'
import { act, actor, app, go, view, words } from './PageState.ts'
import { appAddress } from './SafeAddress.ts'
import { post } from './ServerCalls.ts'

// combinators

/** Presses a button, and goes where it leads. `isApp` says that it opens a Mini App. */
export const lead = async (path: string, body: object, isApp: boolean, button?: string): Promise<void> => {
  try {
    const { opens, copies, switches } = await post<PressedButton>(path, { ...actor(), ...body })
    if (opens !== undefined && isApp) askForApp(opens, button)
    else if (opens !== undefined) Notices.openLink(opens)
    else if (copies !== undefined) await copy(copies)
    else if (switches !== undefined) typeQuery(switches.query, switches.to)
  } catch (error) {
    Notices.failed(error)
  }
}

/** Presses a button below the input field. What it asks for, the person picks. */
export const pressBelow = (button: KeyboardButton | string): void => {
  const asked: KeyboardButton = typeof button === 'string' ? { text: button } : button
  const { text, web_app, request_users, request_chat } = asked
  const chosen = (choice: object): void => void act('press', { button: text, choice })
  if (web_app !== undefined) void lead('press', { button: text }, true, text)
  else if (request_users !== undefined)
    Notices.choose(
      'Share a user with the bot',
      (view.value?.people ?? []).map((one) => ({
        label: nameOf(one),
        pick: () => chosen({ users: [{ id: one.id }] }),
      })),
    )
  else if (request_chat !== undefined)
    Notices.choose(
      'Share a chat with the bot',
      chatsOf(({ type }) => (type === 'channel') === request_chat.chat_is_channel).map(({ id, label }) => ({
        label,
        pick: () => chosen({ chat: { id } }),
      })),
    )
  else if (Object.keys(asked).every((name) => quiet.has(name))) void act('send', { text })
  else chosen({})
}

/** Types a query after the name of the bot: here, or in a chat that the person picks. */
export const typeQuery = (query: string, to: NonNullable<PressedButton['switches']>['to']): void => {
  const type = (): void => {
    words.value = `@${view.value?.bot.username ?? ''} ${query}`
    document.getElementById('words')?.focus()
  }
  if (to === 'current') return type()
  pickChat('Pick a chat for the query', to, (id) => {
    go(actor().user_id, id)
    type()
  })
}

/** Lets the person pick a chat of some kinds. Private chats are those with bots. */
export const pickChat = (
  text: string,
  kinds: 'any' | ReadonlyArray<string>,
  picked: (chat_id: number) => void,
): void => {
  const fits = (type: string): boolean => {
    const kind = type === 'private' ? 'bot' : type === 'channel' ? 'channel' : 'group'
    return kinds === 'any' || kinds.includes(kind)
  }
  const found = chatsOf(({ type }) => fits(type))
  Notices.choose(
    text,
    found.map(({ id, label }) => ({ label, pick: () => picked(id) })),
  )
}

// private

const quiet: ReadonlySet<string> = new Set(['text', 'style', 'icon_custom_emoji_id'])

interface PickedChat {
  readonly id: number
  readonly label: string
}

const chatsOf = (fits: (chat: { readonly type: string }) => boolean): ReadonlyArray<PickedChat> => {
  const { chats = [], bot } = view.value ?? {}
  return bot === undefined
    ? []
    : chats
        .filter(({ chat, isIn }) => isIn && fits({ type: chat.type.toString() }))
        .map(({ chat }) => ({ id: chat.id, label: chatName(chat, bot) }))
}

// As any address, that of an app is shown before it is opened.
const askForApp = (opens: string, button: string | undefined): void => {
  const address = appAddress(opens)
  if (address === undefined) return Notices.alert(`The page does not open this Mini App: ${opens}`)
  Notices.dialog.value = {
    text: 'Open this Mini App?',
    address: new URL(address).origin + new URL(address).pathname,
    choices: [
      {
        label: 'Open',
        pick: () => {
          app.value = { address, button }
        },
      },
    ],
  }
}

const copy = (text: string): Promise<void> =>
  navigator.clipboard.writeText(text).then(
    () => Notices.toast('Copied.'),
    () => Notices.alert(`The browser does not let the page copy. The text is: ${text}`),
  )
