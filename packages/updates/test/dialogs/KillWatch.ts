// Watches a run. A run in which nothing happens for a minute fails, with its state.

/** Collects the events of a run. */
export interface KillWatch {
  /** Something has happened to one of those who take part: its last words replace those before. */
  readonly saw: (who: string, what: string) => void
  /** Rejects when nothing has happened for a minute. */
  readonly silent: Promise<never>
  readonly stop: () => void
}

/** Begins to watch. */
export const makeKillWatch = (): KillWatch => {
  const last = new Map<string, string>()
  const { promise: silent, reject } = Promise.withResolvers<never>()
  const fail = (): void => {
    const stand = [...last].map(([who, what]) => `${who}: ${what}`).join('; ')
    reject(new Error(`Nothing has happened for ${silence / 1_000} s. ${stand}.`))
  }
  const timer = setTimeout(fail, silence)
  return {
    saw: (who, what) => {
      last.set(who, what)
      timer.refresh()
    },
    silent,
    stop: () => clearTimeout(timer),
  }
}

// A busy machine may need seconds for the start of a bot, and a timer of a dead process is free after three.
const silence = 60_000
