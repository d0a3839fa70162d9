import { join } from 'node:path'
import { encrypted, sqliteStore, type ClosableStore } from 'pipegram/storage'
import { personalData } from 'pipegram/updates'
import { expect, it } from 'vitest'
import { restarted } from '../../stage/Stage.ts'
import { feedback } from '../bot.ts'
import { key, story } from './Story.ts'

const sealed = (file: ClosableStore) => encrypted({ current: '1', keys: { 1: key } })(file)

const staged = () => restarted((file, { OWNERS }) => ({ bot: feedback(sealed(file), [Number(OWNERS)]) }))

it('keeps what people write, encrypted, over a restart, for its owners', async () => story(await staged()))

it('forgets what a person wrote who asks for it', async () => {
  const { emulator, folder, live } = await staged()
  const [olga, ann] = [emulator.user({ first_name: 'Olga' }), emulator.user({ first_name: 'Ann' })]
  await live({ OWNERS: `${olga.user.id}` })
  const says = async (act: () => unknown) => {
    act()
    return (await ann.received()).text
  }
  await says(() => ann.send('/feedback'))
  await says(() => ann.press('🙁 Bad'))
  await says(() => ann.press('Food'))
  await says(() => ann.press('Done'))
  await says(() => ann.send('Cold soup'))
  expect(await says(() => ann.press('Send'))).toBe('Thank you!')
  olga.send('/read')
  expect((await olga.received()).text).toBe('Feedback: 1')

  const file = sqliteStore(join(folder, 'bot.db'))
  const me = { id: Number.parseInt(emulator.token, 10) }
  const { exportUser } = personalData({ stores: [sealed(file)] }).of(me)
  const kept = async () => JSON.stringify(await exportUser(ann.user.id)())
  expect(await kept()).toContain('"text":"Cold soup"')
  expect(await says(() => ann.send('/forget'))).toBe('What you told us is erased.')
  expect(await kept()).not.toContain('Cold soup')
  await file.close()

  olga.press('🙁 Bad · Ann')
  expect((await olga.received()).text).toBe('Feedback: 0')
})
