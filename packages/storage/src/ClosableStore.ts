// A store that holds a file or a connection open.

import type { Store } from '@pipegram/core/Store'
import type { Task } from 'fp-ts/lib/Task.js'

// model

/** A store that holds a file or a connection open, and can list its keys. */
export interface ClosableStore extends Required<Store> {
  /** Waits for the writes under way, and closes the file or the connection. */
  readonly close: Task<void>
}
