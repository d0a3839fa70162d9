// What a person chooses after pressing a button below the input field that asks for something.
// https://core.telegram.org/bots/api#keyboardbutton

// model

/** What a person chooses after pressing a button that asks for something. */
export interface ButtonChoice {
  /** For `request_users`: the people that the person shares. */
  readonly users?: ReadonlyArray<{ readonly id: number }>
  /** For `request_chat`: the group or the channel that the person shares. */
  readonly chat?: { readonly id: number }
  /** For `request_poll`. Default: a poll with two options. `correct` is the index of the answer of a quiz. */
  readonly poll?: {
    readonly question: string
    readonly options: ReadonlyArray<string>
    readonly correct?: number
  }
  /** For `web_app`: the data that the app sends, up to 4096 bytes. Without data the app is opened. */
  readonly data?: string
  /** For `request_managed_bot`: the bot that the person makes. Default: what the button suggests. */
  readonly bot?: { readonly name?: string; readonly username?: string }
}
