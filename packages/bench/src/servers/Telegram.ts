// A Bot API server that does as little as possible, in a process of its own. It answers sendMessage with a
// message whose id counts up, and getUpdates with endless updates, which it writes before the request comes.

import { createServer } from 'node:http'
import process from 'node:process'
import { updateText } from './Updates.ts'

// model

/** What the server received. */
export interface Received {
  /** Calls of sendMessage. */
  readonly sent: number
  /** The sum of the message ids that the server gave. */
  readonly sum: number
  /** Confirmed updates: ids begin at 1, and the server forgets all below the highest offset. */
  readonly confirmed: number
}

let sent = 0
let sum = 0
let head = 1
let asked = { offset: 0, at: 0 }
let ready = { from: 0, text: '' }

// constructors

const me = JSON.stringify({
  id: 1,
  is_bot: true,
  first_name: 'Bench',
  username: 'bench_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
})

const chat = '{"id":1001,"type":"private","first_name":"Ann"}'
const rest = `"date":1767225600,"from":${me},"chat":${chat},"text":"Hello, Ann"`

const batch = (from: number, count: number): string =>
  `[${Array.from({ length: count }, (_, i) => updateText(from + i)).join(',')}]`

// The number follows the name in JSON, in a form and in multipart.
const numberOf = (name: 'offset' | 'limit', body: string): number | undefined => {
  const found = (name === 'offset' ? /\boffset\b\D{0,12}(\d+)/s : /\blimit\b\D{0,12}(\d+)/s).exec(body)?.[1]
  return found === undefined ? undefined : Number(found)
}

const resultOf = (method: string, body: string): string => {
  switch (method) {
    case 'sendmessage':
      sent += 1
      sum += sent
      return `{"message_id":${sent},${rest}}`
    case 'getupdates': {
      const [offset, at] = [numberOf('offset', body) ?? 0, performance.now()]
      // If a bot repeats an offset within half a second, Telegram gives it one update.
      const limit =
        offset > 0 && offset === asked.offset && at - asked.at < 500
          ? 1
          : Math.min(100, Math.max(1, numberOf('limit', body) ?? 100))
      asked = { offset, at }
      head = Math.max(head, offset)
      const text = ready.from === head && limit === 100 ? ready.text : batch(head, limit)
      setImmediate(() => {
        ready = { from: head + 100, text: batch(head + 100, 100) }
      })
      return text
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
    const method = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
    const body = `{"ok":true,"result":${resultOf(method, `${query} ${Buffer.concat(chunks).toString()}`)}}`
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.on('message', () => process.send?.({ sent, sum, confirmed: head - 1 }))
process.on('disconnect', () => process.exit(0))
