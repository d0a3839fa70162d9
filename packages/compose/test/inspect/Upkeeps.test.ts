// What the parts of a bot need: each step that keeps values says in which store.

import {
  chatMembers,
  commands,
  converse,
  dedupe,
  dialog,
  ask,
  handled,
  outbox,
  pipeline,
  choose,
  says,
  session,
  throttle,
  upkeepsOf,
  use,
} from '@pipegram/compose'
import { NonEmptyString } from '@pipegram/core/Argument'
import { makeMemoryStore, prefixed } from '@pipegram/core/Store'
import * as t from 'io-ts'
import { expect, it } from 'vitest'

it('upkeepsOf gives the store of each step that keeps values', () => {
  const base = makeMemoryStore()
  const stores = Array.from({ length: 6 }, (_, i) => prefixed(`${i} `)(base))
  const [first = base, second = base, third = base, fourth = base, fifth = base, sixth = base] = stores
  const name = dialog('name', ask('name', 'Name?', NonEmptyString))
  const bot = pipeline(
    use(dedupe({ store: first })),
    use(outbox({ store: second })),
    use(throttle({ per: 'user', limit: 20, window: '1m', store: third })),
    use(session({ per: 'user', store: fourth, codec: t.number, initial: 0 })),
    choose(
      chatMembers({ store: fifth }).watch,
      converse(name, { store: sixth, done: () => handled }),
      commands({ start: says('Hello') }),
    ),
  )
  expect(upkeepsOf(bot).map(({ store }) => stores.findIndex((each) => each === store))).toEqual([
    0, 1, 2, 3, 4, 5,
  ])
})

it('upkeepsOf gives no store of a step that keeps nothing', () => {
  const bot = pipeline(use(dedupe()), use(throttle({ per: 'user', limit: 20, window: '1m' })), commands({}))
  expect(upkeepsOf(bot)).toEqual([])
})
