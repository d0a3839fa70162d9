// Values that nobody uses, recognized by syntax: those of statements, and those of variables that are never
// read.

import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils'
import type { Scope } from '@typescript-eslint/utils/ts-eslint'

// model

/** A value of a variable that is never read. */
export interface Unread {
  readonly variable: string
  readonly value: TSESTree.Node
}

// destructors

/** The expressions whose values are lost if nobody uses the value of this one. */
export const discardedBy = (node: TSESTree.Expression): ReadonlyArray<TSESTree.Expression> => {
  switch (node.type) {
    case AST_NODE_TYPES.AssignmentExpression:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.UpdateExpression:
      return []
    case AST_NODE_TYPES.SequenceExpression:
      return node.expressions.slice(-1).flatMap(discardedBy)
    case AST_NODE_TYPES.ConditionalExpression:
      return [node.consequent, node.alternate].flatMap(discardedBy)
    case AST_NODE_TYPES.LogicalExpression:
      return (node.operator === '&&' ? [node.right] : [node.left, node.right]).flatMap(discardedBy)
    default:
      return isChange(node) ? [] : [node]
  }
}

/** The values of variables that are never read. An exported variable counts as read. */
export const unreadIn = (scopes: ReadonlyArray<Scope.Scope>): ReadonlyArray<Unread> =>
  scopes
    .filter(({ upper }) => upper !== null)
    .flatMap(({ variables }) => variables)
    .filter(isUnread)
    .flatMap(({ name, references }) =>
      references.flatMap(({ writeExpr }) => (writeExpr ? [{ variable: name, value: writeExpr }] : [])),
    )

// private

const changes: ReadonlySet<string> = new Set([
  'copyWithin',
  'fill',
  'pop',
  'push',
  'reverse',
  'shift',
  'sort',
  'splice',
  'unshift',
])

// A method that changes an array returns an earlier value.
const isChange = (node: TSESTree.Expression): boolean =>
  node.type === AST_NODE_TYPES.CallExpression &&
  node.callee.type === AST_NODE_TYPES.MemberExpression &&
  node.callee.property.type === AST_NODE_TYPES.Identifier &&
  changes.has(node.callee.property.name)

const isUnread = ({ defs, references }: Scope.Variable): boolean =>
  references.every((reference) => !reference.isRead()) &&
  defs.length > 0 &&
  defs.every(
    ({ node }) =>
      node.type === AST_NODE_TYPES.VariableDeclarator &&
      node.id.type === AST_NODE_TYPES.Identifier &&
      ['const', 'let', 'var'].includes(node.parent.kind) &&
      node.parent.parent.type !== AST_NODE_TYPES.ExportNamedDeclaration,
  )
