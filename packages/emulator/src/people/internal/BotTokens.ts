// The bots of an emulator: their tokens, and their first profiles.

import * as Token from '@pipegram/core/Token'
import type { BotFullInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { NewBot } from '../EmulatedBot.ts'

// constructors

/**
 * The token of each bot. A bot without a token gets the first free number. Throws if two tokens are the same.
 */
export const tokensOf = (token: string | undefined, bots: ReadonlyArray<NewBot>): ReadonlyArray<string> => {
  const given = [token, ...bots.map((one) => one.token)].map((one) => one?.trim())
  const taken = new Set(given.map((one) => one?.split(':')[0]))
  let last = firstBot - 1
  const tokens = given.map((one) => {
    if (one !== undefined) return one
    do last += 1
    while (taken.has(String(last)))
    return `${last}:${secret}`
  })
  const ids = tokens.map((one) => {
    const parsed = Token.fromString(one)
    if (E.isLeft(parsed)) throw new Error(parsed.left)
    return Token.botId(parsed.right)
  })
  const twice = ids.find((id, place) => ids.indexOf(id) !== place)
  if (twice !== undefined) throw new Error(`Two bots have the id ${twice}: give each bot a token of its own.`)
  return tokens
}

/** The profile of a bot at the start, as `getMe` shows it. */
export const botOf = (token: string, place: number, about: NewBot = {}): BotFullInfo => {
  const { token: _, ...given } = about
  // Telegram writes the id first.
  const own = { id: Number(token.split(':')[0]), is_bot: true }
  const further =
    place === 0 ? {} : { first_name: `Emulated bot ${place + 1}`, username: `emulated_${place + 1}_bot` }
  return { ...own, ...defaultBot, ...further, ...given, ...own }
}

// private

// No bot of Telegram has these numbers, and the secret is worthless.
const firstBot = 1_000_000
const secret = 'A-local-bot-of-the-pipegram-emulator'

const defaultBot = {
  first_name: 'Emulated bot',
  username: 'emulated_bot',
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_guest_queries: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
}
