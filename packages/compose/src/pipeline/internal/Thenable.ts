// Promises of any kind: some databases have promises that are not JavaScript's own.

// guards

/** True for a value that has to be waited for. */
export const isThenable = <A>(value: A | PromiseLike<A>): value is PromiseLike<A> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
