// The one place where state changes: it plays requests and acts one after the other, keeps who waits for
// updates, and writes down what happened.

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Act } from './Act.ts'
import { conflict, fromRefusal, refusal, tooMany, type Answer } from './Answer.ts'
import * as Check from './Check.ts'
import type { Clock, Millis } from './Clock.ts'
import * as Faults from './Faults.ts'
import type { Fault } from './Faults.ts'
import type { Happening } from './Happening.ts'
import * as Json from './Json.ts'
import type { Tally } from './Limits.ts'
import { makeLog, type Log } from './Log.ts'
import { play, refusedAlways } from './Methods.ts'
import * as Parameters from './Parameters.ts'
import * as Polling from './Polling.ts'
import * as Sorted from './Sorted.ts'
import type { State } from './State.ts'

// model

/** A request and its answer, as they were. */
export interface Recorded {
  /** As Telegram writes it; as it came where the Bot API has no such method. */
  readonly method: string
  /** Texts as they are, all else as the JSON that it is; files as `File`. */
  readonly params: Readonly<Record<string, unknown>>
  /** Of `getUpdates` the numbers of the updates stand for them. */
  readonly answer: Answer
  /** When it was answered. */
  readonly at: Millis
  /** What went wrong with it on purpose. */
  readonly fault?: Fault
}

/** What becomes of a request: its answer, and what goes wrong on the way back. */
export interface Answered {
  readonly answer: Answer
  readonly fault: Fault | undefined
}

/** The emulator without HTTP. */
export interface World {
  readonly clock: Clock
  readonly state: IO<State>
  /** Plays a request. `onGone` is told what to do if the asker goes away before the answer. */
  readonly request: (
    method: string,
    params: Parameters.Parameters,
    onGone: (forget: () => void) => void,
  ) => Promise<Answered>
  /** What goes wrong with the download of a file, once it is late enough. */
  readonly download: () => Promise<Fault | undefined>
  /** Lets something go wrong from now on; what it gives ends that. */
  readonly inject: Faults.Faults['inject']
  /** Lets a person do something. Throws an `Error` that says why it cannot be done. */
  readonly act: <A>(act: Act<A>) => A
  /** Runs something after each change; what it gives ends that. */
  readonly onChange: (run: () => void) => () => void
  /** What happened in one chat, and everywhere. */
  readonly logOf: (chat_id: number) => Log<Happening>
  readonly log: Log<Happening>
  /** Requests, the newest 10,000. */
  readonly calls: IO<ReadonlyArray<Recorded>>
  /** Resolves when the bot has confirmed all updates. Rejects with an `Error` where it has not in time. */
  readonly idle: () => Promise<void>
  /** Answers all who wait, as a server does that goes down. */
  readonly end: IO<void>
}

// constructors

/** A world that begins in a state; without a tally, a bot may send as much as it likes. */
export const makeWorld = (start: State, clock: Clock, patience: Millis, tally?: Tally): World => {
  let state = start
  let waiting: Waiting | undefined
  let nextConflict = -Infinity
  let ended = false
  const confirmations = makeLog<number>(clock, patience)
  const log = makeLog<Happening>(clock, patience)
  const logs = new Map<number, Log<Happening>>()
  const listeners = new Set<() => void>()
  const faults = Faults.makeFaults()
  const calls = makeLog<
    Pick<Recorded, 'answer' | 'at' | 'fault'> & {
      readonly method: string
      readonly params: Parameters.Parameters
    }
  >(clock, patience)

  const logOf = (chat_id: number): Log<Happening> => {
    const found = logs.get(chat_id) ?? makeLog<Happening>(clock, patience)
    logs.set(chat_id, found)
    return found
  }

  const stop = (): Waiting | undefined => {
    const stopped = waiting
    waiting = undefined
    stopped?.cancel()
    return stopped
  }

  // Conflicts that follow each other closely are answered late, so that two bots in a fight do not spin.
  const late = (why: Refusal): Promise<Refusal> => {
    if (clock.now() >= nextConflict) {
      nextConflict = clock.now() + 3000
      return Promise.resolve(why)
    }
    return new Promise((resolve) => {
      clock.after(3000, () => resolve(why))
    })
  }

  const resume = ({ offset, limit }: Waiting): void => {
    const resumed = Polling.resume(state, offset, limit, clock.now())
    state = resumed.state
    if (resumed.updates.length > 0) stop()?.answer(resumed.updates)
  }

  const lateBy = async (fault: Fault | undefined): Promise<void> => {
    if (fault?._tag === 'Late') await new Promise<void>((resolve) => void clock.after(fault.by, resolve))
  }

  const change = (next: State): void => {
    const pending = Sorted.size(next.queue.entries)
    const confirms = pending < Sorted.size(state.queue.entries)
    state = next
    if (confirms) confirmations.push(pending)
    if (waiting !== undefined && state.webhook.url === '') resume(waiting)
    else stop()?.refuse(conflict('terminated by setWebhook request'))
    for (const run of listeners) run()
  }

  const poll = (params: Parameters.Parameters, onGone: (forget: () => void) => void): Promise<Answer> => {
    const polled = Polling.poll(state, { method: 'getupdates', params, now: clock.now() })
    if (E.isLeft(polled)) return late(polled.left).then(fromRefusal)
    state = polled.right.state
    confirmations.push(Sorted.size(state.queue.entries))
    if (polled.right._tag === 'Fetched') return Promise.resolve({ ok: true, result: polled.right.updates })
    const { offset, limit, until } = polled.right
    stop()?.refuse(
      conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
    )
    return new Promise((resolve) => {
      const mine: Waiting = {
        offset,
        limit,
        answer: (updates) => resolve({ ok: true, result: updates }),
        refuse: (why) => void late(why).then((refused) => resolve(fromRefusal(refused))),
        end: () => resolve(fromRefusal(refusal(500, 'restart'))),
        cancel: clock.after(until - clock.now(), () => {
          stop()
          resolve({ ok: true, result: [] })
        }),
      }
      waiting = mine
      onGone(() => {
        if (waiting === mine) stop()
      })
    })
  }

  // What was refused counts for nothing, and what is no message, neither.
  const waitFor = (happened: ReadonlyArray<Happening>, params: Parameters.Parameters): Millis => {
    const [first, ...more] = happened.filter(({ _tag }) => _tag === 'Sent' || _tag === 'Edited')
    return first === undefined || tally === undefined
      ? 0
      : tally.admit(
          first.chat_id,
          1 + more.length,
          Parameters.flag(params, 'allow_paid_broadcast'),
          clock.now(),
        )
  }

  const answerTo = (
    method: string,
    params: Parameters.Parameters,
    onGone: (forget: () => void) => void,
  ): Promise<Answer> => {
    if (ended) return Promise.resolve(fromRefusal(refusal(500, 'restart')))
    const refused = refusedAlways(state.loggedOut, method)
    if (refused !== undefined) return Promise.resolve(fromRefusal(refused))
    if (method.toLowerCase() === 'getupdates') return poll(params, onGone)
    const played = play(state, { method: method.toLowerCase(), params, now: clock.now() })
    if (E.isLeft(played)) return Promise.resolve(fromRefusal(played.left))
    const { happened = [], result, description } = played.right
    const wait = waitFor(happened, params)
    // As with any refusal, what would have happened has not.
    if (wait > 0) return Promise.resolve(fromRefusal(tooMany(Math.ceil(wait / 1000))))
    change(played.right.state)
    for (const one of happened) {
      log.push(one)
      logOf(one.chat_id).push(one)
    }
    return Promise.resolve({ ok: true, result, ...(description === undefined ? {} : { description }) })
  }

  return {
    clock,
    state: () => state,
    request: async (method, params, onGone) => {
      const fault = faults.next(Check.nameOf(method) ?? method)
      const answer = (fault && Faults.answerTo(fault)) ?? (await answerTo(method, params, onGone))
      await lateBy(fault)
      calls.push({
        method,
        params,
        answer: inShort(answer),
        at: clock.now(),
        ...(fault === undefined ? {} : { fault }),
      })
      return { answer, fault }
    },
    download: async () => {
      const fault = faults.next(Faults.downloads)
      await lateBy(fault)
      return fault
    },
    inject: faults.inject,
    act: (act) => {
      const done = act(state, clock.now())
      if (E.isLeft(done)) throw new Error(`This cannot be done: ${done.left}.`)
      change(done.right[0])
      return done.right[1]
    },
    onChange: (run) => {
      listeners.add(run)
      return () => void listeners.delete(run)
    },
    logOf,
    log,
    calls: () =>
      calls.items().map(({ method, params, ...rest }) => {
        const name = Check.nameOf(method) ?? method
        return { method: name, params: Check.toValues(name, params), ...rest }
      }),
    idle: async () => {
      const reader = confirmations.read(
        () =>
          `${Sorted.size(state.queue.entries)} updates are not confirmed: the bot is at work, or does not run.`,
      )
      while (Sorted.size(state.queue.entries) > 0)
        await reader.take(1, () => Sorted.size(state.queue.entries) === 0)
    },
    end: () => {
      ended = true
      stop()?.end()
    },
  }
}

// destructors

/** The last requests of the bot and what was wrong with them, for a sentence. */
export const lastCalls = (world: World): string => {
  const last = world
    .calls()
    .filter(({ method }) => method !== 'getUpdates')
    .slice(-5)
  if (last.length === 0)
    return world.calls().length === 0
      ? 'The bot called nothing: is it running, with this apiRoot and token?'
      : 'The bot fetched updates and called nothing else.'
  return `The bot last called ${last.map(({ method, answer }) => (answer.ok ? method : `${method} (${answer.error_code} ${answer.description})`)).join(', ')}.`
}

// private

// Ten thousand answers of a hundred updates each would be too much to keep.
const inShort = (answer: Answer): Answer =>
  answer.ok && Array.isArray(answer.result)
    ? {
        ...answer,
        result: answer.result.map((one: unknown) =>
          Json.isObject(one) && 'update_id' in one ? one['update_id'] : one,
        ),
      }
    : answer

interface Waiting {
  readonly offset: number
  readonly limit: number
  readonly answer: (updates: ReadonlyArray<unknown>) => void
  readonly refuse: (why: Refusal) => void
  readonly end: () => void
  readonly cancel: () => void
}
