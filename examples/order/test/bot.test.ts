// Orders at the pizzeria, which is restarted in the middle of one.

import { expect, it } from 'vitest'
import { restarted } from '../../stage/Stage.ts'
import { pizzeria } from '../bot.ts'

it('takes an order with buttons, over a restart', async () => {
  const { emulator, live } = await restarted((store) => ({ bot: pizzeria(store) }))
  const ann = emulator.user({ first_name: 'Ann' })
  const next = async () => (await ann.received()).text

  await live()
  ann.send('/order')
  expect(await next()).toBe('Which pizza?')
  ann.press('Funghi')
  expect(await next()).toBe('How many of Funghi?')
  ann.send('ten')
  expect(await next()).toBe('count: expected a whole number from 1 to 9, got "ten"\n\nHow many of Funghi?')
  ann.send('2')
  expect(await next()).toBe('How does it come to you?')
  await live()
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
