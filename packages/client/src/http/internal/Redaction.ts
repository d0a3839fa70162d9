// Removes the token from texts of others: a server's description, a proxy's page, a system's error.

import type { ApiError } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import * as Secret from '@pipegram/core/Secret'
import type { Token } from '@pipegram/core/Token'

// model

/** Gives a text without the token. */
export interface Redact {
  (text: string): string
}

// constructors

/**
 * Replaces the token, its secret half, and everything after the bot's id and a colon, since a token may be
 * cut short. The colon may be percent-encoded, and upper and lower case do not matter.
 */
export const make = (token: Token): Redact => {
  const [id, secret] = Secret.expose(token).split(':')
  const pattern = new RegExp(`${id}(?::|%(?:25)*3a)[\\w-]*|${secret}`, 'gi')
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
