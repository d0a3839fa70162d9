import { join } from 'node:path'
import { E } from 'pipegram'
import { sqliteStore } from 'pipegram/storage'
import { personalData } from 'pipegram/updates'
import { expect, it } from 'vitest'
import { restarted } from '../../stage/Stage.ts'
import { quizBot } from '../bot.ts'
import { story } from './Story.ts'

it('counts right answers, and closes its poll after a restart', async () =>
  story(await restarted((store) => quizBot(store, '1s'))))

it('forgets the votes and the score of a player who asks for it', async () => {
  const stage = await restarted((store) => quizBot(store, '1s'))
  const { emulator, folder, live } = stage
  const ann = emulator.user({ first_name: 'Ann' })
  await live()
  ann.send('/quiz')
  const { message_id, poll } = await ann.received()
  const right = poll?.options.findIndex(({ text }) => ['Saturn', '97', 'The giraffe'].includes(text)) ?? -1
  ann.vote(message_id, right)
  const text = async (): Promise<string> => (await ann.received()).text ?? (await text())
  expect(await text()).toBe('1. Ann: 1')
  const store = sqliteStore(join(folder, 'bot.db'))
  const { exportUser } = personalData({ stores: [store] }).of({ id: Number.parseInt(emulator.token, 10) })
  const kept = async () => JSON.stringify(await exportUser(ann.user.id)())
  expect(await kept()).toContain('"won"')
  expect(await kept()).toContain('"options"')
  ann.send('/forget')
  expect(await text()).toBe('Your votes and scores are erased.')
  expect(await kept()).not.toContain('"won"')
  expect(await kept()).not.toContain('"options"')
  ann.send('/board')
  expect(await text()).toBe('Nobody was right so far.')
  const all = await store.list('')()
  const keys = E.isRight(all) ? all.right.keys : []
  const values = await Promise.all(keys.map((key) => store.get(key)()))
  expect(keys.length).toBeGreaterThan(0)
  // What the bot has sent to her since then.
  const others = values.filter((_, i) => keys[i]?.includes(' outbox ') !== true)
  expect(JSON.stringify(others)).not.toContain('Ann')
  await store.close()
})
