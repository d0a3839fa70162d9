// Where records of a log go if nothing else is said: each is a line of JSON on the console.

import { redact } from './Token.ts'

/**
 * Writes a record as one line of JSON, in which no bot token is readable.
 *
 * @example
 *   import { consoleLog } from '@pipegram/core/ConsoleLog'
 *
 *   consoleLog({ update_id: 7, outcome: 'handled' })
 *   consoleLog({ update_id: 8, outcome: 'failed' }, 'warn')
 */
export const consoleLog = (record: object, level: 'info' | 'warn' | 'error' = 'info'): void =>
  // oxlint-disable-next-line no-console -- this is its purpose
  console[level](redact(JSON.stringify(record)))
