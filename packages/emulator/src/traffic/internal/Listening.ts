// Makes a server listen.

import type { Server } from 'node:http'

/**
 * Listens, and returns the port; 0 lets the system pick one. Rejects with an `Error` if the port is in use.
 */
export const listenOn = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken: stop what listens there, or choose another port.`)
          : error,
      ),
    )
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
