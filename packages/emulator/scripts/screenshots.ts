// Takes the pictures of the page in docs/guide, with the showcase as the bot: `npm run emulator:screenshots`.
// It needs Chromium.

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import { chromium, type Page } from 'playwright-core'
import { showcase } from '../../../examples/showcase/bot.ts'
import { showBranches } from '../../compose/src/inspect/Branches.ts'
import { start } from '../../pipegram/src/index.ts'
import { makeEmulator } from '../src/Emulator.ts'

const folder = fileURLToPath(new URL('../../../docs/guide/', import.meta.url))
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
)
if (executablePath === undefined) throw new Error('There is no Chromium: install it by your system.')

const emulator = await makeEmulator({
  admin: true,
  bot: { first_name: 'Showcase' },
  restart: () => Promise.resolve(),
})
const ann = emulator.user({ first_name: 'Ann' })
const bot = showBranches(emulator.screen)(showcase([ann.id]))
const running = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
if (E.isLeft(running)) throw new Error('The showcase did not start.')

emulator.group({ title: 'Friends', members: [ann] })
ann.send('/start')
await ann.received()
ann.press('+')
await ann.answered()
ann.send('What can you do?')
await ann.received(2)
await emulator.idle()

const url = `${emulator.apiRoot}/#user=${ann.id}&chat=${ann.id}`
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const picture = async (
  name: string,
  [width, height]: readonly [number, number],
  colorScheme: 'light' | 'dark',
  then?: (page: Page) => Promise<void>,
): Promise<void> => {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme })
  await page.goto(url)
  await page.getByRole('log').getByText('What can you do?').last().waitFor()
  await then?.(page)
  await page.screenshot({ path: `${folder}${name}.png` })
  await page.close()
}

const shop = `<!doctype html><meta name="viewport" content="width=device-width">
  <style>body { font: 16px system-ui; padding: 8px 16px } li { padding: 8px 0 }</style>
  <h1>Tea</h1><ul><li>Green, 3 €<li>Black, 2 €<li>Mint, 2 €</ul>
  <script>for (const [eventType, eventData] of [['web_app_ready'], ['web_app_setup_main_button',
  { is_visible: true, is_active: true, text: 'Order for 5 €' }]])
  parent.postMessage(JSON.stringify({ eventType, eventData }), '*')</script>`

await picture('emulator-page', [1100, 560], 'light')
await picture('emulator-page-dark', [1100, 560], 'dark')
await picture('emulator-page-phone', [390, 700], 'light')
await fetch(`${emulator.apiRoot}/bot${emulator.token}/setChatMenuButton`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    menu_button: { type: 'web_app', text: 'Shop', web_app: { url: 'https://tea.example/shop' } },
  }),
})
await picture('emulator-page-app', [1100, 560], 'light', async (page) => {
  await page.route('https://tea.example/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: shop }),
  )
  await page.getByRole('button', { name: 'Shop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click()
  await page.getByRole('button', { name: 'Order for 5 €' }).waitFor()
})

await browser.close()
await running.right.stop()
await emulator.close()
console.log('Took 4 pictures of the page.')
