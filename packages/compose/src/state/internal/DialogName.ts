// What tells dialogs apart, and the versions of a dialog.

// destructors

/** The name of a dialog. Throws a `RangeError` on a wrong one. */
export const checkedName = (name: string): string => {
  if (!/^[\w-]{1,24}$/.test(name))
    throw new RangeError(`A dialog cannot have the name "${name}": use 1 to 24 letters, digits, "_" and "-".`)
  return name
}

/**
 * A mark of the steps of a dialog, by FNV-1a over their names and forms: 1 to 7 characters. It only tells
 * versions of a dialog apart, and protects nothing.
 */
export const hashOf = (lines: ReadonlyArray<string>): string => {
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(lines.join('\n'))) hash = Math.imul(hash ^ unit, 0x01000193)
  return (hash >>> 0).toString(36)
}
