// Describes a thrown value in words that are safe to show.

// constructors

/** An error for a call that cannot be sent. Its message is shown: it must not contain a secret. */
export const unsendable = (sentence: string): Error => Object.assign(new Error(sentence), { code: unsent })

// destructors

/** The sentence of an error from `unsendable`. */
export const sentenceOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && cause.code === unsent ? cause.message : undefined

/** The message of a thrown value, in one line. */
export const messageOf = (cause: unknown): string => {
  const text = cause instanceof Error ? cause.message : cause
  return typeof text === 'string' && text !== '' ? text.replaceAll(/\s+/g, ' ') : 'no reason was given'
}

/**
 * The system's code for a failure, such as `ECONNREFUSED`: the first code in the chain of causes, otherwise
 * `NETWORK`. It uses no message, since the message of a network failure contains the URL, and so the token.
 */
export const codeOf = (cause: unknown, depth = 0): string => {
  if (typeof cause !== 'object' || cause === null || depth > 8) return 'NETWORK'
  if ('code' in cause && typeof cause.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(cause.code))
    return cause.code
  // undici 8.12 has no code for a line that is not HTTP, although it should.
  if ('name' in cause && cause.name === 'HTTPParserError') return 'UND_ERR_HTTP_PARSER'
  return 'cause' in cause ? codeOf(cause.cause, depth + 1) : 'NETWORK'
}

/**
 * True if it is certain that no connection was made: the system call that failed was to connect or to resolve
 * a name, or the time for a connection was over. A code is not enough: `ETIMEDOUT` and `EHOSTUNREACH` also
 * end connections on which a request was sent.
 */
export const isUnsent = (cause: unknown, depth = 0): boolean => {
  if (typeof cause !== 'object' || cause === null || depth > 8) return false
  if ('syscall' in cause && (cause.syscall === 'connect' || cause.syscall === 'getaddrinfo')) return true
  if ('code' in cause && cause.code === 'UND_ERR_CONNECT_TIMEOUT') return true
  if ('errors' in cause && Array.isArray(cause.errors) && cause.errors.length > 0)
    return cause.errors.every((inner) => isUnsent(inner, depth + 1))
  return 'cause' in cause && isUnsent(cause.cause, depth + 1)
}

// private

const unsent = 'UNSENDABLE'
