// The actions of the requests of the admin API.

import { defined } from '@pipegram/core/Defined'
import type * as t from 'io-ts'
import type { PressedButton } from '../../acts/PressedButton.ts'
import * as Faults from '../../http/Faults.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import { makePersonInChat } from '../../people/internal/LivePersonInChat.ts'
import type { PeopleRegistry } from '../../people/internal/PeopleRegistry.ts'
import type { PersonInChat } from '../../people/PersonInChat.ts'
import type { ChatEvent } from '../../state/ChatEvent.ts'
import type { World } from '../../world/internal/World.ts'
import type * as AdminBodies from './AdminBodies.ts'
import type { EventFeed, FeedItem } from './EventFeed.ts'

// model

/** The objects that the requests use. */
export interface AdminStage {
  readonly world: World
  readonly people: PeopleRegistry
  readonly events: EventFeed<ChatEvent>
  /** The number of the last event that `received` has returned. */
  readonly given: { last: number }
  /** Moves the clock. `undefined` if it is the clock of the machine. */
  readonly advance: ((by: number) => void) | undefined
  /** Restarts the program of the bot. `undefined` if the emulator did not start it. */
  readonly restart: (() => Promise<void>) | undefined
  /** Resets the emulator to its first state. */
  readonly reset: () => void
}

// combinators

/** The answer to a request without a result. */
export const done = (_: void): true => true

/** A person in a chat. */
export const inChat = ({ world, people }: AdminStage, { user_id, chat_id = user_id }: Actor): PersonInChat =>
  makePersonInChat(world, people.personOf(user_id).user, chat_id)

/** The content of a person's message: a text, or the parts of a message. */
export const contentOf = ({ text, message }: Said): string | Sendable => {
  const content = text ?? message
  if (content === undefined || (text !== undefined && message !== undefined))
    throw new Error('Give either a text, or a message such as { "photo": {} }.')
  return content
}

/** Presses a button. */
export const press = (stage: AdminStage, body: t.TypeOf<typeof AdminBodies.PressBody>): PressedButton => {
  const { button, message_id, prepared, data, choice = {} } = body
  const person = inChat(stage, body)
  const { bot, ...rest } = choice
  const chosen = defined({ ...rest, bot: bot && defined(bot) })
  if (prepared !== undefined && button === undefined && data === undefined)
    return person.pressPrepared(prepared, chosen)
  if (button !== undefined && data === undefined)
    return person.press(message_id === undefined ? button : { message_id, text: button }, chosen)
  if (data === undefined || message_id === undefined)
    throw new Error('Give the text of a button, the id of a prepared one, or a message_id and data.')
  return person.press({ message_id, data })
}

/** The actions of the bot since the last request, or after a number. */
export const received = async (
  { events, given }: AdminStage,
  { wait = 0, chat_id, after }: t.TypeOf<typeof AdminBodies.ReceivedQuery>,
): Promise<ReadonlyArray<FeedItem<ChatEvent>>> => {
  if (wait < 0 || wait > 60) throw new Error(`wait is ${wait} and should be seconds from 0 to 60.`)
  const fits = (event: ChatEvent): boolean => chat_id === undefined || event.chat_id === chat_id
  const found = await events.after(after ?? given.last, wait * 1000, fits)
  if (after === undefined) given.last = found.at(-1)?.number ?? given.last
  return found
}

/** The fault that a request describes. */
export const faultOf = (body: t.TypeOf<typeof AdminBodies.FaultBody>): Faults.Fault => {
  switch (body.fault) {
    case 'late':
      return Faults.late(body.by ?? 1000)
    case 'too_many':
      return Faults.tooMany(body.retry_after ?? 1)
    case 'failed':
      return Faults.failed(body.status ?? 502, body.body)
    case 'dropped':
      return Faults.dropped(body.when ?? 'before')
    case 'cut':
      return Faults.cut
  }
}

// private

interface Actor {
  readonly user_id: number
  readonly chat_id?: number | undefined
}

interface Said {
  readonly text?: string | undefined
  readonly message?: Sendable | undefined
}
