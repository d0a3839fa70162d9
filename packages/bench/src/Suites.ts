// All suites, in the order in which they run.

import type { Suite } from './Suite.ts'
import { dispatch } from './suites/Dispatch.ts'
import { decode } from './suites/Decode.ts'

export const suites: ReadonlyArray<Suite> = [dispatch, decode]
