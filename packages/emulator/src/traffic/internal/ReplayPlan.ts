// The course of a replay, without HTTP. It gives updates to the bot one at a time, each after the calls that
// came before it in the recording. It answers each call as Telegram did.

import type { IO } from 'fp-ts/lib/IO.js'
import type { Millis } from '../../values/EmulatorClock.ts'
import type * as Json from '../../values/internal/Json.ts'
import { exampleResult } from '../../world/internal/Synthesis.ts'
import type { CallDifference } from '../CallDifference.ts'
import { differencesOf, subjectOf, textOf, type ExpectedCall, type MadeCall } from './CallMatch.ts'
import { comparable } from './Redaction.ts'
import type { CallLine, Traffic, UpdateLine } from './TrafficLine.ts'

// model

/** A running replay. */
export interface ReplayPlan {
  /** Notes a call, and returns its answer as JSON. */
  readonly call: (method: string, params: Json.JsonObject) => Json.JsonObject
  /** The next update, when it is due. `undefined` after the last one. */
  readonly next: () => Promise<UpdateLine['update'] | undefined>
  /** Resolves when no call has come for the quiet time. */
  readonly settled: () => Promise<void>
  readonly differences: IO<ReadonlyArray<CallDifference>>
  /** The number of compared calls. */
  readonly made: IO<number>
}

// constructors

/** A replay that has not begun. `quiet` is how long it waits for a missing call, in ms. */
export const makeReplayPlan = ({ head, updates, calls }: Traffic, quiet: Millis): ReplayPlan => {
  const same = comparable(head.texts)
  const planned = calls
    .filter(({ value }) => isCompared(value.call))
    .map(({ line, value }): PlannedCall => {
      const after = updates.findLast((update) => update.line < line)?.value.update.update_id
      return { method: value.call, params: same(value.params), line, after, answer: value.answer }
    })
  const bySubject = Map.groupBy(planned, subjectOf)
  const taken = new Set<PlannedCall>()
  const made: Array<MadeCall> = []
  const activity = makeActivity(quiet)
  let given = 0
  let last: number | undefined

  const compared = (call: MadeCall): Json.JsonObject => {
    made.push(call)
    activity.touch()
    const open = (bySubject.get(subjectOf(call)) ?? []).filter(
      (one) => !taken.has(one) && one.method === call.method,
    )
    const text = textOf(call)
    const found = open.find((one) => textOf(one) === text) ?? open[0]
    if (found !== undefined) taken.add(found)
    return found?.answer ?? madeUp(call.method)
  }

  return {
    call: (method, params) => {
      if (isCompared(method)) return compared({ method, params: same(params), after: last })
      const recorded = calls.find(({ value }) => value.call === method && value.answer?.['ok'] === true)
      return recorded?.value.answer ?? settingOf(method, head.bot_id)
    },
    next: async () => {
      const update = updates[given]
      if (update === undefined) return undefined
      const before = planned.filter(({ line }) => line < update.line).length
      await activity.until(() => made.length >= before)
      given += 1
      last = update.value.update.update_id
      activity.touch()
      return update.value.update
    },
    settled: () => activity.until(() => false),
    differences: () => differencesOf(planned, made),
    made: () => made.length,
  }
}

// guards

/** True for a call that shows what the bot does. Other calls only set how it gets its updates. */
export const isCompared = (method: string): boolean => !settings.has(method)

// private

interface PlannedCall extends ExpectedCall {
  readonly answer: CallLine['answer']
}

const settings: ReadonlySet<string> = new Set([
  ...['getUpdates', 'getMe', 'setWebhook', 'deleteWebhook', 'getWebhookInfo', 'close', 'logOut'],
])

const madeUp = (method: string): Json.JsonObject => ({ ok: true, result: exampleResult(method) ?? true })

const settingOf = (method: string, id: number): Json.JsonObject => {
  if (method === 'getMe') {
    const example = exampleResult(method)
    const bot = { id, is_bot: true, first_name: 'Bot', username: 'replayed_bot' }
    return { ok: true, result: { ...(typeof example === 'object' ? example : {}), ...bot } }
  }
  return method === 'getWebhookInfo'
    ? { ok: true, result: { url: '', has_custom_certificate: false, pending_update_count: 0 } }
    : { ok: true, result: true }
}

interface Activity {
  readonly touch: IO<void>
  /** Resolves when the condition is true, or when nothing has happened for the quiet time. */
  readonly until: (isMet: () => boolean) => Promise<void>
}

const makeActivity = (quiet: Millis): Activity => {
  const waiting = new Set<IO<void>>()
  return {
    touch: () => {
      for (const look of waiting) look()
    },
    until: (isMet) =>
      new Promise((resolve) => {
        if (isMet()) return resolve()
        const end = (): void => {
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        let timer = setTimeout(() => end(), quiet)
        const look = (): void => {
          if (isMet()) return end()
          clearTimeout(timer)
          timer = setTimeout(end, quiet)
        }
        waiting.add(look)
      }),
  }
}
