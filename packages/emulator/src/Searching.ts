// A person's search through the inline mode of the bot: what it offers, the next page, and the choice.
// https://core.telegram.org/bots/inline

import type { Message as Said, User } from '@pipegram/core/Types'
import { describe } from './Happening.ts'
import * as Inline from './Inline.ts'
import type { Offered } from './State.ts'
import { lastCalls, type World } from './World.ts'

// model

/** What a person typed after the bot's name, in a chat. */
export interface Search {
  /** Of the query that the bot is told of. */
  readonly id: string
  /** What the bot offers. Rejects when it has not answered in time. */
  readonly found: () => Promise<Offered>
  /** Looks for the next page, once something was found that has one. */
  readonly more: () => Search
  /** Sends a result into the chat, by its id. */
  readonly choose: (result_id: string) => Said
}

// constructors

/** Types after the bot's name in a chat. */
export const makeSearch = (world: World, user: User, chat_id: number, query: string, offset = ''): Search => {
  const id = world.act(Inline.search(user, chat_id, query, offset))
  const answers = world
    .logOf(chat_id)
    .read(
      ({ found }) =>
        `${user.first_name} searched for ${JSON.stringify(query)} and found nothing${found.map(describe).join(', ')}. ${lastCalls(world)}`,
    )
  return {
    id,
    found: async () => {
      const known = Inline.offeredTo(world.state(), id)
      if (known !== undefined) return known
      const [one] = await answers.take(
        1,
        (happening) => happening._tag === 'Offered' && happening.query_id === id,
      )
      if (one?._tag !== 'Offered') throw new Error('The log gave something that was not asked for.')
      return one.offered
    },
    more: () => {
      const next_offset = Inline.offeredTo(world.state(), id)?.next_offset
      if (next_offset === undefined || next_offset === '')
        throw new Error(
          `This cannot be done: ${next_offset === undefined ? 'the bot has not answered yet' : 'this is the last page'}.`,
        )
      return makeSearch(world, user, chat_id, query, next_offset)
    },
    choose: (result_id) => world.act(Inline.choose(id, result_id)),
  }
}
