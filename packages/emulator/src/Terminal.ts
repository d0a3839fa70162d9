// A chat in a terminal: a typed line is a message, and `press <button>` presses a button. It prints the
// messages of the bot, and in brackets its answers to pressed buttons.

import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { makeEmulator, type Emulator, type EmulatorOptions } from './Emulator.ts'
import type { Person } from './people/Person.ts'
import { messageInWords } from './state/internal/EventWords.ts'

// model

/** The input and output of a terminal. */
export interface TerminalStreams {
  readonly input: Readable
  readonly output: Writable
  /** True if a person types. Then there is a prompt and a line of help. */
  readonly interactive: boolean
}

/**
 * What a bot needs to reach the emulator, for `start` of `pipegram`, and the screen that shows its pipeline.
 */
export type BotConnection = Pick<Emulator, 'token' | 'apiRoot' | 'screen'>

// constructors

/**
 * Makes this terminal a chat with a bot, on a new emulator, until the lines end. `start` starts the bot, and
 * returns what stops it. The emulator has a page with the same chat; in a terminal, its address is shown
 * first. The person has the name in `USER` (default: Ann) and the language in `LANG` (default: English).
 * Rejects if the bot does not start.
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
  const emulator = await makeEmulator({ admin: true, restart: () => restart(), ...options })
  const [language_code = 'en'] = /^[a-z]{2}(?=_|\.|$)/.exec(process.env['LANG'] ?? '') ?? []
  const you = emulator.user({ first_name: process.env['USER'] ?? 'Ann', language_code })
  const { token, apiRoot, screen } = emulator
  const begin = async (): Promise<{ readonly stop: () => Promise<unknown> }> => {
    const started = await start({ token, apiRoot, screen }, you)()
    if (E.isRight(started)) return started.right
    const { left } = started
    throw new Error(`The bot did not start: ${'message' in left ? String(left.message) : left._tag}`)
  }
  let running: Awaited<ReturnType<typeof begin>> | undefined
  const restart = async (): Promise<void> => {
    await running?.stop()
    running = await begin()
  }
  try {
    await restart()
    if (process.stdin.isTTY && options.admin !== false)
      process.stdout.write(`The same chat on a page: ${apiRoot}/\n`)
    await chatInTerminal(emulator, you, {
      input: process.stdin,
      output: process.stdout,
      interactive: process.stdin.isTTY,
    })
    await running?.stop()
  } finally {
    await emulator.close()
  }
}

/**
 * Lets a person chat with the bot of an emulator, until the lines end. The next line is read only after the
 * bot has handled the last one. So lines from a file work like those of a person who waits for each reply.
 */
export const chatInTerminal = async (
  emulator: Emulator,
  person: Person,
  { input, output, interactive }: TerminalStreams,
): Promise<void> => {
  const print = (text: string): void => void output.write(`${text}\n`)
  const printNews = makeNewsPrinter(emulator, person, print)
  const prompt = makePrompt({ input, output, interactive })
  if (interactive) print(help)
  prompt.ask()
  for await (const line of prompt.lines) {
    if (line.trim() !== '') await act(emulator, person, line.trim(), print)
    printNews()
    prompt.ask()
  }
  // The prompt of the shell comes on a new line.
  if (interactive) print('')
}

// private

const help =
  'A typed line is a message. `press <button>` presses a button. Ctrl+D ends the chat. Begin with /start.'

// The lines of a terminal, and a prompt if a person types them.
const makePrompt = ({
  input,
  output,
  interactive,
}: TerminalStreams): { readonly lines: AsyncIterable<string>; readonly ask: () => void } => {
  const lines = createInterface({ input, output, terminal: interactive, prompt: '> ' })
  // The lines can end while the bot handles one. Then a prompt would be an error.
  let isOpen = interactive
  lines.once('close', () => {
    isOpen = false
  })
  return {
    lines,
    ask: () => {
      if (isOpen) lines.prompt()
    },
  }
}

// Prints the new messages, edits and answers of the bot.
const makeNewsPrinter = (emulator: Emulator, person: Person, print: (text: string) => void): (() => void) => {
  const shown = new Map<number, string>()
  let answers = 0
  return () => {
    const calls = emulator.calls('answerCallbackQuery')
    for (const { params, answer } of calls.slice(answers)) {
      const { text } = params
      if (answer.ok && typeof text === 'string' && text !== '') print(`(${text})`)
    }
    answers = calls.length
    for (const message of person.messages()) {
      const text = message.from?.id === emulator.bot.id ? show(message) : undefined
      if (text === undefined || shown.get(message.message_id) === text) continue
      print(shown.has(message.message_id) ? `${text}\n  (edited)` : text)
      shown.set(message.message_id, text)
    }
  }
}

// Runs one line, and waits until the bot has handled it.
const act = async (
  emulator: Emulator,
  person: Person,
  line: string,
  print: (text: string) => void,
): Promise<void> => {
  const press = /^press (.+)$/.exec(line)?.[1]
  try {
    if (press === undefined) person.send(line)
    else await pressed(person, press.trim(), print)
    await emulator.idle()
  } catch (error) {
    print(error instanceof Error ? error.message : String(error))
  }
}

// The press of a pay button pays an invoice. If the bot declines the payment, the person reads the reason.
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
    message.text ?? titleOf(message) ?? `(${messageInWords(message)})`,
    ...(message.reply_markup?.inline_keyboard ?? []).map(
      (row) => `  ${row.map((button) => `[ ${button.text} ]`).join(' ')}`,
    ),
  ].join('\n')

const titleOf = ({ invoice }: Message): string | undefined =>
  invoice === undefined ? undefined : `${invoice.title}: ${invoice.description}`
