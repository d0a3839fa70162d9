// Code in documentation: the `ts` blocks of Markdown and the `@example` blocks of doc comments, as modules
// that can be checked and run. A snippet keeps the line of its file, so an error names the place to correct.

// model

/** Code, its file, and the line (from 1) on which the code begins. */
export interface Snippet {
  readonly path: string
  readonly line: number
  readonly code: string
}

// constructors

/**
 * The `ts` blocks of Markdown, without those marked `ts no-check -- why`. Throws if such a mark has no
 * reason.
 */
export const fromMarkdown = (path: string, text: string): ReadonlyArray<Snippet> =>
  [...text.matchAll(/^( *)(```+)(ts|typescript)\b([^\n]*)\n([\s\S]*?)^ *\2 *$/gm)].flatMap(
    ({ 4: mark = '', 5: code = '', index }) => {
      const line = lineOf(text, index) + 1
      if (mark.trim() === '') return [{ path, line, code }]
      if (/^no-check -- \S.{9,}$/.test(mark.trim())) return []
      throw new Error(
        `${path}:${line - 1}: a block has the mark "ts" or "ts no-check -- why"; this one has "ts${mark}".`,
      )
    },
  )

/** The `@example` blocks of doc comments. They may use `assert` of Node without an import. */
export const fromSource = (path: string, text: string): ReadonlyArray<Snippet> =>
  [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(({ 0: comment, index }) =>
    [
      ...comment.matchAll(/^[ \t]*\*[ \t]*@example[ \t]*\n([\s\S]*?)(?=^[ \t]*\*[ \t]*@[a-z]+\b|\*\/$)/gm),
    ].map(({ 1: block = '', index: start }) => ({
      path,
      line: lineOf(text, index + start) + 1,
      code: block.replaceAll(/^[ \t]*\*?[ \t]?/gm, ''),
    })),
  )

// destructors

/** The snippet as a module. Its lines keep their numbers. */
export const toModule = ({ code, line }: Snippet): string => {
  const before =
    /\bassert\b/.test(code) && !/import .*\bassert\b/.test(code)
      ? "import * as assert from 'node:assert'"
      : ''
  return `${before}${'\n'.repeat(line - 1)}${code}\nexport {}\n`
}

// private

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length
