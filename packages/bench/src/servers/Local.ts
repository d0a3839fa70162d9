// Starts the local Bot API server in a process of its own.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Received } from './Telegram.ts'

// model

export interface Local {
  readonly origin: string
  readonly received: () => Promise<Received>
  readonly close: () => Promise<void>
}

// constructors

/** Starts the server, which must be closed. It ends when the process that started it ends. */
export const start = async (): Promise<Local> => {
  const child = fork(fileURLToPath(new URL('Telegram.ts', import.meta.url)))
  const [address] = heard(await once(child, 'message'))
  if (!hasPort(address)) throw new Error('The local server did not say where it listens.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    received: async () => {
      const answer = once(child, 'message')
      child.send('received')
      const [received] = heard(await answer)
      if (!isReceived(received)) throw new Error('The local server did not say what it received.')
      return received
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

// private

const heard = (message: ReadonlyArray<unknown>): ReadonlyArray<unknown> => message

const hasPort = (u: unknown): u is { readonly port: number } =>
  typeof u === 'object' && u !== null && 'port' in u && typeof u.port === 'number'

const isReceived = (u: unknown): u is Received =>
  typeof u === 'object' && u !== null && 'sent' in u && 'sum' in u && 'confirmed' in u
