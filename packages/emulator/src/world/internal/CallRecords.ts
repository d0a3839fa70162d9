// The requests of the bot and their answers, as they were.

import { defined } from '@pipegram/core/Defined'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Fault } from '../../http/Faults.ts'
import type { ApiAnswer } from '../../requests/ApiAnswer.ts'
import * as ParameterCheck from '../../requests/internal/ParameterCheck.ts'
import type * as Parameters from '../../requests/internal/Parameters.ts'
import type { EmulatorClock, Millis } from '../../values/EmulatorClock.ts'
import { makeEventLog } from '../../values/internal/EventLog.ts'
import * as Json from '../../values/internal/Json.ts'
import type { RecordedCall } from '../RecordedCall.ts'

// model

/** A request and its answer, as they come. */
export interface RawCall {
  readonly method: string
  readonly params: Parameters.Parameters
  readonly answer: ApiAnswer
  readonly at: Millis
  readonly fault: Fault | undefined
}

/** The newest 10,000 requests. */
export interface CallRecords {
  readonly push: (call: RawCall) => void
  readonly items: IO<ReadonlyArray<RecordedCall>>
}

// constructors

/** A log without requests. */
export const makeCallRecords = (clock: EmulatorClock, patience: Millis): CallRecords => {
  const log = makeEventLog<RawCall>(clock, patience)
  return {
    push: (call) => {
      const answer = inShort(call.answer)
      log.push(answer === call.answer ? call : { ...call, answer })
    },
    // Parameters are read as values only for those who look.
    items: () => log.items().map(recorded),
  }
}

// private

const recorded = ({ method, params, fault, ...rest }: RawCall): RecordedCall => {
  const name = ParameterCheck.nameOf(method) ?? method
  return defined({ method: name, params: ParameterCheck.toValues(name, params), ...rest, fault })
}

// Ten thousand answers with a hundred updates each would be too much to keep.
const inShort = (answer: ApiAnswer): ApiAnswer =>
  answer.ok && Array.isArray(answer.result)
    ? {
        ...answer,
        result: answer.result.map((one: unknown) =>
          Json.isObject(one) && 'update_id' in one ? one['update_id'] : one,
        ),
      }
    : answer
