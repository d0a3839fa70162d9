// The branches of the bot, with those lit that took the last update.

import { pipeline } from './PageState.ts'

// constructors

/** The branches of the bot; nothing for a bot that does not tell them. */
export const PipelinePanel = () => {
  const { lines, trail } = pipeline.value
  if (lines.length === 0) return null
  return (
    <details class="pipeline" open>
      <summary>
        Pipeline
        {trail === undefined ? null : (
          <span class="gist">
            {' '}
            update {trail.update_id}: {trail.branches.length === 0 ? trail.outcome : trail.branches.at(-1)}
          </span>
        )}
      </summary>
      <ol aria-label="Branches of the bot" tabIndex={0}>
        {lines.map(({ id, label, depth }) => {
          const isLit = depth === 0 ? trail !== undefined : trail?.branches.includes(id) === true
          return (
            <li
              key={id}
              class={`depth-${Math.min(depth, 4)}${isLit ? ' lit' : ''}`}
              aria-current={isLit ? 'step' : undefined}
            >
              {depth === 0 ? null : <b>{id}</b>} <bdi>{label}</bdi>
            </li>
          )
        })}
      </ol>
    </details>
  )
}
