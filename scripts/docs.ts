// Checks all code in the documentation, and writes the examples of doc comments where the tests find and run
// them. `node scripts/docs.ts` checks all files, or the files of its arguments.

import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { fromMarkdown, fromSource, toModule, type Snippet } from './lib/Snippet.ts'
import { linkForeign, linkPackages, root, tsc } from './lib/Workspace.ts'

const given = process.argv.slice(2).map((path) => relative(root, resolve(path)))
const sources =
  given.length > 0
    ? given
    : globSync(['README.md', 'docs/**/*.md', 'packages/*/README.md', 'packages/*/src/**/*.ts'], {
        cwd: root,
        exclude: ['docs/decisions/**', '**/generated/**', '**/node_modules/**'],
      }).toSorted()

const folder = join(root, '.build', given.length > 0 ? `docs-of-${process.pid}` : 'docs')

const nameOf = ({ path, line }: Snippet): string => `${path.replaceAll(/[\\/]/g, '~')}~${line}.ts`

const read = (path: string): ReadonlyArray<Snippet> => {
  const text = readFileSync(join(root, path), 'utf8')
  return path.endsWith('.md') ? fromMarkdown(path, text) : fromSource(path, text)
}

const check = (): string => {
  const config = join(folder, 'tsconfig.json')
  writeFileSync(
    config,
    JSON.stringify({
      extends: '../../tsconfig.base.json',
      compilerOptions: { noEmit: true, types: ['node'], noUnusedLocals: false, noUnusedParameters: false },
      files: snippets.map(nameOf),
    }),
  )
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', config, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return `${stdout}${stderr}`.replaceAll(
    /^(\S+)~\d+\.ts\(/gm,
    (_, path: string) => `${path.replaceAll('~', '/')}(`,
  )
}

// One test for each example. It passes if the module runs to its end.
const testOf = (snippets: ReadonlyArray<Snippet>): string =>
  [
    "import { it } from 'vitest'",
    ...snippets.map((each) => {
      const [title, module] = [`${each.path}:${each.line}`, `./${nameOf(each)}`].map((text) =>
        JSON.stringify(text),
      )
      return `it(${title}, async () => { await import(${module}) })`
    }),
    '',
  ].join('\n')

const snippets = sources.flatMap(read)
const examples = snippets.filter(({ path }) => path.endsWith('.ts'))
linkPackages()
linkForeign('ai', 'examples/assistant')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const each of snippets) writeFileSync(join(folder, nameOf(each)), toModule(each))
if (examples.length > 0) writeFileSync(join(folder, 'examples.test.ts'), testOf(examples))

const errors = snippets.length === 0 ? '' : check()
if (given.length > 0) rmSync(folder, { recursive: true })
process.stdout.write(errors)
if (snippets.length === 0) console.error('The documentation has no code: did it move?')
else
  console.log(
    `${snippets.length - examples.length} blocks of Markdown and ${examples.length} examples of doc comments`,
    errors === '' ? 'are sound.' : 'were checked.',
  )
process.exitCode = errors === '' && snippets.length > 0 ? 0 : 1
