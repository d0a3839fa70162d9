// The documentation as a site: pages whose links to other files lead to GitHub, a sidebar from the index of
// each section, and llms.txt.

import { posix } from 'node:path'

// model

/** A page of `docs`, by its path there, such as `guide/inbox.md`. */
export interface SitePage {
  readonly path: string
  readonly text: string
}

/** An entry of an index: a link with what it is about. */
export interface SiteEntry {
  readonly title: string
  /** The path of the page in `docs`. */
  readonly path: string
  readonly about: string
}

/** A section of the sidebar, as VitePress takes it. */
export interface SiteSection {
  readonly text: string
  readonly link: string
  readonly collapsed: true
  readonly items: ReadonlyArray<{ readonly text: string; readonly link: string }>
}

/** Where files that are no pages of the site can be read. */
export const repository = 'https://github.com/pipegram/pipegram/blob/main/'

// destructors

/**
 * The text of a page for the site. Links out of `docs` lead to GitHub; no text is read as a template of Vue.
 */
export const toSite = ({ path, text }: SitePage): string => {
  const folder = posix.dirname(posix.join('docs', path))
  const led = outsideFences(text, (line) =>
    line.replaceAll(relative, (whole, target: string, section = '') => {
      const place = posix.join(folder, target)
      return place.startsWith('docs/') ? whole : `](${repository}${place}${String(section)})`
    }),
  )
  return path === 'index.md'
    ? `${home}\n::: v-pre\n${withoutTitle(led)}\n\n:::\n`
    : `::: v-pre\n${led.trim()}\n\n:::\n`
}

/** The links above each page: the first sections of the sidebar. */
export const navOf = (
  pages: ReadonlyMap<string, string>,
): ReadonlyArray<Pick<SiteSection, 'text' | 'link'>> =>
  sidebarOf(pages)
    .slice(0, 5)
    .map(({ text, link }) => ({ text, link }))

/** The theme of the site: that of VitePress, with a bot to try on the first page. */
export const themeSource = `import { useData, withBase } from 'vitepress'
import DefaultTheme from 'vitepress/theme'
import { h, onMounted, ref, watchEffect } from 'vue'

const TryFrame = {
  setup() {
    const { isDark } = useData()
    const colours = ref('')
    // A page that was rendered before does not know the colours of its reader.
    onMounted(() => watchEffect(() => (colours.value = isDark.value ? '#dark' : '#light')))
    return () =>
      h('iframe', {
        class: 'try-frame',
        title: 'A bot to try',
        src: withBase('/try/index.html') + colours.value,
        width: 1104,
        height: 500,
        style: 'display: block; max-width: calc(100% - 48px); margin: 0 auto 48px; border: 0;',
      })
  },
}

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'home-hero-after': () => h(TryFrame) }),
}
`

/** The entries of an index that lead to pages, in their order. */
export const entriesOf = ({ path, text }: SitePage): ReadonlyArray<SiteEntry> =>
  [...text.matchAll(/^(?:-|\d+\.) \[([^\]]+)\]\(([^)#\s]+\.md)\)(?:[:,] (.*))?$/gm)].flatMap(
    ([, title = '', target = '', about = '']) => {
      const place = posix.join(posix.dirname(path), target)
      return place.startsWith('..') ? [] : [{ title, path: place, about }]
    },
  )

/** The sidebar: a section for each entry of the first index that is an index itself. */
export const sidebarOf = (pages: ReadonlyMap<string, string>): ReadonlyArray<SiteSection> =>
  sectionsOf(pages).map(({ entry, entries }) => ({
    text: entry.title,
    link: linkOf(entry.path),
    collapsed: true,
    items: entries.map(({ title, path }) => ({ text: title, link: linkOf(path) })),
  }))

/** The file llms.txt: what the project is, and all pages by section with a line about each. */
export const llmsOf = (pages: ReadonlyMap<string, string>, summary: string, site: string): string =>
  [
    '# pipegram',
    '',
    `> ${summary}`,
    ...sectionsOf(pages).flatMap(({ entry, entries }) => [
      '',
      `## ${entry.title}`,
      '',
      ...entries.map(
        ({ title, path, about }) =>
          `- [${title}](${site}${linkOf(path)})${about === '' ? '' : `: ${plain(about)}`}`,
      ),
    ]),
    '',
  ].join('\n')

// private

// The first page begins with what the project is, and where to go.
const home = `---
layout: home
hero:
  name: pipegram
  text: Telegram bots as typed pipelines
  tagline: The bot below runs in this page, with a Telegram of its own. Nothing leaves the page.
  actions:
    - theme: brand
      text: Start
      link: /start/
    - theme: alt
      text: Guide
      link: /guide/
---
`

const withoutTitle = (text: string): string => text.trim().replace(/^# .*\n+/, '')

const relative = /\]\(((?!https?:|mailto:|#)[^)#\s]+)(#[^)]*)?\)/g

const outsideFences = (text: string, change: (line: string) => string): string => {
  let isCode = false
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*```/.test(line)) isCode = !isCode
      return isCode ? line : change(line)
    })
    .join('\n')
}

const sectionsOf = (pages: ReadonlyMap<string, string>) =>
  entriesOf({ path: 'index.md', text: pages.get('index.md') ?? '' })
    .filter(({ path }) => path.endsWith('/index.md'))
    .map((entry) => ({ entry, entries: entriesOf({ path: entry.path, text: pages.get(entry.path) ?? '' }) }))

const linkOf = (path: string): string => `/${path.replace(/(?:^|(?<=\/))index\.md$|\.md$/, '')}`

// A line for a reader without links.
const plain = (about: string): string => about.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
