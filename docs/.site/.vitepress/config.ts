// The documentation as a site. Its pages are those of `docs`; its menus are the lists in their index pages.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type DefaultTheme, type SiteConfig } from 'vitepress'

const docs = fileURLToPath(new URL('../..', import.meta.url))
const site = join(docs, '.site')
const repository = join(docs, '..')
const source = 'https://github.com/pipegram/pipegram/blob/main'

const sections = ['start', 'guide', 'reference', 'operate', 'decisions']

// What is no page of the site is read where its code is.
const toSource = (page: string, href: string): string => {
  if (/^(?:[a-z]+:|#|\/)/.test(href)) return href
  const [path = '', mark] = href.split('#')
  const file = join(docs, dirname(page), path)
  const isPage = path === '' || (!relative(docs, file).startsWith('..') && /\.(?:md|svg|png)$/.test(path))
  return isPage ? href : `${source}/${relative(repository, file)}${mark === undefined ? '' : `#${mark}`}`
}

const titleOf = (path: string): string => /^# (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? path

// The links of an index page, below its headings.
const menuOf = (section: string): DefaultTheme.SidebarItem[] => {
  const groups: Array<DefaultTheme.SidebarItem & { items: DefaultTheme.SidebarItem[] }> = []
  const top = { text: titleOf(join(docs, section, 'index.md')), link: `/${section}/`, items: [] }
  groups.push(top)
  for (const line of readFileSync(join(docs, section, 'index.md'), 'utf8').split('\n')) {
    const heading = /^## (.+)$/.exec(line)?.[1]
    if (heading !== undefined) groups.push({ text: heading, collapsed: false, items: [] })
    const [, text, path = ''] = /^(?:-|\d+\.) \[(.+?)\]\((.+?\.md)\)/.exec(line) ?? []
    if (text !== undefined && existsSync(join(docs, section, path)))
      groups.at(-1)?.items.push({ text: text.replaceAll('`', ''), link: `/${section}/${path}` })
  }
  return groups
}

// A list of all pages for programs that read. https://llmstxt.org
const writeList = ({ outDir, pages, srcDir }: SiteConfig): void => {
  const lines = pages.map((page) => {
    const text = readFileSync(join(srcDir, page), 'utf8')
    const first = /\n\n([A-Z][^\n]+(?:\n[^\n]+)*)/.exec(text)?.[1]?.replaceAll('\n', ' ') ?? ''
    return `- [${titleOf(join(srcDir, page))}](/${page.replace(/\.md$/, '.html')}): ${first.slice(0, 200)}`
  })
  writeFileSync(
    join(outDir, 'llms.txt'),
    `# pipegram\n\n> Telegram bots as typed pipelines, in TypeScript.\n\n${lines.join('\n')}\n`,
  )
}

export default defineConfig({
  title: 'pipegram',
  description: 'Telegram bots as typed pipelines, in TypeScript.',
  srcDir: '..',
  srcExclude: ['.site/**'],
  outDir: '../../.build/site',
  cacheDir: '../../.build/site-cache',
  cleanUrls: false,
  lastUpdated: false,
  markdown: {
    config: (md) => {
      md.core.ruler.push('source links', ({ env, tokens }) => {
        for (const { children } of tokens)
          for (const token of children ?? []) {
            const href = token.type === 'link_open' ? token.attrGet('href') : null
            if (href !== null) token.attrSet('href', toSource(env.relativePath, href))
          }
      })
    },
  },
  // The pages are outside this folder, and would not find it.
  vite: { resolve: { alias: [{ find: /^vue(?=$|\/)/, replacement: join(site, 'node_modules', 'vue') }] } },
  themeConfig: {
    search: { provider: 'local' },
    nav: sections.map((section) => ({
      text: titleOf(join(docs, section, 'index.md')),
      link: `/${section}/`,
    })),
    sidebar: Object.fromEntries(sections.map((section) => [`/${section}/`, menuOf(section)])),
    socialLinks: [{ icon: 'github', link: 'https://github.com/pipegram/pipegram' }],
    outline: [2, 3],
  },
  buildEnd: writeList,
})
