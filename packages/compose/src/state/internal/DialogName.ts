// The names of dialogs and of their answers.

// destructors

/** The name of a dialog. Throws a `RangeError` on a wrong one. */
export const checkedName = (name: string): string => {
  if (!/^[\w-]{1,24}$/.test(name))
    throw new RangeError(`A dialog cannot have the name "${name}": use 1 to 24 letters, digits, "_" and "-".`)
  return name
}
