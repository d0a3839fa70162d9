// The only place where the menus drop a type.

/** A value whose type the compiler has checked in another place: where the menu was made. */
// oxlint-disable-next-line typescript/consistent-type-assertions -- the parts of a menu were checked
export const erased = (value: unknown): never => value as never
