// Orders at the pizzeria, which is restarted in the middle of one.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEmulator } from '@pipegram/emulator'
import { E, start } from 'pipegram'
import { sqliteStore } from 'pipegram/storage'
import { expect, it, onTestFinished } from 'vitest'
import { pizzeria } from '../bot.ts'

it('takes an order with buttons, over a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-order-'))
  const emulator = await makeEmulator({ patience: 30_000 })
  onTestFinished(async () => {
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const open = async () => {
    const store = sqliteStore(join(folder, 'order.db'), { survives: 'kill' })
    const started = await start(pizzeria(store), { token: emulator.token, apiRoot: emulator.apiRoot })()
    if (E.isLeft(started)) throw new Error(started.left._tag)
    return async () => {
      await started.right.stop()
      await store.close()
    }
  }
  const ann = emulator.user({ first_name: 'Ann' })
  const next = async () => (await ann.received()).text

  const close = await open()
  ann.send('/order')
  expect(await next()).toBe('Which pizza?')
  ann.press('Funghi')
  expect(await next()).toBe('How many of Funghi?')
  ann.send('ten')
  expect(await next()).toBe('count: expected a whole number from 1 to 9, got "ten"\n\nHow many of Funghi?')
  ann.send('2')
  expect(await next()).toBe('How does it come to you?')
  await close()

  const closeAgain = await open()
  onTestFinished(closeAgain)
  ann.press('Bring it')
  expect(await next()).toBe('Which street, and which number?')
  ann.send('Main St 1')
  expect(await next()).toBe('In which city?')
  ann.send('Bern')
  expect(await next()).toBe('2 × Funghi, to Bern?')
  ann.press('Order')
  expect(await next()).toBe('Thank you! 24 €, in half an hour.')
  ann.press('Begin again')
  expect(await ann.answered()).toMatchObject({})
})
