// The shape of the JavaScript that is published, so that Node loads it soon and bundlers can shake it.
//
// A bundler leaves out a statement only if it knows that the statement has no effect. Our modules, fp-ts,
// io-ts and @noble/hashes all say `sideEffects: false`: no value that they make at load has one. In one file
// this must be said at each value.
//
// V8 reads a function in less time than an arrow, and an arrow is shorter once it is minified. So an arrow
// within another expression stays an arrow. See docs/decisions/0026.

import ts from 'typescript'

// combinators

/**
 * Rewrites the text of a module so that each of its statements can be left out if its name is not used. Each
 * begins on a line of its own.
 */
export const shaped = (text: string): string => {
  const file = ts.createSourceFile('whole.js', text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS)
  const additions = additionsOf(file)
  let out = ''
  let at = 0
  for (const statement of file.statements) {
    out += `${text.slice(at, statement.getStart(file)).trimEnd()}\n`
    at = statement.end
    if (ts.isVariableStatement(statement)) out += variables(file, statement, additions)
    else if (additionTo(file, statement) === undefined) out += statement.getText(file)
  }
  return out + text.slice(at)
}

// private

const pure = '/* @__PURE__ */ '

const variables = (
  file: ts.SourceFile,
  statement: ts.VariableStatement,
  additions: ReadonlyMap<string, string>,
): string => {
  let out = ''
  let at = statement.getStart(file)
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (initializer === undefined) continue
    out += file.text.slice(at, initializer.getStart(file))
    at = initializer.end
    const own = name.getText(file)
    const addition = additions.get(own)
    out +=
      addition === undefined
        ? value(file, initializer)
        : called(`var ${own} = ${initializer.getText(file)};\n${addition}\nreturn ${own};`)
  }
  return out + file.text.slice(at, statement.end)
}

const value = (file: ts.SourceFile, node: ts.Expression): string => {
  const text = node.getText(file)
  // A function has a `this` of its own.
  if (ts.isArrowFunction(node))
    return /\b(?:this|arguments|new\.target)\b/.test(text) ? text : functionOf(file, node)
  return isInert(file, node) ? annotated(file, node) : called(`return ${text};`)
}

const called = (body: string): string => `${pure}(function() { ${body} })()`

const functionOf = (
  file: ts.SourceFile,
  { modifiers, parameters, body, equalsGreaterThanToken }: ts.ArrowFunction,
): string => {
  const list = file.text
    .slice(parameters.pos, equalsGreaterThanToken.getStart(file))
    .trim()
    .replace(/\)$/, '')
  const block = ts.isBlock(body) ? body.getText(file) : `{return ${body.getText(file)}}`
  return `${modifiers === undefined ? '' : 'async '}function(${list})${block}`
}

// Whether all of an expression can go if its value is not used, where calls are said to be pure.
const isInert = (file: ts.SourceFile, node: ts.Node): boolean => {
  const all = (nodes: ReadonlyArray<ts.Node>): boolean => nodes.every((each) => isInert(file, each))
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return all(node.arguments ?? [])
  if (ts.isArrayLiteralExpression(node)) return all(node.elements)
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every(
      (each) =>
        !ts.isSpreadAssignment(each) &&
        !ts.isComputedPropertyName(each.name) &&
        (!ts.isPropertyAssignment(each) || isInert(file, each.initializer)),
    )
  if (ts.isParenthesizedExpression(node)) return isInert(file, node.expression)
  if (ts.isPrefixUnaryExpression(node)) return isInert(file, node.operand)
  if (ts.isConditionalExpression(node)) return all([node.condition, node.whenTrue, node.whenFalse])
  if (ts.isBinaryExpression(node)) return ts.isNumericLiteral(node.left) && ts.isNumericLiteral(node.right)
  return (
    ts.isIdentifier(node) ||
    ts.isLiteralExpression(node) ||
    ts.isFunctionLike(node) ||
    ts.isVoidExpression(node) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)
  )
}

// The text of an inert expression, with each of its calls said to be pure.
const annotated = (file: ts.SourceFile, node: ts.Node): string => {
  const start = node.getStart(file)
  if (ts.isFunctionLike(node)) return file.text.slice(start, node.end)
  let out = ''
  let at = start
  node.forEachChild((child) => {
    out += file.text.slice(at, child.getStart(file)) + annotated(file, child)
    at = child.end
  })
  out += file.text.slice(at, node.end)
  const isSaid = /@__PURE__ \*\/\s*$/.test(file.text.slice(Math.max(0, start - 20), start))
  return (ts.isCallExpression(node) || ts.isNewExpression(node)) && !isSaid ? pure + out : out
}

// `Object.defineProperty(A.prototype, …)` by the name that it adds to: it becomes a part of making `A`.
const additionsOf = (file: ts.SourceFile): ReadonlyMap<string, string> => {
  const additions = new Map<string, string>()
  for (const statement of file.statements) {
    const name = additionTo(file, statement)
    if (name !== undefined) additions.set(name, statement.getText(file))
  }
  return additions
}

const additionTo = (file: ts.SourceFile, statement: ts.Statement): string | undefined =>
  ts.isExpressionStatement(statement)
    ? /^Object\.defineProperty\(([\w$]+)\.prototype,/.exec(statement.getText(file))?.[1]
    : undefined
