// The page in a real browser: a person talks to a bot, and no text of anybody becomes markup.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { makeEmulator, makeManualClock, type Emulator } from '@pipegram/emulator'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { programs } from '../../../client/test/runtime/Programs.ts'
import { api, type Loose } from '../BotClient.ts'

const { path: executablePath, remedy } = programs.Chromium
if (executablePath === undefined) console.warn(`SKIPPED: the page of the emulator in a browser. ${remedy}`)

describe.skipIf(executablePath === undefined)('the page', () => {
  let browser: Browser
  let emulator: Emulator
  let page: Page
  let complaints: Array<string>

  const open = async (hash = ''): Promise<Page> => {
    const opened = await browser.newPage({ viewport: { width: 1200, height: 800 } })
    opened.setDefaultTimeout(30_000)
    opened.on('pageerror', ({ message }) => complaints.push(message))
    opened.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    opened.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('400')) complaints.push(message.text())
    })
    await opened.goto(`${emulator.apiRoot}/${hash}`)
    await opened.getByRole('navigation').waitFor()
    return opened
  }
  // The first update of a kind. Those before it are confirmed.
  const update = async (kind: string): Promise<Loose> => {
    for (let offset = 0; ; offset += 1) {
      const { body } = await api(emulator)('getUpdates', { timeout: 5, offset, limit: 1 })
      const [one]: ReadonlyArray<Loose> = body.result
      if (one === undefined) throw new Error(`There is no ${kind}.`)
      if (one[kind] !== undefined) return one[kind]
      offset = Number(one.update_id)
    }
  }

  // What axe finds, as sentences.
  const faults = async (of: Page): Promise<unknown> => {
    await of.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
    const found: Loose = await of.evaluate(
      `axe.run().then(({ violations, passes }) => [passes.length, violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => [id, any[0]?.message, html].join(': ')))])`,
    )
    expect(found[0]).toBeGreaterThan(10)
    return found[1]
  }

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    complaints = []
    emulator = await makeEmulator({ admin: true })
    emulator.user({ first_name: 'Ann', id: 7 })
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    await emulator.close()
    expect(complaints).toEqual([])
  })

  it('lets a person start a bot, press a button, and see the answer and the edit', async () => {
    page = await open()
    const call = api(emulator)
    await page.getByRole('button', { name: 'Start' }).click()
    expect(await update('message')).toMatchObject({ text: '/start', from: { id: 7 } })
    const reply_markup = { inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] }
    const { body } = await call('sendMessage', { chat_id: 7, text: 'Count: 0', reply_markup })
    await page.getByRole('log').getByText('Count: 0').waitFor()
    await page.getByRole('button', { name: 'More' }).click()
    const query = await update('callback_query')
    expect(query).toMatchObject({ data: 'more' })
    await call('editMessageText', { chat_id: 7, message_id: body.result.message_id, text: 'Count: 1' })
    await call('answerCallbackQuery', { callback_query_id: query.id, text: 'Counted' })
    await page.getByRole('log').getByText('Count: 1').waitFor()
    await page.getByRole('status').getByText('Counted').waitFor()
    await page.getByRole('region', { name: 'What the bot does' }).getByText('answerCallbackQuery').waitFor()
    await call('deleteMessage', { chat_id: 7, message_id: body.result.message_id })
    await page.getByRole('log').getByText('Deleted: Count: 1').waitFor()
    expect(await page.locator('.bubble').getByText('Count: 1').count()).toBe(0)
  })

  it('shows two people in two windows the same group, and takes commands, replies and files', async () => {
    const ann = emulator.user({ first_name: 'Bea', id: 8 })
    const group = emulator.group({ title: 'Friends', members: [ann] })
    await api(emulator)('setMyCommands', { commands: [{ command: 'help', description: 'Says what it can' }] })
    page = await open(`#user=8&chat=${group.id}`)
    const other = await open(`#user=7&chat=${group.id}`)
    await other.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('log').getByText('Ann joined').waitFor()
    await other.getByLabel('Message', { exact: true }).fill('Hello, Bea')
    await other.keyboard.press('Enter')
    await page.getByRole('log').getByText('Hello, Bea').hover()
    await page.getByRole('button', { name: 'Reply', exact: true }).last().click()
    await page.keyboard.type('Hello, Ann')
    await page.keyboard.press('Enter')
    await other.getByRole('button', { name: /^Ann\s*Hello, Bea/ }).waitFor()
    await page.getByLabel('Message', { exact: true }).fill('/')
    await page.getByRole('button', { name: '/help' }).click()
    await other.getByRole('button', { name: '/help', exact: true }).waitFor()
    const file = { name: 'note.txt', mimeType: 'text/html', buffer: Buffer.from('<script>1</script>') }
    await page.getByLabel('Send a file').setInputFiles(file)
    await other.getByRole('link', { name: 'note.txt' }).waitFor()
    expect(group.messages().map(({ text, document }) => text ?? document?.file_name)).toEqual([
      undefined,
      'Hello, Bea',
      'Hello, Ann',
      '/help',
      'note.txt',
    ])
  })

  it('shows each bot its own chat with a person, and both the same group', async () => {
    await emulator.close()
    emulator = await makeEmulator({ admin: true, bots: [{ first_name: 'Other bot' }] })
    const ann = emulator.user({ first_name: 'Ann', id: 7 })
    ann.send('for the first')
    page = await open()
    await page.getByRole('log').getByText('for the first').waitFor()
    await page.getByRole('combobox', { name: 'The bot' }).selectOption('Other bot')
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByRole('log').getByText('/start').waitFor()
    expect(await page.getByRole('log').getByText('for the first').count()).toBe(0)
    const [, other] = emulator.bots
    expect(ann.with(other ?? emulator).messages()).toMatchObject([{ text: '/start' }])
    await page.getByRole('button', { name: 'New group' }).click()
    await page.getByLabel('New group: name').fill('Friends')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Friends' }).waitFor()
    await page.getByText('supergroup, 3 members').waitFor()
    expect(await faults(page)).toEqual([])
  })

  it('shows drafts, albums and what only one person sees, and pays', async () => {
    const ann = emulator.user({ first_name: 'Bea', id: 8 })
    ann.send('/start')
    page = await open('#user=8&chat=8')
    const call = api(emulator)
    await call('sendMessageDraft', { chat_id: 8, draft_id: 1, text: 'I am thin' })
    await page.getByRole('log').getByText('I am thin…').waitFor()
    await call('sendMessage', { chat_id: 8, text: 'I am thinking' })
    await page.getByRole('log').getByText('I am thinking').waitFor()
    await page.getByRole('log').getByText('I am thin…').waitFor({ state: 'detached' })
    const media = ['a', 'b'].map((name) => ({ type: 'photo', media: `https://example.com/${name}.jpg` }))
    await call('sendMediaGroup', { chat_id: 8, media })
    await page.locator('.message.part').waitFor()
    const secret = { chat_id: 8, ephemeral_message_parameters: { receiver_user_id: 8 }, text: 'Psst' }
    await call('sendMessage', secret)
    await page.getByRole('log').getByText('only you see this').waitFor()
    const prices = [{ label: 'Tea', amount: 5 }]
    const invoice = { title: 'Tea', description: 'A cup', payload: 'p', currency: 'XTR', prices }
    await call('sendInvoice', { chat_id: 8, ...invoice })
    await page.getByRole('button', { name: /^Pay/ }).click()
    const { id } = await update('pre_checkout_query')
    await call('answerPreCheckoutQuery', { pre_checkout_query_id: id, ok: true })
    await page.getByRole('log').getByText('Bea paid 5').waitFor()
    expect(await faults(page)).toEqual([])
  })

  it('sends a sticker, injects a 429, sees the bot recover, and moves a clock', async () => {
    await emulator.close()
    emulator = await makeEmulator({ admin: true, clock: makeManualClock() })
    const ann = emulator.user({ first_name: 'Ann', id: 7 })
    ann.send('/start')
    page = await open()
    await page.getByLabel('Send something else').click()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Sticker' }).click()
    await page.getByRole('img', { name: 'A sticker' }).waitFor()
    expect(ann.messages().at(-1)).toMatchObject({ sticker: { emoji: '🙂' } })
    await page.getByRole('button', { name: '429' }).click()
    await page.getByRole('status').getByText('The next call is refused').waitFor()
    const call = api(emulator)
    expect((await call('sendMessage', { chat_id: 7, text: 'again' })).status).toBe(429)
    expect((await call('sendMessage', { chat_id: 7, text: 'again' })).status).toBe(200)
    await page.getByRole('log').getByText('again').waitFor()
    await page.getByRole('region', { name: 'What the bot does' }).getByText('fault: TooMany').waitFor()
    const before = emulator.state().queue.entries
    await page.getByRole('button', { name: '+1 day' }).click()
    await page.getByText('1/2/2026').waitFor()
    expect(emulator.state().queue.entries).toBe(before)
    expect(await faults(page)).toEqual([])
  })

  it('shows hostile texts as texts', async () => {
    const hostile = `<img src=x onerror="alert(1)"><script>alert(2)</script>\u202Egpj.exe`
    const [shown = ''] = hostile.split('\u202E')
    const eve = emulator.user({ first_name: hostile, id: 9 })
    emulator.group({ title: hostile, members: [eve] })
    const call = api(emulator)
    eve.send('hi')
    const links = [hostile, 'javascript:alert(3)', 'data:text/html,<script>alert(4)</script>']
    const entities = links.map((url, place) => ({
      type: 'text_link' as const,
      offset: place,
      length: 1,
      url,
    }))
    eve.send({ text: 'abc', entities })
    await call('sendMessage', { chat_id: 9, text: `abc ${hostile}` })
    const reply_markup = { inline_keyboard: [[{ text: hostile, callback_data: hostile.slice(0, 20) }]] }
    await call('sendPoll', { chat_id: 9, question: hostile, options: [hostile, hostile], reply_markup })
    eve.send({ document: new File(['x'], hostile.replaceAll('/', ' ')), caption: hostile })
    await call('setMyCommands', { commands: [{ command: 'x', description: hostile }] })
    page = await open('#user=9&chat=9')
    await page.getByRole('log').getByText(`abc ${shown}`).waitFor()
    expect(await page.getByRole('log').getByTitle('This does not lead to the web.').count()).toBe(3)
    await page.getByLabel('Message', { exact: true }).fill('/')
    await page.getByRole('list', { name: 'Commands' }).getByText(shown).waitFor()
    await page.locator('.key').click()
    const query = await update('callback_query')
    const answer = { text: hostile, show_alert: true }
    await call('answerCallbackQuery', { callback_query_id: query.id, ...answer })
    await page.getByRole('dialog').getByText(shown).waitFor()
    const found: Loose = await page.evaluate(
      `[document.querySelectorAll('#page img, #page script, #page [onerror]').length,
        [...document.querySelectorAll('a')].map(({ protocol }) => protocol)]`,
    )
    expect(found[0]).toBe(0)
    expect(new Set(found[1])).toEqual(new Set(['http:']))
  })

  it('asks before it opens a link, and shows all of its address', async () => {
    const url = 'https://xn--pple-43d.com/login'
    page = await open()
    await page.getByRole('button', { name: 'Start' }).click()
    await update('message')
    const reply_markup = { inline_keyboard: [[{ text: 'Site', url: 'https://\u0430pple.com/login' }]] }
    await api(emulator)('sendMessage', { chat_id: 7, text: 'Look', reply_markup })
    await page.getByRole('button', { name: 'Site' }).click()
    const link = page.getByRole('dialog').getByRole('link', { name: 'Open' })
    expect(await link.getAttribute('href')).toBe(url)
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    await page.getByRole('dialog').getByText(url).waitFor()
    expect(await faults(page)).toEqual([])
  })

  it.each(['light', 'dark'] as const)('has no fault for axe, %s', async (colorScheme) => {
    const [ann, bea] = [emulator.user({ first_name: 'Bea' }), emulator.user({ first_name: 'Cid' })]
    const group = emulator.group({ title: 'Friends', members: [ann, bea] })
    const text =
      '<b>b</b> <code>c</code> <tg-spoiler>s</tg-spoiler> <a href="https://example.com">a</a> #x /y'
    const said = ann.in(group).send('https://example.com @bea')
    bea.in(group).send({ photo: {}, caption: 'A photo' }, { reply_to: said })
    const reply_markup = { inline_keyboard: [[{ text: '+', callback_data: 'a' }]] }
    const parts = { chat_id: group.id, reply_parameters: { message_id: said.message_id } }
    await api(emulator)('sendMessage', { ...parts, text, parse_mode: 'HTML', reply_markup })
    await api(emulator)('sendMessage', { ...parts, text: '<b>', parse_mode: 'HTML' })
    page = await open(`#user=${ann.id}&chat=${group.id}`)
    await page.emulateMedia({ colorScheme })
    await page.getByRole('button', { name: '+', exact: true }).waitFor()
    expect(await faults(page)).toEqual([])
    if (colorScheme === 'dark') return
    await page.getByRole('button', { name: 'Close the panel' }).click()
    await page.setViewportSize({ width: 390, height: 760 })
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Back to the chats' }).click()
    await page.getByRole('button', { name: 'New person' }).click()
    expect(await faults(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })
})
