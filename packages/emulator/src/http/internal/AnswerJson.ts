// An answer as HTTP: its status and its JSON.
// https://core.telegram.org/bots/api#making-requests

import type { ApiAnswer } from '../../requests/ApiAnswer.ts'

// destructors

/** The HTTP status of an answer. */
export const statusOf = (self: ApiAnswer): number => (self.ok ? 200 : self.error_code)

/** The JSON of an answer, in ASCII, as the server writes it. */
export const toJson = (self: ApiAnswer): string => {
  const { description } = self
  // JSON leaves out undefined fields.
  return ascii(
    JSON.stringify(
      self.ok
        ? { ok: true, result: self.result, description }
        : { ok: false, error_code: self.error_code, description, parameters: self.parameters },
    ),
  )
}

/** The same JSON in ASCII. */
export const ascii = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
