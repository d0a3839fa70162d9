// The wire of Node: a pool of connections, or ky with the option `fetch`. Neither is loaded before the first
// exchange. `process` is the global variable: an import of `node:process` also opens standard input and
// output.

import * as E from 'fp-ts/lib/Either.js'
import * as Proxy from '../Proxy.ts'
import { notOverFetch, type WireOptions, type Wire } from '../Wire.ts'

// constructors

/** Connections to one server. */
export const makeWire = (options: WireOptions): Wire => {
  const { fetch, origin, proxy } = options
  if (fetch !== undefined) {
    if (proxy !== undefined)
      throw new TypeError('Give either fetch or proxy, not both: a fetch has its own connections.')
    const fault = notOverFetch(options)
    if (fault !== undefined) throw new TypeError(fault)
    return lazily(async () => (await import('./Ky.ts')).fromFetch(fetch, options))
  }
  const named = proxy === undefined ? Proxy.fromEnvironment(origin, process.env) : Proxy.fromString(proxy)
  if (E.isLeft(named)) throw new TypeError(named.left)
  if (proxy !== undefined && origin.startsWith('http:'))
    throw new TypeError(`The API root ${origin} is on this machine or in its network: leave the proxy out.`)
  return lazily(async () => (await import('./Pool.node.ts')).fromPool(options, named.right))
}

// private

// A wire that is made at the first exchange. If it cannot be made, each exchange fails.
const lazily = (make: () => Promise<Wire>): Wire => {
  let making: Promise<Wire> | undefined
  let wire: Wire | undefined
  return {
    exchange: async (url, payload, signal) => {
      wire ??= await (making ??= make())
      return wire.exchange(url, payload, signal)
    },
    receive: async (url, signal) => {
      wire ??= await (making ??= make())
      return wire.receive(url, signal)
    },
    close: async () =>
      making?.then(
        (made) => made.close(),
        () => undefined,
      ),
  }
}
