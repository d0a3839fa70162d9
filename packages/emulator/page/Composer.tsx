// Where the person writes: texts, commands, files, and the buttons that the bot shows there.

import type { BotCommand } from '@pipegram/core/Types'
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { OpenChat } from '../src/page/internal/PageView.ts'
import { lead, pressBelow } from './ButtonLead.ts'
import { Icon } from './Icon.tsx'
import { InlineResults } from './InlineResults.tsx'
import { inShort, senderOf } from './MessageWords.ts'
import * as Notices from './Notices.ts'
import { act, actor, edits, repliesTo, words } from './PageState.ts'
import { upload } from './ServerCalls.ts'
import { VoiceKey } from './VoiceKey.tsx'

// constructors

/** Where the person writes. */
export const Composer = ({ open }: { readonly open: OpenChat }) => {
  const input = useRef<HTMLTextAreaElement>(null)
  const edited = edits.value
  useEffect(() => {
    if (edited !== undefined) words.value = edited.text ?? edited.caption ?? ''
  }, [edited])
  const sendWords = async (): Promise<void> => {
    if (words.value.trim() === '') return
    const isDone = await (edited === undefined
      ? act('send', { text: words.value, reply_to: repliesTo.value?.message_id })
      : act('edit', { message_id: edited.message_id, text: words.value }))
    if (isDone) forget()
  }
  const forget = (): void => {
    words.value = ''
    repliesTo.value = undefined
    edits.value = undefined
  }
  const sendFile = async (file: File, seconds?: number): Promise<void> => {
    try {
      const voice = seconds === undefined ? undefined : { seconds }
      await upload(actor(), file, words.value, repliesTo.value?.message_id, voice)
      forget()
    } catch (error) {
      Notices.failed(error)
    }
  }
  const pick = (command: string): void => {
    words.value = ''
    void act('send', { text: `/${command}` })
    input.current?.focus()
  }
  return (
    <div
      class="composer"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const file = event.dataTransfer?.files[0]
        if (file !== undefined) void sendFile(file)
      }}
    >
      <CommandList commands={open.commands} words={words.value} pick={pick} />
      <InlineResults />
      <Attached onCancel={forget} />
      <form
        class="write"
        onSubmit={(event) => {
          event.preventDefault()
          void sendWords()
        }}
      >
        {open.menu === undefined ? null : (
          <button type="button" class="button" onClick={() => void lead('menu', {}, true)}>
            <bdi>{open.menu}</bdi>
          </button>
        )}
        {open.commands.length === 0 ? null : (
          <button
            type="button"
            class="round"
            aria-label="Commands"
            onClick={() => {
              words.value = words.value === '/' ? '' : '/'
            }}
          >
            /
          </button>
        )}
        <FilePicker sendFile={sendFile} />
        <MoreToSend />
        <WordsField input={input} send={() => void sendWords()} forget={forget} />
        <VoiceKey send={sendFile} />
        <button type="submit" class="round send" aria-label={edited === undefined ? 'Send' : 'Save'}>
          <Icon name={edited === undefined ? 'send' : 'save'} />
        </button>
      </form>
      <ReplyKeyboard open={open} />
    </div>
  )
}

// private

interface WordsProps {
  readonly input: RefObject<HTMLTextAreaElement | null>
  readonly send: () => void
  readonly forget: () => void
}

const WordsField = ({ input, send, forget }: WordsProps) => (
  <textarea
    id="words"
    ref={input}
    rows={1}
    dir="auto"
    value={words.value}
    aria-label="Message"
    placeholder="Message"
    onInput={({ currentTarget }) => {
      words.value = currentTarget.value
    }}
    onKeyDown={(event) => {
      if (event.key === 'Escape') forget()
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      send()
    }}
  />
)

interface CommandProps {
  readonly commands: ReadonlyArray<BotCommand>
  readonly words: string
  readonly pick: (command: string) => void
}

const CommandList = ({ commands, words, pick }: CommandProps) => {
  const [, begin] = /^\/(\w*)$/.exec(words) ?? []
  const fitting = begin === undefined ? [] : commands.filter(({ command }) => command.startsWith(begin))
  if (fitting.length === 0) return null
  return (
    <ul class="commands" aria-label="Commands">
      {fitting.map(({ command, description }) => (
        <li key={command}>
          <button type="button" onClick={() => pick(command)}>
            <b>/{command}</b> <span dir="auto">{description}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const FilePicker = ({ sendFile }: { readonly sendFile: (file: File) => Promise<void> }) => (
  <label class="round" title="Send a file">
    <span class="hidden">Send a file</span>
    <Icon name="add" />
    <input
      type="file"
      class="hidden"
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0]
        if (file !== undefined) void sendFile(file)
        currentTarget.value = ''
      }}
    />
  </label>
)

// What a person sends without a file: the emulator fills it in.
const MoreToSend = () => (
  <details class="more">
    <summary class="round" aria-label="Send something else" title="Send something else">
      <Icon name="smile" />
    </summary>
    <ul>
      {things.map(({ label, message }) => (
        <li key={label}>
          <button
            type="button"
            class="button"
            onClick={({ currentTarget }) => {
              currentTarget.closest('details')?.removeAttribute('open')
              void act('send', { message, reply_to: repliesTo.value?.message_id })
            }}
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  </details>
)

const things = [
  { label: 'Sticker', message: { sticker: { emoji: '🙂' } } },
  { label: 'Dice', message: { dice: { emoji: '🎲' } } },
  { label: 'My contact', message: { contact: {} } },
  { label: 'My place', message: { location: {} } },
  { label: 'Voice', message: { voice: {} } },
  { label: 'Photo', message: { photo: {} } },
] as const

const Attached = ({ onCancel }: { readonly onCancel: () => void }) => {
  const message = edits.value ?? repliesTo.value
  if (message === undefined) return null
  return (
    <div class="attached">
      <p>
        <b>{edits.value === undefined ? `Reply to ${senderOf(message)}` : 'Edit'}</b>
        <span dir="auto">{inShort(message)}</span>
      </p>
      <button type="button" class="round" aria-label="Cancel" onClick={onCancel}>
        <Icon name="close" />
      </button>
    </div>
  )
}

const ReplyKeyboard = ({ open: { keyboard } }: { readonly open: OpenChat }) =>
  keyboard === undefined ? null : (
    <div class="keys below">
      {keyboard.keyboard.map((row, place) => (
        <div key={place} class="row">
          {row.map((button, column) => (
            <button key={column} type="button" class="key" onClick={() => pressBelow(button)}>
              <bdi>{typeof button === 'string' ? button : button.text}</bdi>
            </button>
          ))}
        </div>
      ))}
    </div>
  )
