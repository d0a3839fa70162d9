// What every subject of `calls` does: sendMessage to a local server in another process.

import { assertDone, rateAtOnce } from '../../Meter.ts'
import { start, type Local } from '../../servers/Local.ts'
import type { Prepare } from '../../Suite.ts'

/** What is sent. */
export const text = 'Hello, Ann'
export const chatId = 1001

/** The parameters as JSON, for what knows nothing of the Bot API. */
export const body = JSON.stringify({ chat_id: chatId, text })

/** What is read of an answer, of whatever type a subject makes it. */
export interface Reply {
  readonly message_id: number
  readonly text?: string | undefined
}

/** The reply in an answer that was parsed by hand. */
export const replyOf = (answer: unknown): Reply => {
  if (typeof answer === 'object' && answer !== null && 'result' in answer) {
    const { result } = answer
    if (
      typeof result === 'object' &&
      result !== null &&
      'message_id' in result &&
      typeof result.message_id === 'number' &&
      'text' in result &&
      typeof result.text === 'string'
    )
      return { message_id: result.message_id, text: result.text }
  }
  throw new Error(`This is no answer to sendMessage: ${JSON.stringify(answer)}`)
}

/** Measures what sends a message; it gets the server's origin. Each reply must be the server's own. */
export const prepareWith =
  (
    make: (origin: string) => {
      readonly send: () => Promise<Reply>
      readonly close?: () => Promise<unknown>
    },
  ): Prepare =>
  async (run) => {
    const server: Local = await start()
    const { send, close } = make(server.origin)
    return {
      measure: async ({ ms }) => {
        const before = await server.received()
        let sum = 0
        const { count, perSecond } = await rateAtOnce(ms, Number(run), async () => {
          const reply = await send()
          if (reply.text !== text) throw new Error(`Work was skipped: the reply says ${String(reply.text)}.`)
          sum += reply.message_id
        })
        const after = await server.received()
        assertDone('calls that the server received', after.sent - before.sent, count)
        assertDone('the sum of the ids in the replies', sum, after.sum - before.sum)
        return [perSecond]
      },
      close: async () => {
        await close?.()
        await server.close()
      },
    }
  }
