import {
  customEmoji,
  deltaOf,
  emoji,
  equals,
  fromString,
  react,
  reactionEmojis,
  unreact,
} from '@pipegram/core/Reaction'
import { ReactionType } from '@pipegram/core/Types'
import { facts } from '@pipegram/schema'
import { arbitraryOf } from '@pipegram/testing/Arbitrary'
import { message } from '@pipegram/testing/Build'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

describe('emoji', () => {
  it('the emoji of reactions are those that the Bot API lists', () => {
    expect(reactionEmojis).toEqual(facts.enums['ReactionEmoji'])
    expect(reactionEmojis.length).toBe(73)
  })
  it('an emoji is known as keyboards write it', () => {
    for (const each of reactionEmojis)
      expect([fromString(each), fromString(` ${each}\uFE0F`)]).toEqual([
        O.some(emoji(each)),
        O.some(emoji(each)),
      ])
    expect([fromString('❤️‍🔥'), fromString('🤷‍♂️')]).toEqual([O.some(emoji('❤‍🔥')), O.some(emoji('🤷‍♂'))])
    for (const none of ['', ' ', '🚗', '👍👍', '👍🏽', '\uFE0F']) expect(fromString(none)).toEqual(O.none)
  })
})

describe('a change of reactions', () => {
  it('a change of reactions lists added, removed and kept reactions of any kind', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitraryOf(ReactionType), { comparator: equals, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (all, i, j) => {
          const [from, to] = [i, j].map((n) => n % (all.length + 1)).toSorted((a, b) => a - b)
          const before = all.slice(0, to)
          const after = all.slice(from)
          expect(deltaOf({ old_reaction: before, new_reaction: after })).toEqual({
            added: all.slice(to),
            removed: all.slice(0, from),
            kept: all.slice(from, to),
          })
        },
      ),
    )
  })
  it('a change of reactions tells two custom emoji apart, and two unknown kinds', () => {
    expect([
      equals(customEmoji('1'), customEmoji('1')),
      equals(customEmoji('1'), customEmoji('2')),
      equals({ type: 'paid' }, { type: 'paid' }),
    ]).toEqual([true, false, true])
    const unknown = (of: number): ReactionType => JSON.parse(`{"type":"sound","of":${of}}`)
    expect([equals(unknown(1), unknown(1)), equals(unknown(1), unknown(2))]).toEqual([true, false])
  })
})

describe('reactions of a bot', () => {
  it('a reaction of the bot is set and removed', () => {
    expect(react(message('x'), emoji('👍'), { is_big: true }).params).toEqual({
      chat_id: 1001,
      message_id: 1,
      reaction: [{ type: 'emoji', emoji: '👍' }],
      is_big: true,
    })
    expect(unreact(message('x')).params).toEqual({ chat_id: 1001, message_id: 1, reaction: [] })
  })
})
