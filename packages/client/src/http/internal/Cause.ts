// What can be said about something that was thrown.

// destructors

/** What a thrown thing says, in one line. */
export const messageOf = (cause: unknown): string => {
  const text = cause instanceof Error ? cause.message : cause
  return typeof text === 'string' && text !== '' ? text.replaceAll(/\s+/g, ' ') : 'no reason was given'
}

/**
 * The system's code for a failure, such as `ECONNREFUSED`: the first in the chain of causes, `NETWORK` where
 * none says. Messages are not used: those of a network failure hold the URL, and so the token.
 */
export const codeOf = (cause: unknown, depth = 0): string => {
  if (typeof cause !== 'object' || cause === null || depth > 8) return 'NETWORK'
  if ('code' in cause && typeof cause.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(cause.code))
    return cause.code
  // Of a line that is no HTTP undici 8.12 names no code, though it means to.
  if ('name' in cause && cause.name === 'HTTPParserError') return 'UND_ERR_HTTP_PARSER'
  return 'cause' in cause ? codeOf(cause.cause, depth + 1) : 'NETWORK'
}
