// Characters as the official server sees them. It reads a text that ends with a NUL, so there is a NUL after
// the end. Spaces, letters and lower case are those of ASCII.

export const nul = 0
export const tab = 9
export const lineFeed = 10
export const carriageReturn = 13

/** The code unit at an offset; NUL after the end. */
export const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : nul)

export const isSpace = (code: number): boolean =>
  code === 32 || (code >= tab && code <= carriageReturn && code !== 12) || code === nul

/** The text with ASCII letters in lower case. */
export const toLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** The offset after a line break, if there is one. CR LF and LF CR are one line break. */
export const skipLineBreak = (text: string, at: number): number => {
  const first = codeAt(text, at)
  if (first !== lineFeed && first !== carriageReturn) return at
  const second = codeAt(text, at + 1)
  return (second === lineFeed || second === carriageReturn) && second !== first ? at + 2 : at + 1
}
