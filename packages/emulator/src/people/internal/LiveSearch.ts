// A search, bound to a world.

import type { User } from '@pipegram/core/Types'
import * as BotSearch from '../../acts/internal/BotSearch.ts'
import * as InlineQueries from '../../queries/internal/InlineQueries.ts'
import { lastCalls } from '../../world/internal/LastCalls.ts'
import type { World } from '../../world/internal/World.ts'
import type { InlineSearch } from '../InlineSearch.ts'

// constructors

/** Types a query after the name of the bot in a chat. */
export const makeSearch = (
  world: World,
  user: User,
  chat_id: number,
  query: string,
  offset = '',
): InlineSearch => {
  const id = world.act(BotSearch.search(user, chat_id, query, offset))
  const answers = world
    .logOf(chat_id)
    .read(
      () => `${user.first_name} searched for ${JSON.stringify(query)} and found nothing. ${lastCalls(world)}`,
    )
  return {
    id,
    found: async () => {
      const known = InlineQueries.answerOf(world.state(), id)
      if (known !== undefined) return known
      const [one] = await answers.take(1, (event) => event._tag === 'Offered' && event.query_id === id)
      if (one?._tag !== 'Offered') throw new Error('The log gave something that was not asked for.')
      return one.offered
    },
    more: () => {
      const next_offset = InlineQueries.answerOf(world.state(), id)?.next_offset
      if (next_offset === undefined) throw new Error('This cannot be done: the bot has not answered yet.')
      if (next_offset === '') throw new Error('This cannot be done: this is the last page.')
      return makeSearch(world, user, chat_id, query, next_offset)
    },
    choose: (result_id) => world.act(BotSearch.choose(id, result_id)),
  }
}
