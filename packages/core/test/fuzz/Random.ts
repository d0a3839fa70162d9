// Pseudo-random numbers: the same for the same seed.

// model

export interface Random {
  /** A whole number from 0 to `n` − 1. */
  readonly below: (n: number) => number
  /** One of some items. Throws on an empty list. */
  readonly pick: <A>(items: ReadonlyArray<A>) => A
}

// constructors

/** The generator Mulberry32. */
export const makeRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (n: number): number => next() % n
  return {
    below,
    pick: (items) => {
      const [item] = items.slice(below(items.length))
      if (item === undefined) throw new RangeError('An empty list has no item to pick.')
      return item
    },
  }
}
