// Updates that could not be handled, and where they go. An update is confirmed as soon as its letter is
// delivered.

import type { Interpreter } from '@pipegram/core/Call'
import type { Clock, Millis } from '@pipegram/core/Clock'
import * as Token from '@pipegram/core/Token'
import type { Update } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import type * as IO from 'fp-ts/lib/IO.js'
import * as T from 'fp-ts/lib/Task.js'
import { delay } from './Backoff.ts'
import { idOf } from './Batch.ts'
import { stderr, type Notify } from './Notice.ts'

// model

/** An update that could not be handled, and why. */
export type DeadLetter =
  /**
   * The update is not what the Bot API promises. `update` is complete, as received. `errors` say where and
   * why, one sentence each.
   */
  | { readonly _tag: 'Undecodable'; readonly update: unknown; readonly errors: ReadonlyArray<string> }
  /** The bot threw, or its promise rejected. Its side effects until then remain. */
  | { readonly _tag: 'Thrown'; readonly update: Update; readonly cause: unknown }
  /** The handler took longer than its time limit, `after` milliseconds. It may still run: see `timeLimit`. */
  | { readonly _tag: 'TimedOut'; readonly update: Update; readonly after: Millis }

/**
 * Stores or reports a letter. `client` runs calls, such as a message to the owner of the bot. If the task
 * rejects, or takes longer than a minute, it runs again: the update is not confirmed before the task has
 * succeeded. The other updates of its chat wait for at most a minute.
 */
export type DeadLetterHook = (letter: DeadLetter, client: Interpreter) => T.Task<void>

/** The most time that an attempt of a hook may take, and that a lane waits for its hook. */
export const hookTime: Millis = 60_000

// constructors

/**
 * A hook that reports one line about each letter: which update, and the path of the fault, or the error and
 * its place in the code. The words of a user are private: they are left out, even from the text of an error.
 */
export const reporting =
  (report: Notify) =>
  (letter: DeadLetter): T.Task<void> =>
    T.fromIO(report(toString(letter)))

// instances

/** The default hook: it reports to stderr. */
export const toStderr: DeadLetterHook = reporting(stderr)

// combinators

/**
 * Runs a hook until it succeeds. An attempt fails after `hookTime`. It reports the first failure, and waits
 * 0.5–30 s after each one. Returns false if the signal was aborted before the hook has succeeded.
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
    const isOver = (): boolean => signal.aborted
    for (let failures = 0; !isOver(); failures++) {
      const over = new AbortController()
      const late = clock.sleep(hookTime, AbortSignal.any([signal, over.signal]))
      const fault = await Promise.race([attempt(hook, letter, client), late().then(() => tooLate)])
      // Without a reason, each abort would make an error with a stack.
      over.abort('over')
      if (fault === undefined) return true
      if (failures === 0 && !isOver())
        report(
          `The dead-letter hook failed on ${nameOf(letter)}: ${fault} ` +
            'It runs again until it succeeds; the update is not confirmed before.',
        )()
      await clock.sleep(delay(failures, random()), signal)()
    }
    return false
  }

// destructors

/** One line about a letter, without the words of a user. */
export const toString = (letter: DeadLetter): string => {
  switch (letter._tag) {
    case 'Undecodable':
      return (
        `${capital(nameOf(letter))} did not decode and was skipped: ${reasonOf(letter)}. ` +
        'Set onDeadLetter to keep the whole update.'
      )
    case 'Thrown':
      return (
        `The bot threw on ${nameOf(letter)} (${kindOf(letter.update) ?? 'of an unknown kind'}): ` +
        `${reasonOf(letter)} The bot goes on with the next update.`
      )
    case 'TimedOut':
      return (
        `${capital(nameOf(letter))} (${kindOf(letter.update) ?? 'of an unknown kind'}) was given up: its ` +
        `handler took longer than ${letter.after / 1000} s. The bot goes on with the next update. ` +
        'The step timeout gives a branch more time.'
      )
  }
}

/** Why an update could not be handled, on one line and without the words of a user. */
export const reasonOf = (letter: DeadLetter): string => {
  switch (letter._tag) {
    case 'Undecodable':
      return faultsOf(letter.errors, letter.update)
    case 'Thrown':
      return describe(letter.cause, letter.update)
    case 'TimedOut':
      return `Its handler took longer than ${letter.after / 1000} s.`
  }
}

/**
 * One line about an error outside any update: its name and its place in the code. The message is left out,
 * since it may quote a user.
 */
export const placeOf = (cause: unknown): string => {
  try {
    return cause instanceof Error
      ? `${[clean(cause.name), ...placesIn(cause)].join(' ')}.`
      : `${kindOfValue(cause)}.`
  } catch {
    return 'a value that cannot be shown.'
  }
}

// private

const tooLate = `it did not end within ${hookTime / 1000} s.`

// What went wrong; `undefined` if the hook succeeded.
const attempt = async (
  hook: DeadLetterHook,
  letter: DeadLetter,
  client: Interpreter,
): Promise<string | undefined> => {
  try {
    await hook(letter, client)()
    return undefined
  } catch (cause) {
    return describe(cause, letter.update)
  }
}

const nameOf = ({ update }: DeadLetter): string => {
  const id = idOf(update)
  return id === undefined ? 'an update without an id' : `update ${id}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

// Describes anything that was thrown: an error may have fields that throw, or that are not text.
const describe = (cause: unknown, update: unknown): string => {
  try {
    return shown(cause, update)
  } catch {
    return 'it threw a value that cannot be shown.'
  }
}

// An error by name, message and place, on one line.
const shown = (cause: unknown, update: unknown): string => {
  const mask = redact(update)
  if (!(cause instanceof Error))
    return typeof cause === 'string' ? `${mask(cause)}.` : `it threw ${kindOfValue(cause)}.`
  return [`${clean(cause.name)}: ${mask(cause.message)}`, ...placesIn(cause)].join(' ') + '.'
}

const kindOfValue = (value: unknown): string => (value === null ? 'null' : `a value of type ${typeof value}`)

const placesIn = ({ message, stack = '' }: Error): ReadonlyArray<string> => {
  // The message may look like a place in the code, so only the lines after the message count.
  const places = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
  return places.slice(0, 4).map((line) => clean(line))
}

// The path of a fault and the expected type are safe to show; the value is the user's and is not.
const faultsOf = (errors: ReadonlyArray<string>, update: unknown): string => {
  const mask = redact(update)
  const shown = errors.slice(0, mostFaults).map((error) => {
    const end = error.indexOf(', got ')
    return end < 0 ? mask(error) : clean(error.slice(0, end))
  })
  const more = errors.length - shown.length
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

const clean = (text: string): string => Token.redact(text).replaceAll(controls, ' ').trim()

// Hides everything that looks like a token, and the content of an update, as a whole and word by word. Text
// and update may be long, so it reads only the beginning of the text, once.
const redact = (update: unknown): ((text: string) => string) => {
  const all = [...new Set(valuesOf(update))]
  const values = Map.groupBy(
    all.filter((value) => value.length > 2),
    (value) => value.slice(0, sample),
  )
  const private_ = new Set(all.flatMap((value) => value.toLowerCase().match(words) ?? []))
  return (text) => {
    // Tokens are hidden first. The update may contain the bot's id, and a token without it is not recognised.
    const whole = Token.redact(text)
    return clean(
      hidden(whole, values)
        .replaceAll(words, (word) => (private_.has(word.toLowerCase()) ? '…' : word))
        // The text is cut last: a word that is cut is not recognised.
        .slice(0, longest),
    )
  }
}

// The beginning of a text, without the values that begin in it. `values` has the values by their first
// characters. The beginning ends before a word that would be cut.
const hidden = (text: string, values: ReadonlyMap<string, ReadonlyArray<string>>): string => {
  const lengths = new Set([...values.keys()].map(({ length }) => length))
  const last = [...text.slice(0, searched + 1).matchAll(words)].at(-1)
  const isCut = last !== undefined && last.index + last[0].length > searched
  const end = isCut ? last.index : Math.min(text.length, searched)
  let [shown, hiddenTo] = ['', 0]
  for (let at = 0; at < end; at += 1) {
    const found = [...lengths]
      .flatMap((length) => values.get(text.slice(at, at + length)) ?? [])
      .filter((value) => text.startsWith(value, at))
    const to = Math.max(hiddenTo, ...found.map(({ length }) => at + length))
    if (to > at && hiddenTo <= at) shown += '…'
    if (to <= at) shown += text.charAt(at)
    hiddenTo = to
  }
  return shown
}

// Small numbers say nothing about a person: ids, dates and phone numbers have four digits or more.
// A list instead of recursion: an update may be nested deeper than the stack.
function* valuesOf(update: unknown): Generator<string> {
  const left: Array<unknown> = [update]
  while (left.length > 0) {
    const u = left.pop()
    if (typeof u === 'string') yield u
    else if (typeof u === 'number' && Math.abs(u) >= 1000) yield String(Math.abs(u))
    else if (typeof u === 'object' && u !== null) for (const value of Object.values(u)) left.push(value)
  }
}

// How many characters of a text are shown, and how many are searched.
const longest = 500
const searched = 1_000

// How many characters of a value are its key. Values with the same key are compared whole.
const sample = 64

// How many faults of an update are shown. A long list in the update may have one fault for each element.
const mostFaults = 10

const words = /[\p{L}\p{N}]+/gu
const controls = /[\p{Cc}\u2028\u2029]+/gu
