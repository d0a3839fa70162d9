// Promises of any kind. Some databases return promises that are not JavaScript's own.

// guards

/** True for a value to wait for. */
export const isThenable = <A>(value: A | PromiseLike<A>): value is PromiseLike<A> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
