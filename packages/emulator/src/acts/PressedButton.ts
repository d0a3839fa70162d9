// What a press of a button does: what the bot hears, and where the button leads the person.
// https://core.telegram.org/bots/api#inlinekeyboardbutton

import type { Message } from '@pipegram/core/Types'

// model

/** What a press of a button does. The field that is there tells which kind of button it was. */
export interface PressedButton {
  /** A button with `callback_data` or a game: the id of the callback query that the bot gets. */
  readonly query_id?: string
  /** A button below the input field, unless it opens a Mini App: the message that it sends. */
  readonly message?: Message
  /**
   * A button with `url`, `login_url` or `web_app`: the address that the person's browser opens. That of a
   * login has Telegram's signed parameters in its query, that of a Mini App its signed `tgWebAppData` in its
   * fragment. As Telegram alone has the key for the field `signature`, the data has only the `hash`.
   */
  readonly opens?: string
  /** A button with `copy_text`: the text that is copied. */
  readonly copies?: string
  /** A button with `switch_inline_query…`: the query that is typed after the name of the bot, and where. */
  readonly switches?: InlineSwitch
}

/** A query that a button types after the name of the bot. */
export interface InlineSwitch {
  readonly query: string
  /** `current`: the same chat. `any`: a chat that the person picks. Otherwise: the kinds to pick from. */
  readonly to: 'current' | 'any' | ReadonlyArray<'user' | 'bot' | 'group' | 'channel'>
}
