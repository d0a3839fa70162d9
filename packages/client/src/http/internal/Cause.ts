// A thrown value in words that are safe to show.

// destructors

/** The message of a thrown value, in one line. */
export const messageOf = (cause: unknown): string => {
  const text = cause instanceof Error ? cause.message : cause
  return typeof text === 'string' && text !== '' ? text.replaceAll(/\s+/g, ' ') : 'no reason was given'
}

/**
 * The system's code for a failure, such as `ECONNREFUSED`: the first one in the chain of causes, else
 * `NETWORK`. Messages are not used, since those of a network failure contain the URL, and so the token.
 */
export const codeOf = (cause: unknown, depth = 0): string => {
  if (typeof cause !== 'object' || cause === null || depth > 8) return 'NETWORK'
  if ('code' in cause && typeof cause.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(cause.code))
    return cause.code
  // undici 8.12 has no code for a line that is not HTTP, although it should.
  if ('name' in cause && cause.name === 'HTTPParserError') return 'UND_ERR_HTTP_PARSER'
  return 'cause' in cause ? codeOf(cause.cause, depth + 1) : 'NETWORK'
}
