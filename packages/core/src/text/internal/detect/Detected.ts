// All that Telegram finds in a text by itself, with what it does not tell bots.

import { apart, sort, type Entity, type EntityPlace } from '../entities/Kind.ts'
import { cards } from './Cards.ts'
import { links, ownLinks } from './Links.ts'
import { cashtags, commands, hashtags, mentions } from './Words.ts'

// constructors

/** What is found, in order and apart: of two that touch, the one that begins first stays, then the longer. */
export const fromText = (text: string): ReadonlyArray<Entity> => {
  const found: Array<Entity> = []
  const add = (type: Entity['type'], places: ReadonlyArray<EntityPlace>): void => {
    for (const { offset, length } of places) found.push({ type, offset, length })
  }
  // Most texts hold one of these signs or none. To search for what follows a sign costs more than to look for
  // the sign.
  if (text.includes('@')) add('mention', mentions(text))
  if (text.includes('/')) add('bot_command', commands(text))
  if (text.includes('#')) add('hashtag', hashtags(text))
  if (text.includes('$')) add('cashtag', cashtags(text))
  add('bank_card_number', cards(text))
  if (text.includes('://')) add('url', ownLinks(text))
  if (text.includes('.')) for (const link of links(text)) found.push(link)
  return found.length < 2 ? found : apart(sort(found))
}
