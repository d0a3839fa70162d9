// What the page does with buttons that lead elsewhere: Mini Apps in a frame, texts to copy, inline queries.
// Here, too: a microphone, and a long chat.

import type { Emulator } from '@pipegram/emulator'
import type { FrameLocator, Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { api, type Loose } from '../BotClient.ts'
import { hasBrowser, makePageStage } from './PageStage.ts'

// As telegram-web-app.js speaks in a frame: JSON to the window that holds it.
const appHtml = `<!doctype html><title>App</title><p id="heard"></p><button id="send">Order</button>
<button id="share">Share</button><button id="spy">Spy</button><script>
const say = (eventType, eventData = {}) => parent.postMessage(JSON.stringify({ eventType, eventData }), '*')
const data = new URLSearchParams(location.hash.slice(1)).get('tgWebAppData')
heard.textContent = JSON.parse(new URLSearchParams(data).get('user')).first_name
say('web_app_ready')
say('web_app_expand')
say('web_app_setup_main_button', { is_visible: true, is_active: true, text: 'Pay <b>5</b>' })
say('web_app_setup_back_button', { is_visible: true })
addEventListener('message', ({ data }) => {
  const { eventType } = JSON.parse(data)
  heard.textContent += ' ' + eventType
  if (eventType === 'main_button_pressed') say('web_app_close')
})
send.onclick = () => say('web_app_data_send', { data: 'tea' })
share.onclick = () => say('web_app_send_prepared_message', { id: 'prepared-1' })
spy.onclick = () => {
  try { heard.textContent = parent.document.title } catch { heard.textContent = 'closed' }
}
</script>`

describe.skipIf(!hasBrowser)('the page', () => {
  const media = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
  const { start, open, update, faults } = makePageStage(media)
  let emulator: Emulator
  let call: ReturnType<typeof api>
  beforeEach(async () => {
    emulator = await start({ bot: { username: 'cats_bot', supports_inline_queries: true } })
    call = api(emulator)
    emulator.user({ first_name: 'Bea', id: 8 }).send('/start')
  })

  const withApp = async (page: Page): Promise<void> => {
    await page.route('https://app.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: appHtml }),
    )
  }
  const inline = (button: object): object => ({
    chat_id: 8,
    text: 'Look',
    reply_markup: { inline_keyboard: [[{ text: 'Go', ...button }]] },
  })
  const opened = async (page: Page, button: string): Promise<FrameLocator> => {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('dialog').getByText('https://app.example/shop').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click()
    return page.frameLocator('iframe')
  }

  it('opens a Mini App in a frame that sees nothing of the page, and plays its main button', async () => {
    await call('sendMessage', inline({ web_app: { url: 'https://app.example/shop' } }))
    const page = await open('#user=8&chat=8', withApp)
    const frame = await opened(page, 'Go')
    await frame.getByText('Bea viewport_changed').waitFor()
    expect(await page.getByText('The app has not said yet').count()).toBe(0)
    const sandbox = await page.locator('iframe').getAttribute('sandbox')
    expect(sandbox).not.toContain('top-navigation')
    await frame.getByRole('button', { name: 'Spy' }).click()
    await frame.getByText('closed').waitFor()
    await page.getByRole('button', { name: 'Back in the app' }).click()
    await frame.getByText('back_button_pressed').waitFor()
    await page.getByRole('button', { name: 'Pay <b>5</b>' }).waitFor()
    expect(await faults(page)).toEqual([])
    // Only an app of a keyboard button sends data.
    await frame.getByRole('button', { name: 'Order' }).click()
    await page.getByText('Only an app of a keyboard button can send data.').waitFor()
    await page.getByRole('button', { name: 'Pay <b>5</b>' }).click()
    await page.locator('iframe').waitFor({ state: 'detached' })
  })

  it('sends the data of an app below the input field, and shares what the bot prepared', async () => {
    const web_app = { url: 'https://app.example/shop' }
    const keyboard = [[{ text: 'Shop', web_app }]]
    await call('sendMessage', { chat_id: 8, text: 'Look', reply_markup: { keyboard } })
    const result = {
      type: 'article',
      id: '1',
      title: 'Card',
      input_message_content: { message_text: 'A card of Bea' },
    }
    await call('savePreparedInlineMessage', { user_id: 8, result, allow_bot_chats: true })
    const page = await open('#user=8&chat=8', withApp)
    const frame = await opened(page, 'Shop')
    await frame.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Emulated bot' }).click()
    await frame.getByText('prepared_message_sent').waitFor()
    await page.getByRole('log').getByText('A card of Bea').waitFor()
    await frame.getByRole('button', { name: 'Order' }).click()
    await page.getByRole('log').getByText('Bea: web app data').waitFor()
    const found: ReadonlyArray<Loose> = (await call('getUpdates')).body.result
    expect(found.at(-1).message.web_app_data).toEqual({ data: 'tea', button_text: 'Shop' })
    expect(await page.locator('iframe').count()).toBe(0)
  })

  it('opens the app of the menu button', async () => {
    const menu_button = { type: 'web_app', text: 'Shop', web_app: { url: 'https://app.example/shop' } }
    await call('setChatMenuButton', { menu_button })
    const page = await open('#user=8&chat=8', withApp)
    const frame = await opened(page, 'Shop')
    await frame.getByText('Bea').waitFor()
    await page.getByRole('button', { name: 'Close the app' }).click()
    expect(await page.locator('iframe').count()).toBe(0)
  })

  it('copies a text, and types inline queries whose results can be chosen', async () => {
    await call('sendMessage', inline({ copy_text: { text: 'CODE-1' } }))
    const page = await open('#user=8&chat=8')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Go' }).click()
    await page.getByText('Copied.').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('CODE-1')
    await call('sendMessage', inline({ text: 'Search', switch_inline_query_current_chat: 'black' }))
    await page.getByRole('button', { name: 'Search' }).click()
    const { id, query } = await update('inline_query')
    expect(query).toBe('black')
    const results = ['Tom', '<b>Kitty</b>'].map((title, place) => ({
      type: 'article',
      id: String(place),
      title,
      description: 'A cat',
      input_message_content: { message_text: `The cat ${title}` },
    }))
    await call('answerInlineQuery', { inline_query_id: id, results })
    const list = page.getByRole('list', { name: 'Results of the bot' })
    expect(await list.getByRole('button').allTextContents()).toEqual(['Tom A cat', '<b>Kitty</b> A cat'])
    expect(await faults(page)).toEqual([])
    await list.getByRole('button', { name: '<b>Kitty</b>' }).click()
    await page.getByRole('log').getByText('The cat <b>Kitty</b>').waitFor()
    expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('')
    // Again for the same words: the answer is known, and the bot hears nothing.
    await page.getByLabel('Message', { exact: true }).fill('@cats_bot black')
    await list.getByRole('button', { name: 'Tom' }).waitFor()
  })

  it('lets the person pick who is shared, and a chat for a query', async () => {
    const keyboard = [[{ text: 'Who?', request_users: { request_id: 1 } }]]
    await call('sendMessage', { chat_id: 8, text: 'Pick', reply_markup: { keyboard } })
    const page = await open('#user=8&chat=8')
    await page.getByRole('button', { name: 'Who?' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ann' }).click()
    await page.getByRole('log').getByText('Bea: users shared').waitFor()
    const group = emulator.group({ title: 'Friends', members: [emulator.user({ first_name: 'Cid' })] })
    await page.getByText('Friends').click()
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('log').getByText('Bea joined').waitFor()
    await call('sendMessage', inline({ switch_inline_query: 'white' }))
    await page.getByRole('button', { name: /^Emulated bot/ }).click()
    await page.getByRole('button', { name: 'Go' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Friends' }).click()
    expect((await update('inline_query')).query).toBe('white')
    expect(page.url()).toContain(`chat=${group.id}`)
    expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('@cats_bot white')
  })

  it('records a voice message, and drops one', async () => {
    const page = await open('#user=8&chat=8')
    await page.getByRole('button', { name: 'Record a voice message' }).click()
    await page.getByText('Recording…').waitFor()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Drop the recording' }).click()
    await page.getByRole('button', { name: 'Record a voice message' }).click()
    await page.getByText('Recording…').waitFor()
    await page.getByRole('button', { name: 'Send the recording' }).click()
    await page.locator('audio').waitFor()
    const found: ReadonlyArray<Loose> = (await call('getUpdates')).body.result
    const voices = found.filter(({ message }) => message?.voice !== undefined)
    expect(voices).toMatchObject([{ message: { voice: { mime_type: 'audio/webm' } } }])
    const file = emulator.file(voices[0].message.voice.file_id)
    // WebM begins with the number of EBML.
    const bytes = Buffer.from((await file?.arrayBuffer()) ?? new ArrayBuffer())
    expect(bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3')
  })

  it('stays usable with 1,000 messages, and draws those in sight only', async () => {
    for (let i = 1; i < 1000; i += 1) await call('sendMessage', { chat_id: 8, text: `answer ${i}.` })
    const page = await open('#user=8&chat=8')
    const log = page.getByRole('log')
    await log.getByText('answer 999.').waitFor()
    for (const count of [400, 600, 800, 1000]) {
      await page.getByRole('button', { name: 'Older messages' }).click()
      await expect.poll(() => page.locator('.message').count(), { timeout: 30_000 }).toBe(count)
    }
    await log.getByText('answer 1.', { exact: true }).scrollIntoViewIfNeeded()
    await page.locator('#message-2').waitFor()
    // The browser leaves out what is far from the window.
    const drawn = `[...document.querySelectorAll('.message')].filter((one) =>
      one.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length`
    expect(await page.evaluate(drawn)).toBeLessThan(200)
    await page.getByLabel('Message', { exact: true }).fill('Still here')
    await page.keyboard.press('Enter')
    await log.getByText('Still here').waitFor({ state: 'attached' })
    await log.getByText('Still here').scrollIntoViewIfNeeded()
    await call('sendMessage', { chat_id: 8, text: 'So am I' })
    await log.getByText('So am I').waitFor()
    expect(await page.evaluate(drawn)).toBeLessThan(200)
  })
})
