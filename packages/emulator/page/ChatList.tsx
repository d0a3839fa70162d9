// The list of chats, and who the person is.

import type { Chat, User } from '@pipegram/core/Types'
import { useState } from 'preact/hooks'
import type { ListedChat } from '../src/page/internal/PageView.ts'
import { Avatar } from './Avatar.tsx'
import { Icon } from './Icon.tsx'
import { chatName, inShort, nameOf, timeOf } from './MessageWords.ts'
import * as Notices from './Notices.ts'
import { chatId, go, placeOf, userId, view } from './PageState.ts'
import { post } from './ServerCalls.ts'

// constructors

/** The list of chats, and who the person is. */
export const ChatList = () => {
  const { people = [], chats = [], bots = [], bot } = view.value ?? {}
  const own = chats.filter(({ isIn }) => isIn)
  const others = chats.filter(({ isIn }) => !isIn)
  if (bot === undefined) return null
  return (
    <nav class="list" aria-label="Chats">
      <div class="bar">
        <label>
          <span class="hidden">You are</span>
          <select
            value={userId.value}
            onChange={({ currentTarget }) =>
              go(Number(currentTarget.value), chatFor(Number(currentTarget.value)))
            }
          >
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {nameOf(person)}
              </option>
            ))}
          </select>
        </label>
        <a
          class="round"
          href={`/#${placeOf(userId.value, chatId.value)}`}
          target="_blank"
          rel="noopener"
          title="A second window, to be another person there"
          aria-label="Open a second window"
        >
          <Icon name="window" />
        </a>
      </div>
      {bots.length < 2 ? null : (
        <div class="bar">
          <label>
            <span class="hidden">The bot</span>
            <select
              value={bot.id}
              onChange={({ currentTarget }) => go(userId.value, chatId.value, Number(currentTarget.value))}
            >
              {bots.map((one) => (
                <option key={one.id} value={one.id}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <ul class="chats">
        {own.map((one) => (
          <ChatRow key={one.chat.id} listed={one} bot={bot} />
        ))}
      </ul>
      {others.length === 0 ? null : (
        <>
          <h2>Not joined</h2>
          <ul class="chats">
            {others.map((one) => (
              <ChatRow key={one.chat.id} listed={one} bot={bot} />
            ))}
          </ul>
        </>
      )}
      <div class="makers">
        <NameForm
          label="New person"
          make={async (first_name) => {
            const { id } = await post<User>('users', { first_name })
            go(id, id)
          }}
        />
        <NameForm
          label="New group"
          make={async (title) => {
            const { id } = await post<Chat>('chats', {
              title,
              members: [userId.value],
              bots: bots.map((one) => one.id),
            })
            go(userId.value, id)
          }}
        />
      </div>
    </nav>
  )
}

// private

// Another person sees the same group, or their own chat with the bot.
const chatFor = (user_id: number): number => (chatId.value < 0 ? chatId.value : user_id)

const ChatRow = ({ listed: { chat, last }, bot }: { readonly listed: ListedChat; readonly bot: User }) => {
  const name = chatName(chat, bot)
  return (
    <li>
      <button
        type="button"
        class="chat"
        aria-current={chat.id === chatId.value ? 'true' : undefined}
        onClick={() => go(userId.value, chat.id)}
      >
        <Avatar id={chat.type === 'private' ? bot.id : chat.id} name={name} />
        <span class="about">
          <span class="line">
            <b>
              <bdi>{name}</bdi>
            </b>
            {last === undefined ? null : <time>{timeOf(last.date)}</time>}
          </span>
          <span class="last" dir="auto">
            {last === undefined ? 'No messages yet' : inShort(last)}
          </span>
        </span>
      </button>
    </li>
  )
}

interface FormProps {
  readonly label: string
  readonly make: (name: string) => Promise<void>
}

const NameForm = ({ label, make }: FormProps) => {
  const [isOpen, open] = useState(false)
  const [name, setName] = useState('')
  const send = async (): Promise<void> => {
    try {
      await make(name.trim())
      open(false)
      setName('')
    } catch (error) {
      Notices.failed(error)
    }
  }
  if (!isOpen)
    return (
      <button type="button" class="button" onClick={() => open(true)}>
        {label}
      </button>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void send()
      }}
    >
      <input
        aria-label={`${label}: name`}
        placeholder="Name"
        value={name}
        ref={(self) => self?.focus()}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') open(false)
        }}
      />
      <button type="submit" class="button main">
        Add
      </button>
    </form>
  )
}
