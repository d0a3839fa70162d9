// What a person sends, with what the person left out filled in.
// https://core.telegram.org/bots/api#message

import { fixUp, showError } from '@pipegram/core/Entities'
import { explain } from '@pipegram/core/Fault'
import { type MessageEntity, type Contact, Message as Decoder, type User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as FileStore from '../../media/internal/FileStore.ts'
import * as MediaContent from '../../media/internal/MediaContent.ts'
import * as SampleFile from '../../media/internal/SampleFile.ts'
import * as DiceThrow from '../../messages/internal/DiceThrow.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import type * as MessageContent from '../../state/internal/MessageContent.ts'
import type { FileKind, State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'

// private

// Each part of what is given, as the server would write it. What a message cannot be is refused, with its
// place.
export const contentOf = (
  state: State,
  user: User,
  given: Sendable,
): E.Either<string, readonly [State, MessageContent.Content]> => {
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
  let parts: Json.JsonObject = more
  const add = ([after, part]: readonly [State, Json.JsonObject]): void => {
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
    const [after, value, sides] = DiceThrow.thrown(next, dice.emoji ?? '🎲')
    if (dice.value !== undefined && !(Number.isInteger(dice.value) && dice.value >= 1 && dice.value <= sides))
      return E.left(`${dice.emoji ?? '🎲'} shows 1 to ${sides}, not ${dice.value}`)
    add([dice.value === undefined ? after : next, { dice: { emoji: '🎲', value, ...dice } }])
  }
  if (location !== undefined)
    add([next, { location: { latitude: 51.4779, longitude: -0.0015, ...location } }])
  return E.map((content: MessageContent.Content) => [next, content] as const)(
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

const decoded = (parts: object): E.Either<string, MessageContent.Content> => {
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

const fileOf = (state: State, kind: FileKind, given: unknown): readonly [State, Json.JsonObject] => {
  const said = given instanceof File || !Json.isObject(given) ? {} : given
  const number = (name: keyof typeof SampleFile.usual): number =>
    typeof said[name] === 'number' && said[name] > 0
      ? said[name]
      : kind === 'sticker'
        ? 512
        : SampleFile.usual[name]
  const size = { width: number('width'), height: number('height') }
  const file = given instanceof File ? given : SampleFile.make(kind, size, said)
  const about = { ...size, duration: number('duration'), length: number('length') }
  const [next, shown] = FileStore.added(
    state,
    kind,
    file,
    kind === 'photo' ? MediaContent.sizesOf(size) : 1,
    (ids) => MediaContent.shown(kind, file, about, ids),
  )
  return [next, kind === 'photo' ? shown : { ...shown, [kind]: { ...shown[kind], ...said } }]
}

const worded = (
  name: 'text' | 'caption',
  text: string | undefined,
  entities: ReadonlyArray<MessageEntity> = [],
  most: number,
): E.Either<string, Json.JsonObject> => {
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
