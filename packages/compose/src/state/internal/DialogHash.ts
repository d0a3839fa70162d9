// A short mark of the steps of a dialog: FNV-1a over their names and forms.

// destructors

/** A mark of 1 to 7 characters. It only tells versions of a dialog apart, and protects nothing. */
export const hashOf = (lines: ReadonlyArray<string>): string => {
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(lines.join('\n'))) hash = Math.imul(hash ^ unit, 0x01000193)
  return (hash >>> 0).toString(36)
}
