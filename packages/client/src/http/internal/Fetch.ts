// The wire of every runtime but Node: the platform's own fetch, which is the fast one there.

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
    throw new TypeError('The option proxy is for Node. Give a fetch that goes through the proxy.')
  return fromFetch(fetch, limits)
}
