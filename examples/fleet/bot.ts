// An echo that says which worker has answered, with metrics.

import { makeRegistry } from '@pipegram/core/Metrics'
import { catchError, handle, metrics, on, pipeline, report, says, use } from 'pipegram'

/** What the bot and its inbox count. */
export const registry = makeRegistry()

/** The bot. `worker` is the name of the process that runs it. */
export const botOf = (worker: string) =>
  pipeline(
    use(metrics(registry)),
    use(on('message', 'text')),
    handle(says(({ message }) => `${message.text} (${worker})`)),
    catchError(report),
  )
