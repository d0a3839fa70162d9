// People who join groups by themselves.

import { expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, result } = makeStage()

test('a person joins neither a group that is not there nor one that banned the person', async () => {
  const emulator = await start()
  const ann = emulator.user({ first_name: 'Ann' })
  const group = emulator.group({ title: 'G', bot: 'administrator' })
  expect(() => ann.join({ ...group, id: -4 })).toThrow('This cannot be done')
  await result('banChatMember', { chat_id: group.id, user_id: ann.id })
  expect(() => ann.join(group)).toThrow('Ann was banned from "G"')
  await result('unbanChatMember', { chat_id: group.id, user_id: ann.id })
  ann.join(group)
  expect(await result('getChatMember', { chat_id: group.id, user_id: ann.id })).toMatchObject({
    status: 'member',
  })
})
