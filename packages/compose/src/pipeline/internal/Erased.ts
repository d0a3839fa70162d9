// The only place where dialogs, states and menus drop a type.

/** A value whose type the compiler has checked in another place: where the dialog or the menu was made. */
// oxlint-disable-next-line typescript/consistent-type-assertions -- the signatures have checked the parts
export const erased = (value: unknown): never => value as never
