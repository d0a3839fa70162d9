// The source of the bot, as the bundle has it.

declare const BOT_SOURCE: string

export const source = BOT_SOURCE
