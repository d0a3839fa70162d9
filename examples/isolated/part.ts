// The part: it tests an expression of a user on a text of a user, which may take for ever. It imports nothing
// of the bot.

import { parentPort, workerData } from 'node:worker_threads'

const input: unknown = workerData

if (Array.isArray(input)) {
  const [expression, text] = input.map(String)
  parentPort?.postMessage(new RegExp(expression ?? '', 'u').test(text ?? ''))
}
