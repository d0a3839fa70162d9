// What a bot has told of its pipeline, for those who look.

import type { IO } from 'fp-ts/lib/IO.js'
import type { PipelineScreen, ShownPipeline } from '../PipelineScreen.ts'

// model

/** The pipeline of a bot. */
export interface PipelineView extends PipelineScreen {
  readonly shown: IO<ShownPipeline>
  /** Runs a function when the bot tells something, and returns what ends that. */
  readonly listen: (run: (shown: ShownPipeline) => void) => IO<void>
}

// constructors

/** Nothing is told yet. */
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
