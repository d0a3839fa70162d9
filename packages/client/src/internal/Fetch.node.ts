// The wire on Node: a pool, or ky where a `fetch` is given. Neither is loaded before the first exchange.

import type { Options, Wire } from '../Wire.ts'

// constructors

/** Connections to one server. */
export const makeWire = (options: Options): Wire => {
  const { fetch } = options
  return fetch === undefined
    ? lazily(async () => (await import('./Pool.node.ts')).fromPool(options))
    : lazily(async () => (await import('./Ky.ts')).fromFetch(fetch, options))
}

// private

// A wire that is made by its first exchange. Where it cannot be made, each exchange says so.
const lazily = (make: () => Promise<Wire>): Wire => {
  let making: Promise<Wire> | undefined
  let wire: Wire | undefined
  return {
    exchange: async (url, payload, signal) => {
      wire ??= await (making ??= make())
      return wire.exchange(url, payload, signal)
    },
    close: async () => making?.then((made) => made.close(), () => undefined),
  }
}
