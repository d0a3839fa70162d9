// The unconfirmed updates of a torture: Telegram or the inbox still keeps them.

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Emulator } from '@pipegram/emulator'
import * as t from 'io-ts'

const Text = t.type({ message: t.type({ chat: t.type({ id: t.number }), text: t.string }) })

const keyOf = (update: unknown): string => {
  if (!Text.is(update)) throw new Error('An update of a torture is a message with a text.')
  return `${update.message.chat.id} ${update.message.text}`
}

/** The updates that the emulator keeps, as `chat number`. */
export const waitingAt = (emulator: Emulator): ReadonlyArray<string> => {
  const keys: Array<string> = []
  const nodes = [emulator.state().queue.entries]
  for (let node = nodes.pop(); node !== undefined || nodes.length > 0; node = nodes.pop()) {
    if (node === undefined) continue
    keys.push(keyOf(node.value.update))
    nodes.push(node.left, node.right)
  }
  return keys
}

/**
 * The updates that an inbox keeps, as `chat number`. It reads a copy, so that the next process of the bot
 * finds the file as the last one has left it.
 */
export const waitingIn = (inbox: string): ReadonlyArray<string> => {
  if (!existsSync(inbox)) return []
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-inbox-'))
  try {
    const copy = join(folder, 'copy.db')
    copyFileSync(inbox, copy)
    if (existsSync(`${inbox}-wal`)) copyFileSync(`${inbox}-wal`, `${copy}-wal`)
    const db = new DatabaseSync(copy)
    const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'inbox_waiting'").get() !== undefined
    const rows = has ? db.prepare('SELECT text FROM inbox_waiting WHERE attempts > 0').all() : []
    db.close()
    return rows.map(({ text }) => keyOf(JSON.parse(String(text))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
