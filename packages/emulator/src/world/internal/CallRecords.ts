// The requests of the bot, and their answers.

import { defined } from '@pipegram/core/Defined'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Fault } from '../../http/Faults.ts'
import type { ApiAnswer } from '../../requests/ApiAnswer.ts'
import * as ParameterCheck from '../../requests/internal/ParameterCheck.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import type { EmulatorClock, Millis } from '../../values/EmulatorClock.ts'
import { makeEventLog } from '../../values/internal/EventLog.ts'
import * as Json from '../../values/internal/Json.ts'
import type { RecordedCall, UploadFacts } from '../RecordedCall.ts'

// model

/** A request and its answer, unprocessed. */
export interface RawCall {
  readonly method: string
  readonly params: Parameters.Parameters
  readonly answer: ApiAnswer
  readonly at: Millis
  readonly fault: Fault | undefined
}

/**
 * The newest requests: at least 10,000, with at most 64 MiB of text. The bytes of a refused upload are not
 * kept.
 */
export interface CallRecords {
  readonly push: (call: RawCall) => void
  readonly items: IO<ReadonlyArray<RecordedCall>>
  /** Runs a function for each new request. Returns an effect that ends this. */
  readonly listen: (run: (call: RecordedCall) => void) => IO<void>
  readonly clear: IO<void>
}

// constructors

/** A log without requests. */
export const makeCallRecords = (clock: EmulatorClock, patience: Millis): CallRecords => {
  const log = makeEventLog<KeptCall>(clock, patience, { items: 10_000, weight: 64 * 1024 * 1024, weightOf })
  return {
    push: (call) =>
      log.push(call.answer.ok ? { ...call, answer: inShort(call.answer) } : withoutUploads(call)),
    // Parameters are decoded only when somebody reads them.
    items: () => log.items().map(recorded),
    listen: (run) => log.listen((call) => run(recorded(call))),
    clear: log.clear,
  }
}

// private

interface KeptCall extends RawCall {
  /** The files of a refused request, without their bytes. */
  readonly uploads?: Readonly<Record<string, UploadFacts>>
}

const recorded = ({ method, params, uploads, fault, ...rest }: KeptCall): RecordedCall => {
  const name = ParameterCheck.nameOf(method) ?? method
  const values = { ...ParameterCheck.toValues(name, params), ...uploads }
  return defined({ method: name, params: values, ...rest, fault })
}

const withoutUploads = (call: RawCall): KeptCall => {
  const { files, values } = call.params
  if (files.size === 0) return call
  const uploads: Record<string, UploadFacts> = {}
  for (const [field, { name, type, size }] of files) uploads[field] = { name, type, size }
  return { ...call, params: { ...Parameters.none, values }, uploads }
}

// The bytes of accepted files are part of the state.
const weightOf = ({ params }: KeptCall): number => {
  let weight = 256
  for (const [name, text] of params.values) weight += name.length + text.length
  return weight
}

// Ten thousand answers with a hundred updates each would need too much memory.
const inShort = (answer: ApiAnswer): ApiAnswer =>
  answer.ok && Array.isArray(answer.result)
    ? {
        ...answer,
        result: answer.result.map((one: unknown) =>
          Json.isObject(one) && 'update_id' in one ? one['update_id'] : one,
        ),
      }
    : answer
