// Reminders whose bot is killed before they are due.

import { expect, it } from 'vitest'
import { killed } from '../../stage/Stage.ts'

it('reminds after a kill, and keeps the other reminders', { timeout: 240_000 }, async () => {
  const { emulator, live } = await killed(new URL('../main.ts', import.meta.url))
  const ann = emulator.user({ first_name: 'Ann' })
  // The last command may come again after the kill, and with it its answer.
  const nextOf = async (isIt: (text: string) => boolean): Promise<string> => {
    const { text = '' } = await ann.received()
    return isIt(text) ? text : nextOf(isIt)
  }
  const next = async () => (await ann.received()).text

  await live()
  ann.send('/remind 2h Call Bob')
  expect(await next()).toBe('I shall remind you.')
  ann.send('/remind 4s Tea')
  expect(await next()).toBe('I shall remind you.')
  await live()
  expect(await nextOf((text) => text === 'Tea')).toBe('Tea')
  ann.send('/reminders')
  expect(await nextOf((text) => text.startsWith('1.'))).toContain('Call Bob')
  expect(emulator.calls('sendMessage').filter(({ params }) => params.text === 'Tea')).toHaveLength(1)
})
