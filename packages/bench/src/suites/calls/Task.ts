// The work of every subject of `calls`: sendMessage to a local server in another process.

import process from 'node:process'
import { assertDone, cpuOfEach, rateAtOnce } from '../../Meter.ts'
import { start, type Local } from '../../servers/Local.ts'
import type { Prepare } from '../../Suite.ts'

/** The text of each message. */
export const text = 'Hello, Ann'
export const chatId = 1001

/** The parameters as JSON, for a subject that knows nothing of the Bot API. */
export const body = JSON.stringify({ chat_id: chatId, text })

/** The part of an answer that the bench reads. */
export interface Reply {
  readonly message_id: number
  readonly text?: string | undefined
}

/** The reply in a parsed answer. */
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

/** Measures a sender of messages, made for the origin of the server. Each reply must come from the server. */
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
        const cpu = process.cpuUsage()
        const { count, perSecond } = await rateAtOnce(ms, Number(run), async () => {
          const reply = await send()
          if (reply.text !== text) throw new Error(`Work was skipped: the reply says ${String(reply.text)}.`)
          sum += reply.message_id
        })
        const each = cpuOfEach(cpu, count)
        const after = await server.received()
        assertDone('calls that the server received', after.sent - before.sent, count)
        assertDone('the sum of the ids in the replies', sum, after.sum - before.sum)
        return [perSecond, each]
      },
      close: async () => {
        await close?.()
        await server.close()
      },
    }
  }
