// Signals of several callers as one.

// constructors

/** A signal that is aborted with the first of these. */
export const any = (signals: ReadonlyArray<AbortSignal>): AbortSignal => {
  const [first] = signals
  return first !== undefined && signals.length === 1 ? first : AbortSignal.any([...signals])
}
