// What every subject of `throughput` does: it asks a local server for updates and handles them, in the order
// of each chat.

import { start, type Local } from '../../servers/Local.ts'
import { makeOrder, type Order } from '../../servers/Updates.ts'
import type { Prepare } from '../../Suite.ts'

/** Handles the message of a chat. */
export type Handle = (chat: number, text: string | undefined) => Promise<void>

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

// What is confirmed and not handled would never come again. What was handled is counted after what was
// confirmed: it is never less than this.
const lost = async (server: Local, order: Order): Promise<number> => {
  let most = 0
  for (let i = 0; i < 5; i += 1) {
    const { confirmed } = await server.received()
    most = Math.max(most, confirmed - order.handled())
    await sleep(3)
  }
  return most
}

/**
 * Measures a bot that polls from an origin. The first third of the time does not count: it is for the
 * compilers of V8. The process ends after it, so nothing has to be stopped.
 */
export const prepareWith =
  (begin: (origin: string, handle: Handle) => unknown): Prepare =>
  async (run) => {
    const server = await start()
    const delay = Number(run.split(' ')[0])
    const order = makeOrder()
    const handle: Handle = async (chat, text = '') => {
      order.begin(chat, text)
      if (delay > 0) await sleep(delay)
      order.end(chat)
    }
    return {
      measure: async ({ ms }) => {
        void begin(server.origin, handle)
        // However short the time: somebody must have begun.
        while (order.handled() === 0) await sleep(1)
        await sleep(ms / 3)
        const [began, before] = [performance.now(), order.handled()]
        await sleep((ms * 2) / 3)
        while (order.handled() === before) await sleep(1)
        const perSecond = ((order.handled() - before) / (performance.now() - began)) * 1000
        return delay === 0 ? [perSecond] : [perSecond, await lost(server, order)]
      },
      close: server.close,
    }
  }
