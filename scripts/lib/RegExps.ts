// The regular expressions in a source, and how long they may take.

import { checkSync } from 'recheck'
import ts from 'typescript'

// model

export interface Found {
  /** Its file and line. */
  readonly place: string
  /** As it would stand in code: `/a+/g`. */
  readonly literal: string
}

export interface Source {
  readonly literals: ReadonlyArray<Found>
  /** The file, once for each that is put together when the program runs. */
  readonly made: ReadonlyArray<string>
}

// destructors

/** The literals of a source, and the constant texts that it makes regular expressions of. */
export const literalsIn = (path: string, text: string): Source => {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const literals: Array<Found> = []
  const made: Array<string> = []
  const visit = (node: ts.Node): void => {
    const place = `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) literals.push({ place, literal: node.text })
    else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'RegExp'
    ) {
      const texts = (node.arguments ?? []).map(constantOf)
      if (texts.includes(undefined)) made.push(path)
      else literals.push({ place, literal: `/${texts[0] ?? ''}/${texts[1] ?? ''}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { literals, made }
}

/** `safe`, or what recheck says of the time that it takes. */
export const verdictOf = (literal: string): string => {
  const end = literal.lastIndexOf('/')
  const verdict = checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: 60_000 })
  return verdict.status === 'vulnerable' ? verdict.complexity.summary : verdict.status
}

// private

const constantOf = (node: ts.Expression): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text
  return ts.isTaggedTemplateExpression(node) &&
    node.tag.getText() === 'String.raw' &&
    ts.isNoSubstitutionTemplateLiteral(node.template)
    ? node.template.rawText
    : undefined
}
