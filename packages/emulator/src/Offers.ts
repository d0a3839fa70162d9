// Results of inline queries: read as the server reads them, and what is said in a chat when one is chosen.
// https://core.telegram.org/bots/api#inlinequeryresult

import { explain } from '@pipegram/core/Fault'
import type { Text } from '@pipegram/core/Text'
import { InlineQueryResult, LinkPreviewOptions } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Bills from './Bills.ts'
import * as Entities from './Entities.ts'
import * as Files from './Files.ts'
import * as Json from './Json.ts'
import * as Keyboard from './Keyboard.ts'
import * as Parameters from './Parameters.ts'
import type { Sendable } from './Saying.ts'
import { knownTo } from './Sending.ts'
import type { Bill, FileKind, State } from './State.ts'

// constructors

/** A result of an answer. It fails with the server's words for what cannot be read. */
export const fromJson = (value: unknown, state: State): Json.Read<InlineQueryResult> => {
  if (!Json.isObject(value)) return E.left('Inline query result must be an object')
  const type = Json.required(Json.string)(value, 'type')
  if (E.isLeft(type)) return type
  const id = Json.required(Json.string)(value, 'id')
  if (E.isLeft(id)) return id
  const result: Json.Fields = { ...value, type: type.right.toLowerCase(), id: id.right }
  const said = saidBy(state, result)
  if (E.isLeft(said)) return said
  if (InlineQueryResult.is(result)) return E.right(result)
  const decoded = InlineQueryResult.decode(result)
  return E.isLeft(decoded) ? E.left(explain('result')(decoded.left).join('; ')) : decoded
}

// destructors

/**
 * What is said when a result is chosen: its message, or else what it shows. A file by URL is not fetched: one
 * is made up.
 */
export const saidBy = (state: State, result: object): Json.Read<Sendable> => {
  const fields: Json.Fields = { ...result }
  const type = String(fields['type'])
  const content = Json.object(fields, 'input_message_content')
  if (E.isLeft(content)) return content
  const text = Json.string(fields, 'message_text')
  if (E.isLeft(text)) return text
  const given = content.right ?? (type === 'article' || text.right ? fields : undefined)
  const said =
    given === undefined
      ? E.right(undefined)
      : contentOf(state, given, type === 'article', content.right === undefined)
  if (E.isLeft(said)) return said
  const caption = captionOf(state, fields)
  if (E.isLeft(caption)) return caption
  const markup = markupOf(fields)
  if (E.isLeft(markup)) return markup
  const own = shownBy(state, type, fields)
  if (E.isLeft(own)) return own
  const whole = said.right ?? (captioned.has(type) ? { ...own.right, ...caption.right } : own.right)
  return whole === undefined
    ? E.left('Sent message content must be explicitly specified')
    : E.right({ ...whole, ...markup.right })
}

/** What a result sells; `undefined` where it sells nothing. */
export const billOf = (result: object): Bill | undefined => {
  const content = Json.object({ ...result }, 'input_message_content')
  const fields = E.isLeft(content) ? undefined : content.right
  const bill =
    fields !== undefined && !fields['message_text'] && 'payload' in fields ? soldIn(fields) : undefined
  return bill === undefined || E.isLeft(bill) ? undefined : bill.right
}

// private

type Said = Json.Read<Sendable | undefined>

const captioned = new Set(['audio', 'document', 'gif', 'mpeg4_gif', 'photo', 'video', 'voice'])

/** Of media: what is a message of it, and by which names its address and its type go. */
const media: ReadonlyMap<
  string,
  readonly [kind: FileKind, name: string, needs: 'title' | undefined, typed: boolean]
> = new Map([
  ['audio', ['audio', 'audio', undefined, false]],
  ['document', ['document', 'document', 'title', true]],
  ['gif', ['animation', 'gif', undefined, false]],
  ['mpeg4_gif', ['animation', 'mpeg4', undefined, false]],
  ['photo', ['photo', 'photo', undefined, false]],
  ['sticker', ['sticker', 'sticker', undefined, false]],
  ['video', ['video', 'video', 'title', true]],
  ['voice', ['voice', 'voice', 'title', false]],
])

const texts = (
  fields: Json.Fields,
  ...names: ReadonlyArray<string>
): Json.Read<Readonly<Record<string, string>>> => {
  const read: Record<string, string> = {}
  for (const name of names) {
    const text = Json.required(Json.string)(fields, name)
    if (E.isLeft(text)) return text
    read[name] = text.right
  }
  return E.right(read)
}

const shownBy = (state: State, type: string, fields: Json.Fields): Said => {
  switch (type) {
    case 'article':
      return E.map(() => undefined)(texts(fields, 'title'))
    case 'contact':
      return contactOf(fields)
    case 'location':
      return E.chain(() => placeOf(fields))(texts(fields, 'title'))
    case 'venue':
      return venueOf(fields)
    case 'game':
      return E.left('the emulator does not play games yet')
    default:
      return fileOf(state, type, fields)
  }
}

const fileOf = (state: State, type: string, fields: Json.Fields): Said => {
  const found = media.get(type)
  if (found === undefined) return E.left(`type "${type}" is unsupported for the inline query result`)
  const [kind, name, needed, typed] = found
  const url = name === 'sticker' ? E.right(undefined) : Json.string(fields, `${name}_url`)
  if (E.isLeft(url)) return url
  const required = texts(
    fields,
    ...(needed === undefined && !(type === 'audio' && url.right) ? [] : ['title']),
    ...(typed && url.right ? ['mime_type'] : []),
    ...(url.right ? [] : [`${name}_file_id`]),
  )
  if (E.isLeft(required)) return required
  if (url.right) return URL.canParse(url.right) ? E.right({ [kind]: {} }) : E.left('Wrong HTTP URL specified')
  return E.mapLeft(({ description }: { readonly description: string }) =>
    description.replace(/^Bad Request: /, ''),
  )(Files.known(state, kind, required.right[`${name}_file_id`] ?? ''))
}

const floats = (
  fields: Json.Fields,
): Json.Read<{ readonly latitude: number; readonly longitude: number }> => {
  const [latitude, longitude] = ['latitude', 'longitude'].map((name) =>
    fields[name] === undefined || fields[name] === null ? undefined : Number(fields[name]),
  )
  if (latitude === undefined || longitude === undefined)
    return E.left(`Can't find field "${latitude === undefined ? 'latitude' : 'longitude'}"`)
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude))
    return E.left(`Field "${Number.isFinite(latitude) ? 'longitude' : 'latitude'}" must be of type Number`)
  return E.right({ latitude, longitude })
}

const placeOf = (fields: Json.Fields): Said =>
  E.map((location: Sendable['location'] & object) => ({ location }))(floats(fields))

const venueOf = (fields: Json.Fields): Said => {
  const location = floats(fields)
  if (E.isLeft(location)) return location
  return E.map(({ title = '', address = '' }: Readonly<Record<string, string>>) => ({
    venue: { location: location.right, title, address },
    location: location.right,
  }))(texts(fields, 'title', 'address'))
}

const contactOf = (fields: Json.Fields): Said => {
  const read = texts(fields, 'phone_number', 'first_name')
  if (E.isLeft(read)) return read
  const { phone_number = '', first_name = '' } = read.right
  if (first_name === '') return E.left('Field "first_name" must be non-empty')
  const last_name = Json.string(fields, 'last_name')
  if (E.isLeft(last_name)) return last_name
  return E.right({
    contact: { phone_number, first_name, ...(last_name.right ? { last_name: last_name.right } : {}) },
  })
}

const contentOf = (state: State, fields: Json.Fields, isRequired: boolean, isFormer: boolean): Said => {
  const text =
    isRequired && isFormer
      ? Json.required(Json.string)(fields, 'message_text')
      : Json.string(fields, 'message_text')
  if (E.isLeft(text)) return text
  if (text.right || isFormer) return textOf(state, fields, text.right ?? '')
  if ('latitude' in fields && 'longitude' in fields)
    return 'title' in fields && 'address' in fields ? venueOf(fields) : placeOf(fields)
  if ('phone_number' in fields) return contactOf(fields)
  if ('payload' in fields)
    return E.map((bill: Bill) => ({ invoice: Bills.invoiceOf(bill), reply_markup: Bills.payButton(bill) }))(
      soldIn(fields),
    )
  if ('rich_message' in fields)
    return E.left('the emulator does not play rich messages as inline results yet')
  return isRequired ? E.left('Input message content is not specified') : E.right(undefined)
}

const soldIn = (fields: Json.Fields): Json.Read<Bill> => {
  const read = texts(fields, 'title', 'description', 'payload', 'currency')
  if (E.isLeft(read)) return read
  const prices = Json.required(Json.array)(fields, 'prices')
  if (E.isLeft(prices)) return prices
  const values = Object.entries(fields).map(
    ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  )
  return Bills.fromParameters({ ...Parameters.none, values: new Map(values) })
}

const textOf = (state: State, fields: Json.Fields, text: string): Said => {
  if (text === '') return E.left('Message text is empty')
  const words = wordsOf(state, fields, text, 'entities')
  if (E.isLeft(words)) return words
  if (words.right.text === '') return E.left('Text must be non-empty')
  if (Array.from(words.right.text).length > 4096) return E.left('Message is too long')
  const options = Json.object(fields, 'link_preview_options')
  if (E.isLeft(options)) return options
  const preview =
    LinkPreviewOptions.is(options.right) && Object.keys(options.right).length > 0
      ? { link_preview_options: options.right }
      : {}
  return E.right({ ...words.right, ...preview })
}

const captionOf = (
  state: State,
  fields: Json.Fields,
): Json.Read<Pick<Sendable, 'caption' | 'caption_entities'>> => {
  const caption = Json.string(fields, 'caption')
  if (E.isLeft(caption) || !caption.right) return E.isLeft(caption) ? caption : E.right({})
  const words = wordsOf(state, fields, caption.right, 'caption_entities')
  if (E.isLeft(words)) return words
  if (Array.from(words.right.text).length > 1024) return E.left('message caption is too long')
  return E.right(
    words.right.text === '' ? {} : { caption: words.right.text, caption_entities: words.right.entities },
  )
}

const wordsOf = (
  state: State,
  fields: Json.Fields,
  text: string,
  entities: string,
): ReturnType<typeof Entities.kept> => {
  const mode = Json.string(fields, 'parse_mode')
  if (E.isLeft(mode)) return mode
  return E.chain((read: Text) => Entities.kept(read, knownTo(state)))(
    Entities.read(text, mode.right ?? '', fields[entities]),
  )
}

const markupOf = (fields: Json.Fields): Json.Read<Pick<Sendable, 'reply_markup'>> => {
  const given = Json.object(fields, 'reply_markup')
  if (E.isLeft(given) || given.right === undefined) return E.isLeft(given) ? given : E.right({})
  const markup = Keyboard.fromJson(JSON.stringify(given.right))
  if (E.isLeft(markup)) return markup
  if (markup.right._tag === 'None') return E.right({})
  return markup.right._tag === 'Inline'
    ? E.right({ reply_markup: markup.right.keyboard })
    : E.left('Inline keyboard expected')
}
