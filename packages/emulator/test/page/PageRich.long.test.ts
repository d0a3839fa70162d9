// Rich messages, media of polls and replies to another chat on the page, in a real browser.

import { describe, expect, it } from 'vitest'
import { api } from '../BotClient.ts'
import { hasBrowser, makePageStage } from './PageStage.ts'

const evil = '<img src=x onerror=alert(1)>'

const html =
  '<h2>Menu</h2><ul><li><input type="checkbox" checked>Tea</ul>' +
  `<table><tr><td>${evil.replace('<', '&lt;')}</table>` +
  '<details><summary>More</summary>Hidden</details><p><a href="https://t.me">a link</a> x<sup>2</sup></p>' +
  '<tg-button-row><tg-button type="callback_data" data="tea">Order</tg-button></tg-button-row>' +
  '<figure><img src="https://t.me/a.jpg"><figcaption>A cup</figcaption></figure>'

describe.skipIf(!hasBrowser)('the page', () => {
  const { start, open, update, faults } = makePageStage()

  it('shows a rich message with its buttons, and its edit', async () => {
    const emulator = await start()
    const sent = await api(emulator)('sendRichMessage', { chat_id: 7, rich_message: { html } })
    expect(sent.body.description).toContain("can't initiate conversation")
    emulator.user({ first_name: 'Bea', id: 8 }).send('/start')
    const { body } = await api(emulator)('sendRichMessage', { chat_id: 8, rich_message: { html } })
    const page = await open('#user=8&chat=8')
    const log = page.getByRole('log')
    await log.getByRole('heading', { name: 'Menu' }).waitFor()
    await log.getByText('☑').waitFor()
    await log.getByText(evil).waitFor()
    await log.getByRole('img', { name: 'A photo' }).waitFor()
    expect(await log.getByText('Hidden').isVisible()).toBe(false)
    await log.getByText('More', { exact: true }).click()
    await log.getByText('Hidden').waitFor()
    await log.getByRole('button', { name: 'Order' }).click()
    const { message_id } = body.result
    expect(await update('callback_query')).toMatchObject({ data: 'tea', message: { message_id } })
    expect(await faults(page)).toEqual([])
    const edit = { chat_id: 8, message_id, rich_message: { markdown: '# Closed' } }
    await api(emulator)('editMessageText', edit)
    await log.getByRole('heading', { name: 'Closed' }).waitFor()
  })

  it('shows the photo of a poll, and a reply to another chat', async () => {
    const emulator = await start()
    const bea = emulator.user({ first_name: 'Bea', id: 8 })
    bea.send('/start')
    const group = emulator.group({ title: 'Friends', type: 'supergroup', members: [bea] })
    const { message_id } = bea.in(group).send('from afar')
    const reply_parameters = { chat_id: group.id, message_id }
    await api(emulator)('sendMessage', { chat_id: 8, text: 'so', reply_parameters })
    const media = { type: 'photo', media: 'https://t.me/a.jpg' }
    await api(emulator)('sendPoll', { chat_id: 8, question: 'Hot?', options: ['Yes'], media })
    const page = await open('#user=8&chat=8')
    await page.getByRole('log').getByText('from afar').waitFor()
    await page.locator('.card').getByRole('img', { name: 'A photo' }).waitFor()
    expect(await faults(page)).toEqual([])
  })
})
