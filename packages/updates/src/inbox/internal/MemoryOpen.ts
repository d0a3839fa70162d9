// One opening of an inbox in memory.

import * as E from 'fp-ts/lib/Either.js'
import { closed, type OpenInbox } from '../Inbox.ts'
import { claimMemory } from './MemoryLease.ts'
import { makeMemoryDesk, type MemorySettings, type MemoryState } from './MemoryState.ts'

/** Opens the inbox of a bot. Its `close` gives back the lease that was claimed through it. */
export const openMemory = (state: MemoryState, settings: MemorySettings): OpenInbox => {
  const quit = new AbortController()
  const { signal } = quit
  return {
    ...makeMemoryDesk(state, settings, () => !signal.aborted),
    claim: (claim) => async () =>
      signal.aborted ? E.left(closed) : claimMemory(state, settings, claim, signal),
    close: async () => quit.abort('closed'),
  }
}
