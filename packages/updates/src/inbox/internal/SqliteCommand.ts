// Opens the inbox of a bot in an existing file, for the command line.

import type { Clock } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import { type InboxError, type OpenInbox, unusable } from '../Inbox.ts'
import { openFile } from './SqliteFile.ts'
import { openOn } from './SqliteOpen.ts'

// constructors

/** Opens the inbox of a bot; without an id, the inbox of the only bot in the file. */
export const openExisting = ({
  file,
  bot,
  clock,
}: {
  readonly file: string
  readonly bot: number | undefined
  readonly clock: Clock
}): E.Either<InboxError, OpenInbox> => {
  const opened = openFile(file, false)
  if (E.isLeft(opened)) return opened
  const { db, faultOf } = opened.right
  try {
    const bots = db
      .prepare('SELECT bot FROM inbox_bot UNION SELECT bot FROM inbox_parked')
      .all()
      .map((row) => Number(row['bot']))
    const chosen = bot ?? (bots.length < 2 ? (bots[0] ?? 0) : undefined)
    if (chosen !== undefined && (bot === undefined || bots.includes(bot)))
      return E.right(openOn({ file, bot: chosen, lease: 10_000, most: 1, clock }, opened.right))
    db.close()
    return E.left(
      unusable(
        chosen === undefined
          ? `${file} holds the updates of several bots: choose one with --bot. They are ${bots.join(', ')}.`
          : `${file} holds no updates of bot ${chosen}. It knows: ${bots.join(', ') || 'none'}.`,
      ),
    )
  } catch (cause) {
    db.close()
    return E.left(faultOf(cause))
  }
}
