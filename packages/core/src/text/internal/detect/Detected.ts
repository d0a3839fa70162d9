// All entities that Telegram detects in a text, including those that it does not send to bots.

import { apart, sort, type Entity, type EntityPlace } from '../entities/Kind.ts'
import { cards } from './Cards.ts'
import { links, ownLinks } from './Links.ts'
import { cashtags, commands, hashtags, mentions } from './Words.ts'

// constructors

/**
 * The entities, sorted and disjoint. If two overlap, the one that begins first stays; at the same offset, the
 * longer one.
 */
export const fromText = (text: string): ReadonlyArray<Entity> => {
  const found: Array<Entity> = []
  const add = (type: Entity['type'], places: ReadonlyArray<EntityPlace>): void => {
    for (const { offset, length } of places) found.push({ type, offset, length })
  }
  // Most texts have at most one of these characters. A search for the character is cheaper than a search for
  // the pattern.
  if (text.includes('@')) add('mention', mentions(text))
  if (text.includes('/')) add('bot_command', commands(text))
  if (text.includes('#')) add('hashtag', hashtags(text))
  if (text.includes('$')) add('cashtag', cashtags(text))
  add('bank_card_number', cards(text))
  if (text.includes('://')) add('url', ownLinks(text))
  if (text.includes('.')) for (const link of links(text)) found.push(link)
  return found.length < 2 ? found : apart(sort(found))
}
