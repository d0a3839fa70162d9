// A search of a person through the inline mode of the bot, and the choice of a result.
// https://core.telegram.org/bots/inline

import { defined } from '@pipegram/core/Defined'
import type { Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { patience, keyOf } from '../../queries/internal/InlineQueries.ts'
import type { Act } from '../../state/internal/Act.ts'
import type { State, StoredInlineQuery } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { sendResult } from './apps/ResultMessage.ts'
import { enter } from './ChatEntry.ts'

// constructors

/**
 * Types a query after the name of the bot. Returns the id of the query. If an earlier answer can be used
 * again, the bot gets no update.
 */
export const search =
  (user: User, chat_id: number, query: string, offset: string): Act<string> =>
  (state, now) => {
    if (state.me.supports_inline_queries !== true)
      return E.left(
        'the bot has no inline mode: make the emulator with bot: { supports_inline_queries: true }',
      )
    if (Array.from(query).length > 256) return E.left('an inline query has at most 256 characters')
    const entered = enter(state, user, chat_id, now, 'can_send_other_messages')
    if (E.isLeft(entered)) return entered
    const { type } = entered.right.chat
    const id = state.lastQuery + 1
    const seconds = toSeconds(now)
    const known = [keyOf(undefined, query, offset), keyOf(user, query, offset)]
      .map((key) => state.answers.get(key))
      .find((one) => one !== undefined && one.until > seconds)
    const asked: StoredInlineQuery = defined({
      from: user,
      chat_id,
      query,
      offset,
      expires: seconds + patience,
      offered: known?.offered,
    })
    const next: State = {
      ...state,
      lastQuery: id,
      searches: SortedMap.set(id, asked)(withoutOld(state.searches)),
    }
    if (known !== undefined) return E.right([next, String(id)])
    const inline_query = {
      id: String(id),
      from: user,
      chat_type: type === 'private' ? ('sender' as const) : type,
      query,
      offset,
    }
    return E.right([{ ...next, queue: UpdateQueue.push({ inline_query }, now)(next.queue) }, String(id)])
  }

/** Chooses a result: it is sent into the chat. With feedback on, the bot gets an update. */
export const choose =
  (query_id: string, result_id: string): Act<Message> =>
  (state, now) => {
    const asked = SortedMap.get(Number(query_id))(state.searches)
    if (asked?.offered === undefined) return E.left('the bot has not answered the query')
    const { from, chat_id, query, offered } = asked
    const result = offered.results.find(({ id }) => id === result_id)
    if (result === undefined) {
      const ids = offered.results.map(({ id }) => `"${id}"`).join(', ')
      return E.left(`there is no result "${result_id}", but ${ids || 'none'}`)
    }
    const sent = sendResult(from, chat_id, result)(state, now)
    if (E.isLeft(sent)) return sent
    const [next, { message, inline_message_id }] = sent.right
    if (!next.feedback) return E.right([next, message])
    const chosen_inline_result = defined({ result_id, from, query, inline_message_id })
    return E.right([{ ...next, queue: UpdateQueue.push({ chosen_inline_result }, now)(next.queue) }, message])
  }

// private

const withoutOld = (searches: State['searches']): State['searches'] => {
  // People can choose a result for a long time. At most a thousand searches stay open.
  const oldest = SortedMap.size(searches) < 1000 ? undefined : SortedMap.first(searches)
  return oldest === undefined ? searches : SortedMap.remove(oldest[0])(searches)
}
