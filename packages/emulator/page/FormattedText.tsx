// A text with its entities. All of it is text for the browser: nothing in it becomes markup.
// https://core.telegram.org/bots/api#messageentity

import type { MessageEntity } from '@pipegram/core/Types'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import * as Notices from './Notices.ts'
import { act } from './PageState.ts'
import { safeAddress } from './SafeAddress.ts'

// model

interface TextProps {
  readonly text: string
  readonly entities?: ReadonlyArray<MessageEntity> | undefined
}

// constructors

/** A text with its formatting. */
export const FormattedText = ({ text, entities = [] }: TextProps) => (
  <div class="text" dir="auto">
    {pieces(
      text,
      0,
      text.length,
      entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length),
    )}
  </div>
)

/** A part of a text in the style of an entity. */
export const StyledPart = ({ entity, text, children }: PartProps) => {
  switch (entity.type) {
    case 'bold':
      return <b>{children}</b>
    case 'italic':
      return <i>{children}</i>
    case 'underline':
      return <u>{children}</u>
    case 'strikethrough':
      return <s>{children}</s>
    case 'code':
      return <code>{children}</code>
    case 'pre':
      return (
        <pre tabIndex={0}>
          <code>{children}</code>
        </pre>
      )
    case 'blockquote':
      return <blockquote>{children}</blockquote>
    case 'expandable_blockquote':
      return <LongQuote>{children}</LongQuote>
    case 'spoiler':
      return <Spoiler>{children}</Spoiler>
    case 'url':
      return <WebLink url={text}>{children}</WebLink>
    case 'text_link':
      return <WebLink url={entity.url ?? ''}>{children}</WebLink>
    case 'bot_command':
      return (
        <button type="button" class="link" onClick={() => void act('send', { text })}>
          {children}
        </button>
      )
    case 'mention':
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
    case 'email':
    case 'phone_number':
      return <span class="mark">{children}</span>
    default:
      return <span>{children}</span>
  }
}

// private

interface PartProps {
  readonly entity: { readonly type: string; readonly url?: string | undefined }
  readonly text: string
  readonly children: ComponentChildren
}

// The part of a text between two places, with the entities in it, the outer ones first.
const pieces = (
  text: string,
  from: number,
  to: number,
  entities: ReadonlyArray<MessageEntity>,
): ReadonlyArray<ComponentChildren> => {
  const out: Array<ComponentChildren> = []
  let at = from
  let isBlock = false
  let rest = entities
  for (let one = rest[0]; one !== undefined; one = rest[0]) {
    const begin = Math.max(one.offset, at)
    const end = Math.min(one.offset + one.length, to)
    const inner = rest.slice(1).filter(({ offset }) => offset < end)
    rest = rest.slice(1).filter(({ offset }) => offset >= end)
    if (begin > at) out.push(between(text.slice(at, begin), isBlock, blocks.has(String(one.type))))
    if (end <= begin) continue
    out.push(
      <StyledPart
        key={`${begin} ${String(one.type)}`}
        entity={{ type: String(one.type), url: one.url }}
        text={text.slice(begin, end)}
      >
        {pieces(text, begin, end, inner)}
      </StyledPart>,
    )
    at = end
    isBlock = blocks.has(String(one.type))
  }
  if (to > at) out.push(between(text.slice(at, to), isBlock, false))
  return out
}

const blocks: ReadonlySet<string> = new Set(['pre', 'blockquote', 'expandable_blockquote'])

// A block has its own lines: the line ends around it are not shown once more.
const between = (text: string, isAfter: boolean, isBefore: boolean): string => {
  const rest = isAfter ? text.replace(/^\n/, '') : text
  return isBefore ? rest.replace(/\n$/, '') : rest
}

const WebLink = ({ url, children }: { readonly url: string; readonly children: ComponentChildren }) =>
  safeAddress(url) === undefined ? (
    <span class="mark" title="This does not lead to the web.">
      {children}
    </span>
  ) : (
    <button type="button" class="link" title={safeAddress(url)} onClick={() => Notices.openLink(url)}>
      {children}
    </button>
  )

const Spoiler = ({ children }: { readonly children: ComponentChildren }) => {
  const [isShown, show] = useState(false)
  return isShown ? (
    <span class="spoiler shown">{children}</span>
  ) : (
    <button type="button" class="spoiler" aria-label="A hidden text: show it" onClick={() => show(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  )
}

const LongQuote = ({ children }: { readonly children: ComponentChildren }) => {
  const [isWhole, change] = useState(false)
  return (
    <blockquote class={isWhole ? '' : 'short'}>
      {children}
      <button type="button" class="link more" onClick={() => change(!isWhole)}>
        {isWhole ? 'Less' : 'More'}
      </button>
    </blockquote>
  )
}
