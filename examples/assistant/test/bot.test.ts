// The assistant on the emulator: a rich answer, its history, an approval, a stop.

import { makeEmulator } from '@pipegram/emulator'
import { E, Store, start } from 'pipegram'
import { expect, it, onTestFinished } from 'vitest'
import { assistant, type Model } from '../bot.ts'
import { local } from '../local.ts'

const stage = async (model: Model) => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const bot = assistant(model, Store.makeMemoryStore())
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot, deadline: 1 })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return { emulator, ann: emulator.user({ first_name: 'Ann' }) }
}

it('answers with a table, remembers what was said, and forgets it after a yes', async () => {
  const { ann } = await stage(local)
  ann.send('Hello there')
  const answer = await ann.received()
  expect(answer.rich_message?.blocks.map(({ type }) => type)).toEqual([
    'heading',
    'blockquote',
    'paragraph',
    'table',
  ])
  expect(JSON.stringify(answer.rich_message)).toContain('"text":["1"]')
  ann.send('And again')
  expect(JSON.stringify((await ann.received()).rich_message)).toContain('"text":["3"]')
  ann.send('Please forget it all')
  expect((await ann.received()).text).toBe('Shall I forget this talk?')
  ann.press('Yes')
  expect((await ann.received()).text).toBe('Shall I forget this talk?\n\n✓ Yes')
  expect(JSON.stringify((await ann.received()).rich_message)).toContain('The talk is forgotten.')
})

it('stops at once, and keeps what it has said', async () => {
  const signals: Array<AbortSignal> = []
  const { emulator, ann } = await stage(async function* ({ signal }) {
    signals.push(signal)
    yield 'Half an answer'
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
  })
  ann.send('Hello')
  await emulator.next((event) => event._tag === 'Drafted' && event.text.includes('Half'))
  ann.send('/stop')
  const [first, second] = await ann.received(2)
  expect([first?.text, second?.text].filter((text) => text !== undefined)).toEqual(['Stopped.'])
  expect(JSON.stringify([first?.rich_message, second?.rich_message])).toContain('Half an answer')
  expect(signals[0]?.aborted).toBe(true)
})
