// The text of rich messages from HTML: styles, links, mentions, emoji, dates, formulas and buttons.
// https://core.telegram.org/bots/api#richtext

import { defined } from '@pipegram/core/Defined'
import * as Link from '@pipegram/core/Link'
import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as Json from '../../../values/internal/Json.ts'
import { attribute, isElement, wordsIn, type RichElement, type RichNode } from './RichHtml.ts'

// model

/** A part of a rich text, in JSON. */
export type RichPart = string | Json.JsonObject

/** The context of a reader of rich HTML. */
export interface HtmlPlace {
  readonly userOf: (id: number) => User | undefined
  /** The names of all `tg-reference` of the message. */
  readonly references: ReadonlySet<string>
  /** Is called with a fault of the message, in Telegram's words. */
  readonly refuse: (why: string) => void
}

// constructors

/** The text of nodes: white space is one space, and the ends have no space. */
export const richText = (nodes: ReadonlyArray<RichNode>, place: HtmlPlace): ReadonlyArray<RichPart> =>
  trimmed(partsOf(nodes, place))

/** The same as the value of a field: a single text is not a list. */
export const richField = (nodes: ReadonlyArray<RichNode>, place: HtmlPlace): unknown =>
  fieldOf(richText(nodes, place))

/** A button. https://core.telegram.org/bots/api#richmessagebutton */
export const richButton = (element: RichElement, place: HtmlPlace): Json.JsonObject =>
  defined({
    text: richField(element.children, place),
    style: attribute(element, 'style'),
    ...buttonAction(element),
  })

// guards

/** True for a text that shows something. */
export const isShown = (parts: ReadonlyArray<RichPart>): boolean =>
  parts.some((part) => typeof part !== 'string' || part.trim() !== '')

// destructors

/** The names of all references in nodes. */
export const referencesIn = (nodes: ReadonlyArray<RichNode>): ReadonlyArray<string> =>
  nodes.flatMap((node) =>
    isElement(node)
      ? [
          ...(node.tag === 'tg-reference' ? [attribute(node, 'name') ?? ''] : []),
          ...referencesIn(node.children),
        ]
      : [],
  )

// private

const styles: ReadonlyMap<string, string> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strikethrough'],
  ['strike', 'strikethrough'],
  ['del', 'strikethrough'],
  ['code', 'code'],
  ['mark', 'marked'],
  ['sub', 'subscript'],
  ['sup', 'superscript'],
  ['tg-spoiler', 'spoiler'],
])

const fieldOf = (parts: ReadonlyArray<RichPart>): unknown =>
  parts.length === 0 ? '' : parts.length === 1 ? parts[0] : parts

const partsOf = (nodes: ReadonlyArray<RichNode>, place: HtmlPlace): ReadonlyArray<RichPart> =>
  joined(
    nodes.flatMap((node) =>
      typeof node === 'string' ? [node.replace(/[ \t\r\n\f]+/g, ' ')] : elementParts(node, place),
    ),
  )

const elementParts = (element: RichElement, place: HtmlPlace): ReadonlyArray<RichPart> => {
  const { tag, children } = element
  const inside = (): ReadonlyArray<RichPart> => partsOf(children, place)
  const wrapped = (fields: Json.JsonObject): ReadonlyArray<RichPart> => {
    const parts = inside()
    return isShown(parts) ? [{ ...fields, text: fieldOf(parts) }] : parts
  }
  const style = styles.get(tag) ?? (isSpoiler(element) ? 'spoiler' : undefined)
  if (style === 'code' && !children.some((child) => isElement(child)))
    return [{ type: 'code', text: wordsIn(children) }]
  if (style !== undefined) return wrapped({ type: style })
  switch (tag) {
    case 'br':
      return ['\n']
    case 'a':
      return linkParts(element, inside(), place)
    case 'tg-reference':
      return wrapped({ type: 'reference', name: attribute(element, 'name') ?? '' })
    case 'tg-math':
      return [{ type: 'mathematical_expression', expression: wordsIn(children).trim() }]
    case 'tg-emoji':
      return emojiParts(attribute(element, 'emoji-id') ?? '', wordsIn(children))
    case 'tg-time':
      return timeParts(
        `tg://time?unix=${attribute(element, 'unix') ?? ''}&format=${attribute(element, 'format') ?? ''}`,
        inside(),
      )
    case 'img':
      return imageParts(element)
    case 'tg-button':
      return [{ type: 'button', button: richButton(element, place) }]
    default:
      return inside()
  }
}

const isSpoiler = (element: RichElement): boolean =>
  element.tag === 'span' && attribute(element, 'class') === 'tg-spoiler'

// Links to scripts and data lose their address. For any other wrong link, Telegram refuses the message.
const linkParts = (
  element: RichElement,
  parts: ReadonlyArray<RichPart>,
  { userOf, references, refuse }: HtmlPlace,
): ReadonlyArray<RichPart> => {
  const name = attribute(element, 'name')
  const href = attribute(element, 'href')
  if (href === undefined) return name === undefined ? parts : [{ type: 'anchor', name }, ...parts]
  if (!isShown(parts) || /^(?:javascript|vbscript|data):/i.test(href)) return parts
  const text = fieldOf(parts)
  const part = (type: string, fields: Json.JsonObject): ReadonlyArray<RichPart> => [{ type, text, ...fields }]
  const to = href.slice(1)
  if (href.startsWith('#'))
    return references.has(to)
      ? part('reference_link', { reference_name: to })
      : part('anchor_link', { anchor_name: to })
  const [, scheme, rest] = /^(mailto|tel):(.+)$/is.exec(href) ?? []
  if (scheme !== undefined && rest !== undefined)
    return scheme.toLowerCase() === 'tel'
      ? part('phone_number', { phone_number: rest })
      : part('email_address', { email_address: rest.split('?', 1).join('') })
  const id = Link.userOf(href)
  if (id !== undefined) {
    const user = userOf(id)
    return user === undefined ? parts : part('text_mention', { user })
  }
  const url = Link.fromString(href)
  if (E.isRight(url)) return part('url', { url: url.right })
  refuse('RICH_MESSAGE_URL_INVALID')
  return parts
}

const emojiParts = (custom_emoji_id: string, alternative_text: string): ReadonlyArray<RichPart> =>
  Link.isEmojiId(custom_emoji_id)
    ? [{ type: 'custom_emoji', custom_emoji_id, alternative_text }]
    : [alternative_text]

const timeParts = (link: string, parts: ReadonlyArray<RichPart>): ReadonlyArray<RichPart> => {
  const time = Link.timeOf(link)
  return time === undefined
    ? parts
    : [{ type: 'date_time', text: fieldOf(parts), unix_time: time[0], date_time_format: time[1] }]
}

// An image in a text is an emoji or a time. Other images are blocks.
const imageParts = (element: RichElement): ReadonlyArray<RichPart> => {
  const [source, words] = [attribute(element, 'src') ?? '', attribute(element, 'alt') ?? '']
  const emoji = Link.emojiOf(source)
  return emoji === undefined ? timeParts(source, [words]) : emojiParts(emoji, words)
}

const buttonAction = (element: RichElement): Json.JsonObject => {
  const value = (name: string): string => attribute(element, name) ?? ''
  const flag = (name: string): true | undefined => (element.attributes.has(name) ? true : undefined)
  const [url, query] = [value('url'), value('query')]
  switch (value('type')) {
    case 'url':
      return { url }
    case 'callback_data':
      return { callback_data: value('data') }
    case 'web_app':
      return { web_app: { url } }
    case 'login_url':
      return {
        login_url: defined({
          url,
          forward_text: attribute(element, 'forward-text'),
          bot_username: attribute(element, 'bot-username'),
          request_write_access: flag('request-write-access'),
        }),
      }
    case 'switch_inline_query':
      return { switch_inline_query: query }
    case 'switch_inline_query_current_chat':
      return { switch_inline_query_current_chat: query }
    case 'switch_inline_query_chosen_chat':
      return {
        switch_inline_query_chosen_chat: defined({
          query,
          allow_user_chats: flag('allow-user-chats'),
          allow_bot_chats: flag('allow-bot-chats'),
          allow_group_chats: flag('allow-group-chats'),
          allow_channel_chats: flag('allow-channel-chats'),
        }),
      }
    case 'copy_text':
      return { copy_text: { text: value('text') } }
    default:
      return { disabled: {} }
  }
}

// Joins texts that follow each other, with one space between words.
const joined = (parts: ReadonlyArray<RichPart>): ReadonlyArray<RichPart> => {
  const all: Array<RichPart> = []
  for (const part of parts) {
    const last = all.at(-1)
    if (typeof part === 'string' && typeof last === 'string') all[all.length - 1] = last + part
    else if (part !== '') all.push(part)
  }
  return all.map((part) =>
    typeof part === 'string' ? part.replace(/ {2,}/g, ' ').replace(/ ?\n ?/g, '\n') : part,
  )
}

const trimmed = (parts: ReadonlyArray<RichPart>): ReadonlyArray<RichPart> =>
  parts
    .map((part, i) => {
      if (typeof part !== 'string') return part
      const begun = i === 0 ? part.trimStart() : part
      return i === parts.length - 1 ? begun.trimEnd() : begun
    })
    .filter((part) => part !== '')
