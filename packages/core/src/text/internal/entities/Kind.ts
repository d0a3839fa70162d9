// Kinds of entities by how they may nest, and the order in which Telegram keeps them.
// https://core.telegram.org/bots/api#messageentity

import type { MessageEntity } from '../../../types/Types.ts'

// model

/** The place of an entity in a text, in UTF-16 code units. */
export interface EntityPlace {
  readonly offset: number
  readonly length: number
}

/** A bank card number. Telegram detects it in a text, but does not send it to bots. */
export interface Card extends EntityPlace {
  readonly type: 'bank_card_number'
}

export type Entity = MessageEntity | Card

/** Letter styles. They are split where another entity begins or ends. */
export const styles = ['bold', 'italic', 'underline', 'strikethrough', 'spoiler'] as const

export type Style = EntityPlace & { readonly type: (typeof styles)[number] }

// guards

const isOneOf =
  (...types: ReadonlyArray<string>) =>
  ({ type }: Entity): boolean =>
    types.includes(type.toString())

export const isStyle = isOneOf(...styles)

export const isQuote = isOneOf('blockquote', 'expandable_blockquote')

/** True if an entity cannot contain others. */
export const isClosed = isOneOf('pre', 'code', 'date_time')

/** True if Telegram sends the entity to bots. */
export const isTold = (entity: Entity): entity is MessageEntity => entity.type !== 'bank_card_number'

/** True if an entity is complete: it has a length, and the field that its kind needs. */
export const isFull = (entity: Entity): boolean => {
  if (entity.length <= 0) return false
  switch (entity.type) {
    case 'text_link':
      return entity.url !== undefined && entity.url !== ''
    case 'text_mention':
      return entity.user !== undefined && entity.user.id > 0
    case 'custom_emoji':
      return entity.custom_emoji_id !== undefined && !/^0*$/.test(entity.custom_emoji_id)
    case 'date_time':
      return entity.unix_time !== undefined && entity.unix_time > 0
    default:
      return true
  }
}

// destructors

/** The offset after the entity. */
export const endOf = ({ offset, length }: EntityPlace): number => offset + length

// combinators

/** Sorts by offset, then the longer first, then by kind. The sort is stable. */
export const sort = <A extends Entity>(entities: ReadonlyArray<A>): Array<A> =>
  entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length || rankOf(a) - rankOf(b))

/** The disjoint entities: if two overlap, the first one stays. The entities must be sorted. */
export const apart = <A extends EntityPlace>(entities: ReadonlyArray<A>): Array<A> => {
  let end = 0
  return entities.filter((entity) => {
    const free = entity.offset >= end
    if (free) end = endOf(entity)
    return free
  })
}

/**
 * The entities that overlap no wall, or only as `allowed` permits. Entities and walls must be sorted and
 * disjoint.
 */
export const clearOf = <A extends EntityPlace>(
  entities: ReadonlyArray<A>,
  walls: ReadonlyArray<EntityPlace>,
  allowed: (entity: EntityPlace, wall: EntityPlace) => boolean,
): ReadonlyArray<A> => {
  let next = 0
  return entities.filter((entity) => {
    let wall = walls[next]
    while (wall !== undefined && endOf(wall) <= entity.offset) wall = walls[++next]
    return wall === undefined || wall.offset >= endOf(entity) || allowed(entity, wall)
  })
}

// private

const rankOf = (entity: Entity): number =>
  entity.type === 'pre' && entity.language ? 10 : (ranks.get(entity.type.toString()) ?? 50)

// Entities that Telegram detects have rank 50.
const ranks: ReadonlyMap<string, number> = new Map([
  ['blockquote', 0],
  ['expandable_blockquote', 0],
  ['pre', 11],
  ['code', 20],
  ['date_time', 30],
  ['text_link', 49],
  ['text_mention', 49],
  ['bold', 90],
  ['italic', 91],
  ['underline', 92],
  ['strikethrough', 93],
  ['spoiler', 94],
  ['custom_emoji', 99],
])
