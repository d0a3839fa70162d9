// What is measured: suites of runs, the same for every subject. A suite is plain data, so that the runner and
// its workers read the same.

// model

/** One figure of a run, with its unit. */
export interface Case {
  readonly name: string
  readonly unit: string
  readonly better: 'more' | 'less'
}

/** One task of a subject. A task may give several figures. */
export interface Run {
  readonly name: string
  readonly cases: ReadonlyArray<Case>
}

/** The work for one figure: `ms` milliseconds, or a share `scale` of the whole work, 0–1. */
export interface Effort {
  readonly ms: number
  readonly scale: number
}

/** How many rounds, and the work of each. */
export interface Plan {
  readonly rounds: number
  readonly effort: Effort
  /** About how many seconds a round of one subject takes. Default: the time of `effort`. */
  readonly seconds?: number
}

/** A figure, or the reason for a missing figure. */
export type Measured = number | string

/** A subject that is ready for a run. `measure` gives a figure for each case. Throws if work was skipped. */
export interface Bench {
  readonly measure: (effort: Effort) => Promise<ReadonlyArray<Measured>>
  readonly close?: () => Promise<void>
}

/** Makes a subject ready, in a process of its own. */
export interface Prepare {
  (run: string): Promise<Bench>
}

/**
 * What is compared. A floor is the cheapest way to do the work. `missing` says why a subject cannot take
 * part.
 */
export interface Subject {
  readonly name: string
  readonly floor?: true
  readonly prepare: (() => Promise<Prepare>) | { readonly missing: string }
}

export interface Suite {
  readonly name: string
  readonly title: string
  /** For the reader of the page: what each subject does, and what is counted. */
  readonly about: string
  readonly goal: string
  readonly runs: ReadonlyArray<Run>
  readonly subjects: ReadonlyArray<Subject>
  /** `once` does the least work, to check that the subjects work. */
  readonly plans: { readonly full: Plan; readonly quick: Plan; readonly once: Plan }
  /** Each round has a new process and no warm-up: the suite measures the process itself. */
  readonly fresh?: true
  /** The suite measures no time: as many subjects run at once as the machine has processors. */
  readonly together?: true
  /** The runs do work of different kinds: a subject that can do one may not be able to do another. */
  readonly unlike?: true
}

// constructors

/** A run that gives one figure of the same name. */
export const single = (name: string, unit: string, better: Case['better'] = 'more'): Run => ({
  name,
  cases: [{ name, unit, better }],
})

/** A run that gives one figure of the same name, and the processor time for each piece of work. */
export const withCpu = (name: string, unit: string): Run => ({
  name,
  cases: [
    { name, unit, better: 'more' },
    { name: `${name}, CPU`, unit: `µs of CPU per ${unit.replace(/s\/s$/, '')}`, better: 'less' },
  ],
})

/** The plans of a suite whose rounds take a number of milliseconds. */
export const timed = (full: number, quick: number, quickRounds = 5): Suite['plans'] => ({
  full: { rounds: 5, effort: { ms: full, scale: 1 } },
  quick: { rounds: quickRounds, effort: { ms: quick, scale: 1 } },
  once: { rounds: 1, effort: { ms: 1, scale: 0.001 } },
})

/** Why a figure is missing if it needs the whole work. */
export const fullOnly = 'only a full run shows it'

/** What a subject throws if it cannot do a run: its figure is missing, and the run goes on. */
export const incapable = (reason: string): Error => Object.assign(new Error(reason), { name: 'Incapable' })

// destructors

/** About how many seconds a suite takes on a machine of 2026: a help for those who wait for it. */
export const estimate = (
  { runs, subjects, fresh, together }: Suite,
  { rounds, effort, seconds = effort.ms / 1000 }: Plan,
  processors: number,
): number => {
  const ready = subjects.filter(({ prepare }) => typeof prepare === 'function').length
  const each = fresh === true ? rounds * (begin + seconds) : begin + (rounds + 1) * seconds
  return Math.round((runs.length * ready * each) / (together === true ? Math.min(processors, ready) : 1))
}

// Seconds to start a process and import its modules.
const begin = 0.35
