// Opening and closing tokens as a tree.

import type { Token } from './MarkdownParser.ts'

// model

/** A token, and the nodes between it and its closing token. */
export interface MarkdownNode {
  readonly token: Token
  readonly children: ReadonlyArray<MarkdownNode>
}

// constructors

/** The tree of tokens. */
export const treeOf = (tokens: ReadonlyArray<Token>): ReadonlyArray<MarkdownNode> => {
  const top: Array<MarkdownNode> = []
  const open: Array<Array<MarkdownNode>> = [top]
  for (const token of tokens) {
    if (token.nesting < 0) {
      if (open.length > 1) open.pop()
      continue
    }
    const children: Array<MarkdownNode> = []
    open.at(-1)?.push({ token, children })
    if (token.nesting > 0) open.push(children)
  }
  return top
}
