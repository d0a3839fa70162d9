// The types of a branch and of the end of a pipeline.
//
// Wing `pipeline`: the parts of every bot: context, steps, branches, ends and errors.

import type { Chain, MistakeSentences } from './Chain.ts'
import type { Handler } from './Handler.ts'

// model

/**
 * A branch of `choose`: from the context of its place to a handler. `branch(…)` makes one, and each end of a
 * pipeline is one.
 */
export type PipelineBranch<C, E> = (
  self: Chain<C, C, never>,
  wrap?: MistakeSentences['wrap'],
) => Handler<C, E>

/** The end of a pipeline, such as `handle(…)` or `commands({ … })`. An end is a branch by itself. */
export type PipelineEnd<C, E2> = <R, E = never>(self: Chain<R, C, E>) => Handler<R, E | E2>
