// The work of every subject of `throughput`: a bot polls a local server, and handles updates in the order of
// each chat.

import { start, type Local } from '../../servers/Local.ts'
import { makeOrder, type Order } from '../../servers/Updates.ts'
import type { Prepare } from '../../Suite.ts'

/** Handles the message of a chat. */
export type Handle = (chat: number, text: string | undefined) => Promise<void>

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

// An update that is confirmed and not handled never comes again. Handled updates are counted after confirmed
// ones, so the result is never too high.
const lost = async (server: Local, order: Order, kept: () => number): Promise<number> => {
  let most = 0
  for (let i = 0; i < 5; i += 1) {
    const { confirmed } = await server.received()
    const onDisk = kept()
    most = Math.max(most, confirmed - onDisk - order.handled())
    await sleep(3)
  }
  return most
}

/**
 * Measures a bot that polls an origin. The first third of the time does not count, since V8 compiles the code
 * in it. The process ends after the round, so the bot need not stop. `kept` is how many updates are on the
 * disk and not handled.
 */
export const prepareWith =
  (begin: (origin: string, handle: Handle) => unknown, kept: () => number = () => 0): Prepare =>
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
        // Even in the shortest time, the bot must have begun.
        while (order.handled() === 0) await sleep(1)
        await sleep(ms / 3)
        const [began, before] = [performance.now(), order.handled()]
        await sleep((ms * 2) / 3)
        while (order.handled() === before) await sleep(1)
        const perSecond = ((order.handled() - before) / (performance.now() - began)) * 1000
        return delay === 0 ? [perSecond] : [perSecond, await lost(server, order, kept)]
      },
      close: server.close,
    }
  }
