// The wire of every runtime but Node: the platform's own fetch, which is the fast one there.

import * as Wire from '../Wire.ts'

// constructors

/** Connections to one server. */
export const makeWire = (options: Wire.Options): Wire.Wire => Wire.fromFetch((url, init) => fetch(url, init), options)
