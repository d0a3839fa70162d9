// What people say: texts, files, places and all else that a message can be, filled in where a person would
// not name it.
// https://core.telegram.org/bots/api#message

import { fixUp, showError } from '@pipegram/core/Entities'
import { explain } from '@pipegram/core/Fault'
import {
  Message as Decoder,
  type Contact,
  type Dice,
  type Location,
  type Message as Said,
  type MessageEntity,
  type PhotoSize,
  type User,
} from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Act } from './Act.ts'
import * as Album from './Album.ts'
import type { Millis } from './Clock.ts'
import * as Contents from './Contents.ts'
import * as Files from './Files.ts'
import * as Json from './Json.ts'
import * as Media from './Media.ts'
import * as Message from './Message.ts'
import { enter, setBlocked } from './People.ts'
import * as Sample from './Sample.ts'
import { rightTo } from './Sending.ts'
import { keptIn, roomOf, toSeconds, withKept, type FileKind, type Room, type State } from './State.ts'
import { told } from './Telling.ts'

// model

/** A file, or what is to be said of one that the emulator makes up. */
type Shown<A> = File | Partial<A>

type Filed = Exclude<FileKind, 'photo'>

/**
 * What a person sends: any part of a message. Of a file, a photo, a contact, a place and a dice only that
 * must be given which matters; `{}` is any. A contact without a name is the person's own. A text formatted by
 * `fmt` is one, too.
 */
export type Sendable = Omit<Message.Content, FileKind | 'contact' | 'dice' | 'location'> & {
  readonly [K in Filed]?: Shown<NonNullable<Said[K]>>
} & {
  readonly photo?: Shown<PhotoSize> | ReadonlyArray<PhotoSize>
  readonly contact?: Partial<Contact>
  readonly dice?: Partial<Dice>
  readonly location?: Partial<Location>
}

// constructors

/** Writes to a chat. The first message opens a private chat, and `/start` opens one that was blocked. */
export const say =
  (user: User, chat_id: number, given: string | Sendable, reply_to?: number): Act<Said> =>
  (state, now) => {
    const said = sayAll(
      user,
      chat_id,
      [typeof given === 'string' ? { text: given } : given],
      reply_to,
    )(state, now)
    if (E.isLeft(said)) return said
    const [next, [message]] = said.right
    return message === undefined ? E.left('nothing was said') : E.right([next, message])
  }

/**
 * Sends several messages as one album: as the bot sees it, one update for each, and one `media_group_id` for
 * all.
 */
export const sayAlbum =
  (
    user: User,
    chat_id: number,
    items: ReadonlyArray<Sendable>,
    reply_to?: number,
  ): Act<ReadonlyArray<Said>> =>
  (state, now) => {
    if (items.length < 2) return E.left(`an album has at least two messages, not ${items.length}`)
    const kinds = items.map((item) => kindsOfAlbums.find((kind) => item[kind] !== undefined))
    const stranger = kinds.indexOf(undefined)
    if (stranger >= 0)
      return E.left(`item ${stranger + 1} of the album is no photo, video, audio file or document`)
    const fault = Album.faultOf(kinds.flatMap((kind) => kind ?? []))
    if (fault !== undefined) return E.left(fault)
    const [begun, shared] = Album.begin(state, items.length)
    return sayAll(
      user,
      chat_id,
      items.map((item) => ({ ...shared, ...item })),
      reply_to,
    )(begun, now)
  }

/** Changes what one said: a text, or the caption below something; or puts something else in its place. */
export const revise =
  (user: User, chat_id: number, message_id: number, given: string | Sendable): Act<Said> =>
  (state, now) => {
    const kept = keptIn(state, chat_id, message_id)
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    if (kept === undefined) return E.left(`there is no message ${message_id}`)
    const { message } = kept
    const post = message.sender_chat !== undefined
    if (!post && message.from?.id !== user.id) return E.left(`message ${message_id} is of somebody else`)
    if (Message.isService(message) || message.forward_origin !== undefined)
      return E.left(`message ${message_id} can't be edited`)
    const words =
      typeof given !== 'string' ? given : message.text === undefined ? { caption: given } : { text: given }
    if (Object.keys(words).length === 0) return E.left('nothing is to be changed')
    if ('caption' in words && Object.keys(words).length === 1 && !Media.hasCaption(message))
      return E.left('it has neither a text nor a caption')
    const filled = contentOf(state, user, words)
    if (E.isLeft(filled)) return filled
    const [next, content] = filled.right
    const { caption: _, caption_entities: __, ...rest } = message
    // A caption changes below what it stands; all else takes the place of what was there.
    const base = Object.keys(content).every((name) => name.startsWith('caption'))
      ? rest
      : Message.emptied(message)
    const revised: Said = { ...base, ...content, edit_date: toSeconds(now) }
    return E.right([
      told(
        withKept({ ...kept, message: revised })(next),
        entered.right,
        post ? 'edited_channel_post' : 'edited_message',
        revised,
        now,
      ),
      revised,
    ])
  }

// private

const kindsOfAlbums = ['photo', 'video', 'audio', 'document'] as const

const sayAll =
  (
    user: User,
    chat_id: number,
    given: ReadonlyArray<Sendable>,
    reply_to: number | undefined,
  ): Act<ReadonlyArray<Said>> =>
  (state, now) => {
    const starts = given.some(({ text }) => typeof text === 'string' && /^\s*\/start\b/.test(text))
    const begun =
      starts && roomOf(state, chat_id)?.reach === 'blocked'
        ? setBlocked(user, false)(state, now)
        : E.right([state, undefined] as const)
    if (E.isLeft(begun)) return begun
    let next = begun.right[0]
    const messages: Array<Said> = []
    for (const one of given) {
      const said = sayOne(next, user, chat_id, one, reply_to, now)
      if (E.isLeft(said)) return said
      next = said.right[0]
      messages.push(said.right[1])
    }
    return E.right([next, messages])
  }

const sayOne = (
  state: State,
  user: User,
  chat_id: number,
  given: Sendable,
  reply_to: number | undefined,
  now: Millis,
): ReturnType<Act<Said>> => {
  const filled = contentOf(state, user, given)
  if (E.isLeft(filled)) return filled
  const [next, content] = filled.right
  if (Object.keys(content).every((name) => name.startsWith('caption')))
    return E.left('a message needs a text, or something else to show')
  const entered = enter(next, user, chat_id, now, rightTo(content)?.[0])
  if (E.isLeft(entered)) return entered
  const replied = reply_to === undefined ? undefined : keptIn(next, chat_id, reply_to)?.message
  if (reply_to !== undefined && replied === undefined)
    return E.left(`there is no message ${reply_to} to reply to`)
  const room: Room =
    entered.right.chat.type === 'private' ? { ...entered.right, reach: 'open' } : entered.right
  const [posted, message] = Message.post(
    next,
    room,
    user,
    { ...(replied === undefined ? {} : { reply_to_message: Message.asReplied(replied) }), ...content },
    now,
  )
  return E.right([
    told(posted, room, message.sender_chat === undefined ? 'message' : 'channel_post', message, now),
    message,
  ])
}

// Each part of what is given, as the server would write it. What a message cannot be is refused, with its
// place.
const contentOf = (
  state: State,
  user: User,
  given: Sendable,
): E.Either<string, readonly [State, Message.Content]> => {
  for (const [name, value] of Object.entries<unknown>(given))
    if (
      made.has(name) &&
      value !== undefined &&
      !Json.isObject(value) &&
      !(name === 'photo' && Json.isArray(value))
    )
      return E.left(`that is no message: message.${name} is neither a file nor an object`)
  const [one, other] = alone.filter((name) => given[name] !== undefined)
  if (other !== undefined)
    return E.left(
      `a message has either a ${one} or a ${other}${one === 'text' ? '; what stands below is a caption' : ''}`,
    )
  const { photo, contact, dice, location } = given
  const fits = decoded(Object.fromEntries(Object.entries(given).filter(([name]) => !made.has(name))))
  if (E.isLeft(fits)) return fits
  const { text, entities, caption, caption_entities, ...more } = fits.right
  const [words, below] = [
    worded('text', text, entities, 4096),
    worded('caption', caption, caption_entities, 1024),
  ]
  if (E.isLeft(words)) return words
  if (E.isLeft(below)) return below
  let next = state
  let parts: Json.Fields = more
  const add = ([after, part]: readonly [State, Json.Fields]): void => {
    next = after
    parts = { ...parts, ...part }
  }
  for (const kind of filed) if (given[kind] !== undefined) add(fileOf(next, kind, given[kind]))
  if (photo !== undefined) add(Json.isArray(photo) ? [next, { photo }] : fileOf(next, 'photo', photo))
  if (contact !== undefined)
    add([
      next,
      {
        contact: {
          phone_number: '+15550100',
          ...(contact.first_name === undefined ? own(user) : {}),
          ...contact,
        },
      },
    ])
  if (dice !== undefined) {
    const [after, value, sides] = Contents.thrown(next, dice.emoji ?? '🎲')
    if (dice.value !== undefined && !(Number.isInteger(dice.value) && dice.value >= 1 && dice.value <= sides))
      return E.left(`${dice.emoji ?? '🎲'} shows 1 to ${sides}, not ${dice.value}`)
    add([dice.value === undefined ? after : next, { dice: { emoji: '🎲', value, ...dice } }])
  }
  if (location !== undefined)
    add([next, { location: { latitude: 51.4779, longitude: -0.0015, ...location } }])
  return E.map((content: Message.Content) => [next, content] as const)(
    decoded({ ...parts, ...words.right, ...below.right }),
  )
}

const filed = [
  'video',
  'animation',
  'audio',
  'voice',
  'video_note',
  'document',
  'sticker',
] as const satisfies ReadonlyArray<FileKind>

// Of these a message has one. An animation is a document as well.
const alone = [
  'text',
  'photo',
  'video',
  'audio',
  'voice',
  'video_note',
  'document',
  'sticker',
  'contact',
  'dice',
  'poll',
] as const

// What is filled in.
const made: ReadonlySet<string> = new Set([...filed, 'photo', 'contact', 'dice', 'location'])

const decoded = (parts: object): E.Either<string, Message.Content> => {
  const found = Decoder.decode({ ...parts, message_id: 1, date: 0, chat: { id: 1, type: 'private' } })
  if (E.isLeft(found)) return E.left(`that is no message: ${explain('message')(found.left).join('; ')}`)
  const { message_id: _, date: __, chat: ___, ...said } = found.right
  return E.right(said)
}

const own = ({ id, first_name, last_name }: User): Partial<Contact> => ({
  first_name,
  ...(last_name === undefined ? {} : { last_name }),
  user_id: id,
})

const fileOf = (state: State, kind: FileKind, given: unknown): readonly [State, Json.Fields] => {
  const said = given instanceof File || !Json.isObject(given) ? {} : given
  const number = (name: keyof typeof Sample.usual): number =>
    typeof said[name] === 'number' && said[name] > 0
      ? said[name]
      : kind === 'sticker'
        ? 512
        : Sample.usual[name]
  const size = { width: number('width'), height: number('height') }
  const file = given instanceof File ? given : Sample.make(kind, size, said)
  const about = { ...size, duration: number('duration'), length: number('length') }
  const [next, shown] = Files.added(state, kind, file, kind === 'photo' ? Media.sizesOf(size) : 1, (ids) =>
    Media.shown(kind, file, about, ids),
  )
  return [next, kind === 'photo' ? shown : { ...shown, [kind]: { ...shown[kind], ...said } }]
}

const worded = (
  name: 'text' | 'caption',
  text: string | undefined,
  entities: ReadonlyArray<MessageEntity> = [],
  most: number,
): E.Either<string, Json.Fields> => {
  if (text === undefined) return E.right({})
  const fixed = E.mapLeft(showError)(fixUp({ text, entities }))
  if (E.isLeft(fixed)) return fixed
  if (Array.from(fixed.right.text).length > most)
    return E.left(`a ${name === 'text' ? 'message' : name} has at most ${most} characters`)
  if (fixed.right.text === '') return name === 'text' ? E.left('a message needs a text') : E.right({})
  return E.right({
    [name]: fixed.right.text,
    ...(fixed.right.entities.length === 0
      ? {}
      : { [name === 'text' ? 'entities' : 'caption_entities']: fixed.right.entities }),
  })
}
