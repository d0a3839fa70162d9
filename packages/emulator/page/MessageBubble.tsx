// A message in a chat, with its buttons.

import type { InlineKeyboardButton, Message } from '@pipegram/core/Types'
import type { ShownMessage } from '../src/page/internal/PageView.ts'
import { toneOf } from './Avatar.tsx'
import { lead } from './ButtonLead.ts'
import { FormattedText } from './FormattedText.tsx'
import { Icon } from './Icon.tsx'
import { MessageMedia } from './MessageMedia.tsx'
import { inShort, nameOf, senderOf, serviceWords, timeOf } from './MessageWords.ts'
import { act, edits, pay, repliesTo, userId } from './PageState.ts'
import { RichContent } from './RichContent.tsx'

// constructors

interface BubbleProps {
  /** True for a message of an album that is not its first. */
  readonly isPart: boolean
}

/** A message: a line for what happened, a bubble for what somebody said. */
export const MessageBubble = ({ message, reactions, isPart }: ShownMessage & BubbleProps) => {
  const words = serviceWords(message)
  if (words !== undefined)
    return (
      <li class="service">
        <span dir="auto">{words}</span>
      </li>
    )
  const isOwn = message.from?.id === userId.value
  const text = message.text ?? message.caption
  return (
    <li class={`message${isOwn ? ' own' : ''}${isPart ? ' part' : ''}`} id={`message-${message.message_id}`}>
      <div class="box">
        <div class="bubble">
          {isOwn || message.chat.type === 'private' ? (
            <span class="hidden">{isOwn ? 'You' : senderOf(message)}: </span>
          ) : (
            <p class={`sender ${toneOf(message.from?.id ?? 0)}`}>
              <bdi>{senderOf(message)}</bdi>
            </p>
          )}
          <Origin message={message} />
          <MessageMedia message={message} />
          <RichContent message_id={message.message_id} rich={message.rich_message} />
          {text === undefined ? null : (
            <FormattedText text={text} entities={message.entities ?? message.caption_entities} />
          )}
          <p class="facts">
            {message.receiver_user === undefined ? '' : 'only you see this '}
            {message.via_bot === undefined ? null : <bdi>via {nameOf(message.via_bot)} </bdi>}
            {message.edit_date === undefined ? '' : 'edited '}
            <time>{timeOf(message.date)}</time>
          </p>
          <p class="reactions">
            {reactions.map(({ type, total_count }) => (
              <span key={JSON.stringify(type)}>
                {'emoji' in type ? String(type.emoji) : '✨'} {total_count}
              </span>
            ))}
          </p>
          <Tools message={message} isOwn={isOwn} />
        </div>
        {message.reply_markup === undefined ? null : (
          <div class="keys">
            {message.reply_markup.inline_keyboard.map((row, place) => (
              <div key={place} class="row">
                {row.map((button, column) => (
                  <InlineButton key={column} button={button} message={message} />
                ))}
              </div>
            ))}
          </div>
        )}
      </div>
    </li>
  )
}

// private

const Origin = ({ message }: { readonly message: Message }) => {
  const { forward_origin: origin, reply_to_message: replied, external_reply: external, quote } = message
  return (
    <>
      {origin === undefined ? null : <p class="origin">Forwarded message</p>}
      {external === undefined ? null : (
        <p class="replied">
          <b>
            <bdi>{external.chat?.title ?? 'Another chat'}</bdi>
          </b>
          <span dir="auto">{quote?.text ?? 'A message'}</span>
        </p>
      )}
      {replied === undefined ? null : (
        <button
          type="button"
          class="replied"
          onClick={() =>
            document.getElementById(`message-${replied.message_id}`)?.scrollIntoView({ block: 'center' })
          }
        >
          <b>
            <bdi>{senderOf(replied)}</bdi>
          </b>
          <span dir="auto">{quote?.text ?? inShort(replied)}</span>
        </button>
      )}
    </>
  )
}

const Tools = ({
  message,
  isOwn,
}: {
  readonly message: ShownMessage['message']
  readonly isOwn: boolean
}) => (
  <div class="tools">
    <button
      type="button"
      title="Reply"
      aria-label="Reply"
      onClick={() => {
        edits.value = undefined
        repliesTo.value = message
        document.getElementById('words')?.focus()
      }}
    >
      <Icon name="reply" />
    </button>
    {isOwn ? (
      <button
        type="button"
        title="Edit"
        aria-label="Edit"
        onClick={() => {
          repliesTo.value = undefined
          edits.value = message
          document.getElementById('words')?.focus()
        }}
      >
        <Icon name="edit" />
      </button>
    ) : (
      <button
        type="button"
        title="React with 👍"
        aria-label="React with 👍"
        onClick={() => void act('react', { message_id: message.message_id, reactions: ['👍'] })}
      >
        👍
      </button>
    )}
  </div>
)

interface ButtonProps {
  readonly button: InlineKeyboardButton
  readonly message: Message
}

const InlineButton = ({ button, message }: ButtonProps) => (
  <button type="button" class="key" onClick={() => void press(button, message)}>
    <bdi>{button.text}</bdi>
    {button.url === undefined && button.web_app === undefined && button.login_url === undefined ? null : (
      <span class="corner" aria-label="opens a link" role="img">
        ↗
      </span>
    )}
  </button>
)

const press = async (button: InlineKeyboardButton, { message_id }: Message): Promise<void> => {
  if (button.callback_data !== undefined) await act('press', { message_id, data: button.callback_data })
  else if (button.pay === true) await pay(message_id)
  else await lead('press', { message_id, button: button.text }, button.web_app !== undefined)
}
