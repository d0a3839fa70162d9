// A chat in a terminal: a typed line is a message, `press <button>` presses a button, and what the bot sends
// is printed; what it answers to a pressed button stands in brackets.

import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { makeEmulator, type Emulator, type EmulatorOptions } from './Emulator.ts'
import type { Person } from './people/Person.ts'
import { inWords } from './state/internal/EventWords.ts'

// model

/** Where lines come from and replies go. */
export interface TerminalStreams {
  readonly input: Readable
  readonly output: Writable
  /** Whether a person types: then there are a prompt and a word of help. */
  readonly interactive: boolean
}

/** Where a bot finds the emulator: what `start` of `pipegram` takes. */
export type BotConnection = Pick<Emulator, 'token' | 'apiRoot'>

// constructors

/**
 * Lets this terminal be the chat with a bot, on an emulator of its own, until the lines end: `start` runs the
 * bot there, and what it gives stops it. The person is named as the environment says (`USER`), or Ann, and
 * speaks its language (`LANG`), or English. Rejects where the bot does not start.
 *
 * @example
 *   import { tryInTerminal } from '@pipegram/emulator'
 *   import { start, type Bot } from 'pipegram'
 *
 *   const tryOut = (bot: (owners: ReadonlyArray<number>) => Bot) =>
 *     tryInTerminal((connection, you) => start(bot([you.id]), connection))
 */
export const tryInTerminal = async (
  start: (
    connection: BotConnection,
    you: Person,
  ) => TE.TaskEither<{ readonly _tag: string }, { readonly stop: () => Promise<unknown> }>,
  options: EmulatorOptions = {},
): Promise<void> => {
  const emulator = await makeEmulator(options)
  const [language_code = 'en'] = /^[a-z]{2}(?=_|\.|$)/.exec(process.env['LANG'] ?? '') ?? []
  const you = emulator.user({ first_name: process.env['USER'] ?? 'Ann', language_code })
  const { token, apiRoot } = emulator
  try {
    const started = await start({ token, apiRoot }, you)()
    if (E.isLeft(started))
      throw new Error(
        `The bot did not start: ${'message' in started.left ? String(started.left.message) : started.left._tag}`,
      )
    await chatInTerminal(emulator, you, {
      input: process.stdin,
      output: process.stdout,
      interactive: process.stdin.isTTY,
    })
    await started.right.stop()
  } finally {
    await emulator.close()
  }
}

/**
 * Lets a person chat with the bot of an emulator until the lines end. A line is dealt with before the next is
 * read, so lines from a file come out as they would from somebody who waits for each reply.
 */
export const chatInTerminal = async (
  emulator: Emulator,
  person: Person,
  { input, output, interactive }: TerminalStreams,
): Promise<void> => {
  const print = (text: string): void => void output.write(`${text}\n`)
  const shown = new Map<number, string>()
  let answers = 0
  const look = (): void => {
    const given = emulator.calls('answerCallbackQuery')
    for (const {
      params: { text },
      answer,
    } of given.slice(answers))
      if (answer.ok && typeof text === 'string' && text !== '') print(`(${text})`)
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
      else await pressed(person, press.trim(), print)
      await emulator.idle()
    } catch (error) {
      print(error instanceof Error ? error.message : String(error))
    }
  }

  const lines = createInterface({ input, output, terminal: interactive, prompt: '> ' })
  // The lines may have ended while one was dealt with; a prompt is then an error.
  let open = interactive
  lines.once('close', () => {
    open = false
  })
  const ask = (): void => {
    if (open) lines.prompt()
  }
  if (interactive) {
    print(
      'A typed line is a message. `press <button>` presses a button. Ctrl+D ends the chat. Begin with /start.',
    )
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

// A button that pays pays, and the person reads why not.
const pressed = async (person: Person, text: string, print: (text: string) => void): Promise<void> => {
  const invoice = person
    .messages()
    .findLast((message) =>
      message.reply_markup?.inline_keyboard
        .flat()
        .some((button) => button.text === text && button.pay === true),
    )
  if (invoice === undefined) return void person.press(text)
  const outcome = await person.pay(invoice).settled()
  if (!outcome.ok) print(`(${outcome.error_message})`)
}

const show = (message: Message): string =>
  [
    message.text ?? titleOf(message) ?? `(${inWords(message)})`,
    ...(message.reply_markup?.inline_keyboard ?? []).map(
      (row) => `  ${row.map((button) => `[ ${button.text} ]`).join(' ')}`,
    ),
  ].join('\n')

const titleOf = ({ invoice }: Message): string | undefined =>
  invoice === undefined ? undefined : `${invoice.title}: ${invoice.description}`
