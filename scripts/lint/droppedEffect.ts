// An effect of fp-ts does nothing until it is called. This rule finds those that are built and dropped, which
// `no-floating-promises` cannot see, for they are functions and not yet promises.

import { AST_NODE_TYPES, ESLintUtils, type TSESTree } from '@typescript-eslint/utils'
import ts from 'typescript'

/**
 * Reports an effect (a `Task`, an `IO`, a `TaskEither` …) that is an expression statement, is under `void`,
 * or is given back where nothing is asked for.
 */
export const droppedEffect = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'problem',
    docs: { description: 'forbid effects that are built and never run' },
    messages: {
      dropped: 'This {{name}} is built and never run. Call it, return it, or compose it with what follows.',
      ignored:
        'This function gives a {{name}} back to a caller that ignores it: it is never run. Sequence such effects, for example with `TE.traverseArray`.',
    },
    schema: [],
    defaultOptions: [],
  },
  create: (context) => {
    const services = ESLintUtils.getParserServices(context)
    const checker = services.program.getTypeChecker()

    const report = (node: TSESTree.Expression, messageId: 'dropped' | 'ignored'): void => {
      const name = effectName(checker, services.getTypeAtLocation(node))
      if (name !== undefined) context.report({ node, messageId, data: { name } })
    }

    return {
      ExpressionStatement: ({ expression }) => {
        // An assignment keeps its value. `void` has a visitor of its own.
        if (
          expression.type !== AST_NODE_TYPES.AssignmentExpression &&
          expression.type !== AST_NODE_TYPES.UnaryExpression
        )
          report(expression, 'dropped')
      },
      'UnaryExpression[operator="void"]': ({ argument }: TSESTree.UnaryExpression) => {
        report(argument, 'dropped')
      },
      ArrowFunctionExpression: (node) => {
        if (
          node.body.type !== AST_NODE_TYPES.BlockStatement &&
          isCalledForNothing(checker, services.esTreeNodeToTSNodeMap.get(node))
        )
          report(node.body, 'ignored')
      },
    }
  },
})

// private

const named = /^(Reader|State)*(IO|Task)(Either|Option|These)?$|^Reader(Task|IO)?(Either)?$/

const effectName = (checker: ts.TypeChecker, type: ts.Type): string | undefined => {
  if (type.isUnion())
    return type.types.map((part) => effectName(checker, part)).find((name) => name !== undefined)
  const name = [type.aliasSymbol, type.symbol].find(
    (symbol) => symbol !== undefined && named.test(symbol.name) && isOfFpTs(symbol),
  )?.name
  return (
    name ?? (type.getCallSignatures().some((signature) => isTask(checker, signature)) ? 'task' : undefined)
  )
}

const isOfFpTs = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some((declaration) =>
    /[\\/]fp-ts[\\/]/.test(declaration.getSourceFile().fileName),
  )

const isTask = (checker: ts.TypeChecker, signature: ts.Signature): boolean => {
  const result = signature.getReturnType()
  const awaited = checker.getAwaitedType(result)
  return signature.parameters.length === 0 && awaited !== undefined && awaited !== result
}

// Whether the place where a function stands wants one that gives nothing, such as the callback of `forEach`.
const isCalledForNothing = (checker: ts.TypeChecker, node: ts.Expression): boolean => {
  const signatures = checker.getContextualType(node)?.getCallSignatures() ?? []
  return (
    signatures.length > 0 &&
    signatures.every((signature) => (signature.getReturnType().flags & ts.TypeFlags.Void) !== 0)
  )
}
