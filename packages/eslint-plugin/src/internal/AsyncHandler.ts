// A pipeline runs effects, but an `async` function returns a promise. The compiler refuses most of these
// functions, with long messages and only in TypeScript. This rule says in one sentence what to write.

import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils'
import ts from 'typescript'
import { expectedOf } from './Callback.ts'
import { effectName, isAsync } from './Effect.ts'
import { makeRule, typesOf } from './Rule.ts'

// model

const messages = {
  handler:
    '`{{callee}}` takes a function that returns an effect: write `fromAsync(async ({ send }) => …)`, ' +
    'and `await send(…)` in place of `call(…)`.',
  middleware:
    '`{{callee}}` takes a function that returns an effect: write `fromKoa(async ({ send }, next) => …)`, ' +
    'and `await send(…)` in place of `call(…)`.',
  onError:
    '`{{callee}}` takes a function that returns an effect: ' +
    'write `(error, ctx) => fromAsync(async ({ send }) => …)(ctx)`.',
  wrap: 'Write `{{lift}}(…)` around it.',
}

/** The function that turns an `async` function into the right kind for its place, if there is one. */
const lifts = { handler: 'fromAsync', middleware: 'fromKoa', onError: undefined } as const

// constructors

/** Reports an `async` function where a pipeline takes a function that returns an effect. */
export const asyncHandler = makeRule('async-handler', 'ask for async functions to be lifted', {
  messages,
  hasSuggestions: true,
  create: (context) => {
    const services = typesOf(context)
    const checker = services.program.getTypeChecker()
    const nodeOf = (node: TSESTree.Node): ts.Node => services.esTreeNodeToTSNodeMap.get(node)
    return {
      CallExpression: (node) => {
        for (const given of node.arguments.flatMap(functionsIn)) {
          const own = services.getTypeAtLocation(given).getCallSignatures()
          if (!givesPromise(checker, services.getTypeAtLocation(given))) continue
          const messageId = placeOf(checker, nodeOf(given), own, nodeOf(node))
          if (messageId === undefined) continue
          const lift = isShorthand(given) ? undefined : lifts[messageId]
          context.report({
            node: given,
            messageId,
            data: { callee: context.sourceCode.getText(node.callee) },
            suggest:
              lift === undefined
                ? []
                : [
                    {
                      messageId: 'wrap',
                      data: { lift },
                      fix: (fixer) => [
                        fixer.insertTextBefore(given, `${lift}(`),
                        fixer.insertTextAfter(given, ')'),
                      ],
                    },
                  ],
          })
        }
      },
    }
  },
})

// private

// The functions in an argument: the argument itself, or in a table: `{ start: …, add: { run: … } }`.
const functionsIn = (node: TSESTree.Node): ReadonlyArray<TSESTree.Node> => {
  switch (node.type) {
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
      return [node]
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.flatMap((property) =>
        property.type === AST_NODE_TYPES.Property && !property.method ? functionsIn(property.value) : [],
      )
    default:
      return []
  }
}

const isShorthand = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === AST_NODE_TYPES.Property && parent.shorthand

// An `async` function without parameters has the same type as a task, but another name.
const givesPromise = (checker: ts.TypeChecker, type: ts.Type): boolean => {
  const signatures = type.getCallSignatures()
  return (
    signatures.length > 0 &&
    [undefined, 'task'].includes(effectName(checker, type)) &&
    signatures.every((signature) => isAsync(checker, signature))
  )
}

// The kind of function that a place of a pipeline needs, if it needs one that returns an effect.
const placeOf = (
  checker: ts.TypeChecker,
  place: ts.Node,
  own: ReadonlyArray<ts.Signature>,
  call: ts.Node,
): keyof typeof lifts | undefined => {
  // If the type of a table is inferred, it also contains the type of this function.
  const expected = expectedOf(checker, place).filter(
    ({ declaration }) => declaration === undefined || own.every((each) => each.declaration !== declaration),
  )
  if (expected.some((signature) => !wantsEffect(checker, signature))) return undefined
  const [first, second] = expected[0]?.parameters.map((parameter) => checker.getTypeOfSymbol(parameter)) ?? []
  const isFirst = first !== undefined && isContext(checker, first)
  const isSecond = second !== undefined && isContext(checker, second)
  // If the types are not inferred, it is enough that the call makes a step of a pipeline.
  if (!isFirst && !isSecond && !isStep(checker, call)) return undefined
  if (second !== undefined && second.getCallSignatures().length > 0) return 'middleware'
  return isFirst || second === undefined ? 'handler' : 'onError'
}

const wantsEffect = (checker: ts.TypeChecker, signature: ts.Signature): boolean => {
  const result = signature.getReturnType()
  return (result.isUnion() ? result.types : [result]).every((part) => effectName(checker, part) !== undefined)
}

const isContext = (checker: ts.TypeChecker, type: ts.Type): boolean =>
  ['update', 'call'].some((name) => checker.getPropertyOfType(type, name) !== undefined)

// True if a call returns a function of a chain or of a handler, as `commands` and `catchError` do.
const isStep = (checker: ts.TypeChecker, node: ts.Node): boolean =>
  ts.isCallExpression(node) &&
  (checker.getResolvedSignature(node)?.getReturnType().getCallSignatures() ?? []).some(
    ({ parameters: [self] }) =>
      self !== undefined &&
      ['Chain', 'Handler'].includes(checker.getTypeOfSymbol(self).getSymbol()?.name ?? ''),
  )
