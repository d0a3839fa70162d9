// The decoder takes a string for an integer. What reads an update before the decoder must do the same: the id
// would be unknown, and the data of a user would not be found.

import { expect, it } from 'vitest'
import { idOf } from '../../src/Batch.ts'
import { isAbout, toInboxUpdate } from '../../src/inbox/RawUpdate.ts'

const ann = { id: '1001', is_bot: false, first_name: 'Ann' }
const chat = { id: '-17', type: 'group', title: 'Friends' }
const raw = { update_id: '7', message: { message_id: '1', date: '1', chat, from: ann, text: 'Hi' } }

it('an update with strings for integers has its id', () => {
  expect(idOf(raw)).toBe(7)
  expect(toInboxUpdate(raw, ({ update_id }) => `lane ${update_id}`)).toMatchObject({ id: 7, lane: 'lane 7' })
  for (const update_id of ['07', '7.0', 'x', '', null, {}])
    expect(idOf({ ...raw, update_id })).toBe(undefined)
})

it('an update with strings for integers is about its user and its chat', () => {
  const joined = { update_id: 1, message: { new_chat_members: [ann] } }
  expect([1001, -17, 1002].map((id) => isAbout(id)(raw))).toEqual([true, true, false])
  expect([1001, -17].map((id) => isAbout(id)(joined))).toEqual([true, false])
})
