// Turns an answer of the server into the result or the error of a call.
// https://core.telegram.org/bots/api#making-requests
//
// Wing `http`: how a call becomes a request, how a request is sent, and what the answer means.

import * as ApiError from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import * as Fault from '@pipegram/core/Fault'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { messageOf } from './internal/Cause.ts'
import type { Redact } from './internal/Redaction.ts'
import type { WireAnswer } from './Wire.ts'

// codecs

const Success = t.type({ ok: t.literal(true), result: t.unknown })

const Refusal = t.intersection([
  t.type({ ok: t.literal(false), error_code: t.number, description: t.string }),
  t.partial({ parameters: t.unknown }),
])

// The parameters are checked where they are used: a parameter of a wrong type must not hide the refusal.
const Parameters = t.partial({ retry_after: t.unknown, migrate_to_chat_id: t.unknown })

// destructors

/**
 * The result of a call, or its error. A refusal in the form of the Bot API becomes the error that it
 * describes. In another form, an answer with a status of 400 or more is `Rejected` with that code (429:
 * `RateLimited`), since a proxy or a restarting server has answered. Any other answer is `Malformed`: not
 * JSON, not UTF-8, too long, a redirect, a result that does not decode.
 */
export const toResult =
  <A>(call: Call<A>, redact: Redact) =>
  (answer: WireAnswer): E.Either<ApiError.ApiError, A> => {
    const { method } = call
    const { status, bytes } = answer
    const malformed = (errors: ReadonlyArray<string>) =>
      E.left({ _tag: 'Malformed', method, errors } as const)
    if (status === 0 || (status >= 300 && status < 400))
      return malformed([
        'The server redirects. The token is in the path, so no redirect is followed: check the API root.',
      ])
    if (bytes === undefined)
      return malformed([`The answer, with status ${status}, is longer than the client's answerLimit.`])

    const text = textOf(bytes)
    const body = text === undefined ? undefined : parsed(text)
    if (Success.is(body)) return resultOf(call, redact, body.result)
    if (Refusal.is(body))
      return E.left(ApiError.fromRefusal(method, withHeader(refusalOf(body, redact), answer)))
    const shown = text === undefined ? 'bytes that are not UTF-8' : excerpt(text, redact)
    if (status === 429)
      return E.left(ApiError.fromRefusal(method, withHeader({ error_code: 429, description: shown }, answer)))
    if (status >= 400)
      return E.left({
        _tag: 'Rejected',
        method,
        code: status,
        reason: 'Other',
        description: `(not in the form of the Bot API) ${shown}`,
      })
    return malformed([
      body === undefined
        ? `The answer, with status ${status} and ${bytes.byteLength} bytes, is not JSON: ${shown}`
        : `The answer, with status ${status}, is not in the form of the Bot API ` +
          `(\`ok: true\` and a result, or \`ok: false\`, a code and a description): ${shown}`,
    ])
  }

// private

const resultOf = <A>(call: Call<A>, redact: Redact, result: unknown): E.Either<ApiError.ApiError, A> => {
  try {
    const decoded = call.result.decode(result)
    if (E.isRight(decoded)) return decoded
    // Errors show shortened values, and a shortened token is not recognised. So the token is removed from the
    // values first.
    const again = call.result.decode(redacted(result, redact))
    return E.left({
      _tag: 'Malformed',
      method: call.method,
      errors: Fault.explain(call.method)(E.isLeft(again) ? again.left : []),
    })
  } catch (cause) {
    return E.left({
      _tag: 'Malformed',
      method: call.method,
      errors: [`The decoder of the result failed: ${messageOf(cause)}`],
    })
  }
}

const redacted = (value: unknown, redact: Redact): unknown =>
  value === undefined
    ? value
    : JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
        typeof inner === 'string' ? redact(inner) : inner,
      )

// Descriptions of Telegram have at most some hundred characters. A longer one comes from another server, and
// must not fill logs and memory.
const refusalOf = (
  { error_code, description, parameters }: t.TypeOf<typeof Refusal>,
  redact: Redact,
): ApiError.Refusal => ({
  error_code,
  description: shortened(redact(description.slice(0, mostRead)), 1_000),
  ...(Parameters.is(parameters) ? { parameters } : {}),
})

const withHeader = (refusal: ApiError.Refusal, { retryAfter }: WireAnswer): ApiError.Refusal =>
  refusal.error_code === 429 &&
  refusal.parameters?.retry_after === undefined &&
  retryAfter !== null &&
  /^\d{1,6}$/.test(retryAfter)
    ? { ...refusal, parameters: { ...refusal.parameters, retry_after: Number(retryAfter) } }
    : refusal

const decoder = new TextDecoder('utf-8', { fatal: true })

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

// The error of JSON.parse shows a part of the text, which may contain a part of the token.
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// Only the beginning of a foreign text is read.
const mostRead = 4_000

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…` : text

// The beginning of a foreign text, such as a page of a proxy, without its tags. The token is removed before
// and after the tags are, since a tag may be within the token.
const excerpt = (text: string, redact: Redact): string => {
  const words = redact(text.slice(0, mostRead))
    .replaceAll(/<(?:style|script)\b[^]*?<\/(?:style|script)>|<[^<>]*>/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return words === '' ? 'an empty answer' : `"${shortened(redact(words), 120)}"`
}
