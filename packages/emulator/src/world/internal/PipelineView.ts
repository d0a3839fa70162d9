// The reported pipeline of a bot, for those who watch it.

import type { IO } from 'fp-ts/lib/IO.js'
import type { PipelineScreen, ShownPipeline } from '../PipelineScreen.ts'

// model

/** The pipeline of a bot. */
export interface PipelineView extends PipelineScreen {
  readonly shown: IO<ShownPipeline>
  /** Runs a function for each report of the bot. Returns an effect that ends this. */
  readonly listen: (run: (shown: ShownPipeline) => void) => IO<void>
}

// constructors

/** A view without reports. */
export const makePipelineView = (): PipelineView => {
  let shown: ShownPipeline = { lines: [] }
  const listeners = new Set<(shown: ShownPipeline) => void>()
  const show = (next: ShownPipeline): void => {
    shown = next
    for (const run of listeners) run(next)
  }
  return {
    shown: () => shown,
    pipeline: (lines) => show({ lines }),
    trail: (trail) => show({ ...shown, trail }),
    listen: (run) => {
      listeners.add(run)
      return () => void listeners.delete(run)
    },
  }
}
