// The wire of all runtimes except Node and browsers: the platform's own fetch, which is the fastest way
// there.

import { notOverFetch, type WireOptions, type Wire } from '../Wire.ts'
import { fromFetch } from './Ky.ts'

// constructors

/** Connections to one server. */
export const makeWire = (options: WireOptions): Wire => {
  const { proxy, fetch = (url: string, init: RequestInit) => globalThis.fetch(url, init) } = options
  if (proxy !== undefined)
    throw new TypeError('The option proxy works only on Node. Give a fetch that uses the proxy.')
  const fault = notOverFetch(options)
  if (fault !== undefined) throw new TypeError(fault)
  return fromFetch(fetch, options)
}
