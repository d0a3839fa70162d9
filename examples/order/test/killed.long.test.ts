// An order whose bot is killed twice: before an answer, and at the last question.

import { expect, it } from 'vitest'
import { killed } from '../../stage/Stage.ts'

it('goes on with an order where it was after each kill', { timeout: 240_000 }, async () => {
  const { emulator, live } = await killed(new URL('../main.ts', import.meta.url))
  const ann = emulator.user({ first_name: 'Ann' })
  // The one message that was being sent at a kill may come again.
  let last: string | undefined
  const next = async (): Promise<string | undefined> => {
    const { text } = await ann.received()
    if (text === last) return next()
    last = text
    return text
  }

  await live()
  ann.send('/order')
  expect(await next()).toBe('Which pizza?')
  ann.press('Funghi')
  expect(await next()).toBe('How many of Funghi?')
  await live()
  ann.send('2')
  expect(await next()).toBe('How does it come to you?')
  ann.press('Bring it')
  expect(await next()).toBe('Which street, and which number?')
  ann.send('Main St 1')
  expect(await next()).toBe('In which city?')
  ann.send('Bern')
  expect(await next()).toBe('2 × Funghi, to Bern?')
  await live()
  ann.press('Order')
  expect(await next()).toBe('Thank you! 24 €, in half an hour.')
  await emulator.idle()
  const texts = emulator.calls('sendMessage').map(({ params }) => params.text)
  expect(new Set(texts).size).toBe(7)
  // One for each kill at most.
  expect(texts.length).toBeLessThanOrEqual(9)
})
