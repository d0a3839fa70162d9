// Reads the declarations of @gramio/types as they are: names, comments, and types as syntax.

import { readFileSync } from 'node:fs'
import ts from 'typescript'

// model

export interface Member {
  readonly name: string
  readonly optional: boolean
  readonly type: ts.TypeNode
  /** The comment on one line, without the targets of links. */
  readonly comment: string
}

export interface Declarations {
  readonly version: string
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly interfaces: ReadonlyMap<string, ReadonlyArray<Member>>
  readonly aliases: ReadonlyMap<string, ts.TypeNode>
  /** Methods in the order of the documentation, with their comments. */
  readonly methods: ReadonlyArray<Member>
}

// constructors

/** Reads the installed package. Throws if it does not say its version, or declares no methods. */
export const readDeclarations = (): Declarations => {
  const texts = ['objects', 'params', 'methods'].map((name) => read(name))
  const statements = texts.flatMap((text, i) => [
    ...ts.createSourceFile(`${i}.d.ts`, text, ts.ScriptTarget.Latest, true).statements,
  ])
  const stated = /Bot API v([\d.]+) \((\d\d)\.(\d\d)\.(\d{4})\)/.exec(texts[0] ?? '')
  if (stated === null) throw new Error('@gramio/types does not say which version of the Bot API it declares.')
  const [, version = '', day, month, year] = stated
  const interfaces = new Map(
    statements
      .filter(ts.isInterfaceDeclaration)
      .map((node) => [bare(node.name.text), node.members.filter(ts.isPropertySignature).map(memberOf)]),
  )
  const methods = interfaces.get('APIMethods')
  if (methods === undefined) throw new Error('@gramio/types declares no APIMethods.')
  interfaces.delete('APIMethods')
  return {
    version,
    date: `${year}-${month}-${day}`,
    interfaces,
    aliases: new Map(
      statements.filter(ts.isTypeAliasDeclaration).map((node) => [bare(node.name.text), node.type]),
    ),
    methods,
  }
}

// destructors

/** A name without the prefix `Telegram` of the source. `Telegram` in the middle of a name stays. */
export const bare = (name: string): string => name.replace(/^Telegram(?=[A-Z])/, '')

// private

const read = (name: string): string =>
  readFileSync(new URL(`../node_modules/@gramio/types/out/${name}.d.ts`, import.meta.url), 'utf8')

const memberOf = (node: ts.PropertySignature): Member => {
  if (node.type === undefined) throw new Error(`${node.getText()} has no type.`)
  return {
    name: node.name.getText(),
    optional: node.questionToken !== undefined,
    type: node.type,
    comment: ts
      .getJSDocCommentsAndTags(node)
      .flatMap((doc) => (ts.isJSDoc(doc) ? [ts.getTextOfJSDocComment(doc.comment) ?? ''] : []))
      .join(' ')
      .replace(/\]\([^)]*\)/g, ']')
      .replace(/\s+/g, ' '),
  }
}
