// The faults that wait for their calls, and the answer to a call with a fault.

import type { IO } from 'fp-ts/lib/IO.js'
import type { ApiAnswer } from '../../requests/ApiAnswer.ts'
import * as ParameterCheck from '../../requests/internal/ParameterCheck.ts'
import { refusal, tooMany as tooManyNow, fromRefusal } from '../../requests/internal/Refusals.ts'
import { within } from '../../values/internal/NumberRange.ts'
import type { FaultScope, Fault } from '../Faults.ts'

// model

/** The faults that wait for their calls. */
export interface FaultPlan {
  /** Adds a fault, and returns a function that ends it. Throws a `RangeError` if the scope fits no call. */
  readonly inject: (fault: Fault, scope?: FaultScope) => () => void
  /** Ends all faults. */
  readonly endAll: IO<void>
  /** The fault of a call. If there are several, the one that was injected first. */
  readonly next: (method: string) => Fault | undefined
}

/** The `method` that means downloads of files. */
export const downloads = '/file'

// constructors

/** No faults. */
export const makeFaultPlan = (): FaultPlan => {
  let waiting: ReadonlyArray<PlannedFault> = []
  const end = (one: PlannedFault): void => {
    waiting = waiting.filter((other) => other !== one)
  }
  return {
    inject: (fault, { method, times = Infinity, share = 1 } = {}) => {
      const name = method === undefined || method === downloads ? method : ParameterCheck.nameOf(method)
      if (method !== undefined && name === undefined)
        throw new RangeError(`The Bot API has no method ${method}: this fault would never happen.`)
      if (times !== Infinity) within('times', times, 1)
      if (!(share > 0 && share <= 1))
        throw new RangeError(`share is ${share} and should be above 0 and at most 1.`)
      const one: PlannedFault = { fault, method: name, share, left: times, saved: 0 }
      waiting = [...waiting, one]
      return () => end(one)
    },
    endAll: () => {
      waiting = []
    },
    next: (method) => {
      for (const one of waiting) {
        if (
          one.method === undefined ? method === 'getUpdates' || method === downloads : one.method !== method
        )
          continue
        one.saved += one.share
        // A third is not exact in binary, but three thirds should be one.
        if (one.saved < 1 - 1e-9) continue
        one.saved -= 1
        one.left -= 1
        if (one.left === 0) end(one)
        return one.fault
      }
      return undefined
    },
  }
}

// destructors

/** The answer of a fault to a call that does not run. `undefined` if the call runs. */
export const answerTo = (self: Fault): ApiAnswer | undefined => {
  switch (self._tag) {
    case 'TooMany':
      return fromRefusal(tooManyNow(self.retry_after))
    case 'Failed':
      return { ok: false, error_code: self.status, description: self.body }
    case 'Dropped':
      return self.when === 'after' ? undefined : fromRefusal(refusal(500, 'the connection was dropped'))
    case 'Late':
    case 'Cut':
      return undefined
  }
}

// private

interface PlannedFault {
  readonly fault: Fault
  readonly method: string | undefined
  readonly share: number
  left: number
  /** The sum of the shares of the calls since the last call with a fault. */
  saved: number
}
