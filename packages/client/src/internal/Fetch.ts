// The wire of every runtime but Node: the platform's own fetch, which is the fast one there.

import type { Options, Wire } from '../Wire.ts'
import { fromFetch } from './Ky.ts'

// constructors

/** Connections to one server. */
export const makeWire = ({ fetch = (url, init) => globalThis.fetch(url, init), ...limits }: Options): Wire => fromFetch(fetch, limits)
