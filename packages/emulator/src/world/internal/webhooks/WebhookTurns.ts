// Requests that set the webhook, one at a time. A new request ends the one that still waits for its answer.
// https://core.telegram.org/bots/api#setwebhook

import type { IO } from 'fp-ts/lib/IO.js'
import type { ApiAnswer } from '../../../requests/ApiAnswer.ts'
import { conflict, fromRefusal } from '../../../requests/internal/Refusals.ts'

// model

/** The requests that set the webhook. */
export interface WebhookTurns {
  /** The answer to a request after a delay. If a newer request comes before, the conflict with it. */
  readonly turn: (method: string, answer: ApiAnswer, delay: Promise<void>) => Promise<ApiAnswer>
}

// constructors

/** No request waits. */
export const makeWebhookTurns = (): WebhookTurns => {
  let ended: IO<void> = () => undefined
  return {
    turn: (method, answer, delay) => {
      if (method.toLowerCase() !== 'setwebhook') return delay.then(() => answer)
      ended()
      return new Promise((resolve) => {
        ended = () => resolve(fromRefusal(conflict('terminated by other setWebhook')))
        void delay.then(() => resolve(answer))
      })
    },
  }
}
