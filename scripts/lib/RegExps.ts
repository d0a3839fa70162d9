// The regular expressions in a source, and a verdict on the time that they take.

import { checkSync } from 'recheck'
import ts from 'typescript'
import { isSuperlinear } from './RegExpCost.ts'

// model

export interface Found {
  /** The file and the line of the expression. */
  readonly place: string
  /** The expression as code: `/a+/g`. */
  readonly literal: string
}

export interface Source {
  readonly literals: ReadonlyArray<Found>
  /** The file, once for each expression that is built at run time. */
  readonly made: ReadonlyArray<string>
}

// destructors

/** The regular expressions of a source: literals, and constant texts in `RegExp(…)`. */
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

/**
 * `safe`, a complexity such as `2nd degree polynomial`, or `unknown` if recheck ran out of time. A complexity
 * counts only if measuring the attack of recheck confirms it: its fuzzer is sometimes wrong.
 */
export const verdictOf = (literal: string): string => {
  const end = literal.lastIndexOf('/')
  const [source, flags] = [literal.slice(1, end), literal.slice(end + 1)]
  const verdict = checkSync(source, flags, { timeout: 60_000 })
  if (verdict.status !== 'vulnerable') return verdict.status
  return isSuperlinear(new RegExp(source, flags), verdict.attack) ? verdict.complexity.summary : 'safe'
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
