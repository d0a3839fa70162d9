// Buttons that a person presses, bound to a world. The token of the bot signs the addresses that they open.

import type { Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { ButtonChoice } from '../../acts/ButtonChoice.ts'
import * as PreparedShare from '../../acts/internal/apps/PreparedShare.ts'
import * as SignedAddress from '../../acts/internal/apps/SignedAddress.ts'
import { withWebAppQuery } from '../../acts/internal/apps/WebAppQueries.ts'
import * as ButtonPress from '../../acts/internal/ButtonPress.ts'
import * as RequestButton from '../../acts/internal/RequestButton.ts'
import type { PressedButton } from '../../acts/PressedButton.ts'
import { joinQueryOf } from '../../chats/internal/JoinQueries.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import { asBotOf } from '../../state/internal/BotView.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { World } from '../../world/internal/World.ts'
import type { ButtonRef } from '../PersonInChat.ts'
import { buttonsIn, newestWith } from './LiveChatView.ts'

// model

/** The person who presses, and the chat. */
export interface Presser {
  readonly world: World
  readonly user: User
  readonly chat_id: number
  readonly send: (what: string | Sendable) => Message
}

// combinators

/** Presses a button. */
export const pressed = (self: Presser, button: ButtonRef, choice: ButtonChoice): PressedButton => {
  const { world, user, chat_id, send } = self
  if (typeof button !== 'string' && 'data' in button) return inline(self, button.message_id, button)
  const text = typeof button === 'string' ? button : button.text
  const room = roomOf(world.state(), chat_id)
  const message_id = typeof button === 'string' ? newestWith(text, room) : button.message_id
  if (message_id !== undefined) return inline(self, message_id, text)
  const below = room?.keyboard?.keyboard
    .flat()
    .find((one) => (typeof one === 'string' ? one : one.text) === text)
  if (below === undefined) throw new Error(`This cannot be done: ${noButton(text, buttonsIn(room))}.`)
  if (typeof below !== 'string' && below.web_app !== undefined && choice.data === undefined)
    return opened(self, { _tag: 'App', url: below.web_app.url, bot_id: world.bot_id })
  return { message: send(world.act(RequestButton.contentOf(user, below, choice))) }
}

/** Presses a button that the bot prepared. */
export const pressedPrepared = (
  { world, user, send }: Presser,
  id: string,
  choice: ButtonChoice,
): PressedButton => {
  const button = world.act(PreparedShare.preparedButton(user, id))
  return { message: send(world.act(RequestButton.contentOf(user, button, choice))) }
}

/** Opens the Mini App of the menu button. */
export const openedMenu = (self: Presser): PressedButton => {
  const { world, user, chat_id } = self
  const { menuButtons } = world.state()
  const button = SortedMap.get(chat_id)(menuButtons) ?? SortedMap.get(0)(menuButtons)
  if (button === undefined || !('web_app' in button))
    throw new Error('This cannot be done: the menu button of this chat opens no Mini App.')
  const { url } = button.web_app
  const query_id = world.act((state, now) => E.right(withWebAppQuery(state, user, chat_id, toSeconds(now))))
  return opened(self, { _tag: 'App', url, bot_id: world.bot_id, query_id })
}

/** Opens the Mini App of a guard bot. */
export const openedJoinApp = (world: World, user: User, chat_id: number): PressedButton => {
  const url = joinQueryOf(world.state(), chat_id, user.id)?.[1].web_app_url
  if (url === undefined)
    throw new Error(`This cannot be done: the bot has not asked ${user.first_name} to open an app.`)
  return opened({ world, user }, { _tag: 'App', url, bot_id: world.bot_id })
}

// private

const inline = (
  self: Presser,
  message_id: number,
  what: string | ButtonPress.ForgedButton,
): PressedButton => {
  const { world, user, chat_id } = self
  const act = ButtonPress.press(user, chat_id, message_id, what)
  return opened(self, world.act(asBotOf(chat_id, message_id, act)))
}

const opened = (
  { world, user }: Pick<Presser, 'world' | 'user'>,
  outcome: ButtonPress.PressOutcome,
): PressedButton => {
  const auth_date = toSeconds(world.clock.now())
  const tokenOf = (bot_id: number): string => world.of(bot_id)?.token() ?? ''
  switch (outcome._tag) {
    case 'Asked':
      return { query_id: outcome.query_id }
    case 'Link':
      return { opens: outcome.url }
    case 'Copy':
      return { copies: outcome.text }
    case 'Switch':
      return { switches: outcome.switches }
    case 'Login':
      return { opens: SignedAddress.loginAddress(outcome.url, tokenOf(outcome.bot_id), user, auth_date) }
    case 'App': {
      const { url, bot_id, query_id } = outcome
      return { opens: SignedAddress.appAddress(url, tokenOf(bot_id), { user, auth_date, query_id }) }
    }
  }
}

const noButton = (text: string, names: ReadonlyArray<string>): string =>
  `no message here has a button "${text}"${
    names.length === 0
      ? ' or any other'
      : `; the last buttons are ${ButtonPress.buttonNames(names.map((name) => ({ text: name })))}`
  }`
