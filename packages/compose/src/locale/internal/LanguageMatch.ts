// Finds the best language for a user among the languages of a bot.

import { primaryOf } from './Translation.ts'

// constructors

/**
 * Finds the entry for a language: with the same code, else without its region (`en` for `en-GB`), else with
 * another region of the same language. Codes may be in any case, with `-` or `_`.
 */
export const languageMatch = <A>(
  entries: ReadonlyArray<readonly [language: string, entry: A]>,
): ((wanted: string) => A | undefined) => {
  const byCode = new Map(entries.map(([language, entry]) => [language.toLowerCase(), entry]))
  return (wanted) => {
    const parts = wanted.toLowerCase().split(/[-_]/, 8)
    for (let n = parts.length; n > 0; n--) {
      const found = byCode.get(parts.slice(0, n).join('-'))
      if (found !== undefined) return found
    }
    for (const [code, found] of byCode) if (primaryOf(code) === parts[0]) return found
    return undefined
  }
}
