// The blocks of a rich message. As in other messages, all texts are text for the browser.
// https://core.telegram.org/bots/api#richmessage

import type {
  RichBlock,
  RichBlockTable,
  RichMessage,
  RichMessageButton,
  RichText,
} from '@pipegram/core/Types'
import type { ComponentChildren } from 'preact'
import { StyledPart } from './FormattedText.tsx'
import * as Notices from './Notices.ts'
import { act } from './PageState.ts'
import { fileAddress } from './ServerCalls.ts'

// constructors

/** A rich message; nothing for any other. */
export const RichContent = ({ message_id, rich }: RichProps) =>
  rich === undefined ? null : (
    <div class="text rich" dir={rich.is_rtl === true ? 'rtl' : 'auto'}>
      <Blocks blocks={rich.blocks} message_id={message_id} />
    </div>
  )

// private

interface RichProps {
  readonly message_id: number
  readonly rich: RichMessage | undefined
}

interface BlocksProps {
  readonly blocks: ReadonlyArray<RichBlock>
  readonly message_id: number
}

interface WordsProps {
  readonly text: RichText | undefined
  readonly message_id: number
}

const Blocks = ({ blocks, message_id }: BlocksProps) => (
  <>
    {blocks.map((block, place) => (
      <Block key={place} block={block} message_id={message_id} />
    ))}
  </>
)

const Block = ({ block, message_id }: { readonly block: RichBlock; readonly message_id: number }) => {
  const words = (text: RichText | undefined) => <Words text={text} message_id={message_id} />
  const inside = (blocks: ReadonlyArray<RichBlock>) => <Blocks blocks={blocks} message_id={message_id} />
  switch (block.type) {
    case 'paragraph':
      return <p>{words(block.text)}</p>
    case 'heading':
      return (
        <p class="heading" role="heading" aria-level={block.size}>
          {words(block.text)}
        </p>
      )
    case 'footer':
    case 'thinking':
      return <p class="under">{words(block.text)}</p>
    case 'pre':
      return (
        <pre tabIndex={0}>
          <code>{words(block.text)}</code>
        </pre>
      )
    case 'divider':
      return <hr />
    case 'mathematical_expression':
      return <pre tabIndex={0}>{block.expression}</pre>
    case 'list':
      return (
        <ul class="rich-list">
          {block.items.map(({ label, blocks, has_checkbox, is_checked }, place) => (
            <li key={place}>
              <span>{has_checkbox === true ? (is_checked === true ? '☑' : '☐') : label}</span>
              <div>{inside(blocks)}</div>
            </li>
          ))}
        </ul>
      )
    case 'blockquote':
    case 'expandable_blockquote':
      return (
        <blockquote>
          {inside(block.blocks)}
          {words(block.credit)}
        </blockquote>
      )
    case 'pullquote':
      return (
        <blockquote>
          {words(block.text)} {words(block.credit)}
        </blockquote>
      )
    case 'details':
      return (
        <details open={block.is_open}>
          <summary>{words(block.summary)}</summary>
          {inside(block.blocks)}
        </details>
      )
    case 'table':
      return <Table table={block} message_id={message_id} />
    case 'collage':
    case 'slideshow':
      return <Figure caption={block.caption?.text} message_id={message_id} shown={inside(block.blocks)} />
    case 'buttons':
      return (
        <p>
          {block.buttons.map((button, place) => (
            <RichButton key={place} button={button} message_id={message_id} />
          ))}
        </p>
      )
    default:
      return <Media block={block} message_id={message_id} />
  }
}

interface TableProps {
  readonly table: RichBlockTable
  readonly message_id: number
}

const Table = ({ table, message_id }: TableProps) => (
  <div class="rich-table" tabIndex={0} role="region" aria-label="A table">
    <table>
      {table.cells.map((row, line) => (
        <tr key={line}>
          {row.map(({ text, is_header, colspan, rowspan }, column) => {
            const Cell = is_header === true ? 'th' : 'td'
            return (
              <Cell key={column} colSpan={colspan} rowSpan={rowspan}>
                <Words text={text} message_id={message_id} />
              </Cell>
            )
          })}
        </tr>
      ))}
    </table>
    <Words text={table.caption} message_id={message_id} />
  </div>
)

const Media = ({ block, message_id }: { readonly block: RichBlock; readonly message_id: number }) => {
  const shown = fileOf(block)
  const caption = 'caption' in block ? block.caption : undefined
  const text = typeof caption === 'object' && 'text' in caption ? caption.text : undefined
  return shown === undefined ? null : <Figure caption={text} message_id={message_id} shown={shown} />
}

const fileOf = (block: RichBlock): ComponentChildren => {
  switch (block.type) {
    case 'photo':
      return <img class="photo" src={fileAddress(block.photo.at(-1)?.file_id ?? '')} alt="A photo" />
    case 'video':
    case 'animation': {
      const { file_id } = block.type === 'video' ? block.video : block.animation
      return <video class="photo" src={fileAddress(file_id)} controls preload="none" aria-label="A video" />
    }
    case 'audio':
    case 'voice_note': {
      const { file_id } = block.type === 'audio' ? block.audio : block.voice_note
      return <audio src={fileAddress(file_id)} controls preload="none" aria-label="A sound" />
    }
    case 'document':
      return (
        <a href={fileAddress(block.document.file_id)} download={block.document.file_name ?? 'file'}>
          <bdi>{block.document.file_name ?? 'File'}</bdi>
        </a>
      )
    case 'map':
      return <span>{`A place: ${block.location.latitude}, ${block.location.longitude}`}</span>
    default:
      return undefined
  }
}

interface FigureProps {
  readonly shown: ComponentChildren
  readonly caption: RichText | undefined
  readonly message_id: number
}

const Figure = ({ shown, caption, message_id }: FigureProps) => (
  <figure>
    {shown}
    {caption === undefined ? null : (
      <figcaption>
        <Words text={caption} message_id={message_id} />
      </figcaption>
    )}
  </figure>
)

const Words = ({ text, message_id }: WordsProps): ComponentChildren => {
  if (text === undefined || typeof text === 'string') return text
  if (isList(text))
    return text.map((part, place) => <Words key={place} text={part} message_id={message_id} />)
  const inside = 'text' in text ? <Words text={text.text} message_id={message_id} /> : undefined
  switch (text.type) {
    case 'subscript':
      return <sub>{inside}</sub>
    case 'superscript':
      return <sup>{inside}</sup>
    case 'marked':
      return <mark>{inside}</mark>
    case 'mathematical_expression':
      return <code>{text.expression}</code>
    case 'custom_emoji':
      return <span>{text.alternative_text}</span>
    case 'button':
      return <RichButton button={text.button} message_id={message_id} />
    case 'url':
      return <Styled type="text_link" words="" url={text.url} inside={inside} />
    case 'bot_command':
      return <Styled type="bot_command" words={`/${text.bot_command}`} inside={inside} />
    default:
      return <Styled type={text.type.toString()} words="" inside={inside} />
  }
}

const isList = (text: RichText): text is ReadonlyArray<RichText> => Array.isArray(text)

interface StyledProps {
  readonly type: string
  readonly words: string
  readonly url?: string
  readonly inside: ComponentChildren
}

// The styles of other messages have the same names.
const Styled = ({ type, words, url, inside }: StyledProps) => (
  <StyledPart entity={{ type, url }} text={words}>
    {inside}
  </StyledPart>
)

const RichButton = ({
  button,
  message_id,
}: {
  readonly button: RichMessageButton
  readonly message_id: number
}) => {
  const { text, url, callback_data: data } = button
  return (
    <button
      type="button"
      class="button"
      disabled={url === undefined && data === undefined}
      onClick={() => {
        if (url !== undefined) Notices.openLink(url)
        else if (data !== undefined) void act('press', { message_id, data })
      }}
    >
      <bdi>
        <Words text={text} message_id={message_id} />
      </bdi>
    </button>
  )
}
