// The one place where the wing forgets a type.

/** A value whose type was checked where the menu was made, and is not known here. */
// oxlint-disable-next-line typescript/consistent-type-assertions -- the parts of a menu were checked
export const erased = (value: unknown): never => value as never
