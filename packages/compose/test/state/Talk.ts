// A bot with a dialog, and people who talk to it, for tests.

import type { Context, Handler } from '@pipegram/compose'
import type { Message, Update, User } from '@pipegram/core/Types'
import type { Chat } from '@pipegram/core/Types'
import { ann, harness, pressed, privateChat, said, type HarnessOptions } from '@pipegram/testing'
import type { BuildOptions } from '@pipegram/testing/Build'
import * as E from 'fp-ts/lib/Either.js'

/** Sends updates with growing numbers, and gives the texts that the bot sends. */
export const talk = (bot: Handler<Context, unknown>, options: HarnessOptions = {}) => {
  const run = harness(bot, options)
  let next = 1
  let buttons: ReadonlyArray<readonly [string, string]> = []
  const texts = async (update: Update): Promise<ReadonlyArray<string>> => {
    const { outcome, calls, unrun } = await run(update)()
    if (E.isLeft(outcome)) return [JSON.stringify(outcome.left)]
    if (unrun.length > 0) throw new Error(`These calls were not run: ${unrun.join(', ')}`)
    const sent = calls.flatMap(({ method, params }) => {
      const shown = textsOf(params)
      if (method !== 'answerCallbackQuery') buttons = shown.buttons
      return method === 'answerCallbackQuery' && shown.text === undefined ? [] : [shown.text ?? method]
    })
    return sent.length === 0 ? [outcome.right] : sent
  }
  const sends = (text: string, parts: BuildOptions = {}): Update =>
    said(text, { update_id: next++, ...parts })
  return {
    update: texts,
    sends,
    /** Says a text. */
    says: async (text: string, parts: BuildOptions = {}) => texts(sends(text, parts)),
    /** Sends a message without a text. */
    gives: async (content: Partial<Message>, from: User = ann, chat: Chat = privateChat(from)) =>
      texts({ update_id: next++, message: { message_id: 1, date: 1767225600, from, chat, ...content } }),
    /** The data of a button of the last message. */
    data: (text: string) => buttons.find(([label]) => label === text)?.[1] ?? `no button ${text}`,
    /** Presses a button by its data. */
    presses: async (data: string, parts: BuildOptions = {}) =>
      texts(pressed(data, { update_id: next++, ...parts })),
  }
}

const textsOf = (params: unknown) => {
  const { text, reply_markup }: { text?: string; reply_markup?: { inline_keyboard?: Keyboard } } =
    Object(params)
  return {
    text,
    buttons: (reply_markup?.inline_keyboard ?? [])
      .flat()
      .map((key) => [key.text, key.callback_data] as const),
  }
}

type Keyboard = ReadonlyArray<ReadonlyArray<{ readonly text: string; readonly callback_data: string }>>
