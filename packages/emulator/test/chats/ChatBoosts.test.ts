// Which chats have boosts, and who may read them.

import { expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, result, refused } = makeStage()

test('boosts are read in supergroups and channels, by an administrator', async () => {
  const emulator = await start()
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const boostsIn = (chat_id: number) => ['getUserChatBoosts', { chat_id, user_id: ann.id }] as const
  const words = 'Bad Request: method is available for supergroup and channel chats only'
  const basic = emulator.group({ title: 'Old', type: 'group', members: [ann], bot: 'administrator' })
  expect(await refused(...boostsIn(ann.id))).toBe(words)
  expect(await refused(...boostsIn(basic.id))).toBe(words)
  const member = emulator.group({ title: 'G', members: [ann], bot: 'member' })
  expect(await refused(...boostsIn(member.id))).toBe('Bad Request: CHAT_ADMIN_REQUIRED')
  for (const type of ['supergroup', 'channel'] as const) {
    const chat = emulator.group({ title: 'C', type, members: [ann], bot: 'administrator' })
    expect(await result(...boostsIn(chat.id))).toEqual({ boosts: [] })
  }
})
