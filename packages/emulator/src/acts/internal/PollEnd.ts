// The end of polls whose time is over.
// https://core.telegram.org/bots/api#poll

import type { Poll } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { isOwn } from '../../messages/internal/polls/PollMessage.ts'
import type { Act } from '../../state/internal/Act.ts'
import { messageIn, withMessage } from '../../state/internal/Lookup.ts'
import type { State, TimedPoll } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'

// constructors

/** Closes the polls whose time is over. The bot gets an update about each of its own polls. */
export const closePolls: Act<undefined> = (state, now) => {
  const isDue = ({ close_date }: TimedPoll): boolean => close_date <= toSeconds(now)
  const rest: State = { ...state, timedPolls: state.timedPolls.filter((one) => !isDue(one)) }
  const next = state.timedPolls.filter(isDue).reduce((done, one) => closed(done, one, now), rest)
  return E.right([next, undefined])
}

// private

const closed = (state: State, { chat_id, message_id }: TimedPoll, now: Millis): State => {
  const kept = messageIn(state, chat_id, message_id)
  if (kept?.message.poll === undefined || kept.message.poll.is_closed) return state
  const poll: Poll = { ...kept.message.poll, is_closed: true }
  const next = withMessage({ ...kept, message: { ...kept.message, poll } })(state)
  return isOwn(state, kept) ? { ...next, queue: UpdateQueue.push({ poll }, now)(next.queue) } : next
}
