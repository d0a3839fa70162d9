// The content of a message of a person. The emulator fills in what the person left out.
// https://core.telegram.org/bots/api#message

import { defined } from '@pipegram/core/Defined'
import { fixUp, showError } from '@pipegram/core/Entities'
import { explain } from '@pipegram/core/Fault'
import { strict } from '@pipegram/core/StrictCodec'
import {
  type MessageEntity,
  type Contact,
  type Dice,
  type LinkPreviewOptions,
  Message,
  type User,
} from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as FileStore from '../../media/internal/FileStore.ts'
import * as MediaContent from '../../media/internal/MediaContent.ts'
import * as SampleFile from '../../media/internal/SampleFile.ts'
import * as DiceThrow from '../../messages/internal/DiceThrow.ts'
import { shownPreview } from '../../messages/internal/LinkPreview.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import type * as MessageContent from '../../state/internal/MessageContent.ts'
import type { FileKind, State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'

// constructors

/** The content of a message as the server would write it. Otherwise, why it cannot be a message. */
export const draftContent = (
  state: State,
  user: User,
  given: Sendable,
): E.Either<string, readonly [State, MessageContent.Content]> => {
  const fault = faultOf(given)
  if (fault !== undefined) return E.left(fault)
  const plain = decoded(Object.fromEntries(Object.entries(given).filter(([name]) => !filled.has(name))))
  if (E.isLeft(plain)) return plain
  const { text, entities, caption, caption_entities, ...rest } = plain.right
  const words = formatted('text', text, entities, 4096, rest.link_preview_options)
  if (E.isLeft(words)) return words
  const below = formatted('caption', caption, caption_entities, 1024)
  if (E.isLeft(below)) return below
  const parts = filledParts(state, user, given)
  if (E.isLeft(parts)) return parts
  const [next, more] = parts.right
  return E.map((content: MessageContent.Content) => [next, content] as const)(
    decoded({ ...rest, ...more, ...words.right, ...below.right }),
  )
}

// private

const faultOf = (given: Sendable): string | undefined => {
  for (const [name, value] of Object.entries<unknown>(given))
    if (
      filled.has(name) &&
      value !== undefined &&
      !Json.isObject(value) &&
      !(name === 'photo' && Json.isArray(value))
    )
      return `this is not a message: message.${name} is neither a file nor an object`
  const [one, other] = alone.filter((name) => given[name] !== undefined)
  if (other === undefined) return undefined
  return `a message has either a ${one} or a ${other}${one === 'text' ? '; the text below is a caption' : ''}`
}

// The parts that the emulator fills in.
const filledParts = (
  given: State,
  user: User,
  { photo: still, contact, dice, location, ...rest }: Sendable,
): E.Either<string, readonly [State, Json.JsonObject]> => {
  let state = given
  let parts: Json.JsonObject = {}
  const add = ([next, part]: readonly [State, Json.JsonObject]): void => {
    state = next
    parts = { ...parts, ...part }
  }
  // A live photo also has a static photo.
  const photo = still ?? (rest.live_photo === undefined ? undefined : {})
  for (const kind of fileKinds) if (rest[kind] !== undefined) add(fileOf(state, kind, rest[kind]))
  if (photo !== undefined) add(Json.isArray(photo) ? [state, { photo }] : fileOf(state, 'photo', photo))
  if (contact !== undefined) {
    const own = contact.first_name === undefined ? contactOf(user) : {}
    add([state, { contact: { phone_number: '+15550100', ...own, ...contact } }])
  }
  if (dice !== undefined) {
    const thrown = diceOf(state, dice)
    if (E.isLeft(thrown)) return thrown
    add(thrown.right)
  }
  if (location !== undefined)
    add([state, { location: { latitude: 51.4779, longitude: -0.0015, ...location } }])
  return E.right([state, parts])
}

const diceOf = (state: State, dice: Partial<Dice>): E.Either<string, readonly [State, Json.JsonObject]> => {
  const [next, value, sides] = DiceThrow.throwDice(state, dice.emoji ?? '🎲')
  const content = { dice: { emoji: '🎲', value, ...dice } }
  if (dice.value === undefined) return E.right([next, content])
  return Number.isInteger(dice.value) && dice.value >= 1 && dice.value <= sides
    ? E.right([state, content])
    : E.left(`${dice.emoji ?? '🎲'} shows 1 to ${sides}, not ${dice.value}`)
}

const fileKinds = [
  'video',
  'animation',
  'audio',
  'voice',
  'video_note',
  'document',
  'sticker',
  'live_photo',
] as const satisfies ReadonlyArray<FileKind>

// A message has only one of these. An animation is also a document.
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

const filled: ReadonlySet<string> = new Set([...fileKinds, 'photo', 'contact', 'dice', 'location'])

const decoded = (parts: object): E.Either<string, MessageContent.Content> => {
  const found = strict(Message).decode({ ...parts, message_id: 1, date: 0, chat: { id: 1, type: 'private' } })
  if (E.isLeft(found)) return E.left(`this is not a message: ${explain('message')(found.left).join('; ')}`)
  const { message_id: _, date: __, chat: ___, ...said } = found.right
  return E.right(said)
}

const contactOf = ({ id, first_name, last_name }: User): Partial<Contact> =>
  defined({ first_name, last_name, user_id: id })

const fileOf = (state: State, kind: FileKind, given: unknown): readonly [State, Json.JsonObject] => {
  const said = given instanceof File || !Json.isObject(given) ? {} : given
  const number = (name: keyof typeof SampleFile.sampleFacts): number =>
    typeof said[name] === 'number' && said[name] > 0
      ? said[name]
      : kind === 'sticker'
        ? 512
        : SampleFile.sampleFacts[name]
  const size = { width: number('width'), height: number('height') }
  const file = given instanceof File ? given : SampleFile.sampleFile(kind, size, said)
  const about = { ...size, duration: number('duration'), length: number('length') }
  const [next, shown] = FileStore.addFile(
    state,
    kind,
    file,
    kind === 'photo' ? MediaContent.photoSizeCount(size) : 1,
    (ids) => MediaContent.mediaContent(kind, file, about, ids),
  )
  return [next, kind === 'photo' ? shown : { ...shown, [kind]: { ...shown[kind], ...said } }]
}

const formatted = (
  name: 'text' | 'caption',
  text: string | undefined,
  entities: ReadonlyArray<MessageEntity> = [],
  most: number,
  preview?: LinkPreviewOptions,
): E.Either<string, Json.JsonObject> => {
  if (text === undefined) return E.right({})
  const fixed = E.mapLeft(showError)(fixUp({ text, entities }))
  if (E.isLeft(fixed)) return fixed
  if (Array.from(fixed.right.text).length > most)
    return E.left(`a ${name === 'text' ? 'message' : name} has at most ${most} characters`)
  if (fixed.right.text === '') return name === 'text' ? E.left('a message needs a text') : E.right({})
  const words = { [name]: fixed.right.text }
  const { entities: marks } = fixed.right
  if (marks.length === 0) return E.right(words)
  return E.right(
    name === 'text'
      ? defined({ ...words, entities: marks, link_preview_options: shownPreview(fixed.right, preview) })
      : { ...words, caption_entities: marks },
  )
}
