// Updates that could not be dealt with, and where they go. Once its letter is delivered an update is done: it
// is confirmed.

import type { Interpreter } from '@pipegram/core/Call'
import type { Clock } from '@pipegram/core/Clock'
import * as Token from '@pipegram/core/Token'
import type { Update } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import { pipe } from 'fp-ts/lib/function.js'
import type * as IO from 'fp-ts/lib/IO.js'
import * as T from 'fp-ts/lib/Task.js'
import { delay } from './Backoff.ts'
import { idOf } from './Batch.ts'
import { stderr, type Notify } from './Notice.ts'

// model

/** An update that could not be dealt with, and why. */
export type DeadLetter =
  /**
   * It is not what the Bot API promises. `update` is whole, as received; `errors` say where and why, one
   * sentence each.
   */
  | { readonly _tag: 'Undecodable'; readonly update: unknown; readonly errors: ReadonlyArray<string> }
  /** The bot threw, or its promise rejected. Its side effects until then stand. */
  | { readonly _tag: 'Thrown'; readonly update: Update; readonly cause: unknown }

/**
 * Takes a letter to where it is kept. `client` runs calls, such as a message to the owner of the bot. If the
 * task rejects, it runs again: the update is not confirmed before it has succeeded.
 */
export type DeadLetterHook = (letter: DeadLetter, client: Interpreter) => T.Task<void>

// constructors

/**
 * A hook that says one line about each letter: which update, and the path of the fault or the error and where
 * it was thrown. What a user wrote is private and is left out, from the text of an error too.
 */
export const reporting =
  (report: Notify) =>
  (letter: DeadLetter): T.Task<void> =>
    T.fromIO(report(toString(letter)))

// instances

/** The hook of a bot that sets none: it reports to stderr. */
export const toStderr: DeadLetterHook = reporting(stderr)

// combinators

/**
 * A hook that does not give up: after a failure, which is reported once, it waits 0.5–30 s and tries again.
 * It gives false where the signal was aborted before it succeeded.
 */
export const persistent =
  (
    hook: DeadLetterHook,
    {
      client,
      clock,
      random,
      report,
      signal,
    }: {
      readonly client: Interpreter
      readonly clock: Clock
      readonly random: IO.IO<number>
      readonly report: Notify
      readonly signal: AbortSignal
    },
  ) =>
  (letter: DeadLetter): T.Task<boolean> =>
  async () => {
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        await hook(letter, client)()
        return true
      } catch (cause) {
        const which = `The dead-letter hook failed on ${nameOf(letter)}: ${describe(cause, letter.update)}`
        if (failures === 0)
          report(`${which} It is tried again until it succeeds; the update is not confirmed before.`)()
        await clock.sleep(delay(failures, random()), signal)()
      }
    }
    return false
  }

// destructors

/** One line about a letter, without what a user wrote. */
export const toString = (letter: DeadLetter): string => {
  switch (letter._tag) {
    case 'Undecodable':
      return `${capital(nameOf(letter))} did not decode and was left out: ${letter.errors.map(withoutContent(letter.update)).join('; ')}. Set onDeadLetter to keep it whole.`
    case 'Thrown':
      return `The bot threw on ${nameOf(letter)} (${kindOf(letter.update) ?? 'of a kind not listed'}): ${describe(letter.cause, letter.update)} It goes on with the next.`
  }
}

/**
 * One line about something thrown outside any update: its name and where, and not its message, which may
 * quote a user.
 */
export const placeOf = (cause: unknown): string => {
  try {
    return cause instanceof Error
      ? `${[clean(cause.name), ...placesIn(cause)].join(' ')}.`
      : `a value of type ${typeof cause}.`
  } catch {
    return 'a value that cannot be shown.'
  }
}

// private

const nameOf = ({ update }: DeadLetter): string => {
  const id = idOf(update)
  return id === undefined ? 'an update without an id' : `update ${id}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

// Whatever was thrown, words are found for it: an error may have fields that throw, or that are no text.
const describe = (cause: unknown, update: unknown): string => {
  try {
    return wordsFor(cause, update)
  } catch {
    return 'it threw a value that cannot be shown.'
  }
}

// An error by name, message and place, on one line.
const wordsFor = (cause: unknown, update: unknown): string => {
  const mask = redact(update)
  if (!(cause instanceof Error))
    return `${typeof cause === 'string' ? mask(cause) : `it threw ${cause === null ? 'null' : `a value of type ${typeof cause}`}`}.`
  return [`${clean(cause.name)}: ${mask(cause.message)}`, ...placesIn(cause)].join(' ') + '.'
}

const placesIn = ({ message, stack = '' }: Error): ReadonlyArray<string> => {
  // The text of an error may look like a place in the code: places come after it.
  const places = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
  return places.slice(0, 4).map((line) => clean(line))
}

// The path of a fault and what was expected name fields and types only; what came instead is the user's.
const withoutContent =
  (update: unknown) =>
  (error: string): string =>
    pipe(error.indexOf(', got '), (end) => (end < 0 ? redact(update)(error) : clean(error.slice(0, end))))

const clean = (text: string): string => Token.redact(text).replaceAll(controls, ' ').trim()

// Hides whatever looks like a token, and what stands in an update, whole or word by word.
const redact = (update: unknown): ((text: string) => string) => {
  const values = [...valuesOf(update)].filter((value) => value.length > 2).sort((a, b) => b.length - a.length)
  const private_ = new Set([...valuesOf(update)].flatMap((value) => value.toLowerCase().match(words) ?? []))
  return (text) =>
    clean(
      values
        // Tokens first: without its number, which is the bot's and may stand in the update, one is not
        // recognised.
        .reduce((masked, value) => masked.replaceAll(value, '…'), Token.redact(text))
        .replaceAll(words, (word) => (private_.has(word.toLowerCase()) ? '…' : word))
        // Not before: a word that is cut is not recognised.
        .slice(0, 500),
    )
}

// Small numbers say nothing of a person: ids, dates and phone numbers have four digits or more.
// A list of what is left, and no recursion: an update may be nested deeper than the stack.
function* valuesOf(update: unknown): Generator<string> {
  const left: Array<unknown> = [update]
  while (left.length > 0) {
    const u = left.pop()
    if (typeof u === 'string') yield u
    else if (typeof u === 'number' && Math.abs(u) >= 1000) yield String(Math.abs(u))
    else if (typeof u === 'object' && u !== null) for (const value of Object.values(u)) left.push(value)
  }
}

const words = /[\p{L}\p{N}]+/gu
const controls = /[\p{Cc}\u2028\u2029]+/gu
