// The token of a bot: parsed once, and secret after that.
// https://core.telegram.org/bots/api#authorizing-your-bot

import * as E from 'fp-ts/lib/Either.js'
import * as Secret from './Secret.ts'

// model

declare const token: unique symbol

/** The token of a bot. It is printed, logged and serialised as `[redacted]`. */
export interface Token extends Secret.Secret {
  readonly [token]: never
}

// The form that the server accepts: at most 80 characters, with at least 24 characters of base64url after the
// colon. The server would accept a number up to 2^54. But an id of Telegram has at most 52 significant bits,
// and JavaScript cannot distinguish all numbers above 2^53.
const format = /^[1-9][0-9]{0,15}:[A-Za-z0-9_-]{24,78}$/

// guards

const isToken = (self: Secret.Secret): self is Token => {
  const text = Secret.expose(self)
  return text.length <= 80 && format.test(text) && Number.isSafeInteger(idIn(text))
}

// constructors

/**
 * Reads a token from text, without the white space around it. Fails if the text cannot be a token. The error
 * says how to get a token, and does not repeat the text.
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
          ? 'The bot token is empty. @BotFather on Telegram makes a bot (/newbot) and shows tokens (/token).'
          : /^bot\d+:/i.test(text.trim())
            ? 'This is not a bot token: leave out "bot" before its number.'
            : 'This is not a bot token. A token looks like 123456789:AAF… ' +
              '(a number, a colon, and at least 24 letters, digits, "_" or "-"). ' +
              '@BotFather shows it: /token.',
      )
}

// destructors

/**
 * The user id of the bot: the part before the colon. It is public.
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
 * Replaces everything in a text that looks like a token, percent-encoded or not. Use it for the lines of a
 * log. Something with less than three digits, or less than 20 characters after the colon, does not look like
 * a token.
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
