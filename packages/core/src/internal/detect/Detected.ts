// All that Telegram finds in a text by itself, with what it does not tell bots.

import { apart, sort, type Entity } from '../entities/Kind.ts'
import { cards } from './Cards.ts'
import { links, ownLinks } from './Links.ts'
import { cashtags, commands, hashtags, mentions } from './Words.ts'

// constructors

/** What is found, in order and apart: of two that touch, the one that begins first stays, then the longer. */
export const fromText = (text: string): ReadonlyArray<Entity> => {
  // Nothing below is found without one of these: most texts are done here.
  if (!/[@/#$.:]|\d[\d -]{12}/.test(text)) return []
  const found: Array<Entity> = [
    ...mentions(text).map((place) => ({ type: 'mention' as const, ...place })),
    ...commands(text).map((place) => ({ type: 'bot_command' as const, ...place })),
    ...hashtags(text).map((place) => ({ type: 'hashtag' as const, ...place })),
    ...cashtags(text).map((place) => ({ type: 'cashtag' as const, ...place })),
    ...cards(text).map((place) => ({ type: 'bank_card_number' as const, ...place })),
    ...ownLinks(text).map((place) => ({ type: 'url' as const, ...place })),
    ...links(text),
  ]
  return apart(sort(found))
}
