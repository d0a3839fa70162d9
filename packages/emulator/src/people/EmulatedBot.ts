// One of the bots of an emulator: its token, and what it did.

import type { BotFullInfo, Update } from '@pipegram/core/Types'
import type { Fault, FaultScope } from '../http/Faults.ts'
import type { RecordedCall } from '../world/RecordedCall.ts'

// model

/** A bot of an emulator. */
export interface EmulatedBot {
  readonly token: string
  /** The bot, as `getMe` showed it at the start. */
  readonly bot: BotFullInfo
  /**
   * The requests of the bot (or those of one method), the oldest first. The newest 10,000 are kept, or 64 MiB
   * of them.
   */
  readonly calls: (method?: string) => ReadonlyArray<RecordedCall>
  /** Resolves when the bot has confirmed all updates. Rejects if it does not in time. */
  readonly idle: () => Promise<void>
  /**
   * Injects a fault into the calls of the bot, and returns what ends it: `inject(tooMany(3), { times: 1 })`,
   * `inject(dropped('after'), { method: 'sendMessage', share: 0.1 })`. Throws a `RangeError` if the fault
   * could never happen.
   */
  readonly inject: (fault: Fault, scope?: FaultScope) => () => void
  /** Adds any update, and gives it an id; `undefined` if the bot does not get its kind. */
  readonly deliver: (content: Omit<Update, 'update_id'>) => Update | undefined
}

/** A further bot. What is missing is as for the first one; `username` should be its own. */
export interface NewBot extends Partial<Omit<BotFullInfo, 'id' | 'is_bot'>> {
  /** Its number is the id of the bot. Default: a token that Telegram does not know. */
  readonly token?: string
}
