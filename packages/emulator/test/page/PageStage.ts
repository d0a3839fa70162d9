// The start of tests of the page in a real browser: an emulator with Ann for each test, and what axe finds.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { makeEmulator, type Emulator, type EmulatorOptions } from '@pipegram/emulator'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { programs } from '../../../client/test/runtime/Programs.ts'
import { api, type Loose } from '../BotClient.ts'

const { path: executablePath, remedy } = programs.Chromium
if (executablePath === undefined) console.warn(`SKIPPED: the page of the emulator in a browser. ${remedy}`)

export const hasBrowser = executablePath !== undefined

export interface PageStage {
  /** Starts the emulator of a test, with Ann, whose id is 7. */
  readonly start: (options?: EmulatorOptions) => Promise<Emulator>
  /** Opens the page. `before` runs before it is loaded. */
  readonly open: (hash?: string, before?: (page: Page) => Promise<void>) => Promise<Page>
  /** The first update of a kind. Those before it are confirmed. */
  readonly update: (kind: string) => Promise<Loose>
  /** What axe finds, as sentences. */
  readonly faults: (of: Page) => Promise<unknown>
}

export const makePageStage = (args: ReadonlyArray<string> = []): PageStage => {
  let browser: Browser
  let emulator: Emulator
  let complaints: Array<string> = []
  beforeAll(async () => {
    const all = ['--no-sandbox', ...args]
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: all })
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    await emulator.close()
    const found = complaints
    complaints = []
    expect(found).toEqual([])
  })
  return {
    start: async (options = {}) => {
      emulator = await makeEmulator({ admin: true, ...options })
      emulator.user({ first_name: 'Ann', id: 7 })
      return emulator
    },
    open: async (hash = '', before) => {
      const opened = await browser.newPage({ viewport: { width: 1200, height: 800 } })
      opened.setDefaultTimeout(30_000)
      opened.on('pageerror', ({ message }) => complaints.push(message))
      opened.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('400')) complaints.push(message.text())
      })
      await before?.(opened)
      await opened.goto(`${emulator.apiRoot}/${hash}`)
      await opened.getByRole('navigation').waitFor()
      return opened
    },
    update: async (kind) => {
      for (let offset = 0; ; offset += 1) {
        const { body } = await api(emulator)('getUpdates', { timeout: 5, offset, limit: 1 })
        const [one]: ReadonlyArray<Loose> = body.result
        if (one === undefined) throw new Error(`There is no ${kind}.`)
        if (one[kind] !== undefined) return one[kind]
        offset = Number(one.update_id)
      }
    },
    faults: async (of) => {
      await of.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
      const found: Loose = await of.evaluate(
        `axe.run({ exclude: 'iframe' }).then(({ violations, passes }) => [passes.length, violations.flatMap(
          ({ id, nodes }) => nodes.map(({ html, any }) => [id, any[0]?.message, html].join(': ')))])`,
      )
      expect(found[0]).toBeGreaterThan(10)
      return found[1]
    },
  }
}
