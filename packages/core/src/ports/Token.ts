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

// What the server takes: 80 characters at most, of which the secret half is base64url of at least 24. It
// would take a number up to 2^54; none is that large (a Telegram id has at most 52 significant bits), and one
// above 2^53 could not be told from its neighbour.
const format = /^[1-9][0-9]{0,15}:[A-Za-z0-9_-]{24,78}$/

// guards

const isToken = (self: Secret.Secret): self is Token => {
  const text = Secret.expose(self)
  return text.length <= 80 && format.test(text) && Number.isSafeInteger(idIn(text))
}

// constructors

/**
 * A token from text, without the white space around it. It fails on text that cannot be one, with a sentence
 * that says how to get one and repeats nothing of the text.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as Token from '@pipegram/core/Token'
 *
 *   const token = Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')
 *   assert.ok(E.isRight(token))
 *   assert.strictEqual(String(token.right), '[redacted]')
 *   assert.ok(E.isLeft(Token.fromString('AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')))
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

/**
 * The bot's own user id: the part before the colon. It is public.
 *
 * @example
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as Token from '@pipegram/core/Token'
 *
 *   assert.deepStrictEqual(
 *     E.map(Token.botId)(Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')),
 *     E.right(123456789),
 *   )
 */
export const botId = (self: Token): number => idIn(Secret.expose(self))

/**
 * A text without whatever looks like a token in it, percent-encoded or not: for lines of a log, whoever wrote
 * them. A number of less than three digits, or a secret half of less than 20 characters, is none.
 *
 * @example
 *   import * as Token from '@pipegram/core/Token'
 *
 *   const line = 'GET https://api.telegram.org/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8/getMe'
 *
 *   assert.strictEqual(Token.redact(line), 'GET https://api.telegram.org/bot[redacted]/getMe')
 */
export const redact = (text: string): string => text.replace(shape, '[redacted]')

// private

const shape = /(?<!\d)\d{3,}(?::|%(?:25)*3a)[\w-]{20,}/gi

const idIn = (text: string): number => Number(text.slice(0, text.indexOf(':')))
