// The wing `messages`: methods that write, edit, delete and forward messages. Here: what people can send.
// https://core.telegram.org/bots/api#message

import type { Location, Dice, Contact, PhotoSize, Message } from '@pipegram/core/Types'
import type * as MessageContent from '../state/internal/MessageContent.ts'
import type { FileKind } from '../state/State.ts'

// model

/**
 * A message of a person: any part of a message, or a text formatted by `fmt`. The emulator fills in missing
 * parts of a file, a contact, a location or a dice; `{}` is any value of its kind. A contact without a name
 * is the person.
 */
export type Sendable = Omit<MessageContent.Content, FileKind | 'contact' | 'dice' | 'location'> & {
  readonly [K in Exclude<FileKind, 'photo'>]?: Shown<NonNullable<Message[K]>>
} & {
  readonly photo?: Shown<PhotoSize> | ReadonlyArray<PhotoSize>
  readonly contact?: Partial<Contact>
  readonly dice?: Partial<Dice>
  readonly location?: Partial<Location>
}

// private

// A file, or the important properties of a file that the emulator invents.
type Shown<A> = File | Partial<A>
