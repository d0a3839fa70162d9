// The steps of `pipe` and `flow` whose value the next step ignores.

import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils'

// destructors

/** The steps of a `pipe` or `flow` whose value the next step ignores. Each is a call, such as `TE.map(…)`. */
export const ignoredIn = ({
  callee,
  arguments: steps,
}: TSESTree.CallExpression): ReadonlyArray<TSESTree.CallExpression> =>
  !['pipe', 'flow'].includes(nameOf(callee) ?? '')
    ? []
    : steps.filter((step, i): step is TSESTree.CallExpression => {
        const next = steps[i + 1]
        return step.type === AST_NODE_TYPES.CallExpression && next !== undefined && ignores(next)
      })

// private

const nameOf = (node: TSESTree.Node): string | undefined => {
  if (node.type === AST_NODE_TYPES.Identifier) return node.name
  return node.type === AST_NODE_TYPES.MemberExpression && !node.computed ? nameOf(node.property) : undefined
}

// `chain(() => …)` has no parameter for the value before it. `chainFirst` and `tap` pass it on.
const ignores = (step: TSESTree.CallExpressionArgument): boolean => {
  if (step.type !== AST_NODE_TYPES.CallExpression) return nameOf(step) === 'asUnit'
  const name = nameOf(step.callee) ?? ''
  const [first] = step.arguments
  if (name === 'as') return true
  return (
    /^(?:map|chain|flatMap)(?!.*(?:First|Left|Error))/.test(name) &&
    first !== undefined &&
    (first.type === AST_NODE_TYPES.ArrowFunctionExpression ||
      first.type === AST_NODE_TYPES.FunctionExpression) &&
    first.params.length === 0
  )
}
