// What is measured: suites of runs, the same for every subject. Plain data, so that the runner and its
// workers read the same.

// model

/** One figure of a run, with its unit. */
export interface Case {
  readonly name: string
  readonly unit: string
  readonly better: 'more' | 'less'
}

/** One thing that a subject does; it may give several figures. */
export interface Run {
  readonly name: string
  readonly cases: ReadonlyArray<Case>
}

/** How much is done for one figure: for so many milliseconds, or that share of the whole work, 0–1. */
export interface Effort {
  readonly ms: number
  readonly scale: number
}

/** How often and how much. */
export interface Plan {
  readonly rounds: number
  readonly effort: Effort
  /** About how long a round of one subject lasts in one run; what `effort` says unless told. */
  readonly seconds?: number
}

/** A figure, or why there is none. */
export type Measured = number | string

/** A subject made ready for a run. `measure` gives a figure for each case, and throws where work was skipped. */
export interface Bench {
  readonly measure: (effort: Effort) => Promise<ReadonlyArray<Measured>>
  readonly close?: () => Promise<void>
}

/** Makes a subject ready, in a process of its own. */
export interface Prepare {
  (run: string): Promise<Bench>
}

/** What is compared. A floor is the cheapest thing that could do the work. One that cannot take part says why. */
export interface Subject {
  readonly name: string
  readonly floor?: true
  readonly prepare: (() => Promise<Prepare>) | { readonly missing: string }
}

export interface Suite {
  readonly name: string
  readonly title: string
  /** What each subject does, and what is counted, for the reader of the page. */
  readonly about: string
  readonly goal: string
  readonly runs: ReadonlyArray<Run>
  readonly subjects: ReadonlyArray<Subject>
  /** `once` does the least, to see that it works. */
  readonly plans: { readonly full: Plan; readonly quick: Plan; readonly once: Plan }
  /** A new process for every round, and no warm-up: where the process itself is what is measured. */
  readonly fresh?: true
  /** What it measures is no time: as many subjects run beside each other as there are processors. */
  readonly together?: true
  /** Its runs are work of different kinds: one does not show that a subject can do the others. */
  readonly unlike?: true
}

// constructors

/** A run that gives one figure, by the same name. */
export const single = (name: string, unit: string, better: Case['better'] = 'more'): Run => ({
  name,
  cases: [{ name, unit, better }],
})

/** Plans of a suite that is measured against the clock, by milliseconds of a round. */
export const timed = (full: number, quick: number, quickRounds = 5): Suite['plans'] => ({
  full: { rounds: 5, effort: { ms: full, scale: 1 } },
  quick: { rounds: quickRounds, effort: { ms: quick, scale: 1 } },
  once: { rounds: 1, effort: { ms: 1, scale: 0.001 } },
})

/** Why a figure is missing that takes the whole work. */
export const fullOnly = 'only a full run shows it'

/** What a subject throws that is not made for a run: its figure is missing, and the run goes on. */
export const incapable = (reason: string): Error => Object.assign(new Error(reason), { name: 'Incapable' })

// destructors

/**
 * About how many seconds a suite takes by a plan, on a machine of 2026 with so many processors: for who waits
 * for it.
 */
export const estimate = (
  { runs, subjects, fresh, together }: Suite,
  { rounds, effort, seconds = effort.ms / 1000 }: Plan,
  processors: number,
): number => {
  const ready = subjects.filter(({ prepare }) => typeof prepare === 'function').length
  const each = fresh === true ? rounds * (begin + seconds) : begin + (rounds + 1) * seconds
  return Math.round((runs.length * ready * each) / (together === true ? Math.min(processors, ready) : 1))
}

// A process, and what it imports.
const begin = 0.35
