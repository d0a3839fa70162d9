// The bot of the documentation's first page, in a real browser: it answers, and nothing leaves the page.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { programs } from '../../packages/client/test/runtime/Programs.ts'
import { tryFiles, type TryFile } from '../lib/TryPage.ts'

const { path: executablePath, remedy } = programs.Chromium
if (executablePath === undefined) console.warn(`SKIPPED: the bot to try, in a browser. ${remedy}`)

let files: ReadonlyArray<TryFile>
beforeAll(async () => {
  files = await tryFiles()
})
const textOf = (name: string): string => files.find((file) => file.name === name)?.text ?? ''

describe('the bot to try', () => {
  it('is a script of at most 260 KB as it is sent, with nothing of Node', () => {
    const script = textOf('page.js')
    expect(script.length).toBeGreaterThan(100_000)
    expect(gzipSync(script).length).toBeLessThan(260_000)
    expect(script).not.toMatch(/from ?"node:|require\("node:/)
  })
  it('has a policy that allows its own files only', () => {
    const [, policy = ''] = /Content-Security-Policy"\s+content="([^"]+)"/.exec(textOf('index.html')) ?? []
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
    expect(textOf('index.html')).not.toMatch(/<script>|\sstyle=|\son\w+=/)
  })
})

describe.skipIf(executablePath === undefined)('the bot to try, in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  const open = async () => {
    const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
    const server = createServer((request, response) => {
      const name = (request.url ?? '').replace(/^\/$/, '/index.html').slice(1)
      const type = Object.entries(types).find(([end]) => name.endsWith(`.${end}`))?.[1]
      response
        .writeHead(type === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' })
        .end(textOf(name))
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const page = await browser.newPage()
    onTestFinished(() => page.close())
    const [asked, complaints]: [Array<string>, Array<string>] = [[], []]
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(`http://127.0.0.1:${portOf(server.address())}/`)
    return { page, asked, complaints }
  }

  it('answers /start, a button and a text, beside its source, and asks nobody', async () => {
    const { page, asked, complaints } = await open()
    const log = page.getByRole('log')
    await page.getByRole('textbox', { name: 'Message' }).fill('/start')
    await page.keyboard.press('Enter')
    await log.getByText('Pressed: 0').waitFor()
    const button = page.getByRole('button', { name: 'Press me' })
    await button.focus()
    await page.keyboard.press('Enter')
    await log.getByText('Pressed: 1').waitFor()
    await page.keyboard.press('Enter')
    await log.getByText('Pressed: 2').waitFor()
    await page.getByRole('textbox', { name: 'Message' }).fill('<img src=x onerror=alert(1)>')
    await page.getByRole('button', { name: 'Send' }).click()
    await log.getByText('You said <img src=x onerror=alert(1)>.').waitFor()
    expect(await log.locator('img').count()).toBe(0)
    expect(await page.locator('#source').textContent()).toContain('export const bot = pipeline(')
    expect(asked.toSorted()).toEqual(['/', '/page.css', '/page.js'])
    expect(complaints).toEqual([])
  })
  it('begins by its button, and is as dark as the site says', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: 'Start the bot' }).click()
    await page.getByRole('log').getByText('Pressed: 0').waitFor()
    expect(await page.getByRole('button', { name: 'Start the bot' }).isVisible()).toBe(false)
    const colour = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor')
    await page.evaluate("location.hash = 'dark'; new Promise((r) => setTimeout(r))")
    expect(await colour()).toBe('rgb(27, 27, 31)')
    await page.evaluate("location.hash = 'light'; new Promise((r) => setTimeout(r))")
    expect(await colour()).toBe('rgb(255, 255, 255)')
  })
})

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0
