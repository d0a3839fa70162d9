// The pages of the site, its sidebar and llms.txt, without a build.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entriesOf, llmsOf, sidebarOf, toSite } from '../lib/Site.ts'
import { root } from '../lib/Workspace.ts'

const pages = new Map(
  globSync('**/*.md', { cwd: join(root, 'docs') }).map((path) => [
    path.replaceAll('\\', '/'),
    readFileSync(join(root, 'docs', path), 'utf8'),
  ]),
)

describe('a page of the site', () => {
  it('leads to GitHub where a link leaves the documentation, but not in code', () => {
    const text = '[a](../../README.md#x) [b](b.md) [c](https://c.example/)\n\n```md\n[d](../../d.md)\n```'
    expect(toSite({ path: 'guide/a.md', text })).toBe(
      '::: v-pre\n[a](https://github.com/pipegram/pipegram/blob/main/README.md#x) [b](b.md) ' +
        '[c](https://c.example/)\n\n```md\n[d](../../d.md)\n```\n\n:::\n',
    )
  })
})

describe('the sidebar', () => {
  it('has each section of the first index, and each page of its index', () => {
    const sections = sidebarOf(pages)
    expect(sections.map(({ link }) => link)).toEqual(
      expect.arrayContaining(['/start/', '/guide/', '/operate/', '/security/', '/threat-model/']),
    )
    const { items } = sections.find(({ link }) => link === '/security/') ?? expect.unreachable()
    expect(items).toContainEqual({ text: 'Secrets', link: '/security/secrets' })
    for (const { text, items: some } of sections) expect(some.length, text).toBeGreaterThan(1)
  })
  it('takes no link out of the documentation for a page', () => {
    expect(entriesOf({ path: 'index.md', text: '- [a](a.md): one\n- [b](../b.md): two\n' })).toEqual([
      { title: 'a', path: 'a.md', about: 'one' },
    ])
  })
})

describe('llms.txt', () => {
  it('names each page with its address and a line', () => {
    const text = llmsOf(pages, 'Bots.', 'https://docs.example')
    expect(text).toMatch(/^# pipegram\n\n> Bots\.\n\n## Start\n\n- \[/)
    expect(text).toMatch(/^- \[Inbox\]\(https:\/\/docs\.example\/guide\/inbox\): updates written down/m)
    expect(text.match(/^- \[/gm)?.length).toBeGreaterThan(60)
  })
})
