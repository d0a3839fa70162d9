// Removes the token from foreign texts: a server's description, a proxy's page, a system's error.

import type { ApiError } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import * as Secret from '@pipegram/core/Secret'
import type { Token } from '@pipegram/core/Token'

// model

/** Returns a text without the token. */
export interface Redact {
  (text: string): string
}

// constructors

/**
 * Replaces the token, its secret half, and everything after the bot's id and a colon, since a token may be
 * cut short. It also finds characters that are percent-encoded, HTML references, or escaped as in JSON, and
 * tags and white space between characters. Upper and lower case do not matter.
 */
export const make = (token: Token): Redact => {
  const [id = '', secret = ''] = Secret.expose(token).split(':')
  const whole = within(secret)
  const pattern = new RegExp(
    `${within(id)}${gap}${written(':')}(?:${gap}${whole}|(?:${tag}*${anyway})*)|${whole}`,
    'gi',
  )
  return (text) => text.replace(pattern, '[redacted]')
}

// combinators

/** An error without the token in any of its texts. */
export const error =
  (redact: Redact) =>
  (self: ApiError): ApiError => {
    switch (self._tag) {
      case 'RateLimited':
      case 'ChatMigrated':
      case 'BotBlocked':
      case 'Unauthorized':
      case 'Conflict':
      case 'Rejected':
        return { ...self, method: redact(self.method), description: redact(self.description) }
      case 'Malformed':
        return { ...self, method: redact(self.method), errors: self.errors.map(redact) }
      case 'Unreachable':
        return {
          ...self,
          method: redact(self.method),
          reason: redact(self.reason),
          ...defined({ host: self.host === undefined ? undefined : redact(self.host) }),
        }
      case 'Unsendable':
        return { ...self, method: redact(self.method), reason: redact(self.reason) }
      case 'Timeout':
      case 'Aborted':
        return { ...self, method: redact(self.method) }
    }
  }

// private

// All repeats have a limit: otherwise a long row of backslashes or zeros would take quadratic time.
const tag = '(?:<[^<>]{0,200}>|[\\u00ad\\u200b-\\u200d\\u2060\\ufeff])'
const gap = `(?:${tag}|\\s)*`
const percent = '%(?:25){0,4}'
const reference = '&(?:amp;){0,4}'
const escape = '\\\\{1,8}(?:u\\{?0{0,4}|x)'

// Any character of a token, plain or encoded in any way.
const anyway = `(?:[\\w-]|${percent}[\\da-f]{2}|${reference}#x?[\\da-f]{1,8};?|${escape}[\\da-f]{2}\\}?)`

const names: { readonly [symbol: string]: string } = {
  ':': 'colon',
  _: 'lowbar|underbar',
  '-': 'hyphen|dash',
}

// One character, plain or encoded in any way. The characters of a token are ASCII and not special in a
// pattern.
const written = (symbol: string): string => {
  const codes = [symbol.toLowerCase(), symbol.toUpperCase()].map((letter) => letter.charCodeAt(0))
  const hexadecimal = codes.map((code) => code.toString(16)).join('|')
  const named = names[symbol] === undefined ? '' : `|${reference}(?:${names[symbol]});`
  return (
    `(?:${symbol}|${percent}(?:${hexadecimal})|${escape}(?:${hexadecimal})\\}?` +
    `|${reference}#(?:0{0,8}(?:${codes.join('|')})|x0{0,8}(?:${hexadecimal}));?${named})`
  )
}

const within = (text: string): string => Array.from(text, written).join(gap)
