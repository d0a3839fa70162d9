// The load generator, as a program: `node Load.ts <url> <secret> <amount> <connections> <round>`. Each
// request has an update of its own: a webhook that knows repeats would not handle one update twice. It prints
// one line of JSON.

import { createRequire } from 'node:module'
import process from 'node:process'
import { updateText } from '../../servers/Updates.ts'

const [url = '', secret = '', amount = '', connections = '', round = ''] = process.argv.slice(2)
const each = Math.ceil(Number(amount) / Number(connections))
let next = Number(round) * each * Number(connections) + 1

interface Client {
  readonly setRequests: (requests: ReadonlyArray<{ readonly body: string }>) => void
}

const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
const isFunction = (u: unknown): u is (options: object) => Promise<unknown> => typeof u === 'function'
const autocannon: unknown = createRequire(import.meta.url)('autocannon')
if (!isFunction(autocannon)) throw new Error('autocannon is not a function.')
const result = await autocannon({
  url,
  connections: Number(connections),
  amount: Number(amount),
  setupClient: (client: Client) => {
    client.setRequests(
      Array.from({ length: each }, () => ({ method: 'POST', headers, body: updateText(next++) })),
    )
  },
})
process.stdout.write(JSON.stringify(result))
