// One person passed a throttle by writing as ever new channels, by voting in an anonymous poll, by reactions
// that are only counted, and by made-up names of commands.

import { throttle, type ThrottleOptions } from '@pipegram/compose'
import * as Id from '@pipegram/core/Id'
import type { Poll, Update } from '@pipegram/core/Types'
import { ann, message } from '@pipegram/testing/Build'
import { makeTestClock } from '@pipegram/testing/TestClock'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

const group = { id: -1001, type: 'supergroup', title: 'Group' } as const
const many = Array.from({ length: 500 }, (_, i) => i)

// How many of the updates pass.
const passed = async (
  per: ThrottleOptions['per'],
  updates: ReadonlyArray<Update>,
  limit = 2,
): Promise<number> => {
  const guard = throttle({ per, limit, window: '1m', excess: 'drop', clock: makeTestClock() })
  let count = 0
  for (const update of updates)
    await guard({ update }, () => {
      count += 1
      return TE.right('handled')
    })()
  return count
}

const asChannel = (id: number): Update => ({
  update_id: 1,
  message: {
    ...message('x', { from: { ...ann, id: Id.channelBot, is_bot: true }, chat: group }),
    sender_chat: { id, type: 'channel', title: 'C' },
  },
})

const vote = (id: string, is_closed = false): Update => {
  const poll: Poll = {
    id,
    question: 'Q',
    options: [],
    total_voter_count: 0,
    is_closed,
    is_anonymous: true,
    type: 'regular',
    allows_multiple_answers: false,
    allows_revoting: false,
    members_only: false,
  }
  return { update_id: 1, poll }
}

it('posts as ever new channels are limited, and channels are still told apart', async () => {
  expect(
    await passed(
      'user',
      many.map((n) => asChannel(-n - 2_000)),
    ),
  ).toBe(22)
  expect(await passed('user', [-1, -2, -1, -2, -1].map(asChannel))).toBe(4)
})

it.each(['user', 'chat'] as const)('votes in an anonymous poll are limited per %s', async (per) => {
  expect(await passed(per, [...many.map(() => vote('1')), vote('2')])).toBe(3)
  expect(await passed(per, [...many.map(() => vote('1')), vote('1', true)])).toBe(3)
})

it.each(['user', 'chat'] as const)('counts of reactions are limited per %s', async (per) => {
  const counts = { chat: group, message_id: 1, date: 1, reactions: [] }
  expect(
    await passed(
      per,
      many.map((n) => ({ update_id: n, message_reaction_count: counts })),
    ),
  ).toBe(2)
})

it('made-up names of commands are limited, and commands are still told apart', async () => {
  const command = (name: string): Update => ({ update_id: 1, message: message(`/${name}`) })
  expect(
    await passed(
      'command',
      many.map((n) => command(`made_up_${n}`)),
    ),
  ).toBe(22)
  expect(await passed('command', ['a', 'b', 'a', 'b', 'a'].map(command))).toBe(4)
})
