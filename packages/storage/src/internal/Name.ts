// Keys as names, for stores whose keys allow only letters, digits, `_`, `-` and `=`. In a name, any other
// byte is `=` and two hex digits.

/** The name of a key. */
export const nameOf = (key: string): string =>
  `k${encodeURIComponent(key)
    .replaceAll(/[!'()*.~]/g, hex)
    .replaceAll('%', '=')}`

/** The key of a name. */
export const keyOf = (name: string): string => decodeURIComponent(name.slice(1).replaceAll('=', '%'))

// private

const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
