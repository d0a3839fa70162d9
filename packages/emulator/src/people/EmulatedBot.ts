// One of the bots of an emulator: its token, and its calls.

import type { BotFullInfo, Update } from '@pipegram/core/Types'
import type { Fault, FaultScope } from '../http/Faults.ts'
import type { RecordedCall } from '../world/RecordedCall.ts'

// model

/** A bot of an emulator. */
export interface EmulatedBot {
  readonly token: string
  /** The bot, as `getMe` shows it at the start. */
  readonly bot: BotFullInfo
  /**
   * The requests of the bot, or those of one method, the oldest first. The emulator keeps the newest 10,000,
   * and at most 64 MiB.
   */
  readonly calls: (method?: string) => ReadonlyArray<RecordedCall>
  /** Resolves when the bot has confirmed all updates. Rejects if that takes too long. */
  readonly idle: () => Promise<void>
  /**
   * Injects a fault into the calls of the bot, and returns a function that ends it: `inject(tooMany(3), {
   * times: 1 })`, `inject(dropped('after'), { method: 'sendMessage', share: 0.1 })`. Throws a `RangeError` if
   * the fault could never happen.
   */
  readonly inject: (fault: Fault, scope?: FaultScope) => () => void
  /** Adds any update, and gives it an id. Returns `undefined` if the bot does not get this kind of update. */
  readonly deliver: (content: Omit<Update, 'update_id'>) => Update | undefined
}

/** One more bot. Missing fields are those of the first bot; `username` should be different. */
export interface NewBot extends Partial<Omit<BotFullInfo, 'id' | 'is_bot'>> {
  /** Its number is the id of the bot. Default: a token that Telegram does not know. */
  readonly token?: string
}
