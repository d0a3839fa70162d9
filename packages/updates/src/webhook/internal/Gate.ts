// The gate of a webhook: it checks the sender and the headers of a request before it reads the body.

import type { Bot } from '@pipegram/compose/Handler'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { toMillis } from '@pipegram/core/Duration'
import * as WebhookSecret from '@pipegram/core/WebhookSecret'
import { reporting } from '../../DeadLetter.ts'
import { stderr, type Notify } from '../../Notice.ts'
import { inRanges } from '../AddressRange.ts'
import type { WebhookOptions, WebhookSenders } from '../WebhookOptions.ts'
import { type Answer, type Body, busy, type Incoming } from './Exchange.ts'
import { makeRefusals, type Refusal, type Refusals } from './Refusals.ts'
import { secretCheck } from './SecretCheck.ts'
import { makeSenderLimit, type SenderLimit } from './SenderLimit.ts'
import { makeIntake, type UpdateIntake } from './UpdateIntake.ts'
import { makeIdentity, type WebhookIdentity } from './WebhookIdentity.ts'

// model

/** A webhook: its settings and its parts. */
export interface Gate {
  readonly isTelegram: (header: string | null | undefined) => boolean
  /** Missing if nothing depends on the address. */
  readonly addressOf: ((incoming: Incoming) => string | undefined) | undefined
  readonly isAllowed: ((address: string) => boolean) | undefined
  readonly limit: SenderLimit | undefined
  readonly refusals: Refusals
  readonly intake: UpdateIntake
  readonly identity: WebhookIdentity
  readonly bodyLimit: number
  readonly bodyTimeout: Millis
  readonly deadline: Millis
  /** How many genuine requests may be open. */
  readonly most: number
  readonly clock: Clock
  readonly report: Notify
  open: number
  cameAt: Millis | undefined
  state: 'running' | 'stopping' | 'stopped'
  stopped: Promise<void> | undefined
}

// constructors

const secretHeader = WebhookSecret.header.toLowerCase()

/** Throws a `TypeError` or a `RangeError` if an option is wrong. */
export const makeGate = (bot: Bot, options: WebhookOptions): Gate => {
  const { clock = system, report = stderr, senders, reply = false } = options
  const count = (name: string, value: number): number => {
    if (Number.isSafeInteger(value) && value >= 1) return value
    throw new RangeError(`${name} is ${value} and should be a whole number, 1 or more.`)
  }
  const isTelegram = secretCheck(options.secret)
  const identity = makeIdentity(options, report)
  const inFlight = count('inFlight', options.inFlight ?? 100)
  return {
    isTelegram,
    addressOf: senders === undefined ? undefined : addressBy(senders),
    isAllowed: senders?.only === undefined ? undefined : inRanges(senders.only),
    limit:
      senders?.refusals === undefined
        ? undefined
        : makeSenderLimit(count('senders.refusals', senders.refusals), clock),
    refusals: makeRefusals(report, clock, options.hidden ?? false),
    identity,
    intake: makeIntake({
      ...defined({ lane: options.lane, timeLimit: options.timeLimit }),
      bot,
      identity,
      inbox: options.inbox,
      handles: options.handles ?? true,
      onDeadLetter: options.onDeadLetter ?? reporting(report),
      reply: reply === false ? undefined : reply === true ? {} : reply,
      inFlight,
      attempts: count('attempts', options.attempts ?? 3),
      remembered: count('remembered', options.remembered ?? 10_000),
      answerWithin: toMillis('answerWithin', options.answerWithin ?? '50s'),
      clock,
      random: options.random ?? Math.random,
      report,
    }),
    bodyLimit: count('bodyLimit', options.bodyLimit ?? 1_048_576),
    bodyTimeout: toMillis('bodyTimeout', options.bodyTimeout ?? '10s'),
    deadline: toMillis('deadline', options.deadline ?? '10s'),
    // More requests than updates: a repeat waits for the run of its update, and does not count as in flight.
    most: 2 * inFlight,
    clock,
    report,
    open: 0,
    cameAt: undefined,
    state: 'running',
    stopped: undefined,
  }
}

// destructors

/** Answers a request. */
export const answerTo = (gate: Gate, incoming: Incoming): Answer | Promise<Answer> => {
  const { limit, refusals } = gate
  const address = gate.addressOf?.(incoming)
  const refuse = (why: Refusal): Answer => {
    if (address !== undefined) limit?.count(address)
    return refusals.refuse(why)
  }
  // Without an address, as behind a proxy that sends none, no limit per address is possible.
  if (address !== undefined && limit?.isFull(address) === true) return refusals.refuse('flood')
  if (gate.isAllowed !== undefined && !gate.isAllowed(address ?? '')) return refuse('address')
  if (incoming.method !== 'POST') return refuse('method')
  if (!gate.isTelegram(incoming.header(secretHeader))) return refuse('secret')
  gate.cameAt = gate.clock.now()
  if (gate.state !== 'running') return busy(1)
  if (!isJson(incoming)) return refuse('type')
  if (Number(incoming.header('content-length') ?? 0) > gate.bodyLimit) return refuse('size')
  if (gate.open >= gate.most) return refusals.refuse('full')
  return answerToBody(gate, incoming)
}

// private

const addressBy =
  ({ addressOf }: WebhookSenders) =>
  ({ address, header }: Incoming): string | undefined =>
    addressOf === undefined ? address() : (addressOf(header) ?? undefined)

const answerToBody = async (gate: Gate, incoming: Incoming): Promise<Answer> => {
  gate.open += 1
  try {
    const body = await incoming.read({ bytes: gate.bodyLimit, time: gate.bodyTimeout, clock: gate.clock })
    if (body._tag !== 'Whole') return bodyRefusal(gate.refusals, body._tag)
    return (await gate.intake.take(body.bytes)) ?? gate.refusals.refuse('full')
  } finally {
    gate.open -= 1
  }
}

const bodyRefusal = (refusals: Refusals, tag: Exclude<Body['_tag'], 'Whole'>): Answer => {
  switch (tag) {
    case 'TooLarge':
      return refusals.refuse('size')
    case 'Late':
      return refusals.refuse('slow')
    case 'Broken':
      return refusals.refuse('broken')
    case 'Consumed':
      return refusals.refuse('consumed')
  }
}

const isJson = ({ header }: Incoming): boolean => {
  const type = header('content-type') ?? ''
  const encoding = header('content-encoding') ?? ''
  return (
    (type === 'application/json' || /^application\/json\s*(?:;|$)/i.test(type)) &&
    (encoding === '' || /^identity$/i.test(encoding))
  )
}
