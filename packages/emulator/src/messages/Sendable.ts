// The wing `messages`: methods that write, edit, delete and forward messages. Here: what people can send.
// https://core.telegram.org/bots/api#message

import type { Location, Dice, Contact, PhotoSize, Message as Said } from '@pipegram/core/Types'
import type * as MessageContent from '../state/internal/MessageContent.ts'
import type { FileKind } from '../state/State.ts'

// model

/** A file, or what is to be said of one that the emulator makes up. */
type Shown<A> = File | Partial<A>

type Filed = Exclude<FileKind, 'photo'>

/**
 * What a person sends: any part of a message. Of a file, a photo, a contact, a place and a dice only that
 * must be given which matters; `{}` is any. A contact without a name is the person's own. A text formatted by
 * `fmt` is one, too.
 */
export type Sendable = Omit<MessageContent.Content, FileKind | 'contact' | 'dice' | 'location'> & {
  readonly [K in Filed]?: Shown<NonNullable<Said[K]>>
} & {
  readonly photo?: Shown<PhotoSize> | ReadonlyArray<PhotoSize>
  readonly contact?: Partial<Contact>
  readonly dice?: Partial<Dice>
  readonly location?: Partial<Location>
}
