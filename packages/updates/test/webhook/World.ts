// A webhook in this process: the test controls its handler and its clock, and sees its letters and reports.

import type { Bot } from '@pipegram/compose/Handler'
import type { Update } from '@pipegram/core/Types'
import { Answer, makeRecorder } from '@pipegram/testing'
import { makeTestClock, type TestClock } from '@pipegram/testing/TestClock'
import type { DeadLetter } from '@pipegram/updates/DeadLetter'
import { webhook, type WebhookHandler } from '@pipegram/updates/Webhook'
import type { WebhookSettings } from '@pipegram/updates/WebhookOptions'
import * as E from 'fp-ts/lib/Either.js'
import { me, said } from '../Telegram.ts'

export const secret = 'nM3xT0b9_Qk2vLr7-ZcYw4'

export interface World {
  readonly handler: WebhookHandler
  readonly clock: TestClock
  readonly letters: ReadonlyArray<DeadLetter>
  readonly lines: ReadonlyArray<string>
  /** The ids that the bot began with, in order. */
  readonly handled: ReadonlyArray<number>
}

/** A webhook of a bot that is one async function. */
export const begin = (
  run: (update: Update) => Promise<unknown> = async () => undefined,
  options: Partial<WebhookSettings> = {},
): World => {
  const clock = makeTestClock(1_000_000)
  const letters: Array<DeadLetter> = []
  const lines: Array<string> = []
  const handled: Array<number> = []
  const bot: Bot =
    ({ update }) =>
    async () => {
      handled.push(update.update_id)
      await run(update)
      return E.right('handled')
    }
  const handler = webhook(bot, {
    call: makeRecorder(Answer.success()).call,
    me,
    secret,
    clock,
    random: () => 0,
    report: (line) => () => void lines.push(line),
    onDeadLetter: (letter) => async () => void letters.push(letter),
    ...options,
  })
  return { handler, clock, letters, lines, handled }
}

export const genuine = {
  'content-type': 'application/json',
  'x-telegram-bot-api-secret-token': secret,
} as const

/** A request as Telegram makes it, with other headers or another body. */
export const post = (
  body: RequestInit['body'],
  headers: Readonly<Record<string, string>> = {},
  method = 'POST',
): Request =>
  new Request('https://bot.example/hook', {
    method,
    headers: { ...genuine, ...headers },
    ...(method === 'GET' ? {} : { body: body ?? null, duplex: 'half' }),
  })

/** A request with an update: a message of a chat. */
export const update = (id: number, chat = 1, text = 'hi'): Request =>
  post(JSON.stringify(said(id, chat, text)))

/** A body in pieces, which counts how many were read. Without an end, it hangs after the last piece. */
export const stream = (pieces: ReadonlyArray<Uint8Array | string>, ends = true) => {
  const log = { read: 0, cancelled: false }
  let i = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = pieces[i++]
        if (piece !== undefined) {
          log.read += 1
          controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
          return undefined
        }
        if (ends) controller.close()
        return ends ? undefined : new Promise(() => undefined)
      },
      cancel: () => {
        log.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { body, log }
}
