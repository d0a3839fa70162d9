// The rules for workflows of GitHub: what a stranger controls must not run with rights.

import { parse } from 'yaml'
import { at } from './Workspace.ts'

// model

/** A workflow as text. */
export interface WorkflowFile {
  readonly path: string
  readonly text: string
}

// destructors

/** One sentence for each action that is not pinned by a digest, with its version beside. */
export const unpinned = ({ path, text }: WorkflowFile): ReadonlyArray<string> =>
  text
    .split('\n')
    .flatMap((line, i) =>
      !/^\s*(?:- )?uses:/.test(line) || /uses: (?:\.\/\S+|\S+@[\da-f]{40} # v\d+\.\d+\.\d+)$/.test(line)
        ? []
        : [`${path}:${i + 1}: write the digest and the version: uses: a/b@<40 digits> # v1.2.3`],
    )

/** One sentence for each right that is too wide, or that the whole workflow has. */
export const wideRights = ({ path, text }: WorkflowFile): ReadonlyArray<string> => {
  const workflow: unknown = parse(text)
  const all = at(workflow, 'permissions')
  const isNone = typeof all === 'object' && all !== null && Object.keys(all).length === 0
  return [
    ...(isNone ? [] : [`${path}: write permissions: {} for the workflow, and rights for each job.`]),
    ...jobsOf(workflow).flatMap(([name, job]) => {
      const rights = at(job, 'permissions')
      if (typeof rights !== 'object' || rights === null)
        return [`${path}: the job ${name} names no permissions, one by one.`]
      return at(job, 'timeout-minutes') === undefined
        ? [`${path}: the job ${name} has no timeout-minutes.`]
        : []
    }),
  ]
}

/** One sentence for each trigger or step that gives strangers a shell, or leaves credentials to a step. */
export const openDoors = ({ path, text }: WorkflowFile): ReadonlyArray<string> => {
  const workflow: unknown = parse(text)
  const steps = jobsOf(workflow).flatMap(([, job]) => listOf(at(job, 'steps')))
  return [
    ...(/pull_request_target|workflow_run/.test(JSON.stringify(at(workflow, 'on') ?? ''))
      ? [`${path}: pull_request_target and workflow_run run with rights on the code of strangers.`]
      : []),
    ...steps.flatMap((step) => {
      const run = textOf(at(step, 'run'))
      const uses = textOf(at(step, 'uses'))
      return [
        ...(run.includes('${{') ? [`${path}: put \${{ … }} into env, and not into the shell: ${run}`] : []),
        ...(uses.startsWith('actions/checkout@') && at(step, 'with', 'persist-credentials') !== false
          ? [`${path}: checkout needs persist-credentials: false.`]
          : []),
      ]
    }),
  ]
}

// private

const jobsOf = (workflow: unknown): ReadonlyArray<readonly [string, unknown]> => {
  const jobs = at(workflow, 'jobs')
  return typeof jobs === 'object' && jobs !== null ? Object.entries(jobs) : []
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])
