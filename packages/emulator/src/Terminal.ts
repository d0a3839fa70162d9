// A chat in a terminal: a typed line is a message, `press <button>` presses a button, and what the bot sends is printed; what it answers
// to a pressed button stands in brackets.

import type { Readable, Writable } from 'node:stream'
import { createInterface } from 'node:readline'
import type { Message } from '@pipegram/core/Types'
import type { Emulator } from './Emulator.ts'
import { inWords } from './Happening.ts'
import type { Person } from './Person.ts'

// model

/** Where lines come from and replies go. */
export interface Streams {
  readonly input: Readable
  readonly output: Writable
  /** Whether a person types: then there are a prompt and a word of help. */
  readonly interactive: boolean
}

// constructors

/**
 * Lets a person chat with the bot of an emulator until the lines end. A line is dealt with before the next is read, so
 * lines from a file come out as they would from somebody who waits for each reply.
 */
export const chatInTerminal = async (emulator: Emulator, person: Person, { input, output, interactive }: Streams): Promise<void> => {
  const print = (text: string): void => void output.write(`${text}\n`)
  const shown = new Map<number, string>()
  let answers = 0
  const look = (): void => {
    const given = emulator.calls('answerCallbackQuery')
    for (const { params: { text }, answer } of given.slice(answers)) if (answer.ok && typeof text === 'string' && text !== '') print(`(${text})`)
    answers = given.length
    for (const message of person.messages()) {
      const text = message.from?.id === emulator.bot.id ? show(message) : undefined
      if (text === undefined || shown.get(message.message_id) === text) continue
      print(shown.has(message.message_id) ? `${text}\n  (edited)` : text)
      shown.set(message.message_id, text)
    }
  }
  const act = async (line: string): Promise<void> => {
    const press = /^press (.+)$/.exec(line)?.[1]
    try {
      if (press === undefined) person.send(line)
      else person.press(press.trim())
      await emulator.idle()
    } catch (error) {
      print(error instanceof Error ? error.message : String(error))
    }
  }

  const lines = createInterface({ input, output, terminal: interactive, prompt: '> ' })
  // The lines may have ended while one was dealt with; a prompt is then an error.
  let open = interactive
  lines.once('close', () => { open = false })
  const ask = (): void => {
    if (open) lines.prompt()
  }
  if (interactive) {
    print('A typed line is a message. `press <button>` presses a button. Ctrl+D ends the chat. Begin with /start.')
    ask()
  }
  for await (const line of lines) {
    if (line.trim() !== '') await act(line.trim())
    look()
    ask()
  }
  // The last prompt stands on a line of its own, and not before that of the shell.
  if (interactive) print('')
}

// private

const show = (message: Message): string =>
  [message.text ?? `(${inWords(message)})`, ...(message.reply_markup?.inline_keyboard ?? []).map((row) => `  ${row.map((button) => `[ ${button.text} ]`).join(' ')}`)].join('\n')
