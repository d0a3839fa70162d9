// Removes private data from updates, calls and answers before they are recorded: tokens, secrets, names,
// phone numbers and, by choice, texts.

import * as Token from '@pipegram/core/Token'
import * as Json from '../../values/internal/Json.ts'
import { hidden, noPseudonyms, type Pseudonyms } from './Pseudonyms.ts'

// model

/** `hidden`: letters become `x`, digits 0; commands stay. `kept`: texts stay, without known names. */
export type RecordedTexts = 'hidden' | 'kept'

/** Removes data that nobody else should read. */
export interface Redaction {
  /** An update, or the result of a call. */
  readonly ofTelegram: (value: unknown) => unknown
  /** The parameters of a call. */
  readonly ofBot: (params: Json.JsonObject) => Json.JsonObject
}

// constructors

/** The redaction of a recording. It calls `secret` with every secret that it finds. */
export const makeRedaction = (
  texts: RecordedTexts,
  names: Pseudonyms,
  secret: (text: string) => void,
): Redaction => {
  // The labels of reply keyboards, because a press sends the label as a text.
  const labels = new Set<string>()
  // Ids that the bot itself made, such as those of inline results.
  const own = new Set<string>()
  const scene = { texts, names, secret, labels, own }
  return {
    ofTelegram: (value) => redacted({ ...scene, from: 'Telegram' }, '', value),
    ofBot: (params) => fieldsOf({ ...scene, from: 'bot' }, params),
  }
}

/** Prepares calls for comparison: their texts become like those of the recording. */
export const comparable = (texts: RecordedTexts): ((params: Json.JsonObject) => Json.JsonObject) =>
  makeRedaction(texts, noPseudonyms, () => undefined).ofBot

/** The same line without the secrets, in any encoding, and without bot tokens. */
export const withoutSecrets =
  (secrets: Iterable<string>) =>
  (line: string): string => {
    let found = line
    for (const secret of secrets) for (const form of formsOf(secret)) found = found.replaceAll(form, nothing)
    return Token.redact(found)
  }

// private

interface Scene {
  readonly from: 'Telegram' | 'bot'
  readonly texts: RecordedTexts
  readonly names: Pseudonyms
  readonly secret: (text: string) => void
  readonly labels: Set<string>
  readonly own: Set<string>
  readonly keyboard?: 'inline' | 'reply'
  /** True in an address, and in text that a person typed into a Mini App. */
  readonly isPrivate?: true
}

const nothing = '[redacted]'

// A short secret would also remove other texts that look like it.
const formsOf = (secret: string): ReadonlyArray<string> =>
  secret.length < 8
    ? []
    : [
        ...new Set([
          secret,
          encodeURIComponent(secret),
          encodeURIComponent(secret).toLowerCase(),
          Buffer.from(secret).toString('base64').replaceAll('=', ''),
          Buffer.from(secret).toString('base64url'),
          JSON.stringify(secret).slice(1, -1),
        ]),
      ]

const redacted = (scene: Scene, key: string, value: unknown): unknown => {
  if (Json.isArray(value)) return value.map((item) => redacted(scene, key, item))
  if (Json.isObject(value)) return passport.has(key) ? {} : fieldsOf(inside(scene, key), value)
  if (typeof value === 'number') return numberOf(scene, key, value)
  return typeof value === 'string' ? textOf(scene, key, value) : value
}

const fieldsOf = (scene: Scene, fields: Json.JsonObject): Json.JsonObject =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, redacted(scene, key, value)] as const),
  )

const inside = (scene: Scene, key: string): Scene => {
  switch (key) {
    case 'inline_keyboard':
      return { ...scene, keyboard: 'inline' }
    case 'keyboard':
      return { ...scene, keyboard: 'reply' }
    case 'shipping_address':
      return { ...scene, isPrivate: true }
    case 'web_app_data':
      return scene.texts === 'kept' ? scene : { ...scene, isPrivate: true }
    default:
      return scene
  }
}

const numberOf = ({ names }: Scene, key: string, value: number): number =>
  isIdOfChat(key) ? names.id(value) : key === 'latitude' ? 51.5 : key === 'longitude' ? 0 : value

const isIdOfChat = (key: string): boolean => /^(?:id|ids|(?:.+_)?(?:chat|user)_ids?)$/.test(key)

const textOf = (scene: Scene, key: string, value: string): string => {
  const { names, from, texts, keyboard } = scene
  if (secrets.has(key)) {
    scene.secret(value)
    return nothing
  }
  if (key === 'phone_number') return names.phone(value)
  if (personal.has(key) || (scene.isPrivate === true && key !== 'country_code')) return hidden(value)
  if (keyboard !== undefined && key === 'text') {
    if (keyboard === 'reply') scene.labels.add(value)
    return names.inText(value)
  }
  if (key !== 'id' && isIdOfChat(key) && /^-?\d{1,16}$/.test(value)) return String(names.id(Number(value)))
  if (isOpaque(key)) return opaqueOf(scene, key, value)
  if (kinds.has(key)) return names.inText(value)
  if (from === 'Telegram' && namesOfPeople.has(key))
    return /username/.test(key) ? names.username(value) : names.name(value)
  if (/^https?:\/\//i.test(value)) return linkOf(scene, value)
  return texts === 'kept' || value.startsWith('sha256-') ? names.inText(value) : hiddenText(scene, value)
}

const isOpaque = (key: string): boolean => /(?:^|_)id$|^chat_instance$|^invite_link$/.test(key)

const opaqueOf = ({ from, names, own }: Scene, key: string, value: string): string => {
  if (/^(?:icon_)?custom_emoji_id$|^message_effect_id$/.test(key)) return value
  if (from === 'Telegram') return own.has(value) ? value : names.opaque(value)
  const known = names.inText(value)
  if (known === value) own.add(value)
  return known
}

// The host is public; the rest of a link may be private.
const linkOf = ({ from, texts, names }: Scene, value: string): string => {
  if (from === 'bot' || texts === 'kept') return names.inText(value)
  const origin = /^https?:\/\/[^/?#]*/i.exec(value)?.[0] ?? ''
  const rest = value.slice(origin.length)
  return `${origin}${hidden(rest)}`
}

const hiddenText = ({ from, names, labels }: Scene, value: string): string => {
  if (from === 'Telegram' && labels.has(value)) return names.inText(value)
  const command = from === 'Telegram' ? (commandAt.exec(value)?.[0] ?? '') : ''
  return `${names.inText(command)}${hidden(value.slice(command.length))}`
}

const commandAt = /^\/\w{1,32}(?:@\w{1,32})?(?!\S)/

const secrets: ReadonlySet<string> = new Set([
  'secret_token',
  'provider_token',
  'certificate',
  'secret',
  'hash',
])

const passport: ReadonlySet<string> = new Set(['passport_data'])

const personal: ReadonlySet<string> = new Set([
  ...['email', 'street_line1', 'street_line2', 'post_code', 'vcard', 'address', 'bio'],
])

const namesOfPeople: ReadonlySet<string> = new Set([
  ...['first_name', 'last_name', 'username', 'active_usernames', 'title', 'name', 'sender_user_name'],
  ...['author_signature', 'custom_title', 'sender_tag', 'file_name', 'performer'],
])

// Words of the Bot API and of the bot. They name the kind of a thing, and say nothing about a person.
const kinds: ReadonlySet<string> = new Set([
  ...['type', 'status', 'parse_mode', 'currency', 'language_code', 'mime_type', 'emoji', 'action', 'style'],
  ...['callback_data', 'data', 'payload', 'invoice_payload', 'start_parameter', 'command', 'allowed_updates'],
  ...['format', 'sticker_type', 'sticker_format', 'set_name', 'game_short_name', 'country_code', 'file_path'],
  ...['photo', 'audio', 'document', 'video', 'animation', 'voice', 'video_note', 'sticker', 'media'],
  ...['thumbnail', 'cover', 'stickers', 'icon', 'scope', 'method', 'currency_code'],
])
