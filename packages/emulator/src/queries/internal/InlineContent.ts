// The message of a result of an inline query, as the server reads it.
// https://core.telegram.org/bots/api#inputmessagecontent

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { Text } from '@pipegram/core/Text'
import { LinkPreviewOptions, type RichMessage } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { shownPreview } from '../../messages/internal/LinkPreview.ts'
import { richMessageIn } from '../../messages/internal/rich/RichMessages.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import * as InvoiceTerms from '../../payments/internal/InvoiceTerms.ts'
import * as FormattedText from '../../requests/internal/FormattedText.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import * as ReplyMarkup from '../../requests/internal/ReplyMarkup.ts'
import { userIn } from '../../state/internal/Lookup.ts'
import type { Bill, State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'

// model

/**
 * The message of a result and the state with its files, or the server's words. `undefined` if the result has
 * no separate message.
 */
export type DecodedMessage = Json.Decoded<readonly [State, Sendable] | undefined>

// constructors

/** The `input_message_content` of a result. `isOld`: the result itself has its fields, as in old bots. */
export const contentOf = (
  state: State,
  fields: Json.JsonObject,
  isRequired: boolean,
  isOld: boolean,
): DecodedMessage => {
  const text =
    isRequired && isOld
      ? Json.required(Json.string)(fields, 'message_text')
      : Json.string(fields, 'message_text')
  if (E.isLeft(text)) return text
  if (text.right || isOld) return withFiles(state, textOf(state, fields, text.right ?? ''))
  if ('latitude' in fields && 'longitude' in fields)
    return withFiles(state, 'title' in fields && 'address' in fields ? venueOf(fields) : locationOf(fields))
  if ('phone_number' in fields) return withFiles(state, contactOf(fields))
  if ('payload' in fields)
    return E.map((bill: Bill) => {
      const reply_markup = InvoiceTerms.payButton(bill)
      return [state, { invoice: InvoiceTerms.invoiceOf(bill), reply_markup }] as const
    })(soldIn(fields))
  if ('rich_message' in fields) return richOf(state, fields['rich_message'])
  return isRequired ? E.left('Input message content is not specified') : E.right(undefined)
}

/** A location. */
export const locationOf = (fields: Json.JsonObject): Json.Decoded<Sendable> =>
  E.map((location: Sendable['location'] & object) => ({ location }))(floats(fields))

/** A venue. */
export const venueOf = (fields: Json.JsonObject): Json.Decoded<Sendable> => {
  const location = floats(fields)
  if (E.isLeft(location)) return location
  return E.map(({ title = '', address = '' }: Readonly<Record<string, string>>) => ({
    venue: { location: location.right, title, address },
    location: location.right,
  }))(texts(fields, 'title', 'address'))
}

/** A contact. */
export const contactOf = (fields: Json.JsonObject): Json.Decoded<Sendable> => {
  const read = texts(fields, 'phone_number', 'first_name')
  if (E.isLeft(read)) return read
  const { phone_number = '', first_name = '' } = read.right
  if (first_name === '') return E.left('Field "first_name" must be non-empty')
  const last_name = Json.string(fields, 'last_name')
  if (E.isLeft(last_name)) return last_name
  return E.right({
    contact: defined({ phone_number, first_name, last_name: last_name.right || undefined }),
  })
}

/** The terms of an invoice. */
export const soldIn = (fields: Json.JsonObject): Json.Decoded<Bill> => {
  const read = texts(fields, 'title', 'description', 'payload', 'currency')
  if (E.isLeft(read)) return read
  const prices = Json.required(Json.array)(fields, 'prices')
  if (E.isLeft(prices)) return prices
  const values = Object.entries(fields).map(
    ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  )
  return InvoiceTerms.fromParameters({ ...Parameters.none, values: new Map(values) })
}

/** The caption of a result; no fields if it is empty. */
export const captionOf = (
  state: State,
  fields: Json.JsonObject,
): Json.Decoded<Pick<Sendable, 'caption' | 'caption_entities'>> => {
  const caption = Json.string(fields, 'caption')
  if (E.isLeft(caption) || !caption.right) return E.isLeft(caption) ? caption : E.right({})
  const words = wordsOf(state, fields, caption.right, 'caption_entities')
  if (E.isLeft(words)) return words
  if (Array.from(words.right.text).length > 1024) return E.left('message caption is too long')
  const { text, entities } = words.right
  return E.right(text === '' ? {} : { caption: text, caption_entities: entities })
}

/** The keyboard of a result; no fields if it has no keyboard. */
export const markupOf = (fields: Json.JsonObject): Json.Decoded<Pick<Sendable, 'reply_markup'>> => {
  const given = Json.object(fields, 'reply_markup')
  if (E.isLeft(given) || given.right === undefined) return E.isLeft(given) ? given : E.right({})
  const markup = ReplyMarkup.fromJson(JSON.stringify(given.right))
  if (E.isLeft(markup)) return markup
  if (markup.right._tag === 'None') return E.right({})
  return markup.right._tag === 'Inline'
    ? E.right({ reply_markup: markup.right.keyboard })
    : E.left('Inline keyboard expected')
}

// destructors

/** Required texts of a result, by name. */
export const texts = (
  fields: Json.JsonObject,
  ...names: ReadonlyArray<string>
): Json.Decoded<Readonly<Record<string, string>>> => {
  const read: Record<string, string> = {}
  for (const name of names) {
    const text = Json.required(Json.string)(fields, name)
    if (E.isLeft(text)) return text
    read[name] = text.right
  }
  return E.right(read)
}

/** The words of a refusal, for those of a result. */
export const refusedWords = ({ description }: Refusal): string => description.replace(/^Bad Request: /, '')

// combinators

/** A message that needs no new files. */
export const withFiles = (
  state: State,
  message: Json.Decoded<Sendable>,
): Json.Decoded<readonly [State, Sendable]> => E.map((one: Sendable) => [state, one] as const)(message)

// private

// A file at a URL is made up anew by each choice, as those of other results are.
const richOf = (state: State, value: unknown): DecodedMessage => {
  const values = new Map([['rich_message', JSON.stringify(value)]])
  return E.bimap(refusedWords, ([next, rich_message]: readonly [State, RichMessage]) => {
    const message: Sendable = { rich_message }
    return [next, message] as const
  })(richMessageIn(state, { ...Parameters.none, values }))
}

const floats = (
  fields: Json.JsonObject,
): Json.Decoded<{ readonly latitude: number; readonly longitude: number }> => {
  const [latitude, longitude] = ['latitude', 'longitude'].map((name) =>
    fields[name] === undefined || fields[name] === null ? undefined : Number(fields[name]),
  )
  if (latitude === undefined || longitude === undefined)
    return E.left(`Can't find field "${latitude === undefined ? 'latitude' : 'longitude'}"`)
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude))
    return E.left(`Field "${Number.isFinite(latitude) ? 'longitude' : 'latitude'}" must be of type Number`)
  return E.right({ latitude, longitude })
}

const textOf = (state: State, fields: Json.JsonObject, text: string): Json.Decoded<Sendable> => {
  if (text === '') return E.left('Message text is empty')
  const words = wordsOf(state, fields, text, 'entities')
  if (E.isLeft(words)) return words
  if (words.right.text === '') return E.left('Text must be non-empty')
  if (Array.from(words.right.text).length > 4096) return E.left('Message is too long')
  const options = Json.object(fields, 'link_preview_options')
  if (E.isLeft(options)) return options
  const given =
    LinkPreviewOptions.is(options.right) && Object.keys(options.right).length > 0 ? options.right : undefined
  return E.right(defined({ ...words.right, link_preview_options: shownPreview(words.right, given) }))
}

const wordsOf = (
  state: State,
  fields: Json.JsonObject,
  text: string,
  entities: string,
): ReturnType<typeof FormattedText.normalised> => {
  const mode = Json.string(fields, 'parse_mode')
  if (E.isLeft(mode)) return mode
  return E.chain((read: Text) => FormattedText.normalised(read, userIn(state)))(
    FormattedText.read(text, mode.right ?? '', fields[entities]),
  )
}
