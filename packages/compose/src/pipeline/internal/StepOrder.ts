// JavaScript has no compiler: a step in the wrong place throws the compiler's sentence when the bot is made.

// combinators

/** The same chain. Throws a `TypeError` if the pipeline has ended before. */
export const openChain = <S>(self: S): S => {
  if (typeof self !== 'function') return self
  throw new TypeError(
    'This pipeline has ended: put other steps before the end, and several ends in choose(…).',
  )
}

/** The same handler. Throws a `TypeError` if the pipeline has no end. */
export const endedPipeline = <S>(self: S): S => {
  if (typeof self === 'function') return self
  throw new TypeError('This pipeline has no end: add handle(…), commands({ … }) or choose(…).')
}
