// The pipeline of the bot on the page: its branches, the one that answered, and the restart of its program.

import { expect, describe, it } from 'vitest'
import { send } from '../BotClient.ts'
import { hasBrowser, makePageStage } from './PageStage.ts'

const lines = [
  { id: '0', label: 'choose', depth: 0 },
  { id: '1', label: 'commands /start', depth: 1 },
  { id: '2', label: '<b>text</b>', depth: 1 },
  { id: '2.1', label: 'cats', depth: 2 },
]

describe.skipIf(!hasBrowser)('the page', () => {
  const { start, open, faults } = makePageStage()

  it('shows the branches that a bot tells, and lights those that took an update', async () => {
    const emulator = await start()
    const post = (path: string, body: object) =>
      send(emulator, `/_/${path}`, { method: 'POST', body: JSON.stringify(body) })
    const page = await open()
    await page.getByRole('region', { name: 'What the bot does' }).waitFor()
    expect(await page.getByRole('list', { name: 'Branches of the bot' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Restart' }).count()).toBe(0)
    // A bot in another process tells it over HTTP.
    expect(await post('pipeline', { lines })).toMatchObject({ status: 200, body: true })
    const list = page.getByRole('list', { name: 'Branches of the bot' })
    await list.getByText('<b>text</b>').waitFor()
    expect(await list.locator('.lit').count()).toBe(0)
    await post('trail', { update_id: 5, branches: ['2', '2.1'] })
    await page.getByText('update 5: 2.1').waitFor()
    expect(await list.locator('[aria-current=step]').allTextContents()).toEqual([
      ' choose',
      '2 <b>text</b>',
      '2.1 cats',
    ])
    expect(await faults(page)).toEqual([])
    // A bot in the same process.
    emulator.screen.trail({ update_id: 6, branches: [], outcome: 'skipped' })
    await page.getByText('update 6: skipped').waitFor()
    // A page that is opened later knows it.
    const later = await open()
    await later.getByText('update 6: skipped').waitFor()
    expect(await post('trail', { update_id: 7, branches: ['9'] })).toMatchObject({
      status: 400,
      body: { error: 'There is no branch "9": tell the branches by POST /_/pipeline first.' },
    })
    expect(await post('restart', {})).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('The emulator did not start the bot') },
    })
  })

  it('restarts the program of the bot, where the host can', async () => {
    let count = 0
    await start({
      restart: () => {
        count += 1
        return Promise.resolve()
      },
    })
    const page = await open()
    await page.getByRole('button', { name: 'Restart' }).click()
    await page.getByText('The bot has started anew.').waitFor()
    expect(count).toBe(1)
    expect(await faults(page)).toEqual([])
  })
})
