// The state of an emulator before anything happens.

import { defined } from '@pipegram/core/Defined'
import type { BotFullInfo, User } from '@pipegram/core/Types'
import { noWebhook, type State } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** A bot without people. The id of its first update is also the seed of the dice. */
export const initialState = (me: BotFullInfo, local: boolean, firstUpdate: number): State => ({
  me,
  bot: asSender(me),
  local,
  synthesise: false,
  users: SortedMap.set(me.id, asSender(me))(SortedMap.empty),
  rooms: SortedMap.empty,
  lastMessage: 0,
  history: defaultHistory,
  posted: 0,
  queue: UpdateQueue.emptyQueue(firstUpdate),
  queries: SortedMap.empty,
  lastQuery: 0,
  searches: SortedMap.empty,
  answers: new Map(),
  inlineMessages: SortedMap.empty,
  feedback: false,
  callbackMode: 'default',
  checkouts: SortedMap.empty,
  charges: SortedMap.empty,
  links: SortedMap.empty,
  commands: new Map(),
  profile: new Map(),
  defaultRights: {},
  menuButtons: SortedMap.empty,
  files: SortedMap.empty,
  lastAlbum: 0,
  lastPoll: 0,
  timedPolls: [],
  luck: firstUpdate % 0x7fffffff,
  webhook: noWebhook,
  loggedOut: false,
})

/** How many messages all chats together keep by default: about 150 MB. */
export const defaultHistory = 100_000

// private

// Only getMe shows the abilities of a bot.
const asSender = ({ id, is_bot, first_name, last_name, username }: BotFullInfo): User =>
  defined({ id, is_bot, first_name, last_name, username })
