// Each link in the documentation leads to a file of the repository, or to a section of a page.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../lib/Workspace.ts'

// A link in code does not count.
const prose = (text: string): string =>
  text.replaceAll(/^( *)(```+)[\s\S]*?^ *\2 *$/gm, '').replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')

const links = globSync(['*.md', '.github/**/*.md', 'docs/**/*.md', 'packages/*/*.md', 'examples/*/*.md'], {
  cwd: root,
  exclude: ['**/node_modules/**', '**/.vitepress/**'],
}).flatMap((page) =>
  [
    ...prose(readFileSync(join(root, page), 'utf8')).matchAll(
      /\]\((?!https?:|mailto:|tg:)([^)#\s]*)(?:#([^)\s]+))?[^)]*\)/g,
    ),
  ].map(({ 1: target = '', 2: section = '' }) => ({ page, target, section })),
)

interface Link {
  readonly page: string
  readonly target: string
  readonly section: string
}

const pathOf = ({ page, target }: Link): string =>
  join(root, target === '' ? page : join(dirname(page), target))

// The names that GitHub makes of titles.
const sectionsOf = (path: string): ReadonlyArray<string> =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(({ 1: title = '' }) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  )

it('has only links to files that exist', () => {
  expect(links.length).toBeGreaterThan(10)
  expect(links.filter((link) => !existsSync(pathOf(link)))).toEqual([])
})

it('has only links to sections that exist', () => {
  const within = links.filter(({ section }) => section !== '')
  expect(within.length).toBeGreaterThan(10)
  expect(within.filter((link) => !sectionsOf(pathOf(link)).includes(link.section))).toEqual([])
})

describe('the index of each section', () => {
  const indexes = globSync('docs/**/index.md', { cwd: root }).map((page) => page.replaceAll('\\', '/'))
  const listed = ({ index, page }: { readonly index: string; readonly page: string }): boolean =>
    links.some(
      (link) => link.page.replaceAll('\\', '/') === index && join(dirname(index), link.target) === join(page),
    )

  it('lists each page beside it', () => {
    const pages = indexes.flatMap((index) =>
      globSync('*.md', { cwd: join(root, dirname(index)) })
        .filter((page) => basename(page) !== 'index.md')
        .map((page) => ({ index, page: join(dirname(index), page) })),
    )
    expect(pages.length).toBeGreaterThan(50)
    expect(pages.filter((each) => !listed(each))).toEqual([])
  })

  it('is listed in the index above it', () => {
    const sections = indexes
      .filter((page) => page !== 'docs/index.md')
      .map((page) => ({ index: join(dirname(dirname(page)), 'index.md'), page }))
    expect(sections.length).toBeGreaterThan(4)
    expect(sections.filter((each) => !listed(each))).toEqual([])
  })
})
