// Feedback of a person, and an owner who reads it. The bot ends in the middle of a question.

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Stage } from '../../stage/Stage.ts'

export const key = Buffer.alloc(32, 7).toString('base64')

export const story = async ({ emulator, folder, live }: Stage): Promise<void> => {
  const [olga, ann] = [emulator.user({ first_name: 'Olga' }), emulator.user({ first_name: 'Ann' })]
  const next = async () => (await ann.received()).text
  const read = async () => (await olga.received()).text

  await live({ FEEDBACK_KEY: key, OWNERS: `${olga.user.id}` })
  ann.send('/feedback')
  expect(await next()).toBe('How was it?')
  ann.press('🙂 Good')
  expect(await next()).toBe('What is it about?')
  ann.press('Food')
  expect((await ann.received()).reply_markup?.inline_keyboard[0]?.[0]?.text).toBe('✓ Food')
  await live()
  ann.press('Place')
  expect((await ann.received()).reply_markup?.inline_keyboard[0]?.[2]?.text).toBe('✓ Place')
  ann.press('Done')
  expect(await next()).toBe('Tell us more about: Food, Place.')
  ann.send('Lovely soup')
  expect(await next()).toBe('🙂 Good: Lovely soup\n\nShall we send it?')
  ann.press('Send')
  expect(await next()).toBe('Thank you!')
  ann.send('/read')
  expect(emulator.calls('sendMessage').some(({ params }) => params.text === 'Feedback: 1')).toBe(false)

  olga.send('/read')
  expect(await read()).toBe('Feedback: 1')
  olga.press('🙂 Good · Ann')
  expect(await read()).toBe('Ann, 🙂 Good, Food, Place\n\nLovely soup')
  const files = readdirSync(folder)
  expect(files).toContain('bot.db')
  for (const file of files) expect(readFileSync(join(folder, file)).includes('Lovely soup')).toBe(false)
  olga.press('Delete')
  expect(await read()).toBe('Delete what Ann wrote?')
  olga.press('Yes')
  expect(await read()).toBe('Feedback: 0')
}
