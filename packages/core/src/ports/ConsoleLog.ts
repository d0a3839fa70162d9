// The default log: each record is a line of JSON on the console.

import { redact } from './Token.ts'

/**
 * Writes a record as one line of JSON, without readable bot tokens.
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
