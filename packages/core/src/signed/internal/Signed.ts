// The common form of Telegram's signed data: texts with names; one of them is the signature. The signed text
// is the lines of all others, sorted by name.
// https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { Seconds } from '../../calls/ApiError.ts'
import { system } from '../../ports/Clock.ts'
import { explain } from '../../ports/Fault.ts'
import { verify } from '../../ports/internal/Crypto.ts'
import { fromHex, type Bytes } from '../../ports/internal/TextBytes.ts'
import { maxSkew, type Freshness, type SignatureError } from '../Signature.ts'

// model

/** Values by name. Names and values are exactly the signed ones. */
export type Pairs = ReadonlyMap<string, string>

/** Signed data of Telegram have at most a few kilobytes. */
const maxLength = 65_536

// constructors

export const malformed = (
  what: string,
  reason: string,
): Extract<SignatureError, { readonly _tag: 'Malformed' }> => ({ _tag: 'Malformed', what, reason })

/**
 * The pairs of a query string. Refuses ambiguous data: a name that comes twice, or a line feed in a value,
 * which could make one pair look like two.
 */
export const fromQuery = (what: string, u: unknown): E.Either<SignatureError, Pairs> => {
  if (typeof u !== 'string')
    return E.left(malformed(what, `it must be a string; it is ${u === null ? 'null' : typeof u}.`))
  if (u === '') return E.left(malformed(what, 'it is empty.'))
  if (u.length > maxLength)
    return E.left(malformed(what, `it has ${u.length} characters; Telegram sends fewer than ${maxLength}.`))
  const parts = u.split('&').map((part, i): E.Either<SignatureError, readonly [string, string]> => {
    const [name, value] = decoded(part)
    return value === undefined
      ? E.left(malformed(what, `pair ${i + 1} is not a name, "=" and a value in percent-encoding.`))
      : E.right([name, value])
  })
  return pipe(
    E.sequenceArray(parts),
    E.chain((pairs) => fromPairs(what, pairs)),
  )
}

/** The pairs of an object, which need no decoding. */
export const fromPairs = (
  what: string,
  entries: ReadonlyArray<readonly [string, string]>,
): E.Either<SignatureError, Pairs> => {
  const pairs = new Map<string, string>()
  for (const [i, [name, value]] of entries.entries()) {
    if (!names.test(name))
      return E.left(
        malformed(
          what,
          `the name of pair ${i + 1} is not valid: use letters, digits and "_", with a letter first.`,
        ),
      )
    if (pairs.has(name)) return E.left(malformed(what, `"${name}" is there twice.`))
    if (value.includes('\n') || !value.isWellFormed())
      return E.left(malformed(what, `"${name}" has a character that Telegram does not send.`))
    pairs.set(name, value)
  }
  return E.right(pairs)
}

// combinators

/**
 * Refuses data that are too old, or from the future. Throws a `RangeError` for a `maxAge` that would accept
 * all data.
 */
export const freshness = (
  what: string,
  { maxAge, clock = system }: Freshness,
): ((authDate: Seconds) => E.Either<SignatureError, void>) => {
  if (!(maxAge > 0 && Number.isFinite(maxAge)))
    throw new RangeError(`maxAge must be a number of seconds above 0, such as 3600; it is ${maxAge}.`)
  return (authDate) => {
    const age = Math.floor(clock.now() / 1000) - authDate
    // Written like this, the condition also refuses an age that is not a number.
    if (!(age >= -maxSkew)) return E.left({ _tag: 'Postdated', what, authDate, ahead: -age })
    return age <= maxAge ? E.right(undefined) : E.left({ _tag: 'Expired', what, authDate, age, maxAge })
  }
}

/** Decodes data that were found to be genuine. */
export const decode =
  <A>(what: string, codec: t.Decoder<unknown, A>) =>
  (u: unknown): E.Either<ReturnType<typeof malformed>, A> =>
    pipe(
      codec.decode(u),
      E.mapLeft((errors) => malformed(what, `${withoutValues(what, errors).join('; ')}.`)),
    )

/** Refuses pairs whose `hash` is not the hash of all others with the key. */
export const checkHash =
  (what: string, key: () => Promise<CryptoKey>) =>
  (pairs: Pairs): TE.TaskEither<SignatureError, void> =>
    check(
      what,
      key,
      fromHex(pairs.get('hash') ?? '', 32),
      pairs.has('hash') ? '"hash" must be 64 lower-case hexadecimal digits.' : 'it has no "hash".',
      linesOf(pairs, ['hash']),
    )

/** Refuses a text that was not signed with the key. */
export const check = (
  what: string,
  key: () => Promise<CryptoKey>,
  signature: Bytes | undefined,
  missing: string,
  text: string,
): TE.TaskEither<SignatureError, void> =>
  signature === undefined
    ? TE.left(malformed(what, missing))
    : pipe(
        attempt(what, async () => verify(await key(), signature, text)),
        TE.chainEitherK((genuine): E.Either<SignatureError, void> =>
          genuine ? E.right(undefined) : E.left({ _tag: 'Forged', what }),
        ),
      )

/** Runs a function that this runtime may not support. */
export const attempt = <A>(
  what: string,
  run: () => Promise<A>,
): TE.TaskEither<Extract<SignatureError, { readonly _tag: 'Unsupported' }>, A> =>
  TE.tryCatch(run, (cause) => ({
    _tag: 'Unsupported',
    what,
    reason: `WebCrypto of this runtime failed (${cause instanceof Error ? cause.name : typeof cause}).`,
  }))

// destructors

/** The signed text: all pairs except some, sorted by name. */
export const linesOf = (pairs: Pairs, without: ReadonlyArray<string>): string =>
  [...pairs]
    .filter(([name]) => !without.includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')

/**
 * Where the faults are, and what was expected there. The values are left out, because they are private data.
 */
export const withoutValues = (root: string, errors: t.Errors): ReadonlyArray<string> =>
  explain(root)(errors).map((sentence) => sentence.split(', got ', 1)[0] ?? '')

// private

const names = /^[A-Za-z]\w{0,63}$/

const decoded = (part: string): readonly [name: string, value?: string] => {
  const at = part.indexOf('=')
  if (at === -1) return ['']
  try {
    return [
      decodeURIComponent(part.slice(0, at).replaceAll('+', ' ')),
      decodeURIComponent(part.slice(at + 1).replaceAll('+', ' ')),
    ]
  } catch {
    return ['']
  }
}
