// A Bot API server that does as little as it can, in a process of its own: it answers sendMessage with a message that
// counts up, and getUpdates with updates without end.

import { createServer } from 'node:http'
import process from 'node:process'
import { updateText } from './Updates.ts'

// model

/** What it received: how many calls of sendMessage, and the sum of the message ids that it gave. */
export interface Received {
  readonly sent: number
  readonly sum: number
}

let sent = 0
let sum = 0

// constructors

const me = '{"id":1,"is_bot":true,"first_name":"Bench","username":"bench_bot","can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false}'

const resultOf = (method: string, body: string): string => {
  switch (method) {
    case 'sendmessage':
      sent += 1
      sum += sent
      return `{"message_id":${sent},"date":1767225600,"from":${me},"chat":{"id":1001,"type":"private","first_name":"Ann"},"text":"Hello, Ann"}`
    case 'getupdates': {
      // In JSON, in a form or in multipart, the number follows the name.
      const offset = Math.max(1, Number(/\boffset\b\D{0,12}(\d+)/s.exec(body)?.[1] ?? 1))
      return `[${Array.from({ length: 100 }, (_, i) => updateText(offset + i)).join(',')}]`
    }
    case 'getme':
      return me
    default:
      return 'true'
  }
}

const server = createServer((request, response) => {
  const chunks: Array<Buffer> = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const body = `{"ok":true,"result":${resultOf(path.slice(path.lastIndexOf('/') + 1).toLowerCase(), `${query} ${Buffer.concat(chunks).toString()}`)}}`
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.on('message', () => process.send?.({ sent, sum }))
process.on('disconnect', () => process.exit(0))
