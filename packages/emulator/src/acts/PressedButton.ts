// The result of pressing a button: what the bot gets, and where the button leads the person.
// https://core.telegram.org/bots/api#inlinekeyboardbutton

import type { Message } from '@pipegram/core/Types'

// model

/** The result of pressing a button. The field that is present shows the kind of the button. */
export interface PressedButton {
  /** A button with `callback_data` or a game: the id of the callback query that the bot gets. */
  readonly query_id?: string
  /** A button below the input field, unless it opens a Mini App: the message that it sends. */
  readonly message?: Message
  /**
   * A button with `url`, `login_url` or `web_app`: the address that the person's browser opens. The address
   * of a login has Telegram's signed parameters in its query; the address of a Mini App has its signed
   * `tgWebAppData` in its fragment. Only Telegram has the key for the field `signature`, so the data has only
   * the `hash`.
   */
  readonly opens?: string
  /** A button with `copy_text`: the copied text. */
  readonly copies?: string
  /** A button with `switch_inline_query…`: the query that it types after the name of the bot, and where. */
  readonly switches?: InlineSwitch
}

/** A query that a button types after the name of the bot. */
export interface InlineSwitch {
  readonly query: string
  /** `current`: the same chat. `any`: a chat that the person picks. Otherwise: the kinds to pick from. */
  readonly to: 'current' | 'any' | ReadonlyArray<'user' | 'bot' | 'group' | 'channel'>
}
