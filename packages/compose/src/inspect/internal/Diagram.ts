// A pipeline as a flow chart that GitHub draws, of any size and with any labels.
// https://mermaid.js.org/syntax/flowchart.html

import type { Shape } from '../../pipeline/Shape.ts'

// The default limits of Mermaid: 50,000 characters and 500 edges.
const mostCharacters = 49_000
const mostNodes = 480

// As much as a person can read in one node.
const longest = 120
const mostCommands = 12

// destructors

/** The flow chart. One node says how many steps are left out because of the limits of Mermaid. */
export const diagram = (shape: Shape): string => {
  const lines = ['flowchart TD']
  let size = 0
  let drawn = 0
  let left = 0
  const put = (line: string): void => {
    lines.push(line)
    size += line.length + 1
  }
  const draw = (node: Shape, edge: string): void => {
    const name = `n${drawn}`
    if (drawn >= mostNodes || size > mostCharacters - 2_000) {
      left += countOf(node)
      return
    }
    drawn += 1
    put(`  ${edge}${name}["${quote(labelOf(node))}"]`)
    for (const [i, child] of node.next.entries())
      draw(child, node.next.length > 1 ? `${name} -->|${i + 1}| ` : `${name} --> `)
  }
  draw(shape, '')
  if (left > 0) put(`  more["${quote(`and ${left} more`)}"]`)
  return lines.join('\n')
}

/** The words of a node: its label and its commands, at most 120 characters. */
export const labelOf = ({ label, routes }: Shape): string => {
  const commands =
    routes === 'any'
      ? []
      : [
          ...new Set(
            routes.flatMap(({ info, key }) =>
              info !== undefined ? [`/${info.command}`] : key?.startsWith('!') === true ? [key.slice(1)] : [],
            ),
          ),
        ]
  const more = commands.length - mostCommands
  return cut([label, ...commands.slice(0, mostCommands), ...(more > 0 ? [`and ${more} more`] : [])].join(' '))
}

// private

const countOf = ({ next }: Shape): number => next.reduce((sum, child) => sum + countOf(child), 1)

const cut = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

// In a label, Mermaid reads Markdown, HTML, its own signs, and entities with # instead of &. So every
// character except letters and digits becomes such an entity.
const quote = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{N} _/:,]/gu, (sign) => (/\s/.test(sign) ? ' ' : `#${sign.codePointAt(0) ?? 0};`))
