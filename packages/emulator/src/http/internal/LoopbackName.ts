// Host names of this machine.

// guards

/** True for `localhost`, names below it, and loopback addresses. */
export const isLoopback = (hostname: string): boolean =>
  /^(?:(?:[^.]+\.)*localhost|127(?:\.\d{1,3}){3}|::1)\.?$/i.test(bare(hostname))

// destructors

/** A host name without the brackets of an IPv6 address. */
export const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1')
