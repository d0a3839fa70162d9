// A Node server at a port of this machine, for webhooks and probes.

import type { RequestListener, Server } from 'node:http'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { serverLimits } from '../webhook/NodeListener.ts'

// model

/** Where to listen. */
export interface PortAddress {
  /** 0 for any free port. */
  readonly port: number
  /** Default: all addresses of this machine. */
  readonly host?: string | undefined
}

/** A listening server. */
export interface PortServer {
  readonly port: number
  /** Ends all connections. */
  readonly close: Task<void>
}

// constructors

/** Listens at a port. Fails with a sentence if the port is wrong or taken. `name` names the server in it. */
export const listenAt =
  (name: string, { port, host }: PortAddress, listener: RequestListener): TaskEither<string, PortServer> =>
  () =>
    new Promise((resolve) => {
      if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        resolve(E.left(`The port of the ${name} is ${port} and should be a whole number from 0 to 65535.`))
        return
      }
      const server = process.getBuiltinModule('node:http').createServer(serverLimits, listener)
      server.once('error', (cause) =>
        resolve(
          E.left(
            `The ${name} cannot listen at port ${port} (${String(Reflect.get(cause, 'code'))}): ` +
              'stop what listens there, or choose another port.',
          ),
        ),
      )
      server.listen({ port, ...defined({ host }) }, () => resolve(E.right(fromServer(server, port))))
    })

// private

const fromServer = (server: Server, port: number): PortServer => {
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? port) : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
