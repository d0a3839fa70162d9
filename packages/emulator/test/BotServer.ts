// The server of a bot, for a webhook.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Loose } from './BotClient.ts'

export interface Post {
  readonly update: Loose
  readonly request: IncomingMessage
  readonly answer: (status?: number, body?: string | Uint8Array, headers?: Record<string, string>) => void
  readonly response: ServerResponse
}

/** Listens on a free port of this machine. Each post waits until the test answers it. */
export const listen = async (): Promise<{
  readonly url: string
  readonly port: number
  readonly posted: () => number
  readonly next: () => Promise<Post>
  readonly close: () => void
}> => {
  const posts: Array<Post> = []
  let posted = 0
  const takers: Array<(post: Post) => void> = []
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      posted += 1
      const post: Post = {
        update: JSON.parse(Buffer.concat(chunks).toString('latin1')),
        request,
        response,
        answer: (status = 200, body = '', headers = {}) => void response.writeHead(status, headers).end(body),
      }
      const taker = takers.shift()
      if (taker === undefined) posts.push(post)
      else taker(post)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return {
    port,
    url: `http://127.0.0.1:${port}/hook?a=b`,
    posted: () => posted,
    next: () => {
      const post = posts.shift()
      return post === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(post)
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
