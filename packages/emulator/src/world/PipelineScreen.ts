// The pipeline of a bot beside its chat: its branches, and the branches that took the last update. A bot
// reports them in the same process, or by `POST /_/pipeline` and `POST /_/trail`.

// model

/** A branch of a bot. */
export interface PipelineLine {
  /** Different from the ids of the other branches. */
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

/** Receives the reports of `showBranches` of pipegram. */
export interface PipelineScreen {
  readonly pipeline: (lines: ReadonlyArray<PipelineLine>) => void
  readonly trail: (trail: UpdateTrail) => void
}

/** The reported pipeline of a bot. */
export interface ShownPipeline {
  /** Empty until the bot reports them. */
  readonly lines: ReadonlyArray<PipelineLine>
  readonly trail?: UpdateTrail
}
