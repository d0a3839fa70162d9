// Runs one update of a webhook, from its turn in its lane to the answer of its request.

import { webhookReply, type WebhookReplyOptions } from '@pipegram/client/Outgoing'
import type { Interpreter } from '@pipegram/core/Call'
import { within } from '@pipegram/core/Clock'
import type { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { type DeadLetter, hookTime, reasonOf } from '../../DeadLetter.ts'
import { albumOf, type LaneJob } from '../../Lane.ts'
import type { TurnEntry } from '../../Turns.ts'
import { type Answer, empty, isOk, ok, withCall } from './Exchange.ts'
import type { IntakeOptions } from './IntakeOptions.ts'

// model

/** How a request ends. */
export interface RunEnd {
  readonly answer: Answer
  /** True if the run counts as an attempt: the bot threw, and Telegram sends the update again. */
  readonly hasFailed: boolean
}

/** What a run needs from the intake. */
export interface RunRequest {
  readonly update: Update
  readonly lane: string | undefined
  /** How many times the bot has failed on the update before. */
  readonly failures: number
  readonly deliver: (letter: DeadLetter) => Promise<Answer>
  /** Ends the request. */
  readonly settle: (end: RunEnd) => void
  /** Answers the request while the bot still runs. */
  readonly early: IO<void>
}

/** An update as an entry for the turns, and the function that runs its job in its turn. */
export interface UpdateRun {
  readonly entry: TurnEntry
  readonly run: (job: LaneJob, giveWay: Parameters<LaneJob>[0]) => Promise<void>
}

// constructors

export const makeUpdateRun = (
  { attempts, clock, identity, reply, report }: IntakeOptions,
  { update, lane, failures, deliver, settle, early }: RunRequest,
): UpdateRun => {
  const state: RunState = { isOwn: false, hasGivenWay: false, body: '', end: undefined, call: undefined }
  const close = (end: RunEnd): void => {
    state.end = end
    if (!state.isOwn) settle(end)
  }
  const fail = async (letter: DeadLetter): Promise<boolean> => {
    if (state.hasGivenWay || letter._tag !== 'Thrown' || failures + 1 >= attempts) {
      const delivered = deliver(letter).then((answer) => {
        close({ answer, hasFailed: false })
        return isOk(answer)
      })
      return (await within(clock, hookTime)(delivered)()) ?? true
    }
    report(
      `The bot threw on update ${update.update_id}, attempt ${failures + 1} of ${attempts}: ` +
        `${reasonOf(letter)} Telegram sends the update again.`,
    )()
    close({ answer: failure, hasFailed: true })
    return false
  }
  const finish = (letter: DeadLetter | undefined): boolean | Promise<boolean> => {
    if (letter !== undefined) return fail(letter)
    close(handled(state.body))
    return true
  }
  const run: UpdateRun['run'] = async (job, giveWay) => {
    // Telegram sends the next update of a chat only after the answer to this one. A handler that gives way
    // waits for the next update, so the answer comes early.
    const letNext: typeof giveWay = () => {
      state.hasGivenWay = true
      early()
      return giveWay()
    }
    state.isOwn = true
    if (reply === undefined || albumOf(update) !== undefined) await job(letNext)
    else await replied(state, identity.call(), reply, () => job(letNext))
    state.isOwn = false
    const { end, body } = state
    if (end !== undefined) settle(isOk(end.answer) ? handled(body) : end)
  }
  return {
    entry: {
      update,
      lane,
      finish,
      again: () => settle({ answer: failure, hasFailed: false }),
      ...(reply !== undefined && { call: (call) => (state.call ?? identity.call())(call) }),
    },
    run,
  }
}

// private

interface RunState {
  /** True while the job of this update runs: the answer waits for the end of the job. */
  isOwn: boolean
  hasGivenWay: boolean
  /** The call that becomes the answer, as JSON. */
  body: string
  end: RunEnd | undefined
  /** Runs the calls of this update. */
  call: Interpreter | undefined
}

const failure = empty(500)

const silent: RunEnd = { answer: ok, hasFailed: false }

const handled = (body: string): RunEnd =>
  body === '' ? silent : { answer: withCall(body), hasFailed: false }

// Runs a job. The first call that fits becomes the answer.
const replied = async (
  state: RunState,
  call: Interpreter,
  options: WebhookReplyOptions,
  job: () => Promise<void>,
): Promise<void> => {
  const answered = await webhookReply(
    call,
    options,
  )((own) => async () => {
    state.call = own
    await job()
    const { end } = state
    return end === undefined || isOk(end.answer) ? E.right(undefined) : E.left(end)
  })()
  if (E.isRight(answered)) state.body = await answered.right.text()
}
