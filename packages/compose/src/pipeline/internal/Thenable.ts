// Promises of any kind: those of some databases are none of JavaScript's own.

// guards

/** Whether a value has to be waited for. */
export const isThenable = <A>(value: A | PromiseLike<A>): value is PromiseLike<A> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
