// Albums whose messages reach the bot one after the other, as on Telegram.

import { expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { clock, start, result } = makeStage()

test('the messages of two albums come apart, and in between each other', async () => {
  const emulator = await start()
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  const group = emulator.group({ title: 'Friends', members: [ann, bob] })
  const three = [{ photo: {} }, { photo: {} }, { photo: {} }]
  const anns = ann.in(group).album(three, { apart: 150 })
  clock.advance(50)
  bob.in(group).album(three, { apart: 150 })
  expect(anns.map(({ message_id }) => message_id)).toEqual([1, 2, 3])
  const seen = async (): Promise<ReadonlyArray<unknown>> => {
    const found: ReadonlyArray<{ readonly message: { readonly message_id: number } }> = await result(
      'getUpdates',
      { offset: 1, limit: 100 },
    )
    return found.map(({ message }) => message.message_id)
  }
  expect(await seen()).toEqual([1, 4])
  clock.advance(99)
  bob.in(group).send('in between')
  clock.advance(1)
  clock.advance(4000)
  expect(await seen()).toEqual([1, 4, 7, 2, 5, 3, 6])
  expect(new Set(group.messages().map(({ media_group_id }) => media_group_id)).size).toBe(3)
})
