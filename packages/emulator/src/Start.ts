// What an emulator knows before anything happened.

import type { User } from '@pipegram/core/Types'
import * as Queue from './Queue.ts'
import * as Sorted from './Sorted.ts'
import { noWebhook, type State } from './State.ts'

// constructors

/** A bot, and nobody else. Its first update has a number, of which the first dice comes, too. */
export const startOf = (me: User, local: boolean, firstUpdate: number): State => ({
  me,
  bot: asSender(me),
  local,
  users: Sorted.set(me.id, asSender(me))(Sorted.empty),
  rooms: Sorted.empty,
  lastMessage: 0,
  queue: Queue.make(firstUpdate),
  queries: Sorted.empty,
  lastQuery: 0,
  searches: Sorted.empty,
  answers: new Map(),
  inlineMessages: Sorted.empty,
  feedback: false,
  checkouts: Sorted.empty,
  charges: Sorted.empty,
  links: Sorted.empty,
  commands: new Map(),
  files: Sorted.empty,
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
