// An effect of fp-ts, or a call, does nothing until somebody runs it. This rule finds effects and calls that
// nobody can run any more. `no-floating-promises` misses them, because an effect is a function and not yet a
// promise.

import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils'
import type { RuleListener } from '@typescript-eslint/utils/ts-eslint'
import type ts from 'typescript'
import { unrunBy, wantsAnyEffect, wantsNothing } from './Callback.ts'
import { discardedBy, unreadIn } from './Discarded.ts'
import { isAlwaysEffect, nestedIn, unrunIn, type Unrun } from './Effect.ts'
import { makeRule, typesOf } from './Rule.ts'
import { ignoredIn } from './Steps.ts'

// model

const messages = {
  dropped: 'This {{name}} is built and never run: return it, chain it with what follows, or call it.',
  unmade: 'This Call is built and never made: give it to `call`, or to `send` in an `async` function.',
  unread:
    '`{{variable}}` is never read, so its {{name}} is never run: ' +
    'return it, chain it with what follows, or call it.',
  many: 'Nobody runs these effects: write `TE.traverseSeqArray` in place of `map`, and return its result.',
  nested: 'Nobody runs the {{name}} that this returns: write `TE.chain` in place of `TE.map`, or run it.',
  ignored:
    'The caller ignores this {{name}}, so nobody runs it: ' +
    'run it here, or write `TE.traverseArray` in place of `forEach`.',
  awaited: '`await` does not run this {{name}}: write `()` after it, as in `await effect()`.',
  together: '`Promise.{{method}}` runs no {{name}}: write `await TE.sequenceArray(effects)()`.',
  tested: 'This {{name}} is always true, and a condition does not run it: run it, and check its result.',
}

/** The access of each part of the rule to a file and to reports. */
interface View {
  readonly checker: ts.TypeChecker
  readonly typeOf: (node: TSESTree.Node) => ts.Type
  /** The node of the type checker for this node. */
  readonly placeOf: (node: TSESTree.Node) => ts.Node
  /** Reports a node if something in it has not run. */
  readonly report: (
    node: TSESTree.Node,
    messageId: keyof typeof messages,
    found: Unrun | undefined,
    data?: Readonly<Record<string, string>>,
  ) => void
}

// constructors

/**
 * Reports a value that was built and can never run: an effect (a `TaskEither`, a `Task`, an `IO` …) or a
 * `Call` that nobody uses.
 */
export const droppedEffect = makeRule('dropped-effect', 'forbid effects and calls that are never run', {
  messages,
  create: (context) => {
    const services = typesOf(context)
    const view: View = {
      checker: services.program.getTypeChecker(),
      typeOf: (node) => services.getTypeAtLocation(node),
      placeOf: (node) => services.esTreeNodeToTSNodeMap.get(node),
      report: (node, messageId, found, data) => {
        if (found === undefined) return
        const { name } = found
        context.report({ node, messageId: name === 'Call' ? 'unmade' : messageId, data: { name, ...data } })
      },
    }
    return {
      ...statements(view),
      ...conditions(view),
      ...functions(view),
      CallExpression: (node) => {
        const promised = promisedIn(view, node)
        if (promised !== undefined)
          view.report(promised.given, 'together', promised.found, { method: promised.method })
        passed(view, node)
        for (const step of ignoredIn(node)) view.report(step, 'nested', nestedBy(view, step))
      },
      NewExpression: (node) => {
        passed(view, node)
      },
      'Program:exit': () => {
        for (const { variable, value } of unreadIn(context.sourceCode.scopeManager?.scopes ?? [])) {
          const found = unrunIn(view.checker, view.typeOf(value))
          // Other rules report functions that are not used.
          if (found?.name !== 'task' && !isReported(view, value))
            view.report(value, 'unread', found, { variable })
        }
      },
    }
  },
})

// private

const messageOf = { array: 'many', inside: 'nested' } as const

// Nobody uses the value of this expression.
const discard = (view: View, node: TSESTree.Expression, messageId: 'dropped' | 'ignored'): void => {
  for (const each of discardedBy(node)) {
    const found = unrunIn(view.checker, view.typeOf(each))
    if (found !== undefined && !isReported(view, each))
      view.report(each, found.place === 'itself' ? messageId : messageOf[found.place], found)
  }
}

// `await effect`, `Promise.all(effects)` and the left side of `effect || other` have their own reports.
const isReported = (view: View, node: TSESTree.Node): boolean => {
  if (node.type === AST_NODE_TYPES.AwaitExpression)
    return awaitedIn(view, node) !== undefined || isReported(view, node.argument)
  if (node.type === AST_NODE_TYPES.CallExpression && promisedIn(view, node) !== undefined) return true
  return (
    node.parent?.type === AST_NODE_TYPES.LogicalExpression &&
    node.parent.left === node &&
    isAlwaysEffect(view.checker, view.typeOf(node))
  )
}

const statements = (view: View): RuleListener => ({
  ExpressionStatement: ({ expression }) => {
    discard(view, expression, 'dropped')
  },
  'UnaryExpression[operator="void"]': ({ argument }: TSESTree.UnaryExpression) => {
    discard(view, argument, 'dropped')
  },
  SequenceExpression: ({ expressions }) => {
    for (const each of expressions.slice(0, -1)) discard(view, each, 'dropped')
  },
  ForStatement: ({ init, update }) => {
    if (init !== null && init.type !== AST_NODE_TYPES.VariableDeclaration) discard(view, init, 'dropped')
    if (update !== null) discard(view, update, 'dropped')
  },
  AwaitExpression: (node) => {
    view.report(node.argument, 'awaited', awaitedIn(view, node))
  },
})

const conditions = ({ checker, typeOf, report }: View): RuleListener => {
  const test = (node: TSESTree.Expression | null): void => {
    if (node !== null && isAlwaysEffect(checker, typeOf(node)))
      report(node, 'tested', unrunIn(checker, typeOf(node)))
  }
  const tested = (node: { readonly test: TSESTree.Expression | null }): void => {
    test(node.test)
  }
  return {
    IfStatement: tested,
    WhileStatement: tested,
    DoWhileStatement: tested,
    // The visitor of the statement itself reports the values that it drops.
    'ForStatement[test]': tested,
    ConditionalExpression: tested,
    LogicalExpression: ({ left }) => {
      test(left)
    },
    'UnaryExpression[operator="!"]': ({ argument }: TSESTree.UnaryExpression) => {
      test(argument)
    },
  }
}

const functions = (view: View): RuleListener => {
  const give = (node: TSESTree.Expression, from: TSESTree.Node): void => {
    const place = view.placeOf(from)
    if (wantsNothing(view.checker, place)) discard(view, node, 'ignored')
    else if (wantsAnyEffect(view.checker, place))
      for (const each of discardedBy(node))
        view.report(each, 'nested', nestedIn(view.checker, view.typeOf(each)))
  }
  return {
    ArrowFunctionExpression: (node) => {
      if (node.body.type !== AST_NODE_TYPES.BlockStatement) give(node.body, node)
    },
    ReturnStatement: ({ argument, parent }) => {
      const from = functionAround(parent)
      if (argument !== null && from !== undefined) give(argument, from)
    },
  }
}

const functionAround = (node: TSESTree.Node | undefined): TSESTree.Node | undefined =>
  node === undefined ||
  node.type === AST_NODE_TYPES.ArrowFunctionExpression ||
  node.type === AST_NODE_TYPES.FunctionExpression ||
  node.type === AST_NODE_TYPES.FunctionDeclaration
    ? node
    : functionAround(node.parent)

// A function given by its name, as in `texts.forEach(send)`.
const passed = (view: View, node: TSESTree.CallExpression | TSESTree.NewExpression): void => {
  for (const each of node.arguments)
    if (
      each.type !== AST_NODE_TYPES.ArrowFunctionExpression &&
      each.type !== AST_NODE_TYPES.FunctionExpression &&
      each.type !== AST_NODE_TYPES.Literal
    ) {
      const found = unrunBy(view.checker, view.typeOf(each))
      if (found !== undefined && wantsNothing(view.checker, view.placeOf(each)))
        view.report(each, 'ignored', found)
    }
}

// An effect after `await`, which is not a promise.
const awaitedIn = ({ checker, typeOf }: View, { argument }: TSESTree.AwaitExpression): Unrun | undefined => {
  const found = unrunIn(checker, typeOf(argument))
  return found?.place === 'inside' ? undefined : found
}

interface Promised {
  readonly found: Unrun
  readonly given: TSESTree.Node
  readonly method: string
}

// Effects instead of promises, as in `Promise.all(effects)`.
const promisedIn = (
  { checker, typeOf }: View,
  { callee, arguments: [given] }: TSESTree.CallExpression,
): Promised | undefined => {
  if (
    given === undefined ||
    callee.type !== AST_NODE_TYPES.MemberExpression ||
    callee.object.type !== AST_NODE_TYPES.Identifier ||
    callee.object.name !== 'Promise' ||
    callee.property.type !== AST_NODE_TYPES.Identifier ||
    !/^(?:all|allSettled|any|race)$/.test(callee.property.name)
  )
    return undefined
  const found = unrunIn(checker, typeOf(given))
  return found?.place === 'array' ? { found, given, method: callee.property.name } : undefined
}

// The first step of a pipe is a value. All others are functions, which return a value.
const nestedBy = ({ checker, typeOf }: View, step: TSESTree.Node): Unrun | undefined => {
  const type = typeOf(step)
  const own = nestedIn(checker, type)
  if (own !== undefined) return own
  return type
    .getCallSignatures()
    .map((signature) => nestedIn(checker, signature.getReturnType()))
    .find((found) => found !== undefined)
}
