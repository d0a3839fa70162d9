// The whole site is built: VitePress ends with an error if a link leads nowhere. The bot on its first page
// answers in a browser.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-core'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { programs } from '../../packages/client/test/runtime/Programs.ts'
import { root } from '../lib/Workspace.ts'

const dist = join(root, '.build', 'site', 'dist')
const { path: executablePath, remedy } = programs.Chromium
if (executablePath === undefined) console.warn(`SKIPPED: the first page in a browser. ${remedy}`)

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

let printed = ''
let ended: number | null
beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/site.ts')], {
    cwd: root,
    encoding: 'utf8',
  })
  printed = `${stdout}${stderr}`
  ended = status
})

describe('the site', () => {
  it('is built without a network, with a search and llms.txt, and has no dead link', () => {
    expect(printed).toMatch(/\d+ pages in /)
    expect(ended).toBe(0)
    for (const file of ['index.html', 'guide/inbox.html', 'threat-model/updater.html', 'llms.txt'])
      expect(existsSync(join(dist, file)), file).toBe(true)
    expect(readFileSync(join(dist, 'guide/inbox.html'), 'utf8')).toContain('<title>Inbox | pipegram</title>')
  })
  it.skipIf(executablePath === undefined)('has a bot on its first page, as dark as the page', async () => {
    const server = createServer((request, response) => {
      const path = join(dist, (request.url ?? '').replace(/[?#].*$/, '').replace(/\/$/, '/index.html'))
      if (!existsSync(path)) return response.writeHead(404).end()
      return response
        .writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
        .end(readFileSync(path))
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
    onTestFinished(() => browser.close())
    const page = await browser.newPage({ colorScheme: 'dark' })
    await page.goto(`http://127.0.0.1:${port}/`)
    const frame = page.frameLocator('iframe[title="A bot to try"]')
    await frame.getByRole('button', { name: 'Start the bot' }).click()
    await frame.getByRole('button', { name: 'Press me' }).click()
    await frame.getByRole('log').getByText('Pressed: 1').waitFor()
    await frame.locator('html[data-theme="dark"]').waitFor()
  })
})
