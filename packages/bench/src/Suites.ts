// All suites, in the order in which they run.

import type { Suite } from './Suite.ts'
import { calls } from './suites/Calls.ts'
import { decode } from './suites/Decode.ts'
import { dispatch } from './suites/Dispatch.ts'
import { fairness } from './suites/Fairness.ts'
import { memory } from './suites/Memory.ts'
import { mixed } from './suites/Mixed.ts'
import { start } from './suites/Start.ts'
import { state } from './suites/State.ts'
import { stores } from './suites/Stores.ts'
import { throttle } from './suites/Throttle.ts'
import { throughput } from './suites/Throughput.ts'
import { trouble } from './suites/Trouble.ts'
import { types } from './suites/Types.ts'
import { webhook } from './suites/Webhook.ts'

export const suites: ReadonlyArray<Suite> = [
  dispatch,
  mixed,
  decode,
  calls,
  state,
  stores,
  webhook,
  throughput,
  fairness,
  trouble,
  memory,
  throttle,
  types,
  start,
]
