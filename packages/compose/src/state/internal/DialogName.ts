// The names of dialogs, and the marks of their versions.

// destructors

/** The name of a dialog. Throws a `RangeError` for a wrong name. */
export const checkedName = (name: string): string => {
  if (!/^[\w-]{1,24}$/.test(name))
    throw new RangeError(`A dialog cannot have the name "${name}": use 1 to 24 letters, digits, "_" and "-".`)
  return name
}

/**
 * A mark of the steps of a dialog, by FNV-1a over their names and forms: 1 to 7 characters. It only
 * distinguishes versions of a dialog; it is not secure.
 */
export const hashOf = (lines: ReadonlyArray<string>): string => {
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(lines.join('\n'))) hash = Math.imul(hash ^ unit, 0x01000193)
  return (hash >>> 0).toString(36)
}
