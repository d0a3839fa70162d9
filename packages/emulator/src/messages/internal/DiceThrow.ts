// Dice. The same emulator throws the same values each time, so that tests are repeatable.
// https://core.telegram.org/bots/api#senddice

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { ContentMaker } from '../../sending/internal/MessageSender.ts'
import type { State } from '../../state/State.ts'

// constructors

/** https://core.telegram.org/bots/api#senddice */
export const dice = (params: Parameters.Parameters): E.Either<Refusal, ContentMaker> => {
  const emoji = plainEmoji(Parameters.text(params, 'emoji')) || '🎲'
  if (!sides.has(emoji)) return badRequest('DICE_EMOJI_INVALID')
  return E.right((state) => {
    const [next, value] = throwDice(state, emoji)
    return E.right([next, { dice: { emoji, value } }])
  })
}

// combinators

/** Throws a dice. Returns the value, which is the same for the same state, and the number of sides. */
export const throwDice = (state: State, emoji: string): readonly [State, value: number, sides: number] => {
  // The generator of Park and Miller: values between 0 and 2³¹ − 1. Their higher parts are more random.
  const luck = (Math.max(1, state.luck) * 48_271) % 0x7fffffff
  const all = sides.get(plainEmoji(emoji)) ?? 6
  return [{ ...state, luck }, 1 + Math.floor((luck / 0x7fffffff) * all), all]
}

// private

const sides: ReadonlyMap<string, number> = new Map([
  ['🎲', 6],
  ['🎯', 6],
  ['🎳', 6],
  ['🏀', 5],
  ['⚽', 5],
  ['🎰', 64],
])

const plainEmoji = (emoji: string): string => emoji.replaceAll('\u{fe0f}', '')
