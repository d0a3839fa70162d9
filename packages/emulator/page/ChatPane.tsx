// The open chat: its messages, and what the person can do there.

import type { Message } from '@pipegram/core/Types'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { OpenChat, ShownMessage } from '../src/page/internal/PageView.ts'
import { Avatar } from './Avatar.tsx'
import { Composer } from './Composer.tsx'
import { Icon } from './Icon.tsx'
import { MessageBubble } from './MessageBubble.tsx'
import { chatName, inShort } from './MessageWords.ts'
import {
  act,
  action,
  calls,
  chatId,
  deleted,
  draft,
  go,
  isPanelOpen,
  showOlder,
  userId,
  view,
} from './PageState.ts'

// constructors

/** The open chat. */
export const ChatPane = () => {
  const { open, chats = [], bot } = view.value ?? {}
  const listed = chats.find(({ chat }) => chat.id === open?.id)
  if (open === undefined || listed === undefined || bot === undefined)
    return (
      <section class="pane empty" aria-label="Chat">
        <h2>Local Telegram</h2>
        <p>{chatId.value === 0 ? 'Pick a chat, or make a person.' : 'This chat is not there for you.'}</p>
      </section>
    )
  const name = chatName(listed.chat, bot)
  const isPrivate = listed.chat.type === 'private'
  return (
    <section class="pane" aria-label="Chat">
      <header class="bar">
        <button
          type="button"
          class="round back"
          aria-label="Back to the chats"
          onClick={() => go(userId.value, 0)}
        >
          <Icon name="back" />
        </button>
        <Avatar id={isPrivate ? bot.id : open.id} name={name} />
        <div class="about">
          <h2>
            <bdi>{name}</bdi>
          </h2>
          <p class="under">
            {action.value?.chat_id === open.id ? (
              <span class="acting">{action.value.words}</span>
            ) : isPrivate ? (
              'bot'
            ) : (
              `${String(listed.chat.type)}, ${open.members} ${open.members === 1 ? 'member' : 'members'}`
            )}
          </p>
        </div>
        {isPrivate ? (
          <button
            type="button"
            class="button quiet"
            onClick={() => void act(open.isBlocked ? 'unblock' : 'block', { chat_id: undefined })}
          >
            {open.isBlocked ? 'Unblock' : 'Block'}
          </button>
        ) : listed.isIn ? (
          <button type="button" class="button quiet" onClick={() => void act('leave', {})}>
            Leave
          </button>
        ) : null}
        <button
          type="button"
          class="button"
          aria-pressed={isPanelOpen.value}
          onClick={() => {
            isPanelOpen.value = !isPanelOpen.value
          }}
        >
          Bot’s calls
        </button>
      </header>
      <MessageList open={open} />
      <Below open={open} isIn={listed.isIn} />
    </section>
  )
}

// private

const MessageList = ({ open }: { readonly open: OpenChat }) => {
  const self = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useLayoutEffect(() => {
    isAtEnd.current = true
  }, [open.id])
  // A person who reads older messages is left there.
  useLayoutEffect(() => {
    if (isAtEnd.current) self.current?.scrollTo({ top: self.current.scrollHeight })
  }, [open, draft.value, deleted.value])
  return (
    <div
      class="scroll"
      ref={self}
      tabIndex={0}
      role="log"
      aria-label="Messages"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40
      }}
      onLoadCapture={() => {
        if (isAtEnd.current) self.current?.scrollTo({ top: self.current.scrollHeight })
      }}
    >
      {open.hasOlder ? (
        <button type="button" class="button older" onClick={showOlder}>
          Older messages
        </button>
      ) : null}
      {open.messages.length === 0 ? <Welcome /> : null}
      <ul class="messages">
        {rowsOf(open).map((one, place, all) =>
          'isDeleted' in one ? (
            <li key={`deleted ${one.message.message_id}`} class="service deleted">
              <span dir="auto">Deleted: {inShort(one.message)}</span>
            </li>
          ) : (
            <MessageBubble
              key={`${one.message.message_id} ${one.message.ephemeral_message_id ?? ''}`}
              isPart={isPartOf(one.message, all[place - 1]?.message)}
              {...one}
            />
          ),
        )}
      </ul>
      {draft.value?.chat_id === open.id ? (
        <p class="bubble draft" dir="auto">
          {draft.value.text}…
        </p>
      ) : null}
    </div>
  )
}

interface DeletedMessage {
  readonly message: ShownMessage['message']
  readonly isDeleted: true
}

// The messages of the chat, and those that the bot deleted, in their places.
const rowsOf = ({ id, messages }: OpenChat): ReadonlyArray<ShownMessage | DeletedMessage> =>
  deleted.value
    .filter(({ chat }) => chat.id === id)
    .reduce((rows: ReadonlyArray<ShownMessage | DeletedMessage>, message) => {
      const next = rows.findIndex((one) => one.message.message_id > message.message_id)
      return rows.toSpliced(next < 0 ? rows.length : next, 0, { message, isDeleted: true })
    }, messages)

const isPartOf = ({ media_group_id }: Message, before: Message | undefined): boolean =>
  media_group_id !== undefined && before?.media_group_id === media_group_id

const Welcome = () => (
  <div class="welcome">
    {calls.value.length === 0 ? (
      <>
        <p>
          No bot has called yet. Start yours with this root of the API, and the token that the terminal shows:
        </p>
        <p>
          <code>{location.origin}</code>
        </p>
      </>
    ) : (
      <p>Nothing is here yet. Say something to the bot.</p>
    )}
  </div>
)

const Below = ({ open, isIn }: { readonly open: OpenChat; readonly isIn: boolean }) =>
  !isIn ? (
    <button type="button" class="wide" onClick={() => void act('join', {})}>
      Join
    </button>
  ) : open.isBlocked ? (
    <button type="button" class="wide" onClick={() => void act('unblock', { chat_id: undefined })}>
      Unblock the bot
    </button>
  ) : open.id > 0 && open.messages.length === 0 ? (
    <button type="button" class="wide" onClick={() => void act('send', { text: '/start' })}>
      Start
    </button>
  ) : (
    <Composer open={open} />
  )
