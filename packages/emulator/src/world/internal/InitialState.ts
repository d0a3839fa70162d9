// The state of an emulator before anything happens.

import type { User } from '@pipegram/core/Types'
import { noWebhook, type State } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** A bot, and nobody else. Its first update has a number, of which the first dice comes, too. */
export const startOf = (me: User, local: boolean, firstUpdate: number): State => ({
  me,
  bot: asSender(me),
  local,
  users: SortedMap.set(me.id, asSender(me))(SortedMap.empty),
  rooms: SortedMap.empty,
  lastMessage: 0,
  queue: UpdateQueue.make(firstUpdate),
  queries: SortedMap.empty,
  lastQuery: 0,
  searches: SortedMap.empty,
  answers: new Map(),
  inlineMessages: SortedMap.empty,
  feedback: false,
  checkouts: SortedMap.empty,
  charges: SortedMap.empty,
  links: SortedMap.empty,
  commands: new Map(),
  files: SortedMap.empty,
  lastAlbum: 0,
  lastPoll: 0,
  luck: firstUpdate % 0x7fffffff,
  webhook: noWebhook,
  loggedOut: false,
})

// private

// What a bot can do is shown by getMe alone.
const asSender = ({ id, is_bot, first_name, last_name, username }: User): User => ({
  id,
  is_bot,
  first_name,
  ...(last_name === undefined ? {} : { last_name }),
  ...(username === undefined ? {} : { username }),
})
