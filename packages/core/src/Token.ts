// The bot's token: parsed once, secret from then on.
// https://core.telegram.org/bots/api#authorizing-your-bot

import * as E from 'fp-ts/lib/Either.js'
import * as Secret from './Secret.ts'

// model

declare const token: unique symbol

/** A bot's token. It prints, logs and serialises as `[redacted]`. */
export interface Token extends Secret.Secret {
  readonly [token]: never
}

// A Telegram id has at most 52 significant bits; the secret half is base64url of at least 24 characters.
const format = /^([1-9][0-9]{0,15}):[A-Za-z0-9_-]{24,64}$/

// guards

const isToken = (self: Secret.Secret): self is Token => format.test(Secret.expose(self))

// constructors

/**
 * A token from text. It fails on text that cannot be one, with a sentence that says how to get one and repeats nothing
 * of the text.
 */
export const fromString = (text: string): E.Either<string, Token> => {
  const self = Secret.make(text.trim())
  return isToken(self)
    ? E.right(self)
    : E.left(
        text.trim() === ''
          ? 'The bot token is empty. Ask @BotFather on Telegram for one: /newbot makes a bot, /token shows its token.'
          : 'This is not a bot token. One looks like 123456789:AAF… (the bot\'s number, a colon, at least 24 letters, digits, "_" or "-"). @BotFather shows yours: /token.',
      )
}

// destructors

/** The bot's own user id: the part before the colon. It is public. */
export const botId = (self: Token): number => Number(Secret.expose(self).split(':')[0])
