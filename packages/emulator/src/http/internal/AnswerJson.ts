// An answer as HTTP: its status and its JSON.
// https://core.telegram.org/bots/api#making-requests

import type { ApiAnswer } from '../../requests/ApiAnswer.ts'

// destructors

/** The HTTP status of an answer. */
export const statusOf = (self: ApiAnswer): number => (self.ok ? 200 : self.error_code)

/** An answer as the server writes it: JSON in ASCII. */
export const toJson = (self: ApiAnswer): string => {
  const json = JSON.stringify(
    self.ok
      ? {
          ok: true,
          result: self.result,
          ...(self.description === undefined ? {} : { description: self.description }),
        }
      : {
          ok: false,
          error_code: self.error_code,
          description: self.description,
          ...(self.parameters === undefined ? {} : { parameters: self.parameters }),
        },
  )
  return ascii(json)
}

/** The same JSON in ASCII. */
export const ascii = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
