// A vote of a person in a poll.
// https://core.telegram.org/bots/api#pollanswer

import type { PollAnswer, Poll, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { isOwn, isClosed } from '../../messages/internal/polls/PollMessage.ts'
import type { Act } from '../../state/internal/Act.ts'
import { withMessage, messageIn } from '../../state/internal/Lookup.ts'
import type { StoredMessage } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { enter } from './ChatEntry.ts'

// constructors

/** Votes for options by index or text, instead of an earlier vote. No option takes the vote back. */
export const vote =
  (user: User, chat_id: number, message_id: number, choice: ReadonlyArray<number | string>): Act<undefined> =>
  (state, now) => {
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    const kept = messageIn(state, chat_id, message_id)
    const asked = kept?.message.poll
    if (kept === undefined || asked === undefined) return E.left(`message ${message_id} is not a poll`)
    if (isClosed(asked, now)) return E.left('the poll is closed')
    const places = choice.map((one) =>
      typeof one === 'number' ? one : asked.options.findIndex(({ text }) => text === one),
    )
    const strange = choice.find((_, i) => asked.options[places[i] ?? -1] === undefined)
    if (strange !== undefined) {
      const texts = asked.options.map(({ text }) => `"${text}"`).join(', ')
      return E.left(`the poll has no option ${JSON.stringify(strange)}, but ${texts}`)
    }
    const option_ids: ReadonlyArray<number> = [...new Set(places)].sort((a, b) => a - b)
    const before = SortedMap.get(user.id)(kept.votes) ?? []
    if (option_ids.length > 1 && !asked.allows_multiple_answers) return E.left('the poll allows one answer')
    if (before.length > 0 && !asked.allows_revoting) return E.left('the poll does not allow another answer')
    if (option_ids.join() === before.join()) return E.right([state, undefined])
    const votes =
      option_ids.length === 0
        ? SortedMap.remove(user.id)(kept.votes)
        : SortedMap.set(user.id, option_ids)(kept.votes)
    const given = SortedMap.values(votes).flat()
    const counted: Poll = {
      ...asked,
      total_voter_count: SortedMap.size(votes),
      options: asked.options.map((option, place) => ({
        ...option,
        voter_count: given.filter((one) => one === place).length,
      })),
    }
    const { votes: _, ...rest } = kept
    const voted: StoredMessage = votes === undefined ? rest : { ...rest, votes }
    const next = withMessage({ ...voted, message: { ...kept.message, poll: counted } })(state)
    // The bot gets no updates about polls of others.
    if (!isOwn(state, kept)) return E.right([next, undefined])
    const poll_answer: PollAnswer = {
      poll_id: asked.id,
      user,
      option_ids,
      option_persistent_ids: option_ids.map((place) => asked.options[place]?.persistent_id ?? ''),
    }
    const queue = asked.is_anonymous ? next.queue : UpdateQueue.push({ poll_answer }, now)(next.queue)
    return E.right([{ ...next, queue: UpdateQueue.push({ poll: counted }, now)(queue) }, undefined])
  }
