// The wire of all runtimes except Node and browsers: the platform's own fetch, which is the fastest one
// there.

import type { WireOptions, Wire } from '../Wire.ts'
import { fromFetch } from './Ky.ts'

// constructors

/** Connections to one server. */
export const makeWire = ({
  fetch = (url, init) => globalThis.fetch(url, init),
  proxy,
  ...limits
}: WireOptions): Wire => {
  if (proxy !== undefined)
    throw new TypeError('The option proxy works only on Node. Give a fetch that uses the proxy.')
  return fromFetch(fetch, limits)
}
