// Writes the documentation as a site into .build/site/dist, with a search and llms.txt. It needs no network.
// `--dev` serves it instead, at http://localhost:5173.

import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { build, createServer } from 'vitepress'
import { llmsOf, navOf, sidebarOf, themeSource, toSite } from './lib/Site.ts'
import { tryFiles } from './lib/TryPage.ts'
import { root } from './lib/Workspace.ts'

const site = join(root, '.build', 'site')
const docs = join(root, 'docs')
const summary =
  'Telegram bots as typed pipelines, in TypeScript: a bot is a value that turns updates into calls.'

rmSync(site, { recursive: true, force: true })
const pages = new Map<string, string>()
for (const found of globSync('**/*.{md,png,svg}', { cwd: docs })) {
  const path = found.replaceAll('\\', '/')
  mkdirSync(dirname(join(site, path)), { recursive: true })
  if (path.endsWith('.md')) {
    const text = readFileSync(join(docs, path), 'utf8')
    pages.set(path, text)
    writeFileSync(join(site, path), toSite({ path, text }))
  } else copyFileSync(join(docs, path), join(site, path))
}
mkdirSync(join(site, 'public'))
// The bot on the first page is a page of its own, in a frame, with a policy of its own.
mkdirSync(join(site, 'public', 'try'))
for (const { name, text } of await tryFiles()) writeFileSync(join(site, 'public', 'try', name), text)
writeFileSync(join(site, 'public', 'llms.txt'), llmsOf(pages, summary, 'https://pipegram.github.io'))

const config = {
  title: 'pipegram',
  description: summary,
  cleanUrls: true,
  outDir: join(site, 'dist'),
  // A page with a link that leads nowhere ends the build.
  ignoreDeadLinks: false,
  // Texts such as Array<string> are no HTML.
  markdown: { html: false },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: navOf(pages),
    sidebar: sidebarOf(pages),
    socialLinks: [{ icon: 'github', link: 'https://github.com/pipegram/pipegram' }],
  },
}
mkdirSync(join(site, '.vitepress', 'theme'), { recursive: true })
writeFileSync(join(site, '.vitepress', 'theme', 'index.js'), themeSource)
writeFileSync(join(site, '.vitepress', 'config.mjs'), `export default ${JSON.stringify(config, null, 2)}\n`)

if (process.argv.includes('--dev')) {
  const server = await createServer(site)
  await server.listen()
  server.printUrls()
} else {
  await build(site)
  console.log(`${pages.size} pages in ${config.outDir}`)
}
