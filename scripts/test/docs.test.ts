// Code in documentation is checked: broken code is reported with its file and line, and sound code passes.

import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromMarkdown, fromSource, toModule } from '../lib/Snippet.ts'
import { root } from '../lib/Workspace.ts'

const fence = '```'

const check = (name: string, text: string): { readonly status: number | null; readonly printed: string } => {
  const folder = join(root, '.build', 'docs-fixtures')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), text)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/docs.ts', join(folder, name)], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, printed: stdout + stderr }
}

describe('the check of code in documentation', () => {
  it('passes a sound block', () => {
    const code = "import { kindOf } from '@pipegram/core/Update'\nexport const f = kindOf"
    const text = `# A\n\n${fence}ts\n${code}\n${fence}\n`
    expect(check('sound.md', text)).toEqual({
      status: 0,
      printed: '1 blocks of Markdown and 0 examples of doc comments are sound.\n',
    })
  })
  it('reports a broken block at its line', () => {
    const { status, printed } = check(
      'broken.md',
      `# A\n\n${fence}ts\nconst a = 1\nconst b: string = a\n${fence}\n`,
    )
    expect(status).toBe(1)
    expect(printed).toContain('.build/docs-fixtures/broken.md(5,7): error TS2322')
  })
  it('reports a broken example at its line', () => {
    const { status, printed } = check(
      'Broken.ts',
      '/**\n * One.\n *\n * @example\n * const a: string = 1\n */\nexport const one = 1\n',
    )
    expect(status).toBe(1)
    expect(printed).toContain('.build/docs-fixtures/Broken.ts(5,7): error TS2322')
  })
  it('refuses a block marked no-check without a reason', () => {
    expect(check('silent.md', `${fence}ts no-check\nx\n${fence}\n`).status).not.toBe(0)
  })
  it('refuses a page without code', () => {
    expect(check('empty.md', '# Nothing\n').status).toBe(1)
  })
})

describe('a snippet', () => {
  it('is each block of Markdown marked ts, and no other block', () => {
    const text = [
      `${fence}ts\na\n${fence}\n`,
      `${fence}sh\nb\n${fence}\n`,
      `- x\n  ${fence}ts\n  c\n  ${fence}\n`,
      `${fence}ts no-check -- it shows what fails\nd\n${fence}\n`,
    ].join('')
    expect(fromMarkdown('a.md', text)).toEqual([
      { path: 'a.md', line: 2, code: 'a\n' },
      { path: 'a.md', line: 9, code: '  c\n' },
    ])
  })
  it('is each example of a doc comment', () => {
    const text =
      'const x = 1\n/**\n * Two.\n * @example\n * a\n *\n *   b\n * @example\n * c\n * @since 1\n */\n'
    expect(fromSource('A.ts', text)).toEqual([
      { path: 'A.ts', line: 5, code: 'a\n\n  b\n' },
      { path: 'A.ts', line: 9, code: 'c\n' },
    ])
  })
  it('keeps its line as a module, and gets assert if it uses it', () => {
    expect(toModule({ path: 'A.ts', line: 3, code: 'assert.ok(1)' })).toBe(
      "import * as assert from 'node:assert'\n\nassert.ok(1)\nexport {}\n",
    )
  })
})

describe('the table of what the compiler says', () => {
  const page = readFileSync(join(root, 'docs/start/first-bot.md'), 'utf8')
  const table = page.slice(page.indexOf('| the compiler says |'))
  const types = readFileSync(join(root, 'packages/compose/test/messages.tst.ts'), 'utf8')
  const expected = new Set(
    [...types.matchAll(/\/\/ @ts-expect-error (.+)/g)].map(([, sentence = '']) => sentence),
  )
  // A name in a test stands for any name.
  const shown = (sentence: string): string => sentence.replace(/^Property '\w+'/, "Property 'x'")

  it('has each sentence that the type tests expect', () => {
    expect(expected.size).toBeGreaterThan(10)
    expect(
      [...expected].filter((sentence) => !table.includes(sentence) && !table.includes(shown(sentence))),
    ).toEqual([])
  })
})

describe('code in the documentation', () => {
  const lines = globSync(['README.md', 'docs/**/*.md'], { cwd: root, exclude: ['docs/decisions/**'] })
    .flatMap((page) => fromMarkdown(page, readFileSync(join(root, page), 'utf8')))
    .flatMap(({ path, line, code }) =>
      code.split('\n').map((text, i) => ({ place: `${path}:${line + i}`, text })),
    )

  it('has no line over 110 columns', () => {
    expect(lines.length).toBeGreaterThan(1000)
    expect(lines.filter(({ text }) => text.length > 110)).toEqual([])
  })

  it('shows a pipeline as functions of a chain on one page only', () => {
    const pages = lines.filter(({ text }) => /\bchain(?:<.*>)?\(\)|\(c\) => pipe\(c/.test(text))
    expect(new Set(pages.map(({ place }) => place.replace(/:\d+$/, '')))).toEqual(
      new Set(['docs/guide/pipelines.md']),
    )
  })
})

describe('the map of the house in CONTRIBUTING.md', () => {
  const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
  const map = page.slice(page.indexOf('## A map of the house'), page.indexOf('## Commands'))

  it('names each package', () => {
    const packages = globSync('packages/*/package.json', { cwd: root }).map((path) => dirname(path))
    expect(packages.length).toBeGreaterThan(8)
    expect(packages.filter((path) => !map.includes(`\`${path.replaceAll('\\', '/')}\``))).toEqual([])
  })

  it('names each wing', () => {
    const wings = globSync('packages/{core,client,compose,emulator}/src/*/', { cwd: root })
    expect(wings.length).toBeGreaterThan(30)
    expect(wings.filter((path) => !map.includes(`\`${basename(path)}\``))).toEqual([])
  })
})
