// The page of docs/reference that says how the emulator answers each method of the Bot API.

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { facts } from '@pipegram/schema'
import { playedMethods } from '../src/world/internal/MethodTable.ts'

// model

/** Where the page is. */
export const methodPage = fileURLToPath(
  new URL('../../../docs/reference/emulator-methods.md', import.meta.url),
)

// constructors

/** The text of the page. */
export const methodList = (): string => {
  const played = new Set(playedMethods())
  const names = Object.keys(facts.methods).toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  const count = names.filter((name) => played.has(name)).length
  const rows = names.map(
    (name) => `| [${name}](${anchor(name)}) | ${played.has(name) ? 'played' : refused(name)} |`,
  )
  return `# Methods of the emulator

Written by \`npm run emulator:methods\`. It names the methods of Bot API ${facts.version} that are known:
the emulator plays ${count} of ${names.length}.

- **played**: checked and answered as Telegram does; the update or the service message that follows is there.
${count === names.length ? '' : refusedWords}\
- A name that is not in this table gets Telegram's 404 \`Not Found: method not found\`.

| method | answer |
|---|---|
${rows.join('\n')}

${parts()}`
}

// private

const refusedWords = `\
- **refused**: 400 with this sentence. With \`synthesise: true\` (\`--synthesise\`) the result is made up
  instead, a valid value of its type, and \`calls()\` marks it.
`

const anchor = (name: string): string => `https://core.telegram.org/bots/api#${name.toLowerCase()}`

const refused = (name: string): string => `refused: \`the emulator does not play ${name} yet\``

// Played methods refuse some parameters. The sources say which.
const parts = (): string => {
  const root = fileURLToPath(new URL('../src', import.meta.url))
  const found = globSync('**/*.ts', { cwd: root }).flatMap((path) =>
    [...readFileSync(`${root}/${path}`, 'utf8').matchAll(refusedPart)].map(
      ([, what, words]) => what ?? words ?? '',
    ),
  )
  const names = [...new Set(found)].toSorted()
  return names.length === 0
    ? 'No part of a played method is refused.\n'
    : `Parts of played methods that are refused in the same words:

${names.map((name) => `- ${name}`).join('\n')}
`
}

const refusedPart = /notPlayed\(\s*'([^']+)'|'the emulator does not play ([^'$]+) yet'/g
