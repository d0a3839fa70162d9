// Why a file cannot be used, as a sentence that says what to do.

// model

/** A fault whose message is the rest of a sentence about the file. */
export class FileFault extends Error {}

// destructors

/** A sentence about a file. It contains no key and no value. */
export const fileSentenceOf = (path: string, cause: unknown): string => {
  if (cause instanceof FileFault) return `The store ${path} ${cause.message}`
  const { code }: { code?: unknown } = typeof cause === 'object' && cause !== null ? cause : {}
  const known = typeof code === 'string' ? sentences.get(code) : undefined
  if (known !== undefined) return `The store ${path} ${known}`
  return `The store ${path} failed: ${cause instanceof Error ? cause.name : typeof cause}${
    typeof code === 'string' ? ` (${code})` : ''
  }.`
}

// private

const sentences = new Map([
  ['EACCES', 'cannot be opened: this user may not write to it.'],
  ['EPERM', 'cannot be opened: this user may not write to it.'],
  ['EROFS', 'cannot be written: the disk is read-only.'],
  ['EISDIR', 'is a folder: give the path of a file.'],
  ['ENOENT', 'cannot be made: its folder does not exist.'],
  ['ENOTDIR', 'cannot be made: its folder is a file.'],
  ['ENOSPC', 'cannot be written: the disk is full.'],
  ['EIO', 'cannot be read or written: the disk reports an error.'],
  ['ERR_INVALID_STATE', 'is closed.'],
])
