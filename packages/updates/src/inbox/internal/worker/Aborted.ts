// Waits for a signal.

/** Ends when one of the signals is aborted. */
export const aborted = (...signals: ReadonlyArray<AbortSignal>): Promise<void> =>
  new Promise((resolve) => {
    const any = AbortSignal.any([...signals])
    if (any.aborted) resolve()
    else any.addEventListener('abort', () => resolve())
  })
