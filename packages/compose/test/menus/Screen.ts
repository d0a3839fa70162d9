// A bot with menus, and people who look at them and press, for tests.

import type { Context, Handler } from '@pipegram/compose'
import type { User } from '@pipegram/core/Types'
import type { Chat } from '@pipegram/core/Types'
import { ann, harness, pressed, privateChat, said, type HarnessOptions } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'

interface Key {
  readonly text: string
  readonly callback_data?: string
  readonly url?: string
}

interface Shown {
  readonly text?: string
  readonly reply_markup?: { readonly inline_keyboard?: ReadonlyArray<ReadonlyArray<Key>> }
}

/**
 * Sends texts and presses, and gives what each of them brings: the text of a message, then its rows of
 * buttons, each as one line; an answer to a press as `! text`; an error as JSON.
 */
export const screen = (bot: Handler<Context, unknown>, options: HarnessOptions = {}) => {
  const run = harness(bot, options)
  let number = 1
  let keys: ReadonlyArray<Key> = []
  const lines = async (update: Parameters<typeof run>[0]): Promise<ReadonlyArray<string>> => {
    const { outcome, calls, unrun } = await run(update)()
    if (E.isLeft(outcome)) return [JSON.stringify(outcome.left)]
    if (unrun.length > 0) throw new Error(`These calls were not run: ${unrun.join(', ')}`)
    const found = calls.flatMap(({ method, params }) => {
      const { text, reply_markup }: Shown = Object(params)
      if (method === 'answerCallbackQuery') return text === undefined ? [] : [`! ${text}`]
      const rows = reply_markup?.inline_keyboard ?? []
      keys = rows.flat()
      return [
        ...(method === 'editMessageText' ? [] : [`${method}:`]),
        text ?? '',
        ...rows.map((row) => row.map((key) => key.text).join(' | ')),
      ]
    })
    return found.length === 0 ? [outcome.right] : found
  }
  const data = (text: string): string =>
    keys.find((key) => key.text === text)?.callback_data ?? `no button ${text}`
  return {
    says: (text: string, from: User = ann, chat: Chat = privateChat(from)) =>
      lines(said(text, { update_id: number++, from, chat })),
    /** Presses the button with a text, of the last message. */
    presses: (text: string, from: User = ann, chat: Chat = privateChat(from)) =>
      lines(pressed(data(text), { update_id: number++, from, chat })),
    /** Presses a button by its data. */
    pressesData: (what: string) => lines(pressed(what, { update_id: number++ })),
    /** Presses the button of a message that was sent in inline mode. */
    pressesInline: (text: string) =>
      lines(pressed(data(text), { update_id: number++, inline_message_id: 'i' })),
    data,
    /** The data of all buttons of the last message. */
    all: () => keys.flatMap(({ callback_data }) => callback_data ?? []),
  }
}
