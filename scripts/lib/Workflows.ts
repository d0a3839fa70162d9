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
        ...(textOf(at(step, 'with', 'script')).includes('${{')
          ? [`${path}: put \${{ … }} into env, and not into the script of ${uses}.`]
          : []),
        ...(uses.startsWith('actions/checkout@') && at(step, 'with', 'persist-credentials') !== false
          ? [`${path}: checkout needs persist-credentials: false.`]
          : []),
      ]
    }),
  ]
}

/** One sentence for each cache in a job that may publish: another workflow could have filled it. */
export const warmCaches = ({ path, text }: WorkflowFile): ReadonlyArray<string> =>
  jobsOf(parse(text)).flatMap(([name, job]) =>
    rightsOf(job).includes('write')
      ? listOf(at(job, 'steps')).flatMap((step) => {
          const uses = textOf(at(step, 'uses'))
          const isNode = uses.startsWith('actions/setup-node@')
          const isCached =
            uses.startsWith('actions/cache') ||
            at(step, 'with', 'cache') !== undefined ||
            (isNode && at(step, 'with', 'package-manager-cache') !== false)
          return isCached
            ? [`${path}: the job ${name} may write, so it needs package-manager-cache: false.`]
            : []
        })
      : [],
  )

/** One sentence for each word that gives away more than it seems to. */
export const riskyWords = ({ path, text }: WorkflowFile): ReadonlyArray<string> =>
  text
    .split('\n')
    .flatMap((line, i) =>
      risks.flatMap(([risk, why]) => (risk.test(line) ? [`${path}:${i + 1}: ${why}`] : [])),
    )

/** One sentence for each part of the settings of Dependabot that takes new versions at once. */
export const hastyUpdates = ({ path, text }: WorkflowFile): ReadonlyArray<string> =>
  listOf(at(parse(text), 'updates')).flatMap((update) =>
    Number(at(update, 'cooldown', 'default-days') ?? 0) >= 7
      ? []
      : [`${path}: ${textOf(at(update, 'package-ecosystem'))} needs a cooldown of 7 days.`],
  )

// private

// The names of the rules of zizmor are in docs/security/workflows.md.
const risks: ReadonlyArray<readonly [risk: RegExp, why: string]> = [
  [/ACTIONS_ALLOW_UNSECURE_COMMANDS/, 'a step could then set variables by what it prints.'],
  [
    />>? *"?\$\{?GITHUB_(?:ENV|PATH)/,
    'what is written to GITHUB_ENV changes all later steps: use an output.',
  ],
  [/secrets: *inherit/, 'name the secrets that the called workflow needs.'],
  [/toJSON\(secrets\)|fromJSON\(secrets\./, 'name the one secret that the step needs.'],
  [/self-hosted/, 'a machine of our own keeps what a stranger leaves on it.'],
  [/github\.(?:triggering_)?actor *[=!]=/, 'the actor is who triggered the run, and not who wrote the code.'],
  [/contains\(\s*'/, 'contains() of a text finds parts of words: use contains(fromJSON(…), …).'],
  [/^\s*(?:container|image): *[^\s$]+$(?<!@sha256:[\da-f]{64})/, 'pin the image by its digest.'],
  [/^\s*password: *[^\s$]/, 'a password belongs in a secret.'],
  [/^\s*if: *\|/, 'a condition as a block of text is always true: write it in one line.'],
]

const jobsOf = (workflow: unknown): ReadonlyArray<readonly [string, unknown]> => {
  const jobs = at(workflow, 'jobs')
  return typeof jobs === 'object' && jobs !== null ? Object.entries(jobs) : []
}

const rightsOf = (job: unknown): ReadonlyArray<unknown> => {
  const rights = at(job, 'permissions')
  return typeof rights === 'object' && rights !== null ? Object.values(rights) : []
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])
