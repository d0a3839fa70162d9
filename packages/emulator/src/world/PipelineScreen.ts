// The pipeline of a bot beside its chat: its branches, and which of them took the last update. A bot tells it
// in the same process, or by `POST /_/pipeline` and `POST /_/trail`.

// model

/** A branch of a bot. */
export interface PipelineLine {
  /** Unlike those of the other branches. */
  readonly id: string
  readonly label: string
  /** 0 for the whole bot, 1 for its branches, 2 for branches in them. */
  readonly depth: number
}

/** Where an update went in a bot. */
export interface UpdateTrail {
  readonly update_id: number
  /** The ids of the branches that took it, the outermost first. */
  readonly branches: ReadonlyArray<string>
  /** `handled`, `skipped`, or another word. */
  readonly outcome: string
}

/** What `showBranches` of pipegram tells. */
export interface PipelineScreen {
  readonly pipeline: (lines: ReadonlyArray<PipelineLine>) => void
  readonly trail: (trail: UpdateTrail) => void
}

/** What a bot has told of its pipeline. */
export interface ShownPipeline {
  /** Empty until the bot tells them. */
  readonly lines: ReadonlyArray<PipelineLine>
  readonly trail?: UpdateTrail
}
