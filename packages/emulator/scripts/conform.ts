// Asks Telegram's test server the vectors that need only a private chat, and writes where it answers
// otherwise: `BOT_TOKEN=… npm run emulator:conform -- --chat 123`. The token is never printed or written.

import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { vectorFile } from './conformance/EmulatedAnswers.ts'
import { answerTo, fieldOf, mismatches, type Request, type Sender } from './conformance/Vector.ts'

const usage = `BOT_TOKEN=… npm run emulator:conform -- --chat 123 [--root https://…] [--out file.json]
Write /start to the bot on Telegram's test server first; --chat is the id of your user there.`

interface Settings {
  readonly token: string
  readonly chat: number
  readonly root: string
  readonly out: string
  /** Milliseconds between calls: a chat gets one message a second. */
  readonly pause: number
}

const settingsOf = (): Settings | string => {
  const options = {
    chat: { type: 'string' },
    root: { type: 'string', default: 'https://api.telegram.org' },
    out: {
      type: 'string',
      default: fileURLToPath(new URL('../conformance/telegram.json', import.meta.url)),
    },
    pause: { type: 'string', default: '1100' },
  } as const
  const { chat = '', root, out, pause } = parseArgs({ options }).values
  const { BOT_TOKEN: token = '' } = process.env
  if (!/^\d+:[\w-]{24,}$/.test(token)) return `BOT_TOKEN is missing, or no token of a bot.\n${usage}`
  if (!/^[1-9]\d{0,15}$/.test(chat)) return `--chat is missing, or no id of a user.\n${usage}`
  if (!/^https:\/\/|^http:\/\/127\.0\.0\.1[:/]/.test(root))
    return `--root must be an https address.\n${usage}`
  if (!/^\d{1,5}$/.test(pause)) return `--pause must be milliseconds.\n${usage}`
  return { token, chat: Number(chat), root, out, pause: Number(pause) }
}

// Names of the person and of the bot are theirs.
const isOfPeople = (line: string): boolean =>
  /^(?:\w+\.)*(?:from|chat|user|sender_user|via_bot)\.(?:first_name|last_name|username)\b/.test(line) ||
  /^(?:\w+\.)*(?:from|user)\.(?:language_code|is_premium)\b/.test(line)

const senderTo = ({ token, root, pause }: Settings): Sender => {
  const send: Sender = async (step) => {
    if ('admin' in step) throw new Error('A vector for Telegram has no acts of people.')
    const response = await fetch(`${root}/bot${token}/test/${step.call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(step.params),
    })
    const answer: unknown = await response.json()
    const wait = fieldOf(fieldOf(answer, 'parameters'), 'retry_after')
    await sleep(typeof wait === 'number' ? wait * 1000 : pause)
    return typeof wait === 'number' ? send(step) : answer
  }
  return send
}

const isVector = (u: unknown): u is Request & { readonly answer: unknown } =>
  fieldOf(u, 'answer') !== undefined && fieldOf(u, 'setup') !== undefined

const run = async (settings: Settings): Promise<number> => {
  const send = senderTo(settings)
  const me = await send({ call: 'getMe', params: {} }).catch(() => undefined)
  if (fieldOf(me, 'ok') !== true) {
    const description = fieldOf(me, 'description')
    const why = typeof description === 'string' ? description : 'no answer'
    process.stderr.write(
      `The server does not know the bot (${why}). Its test environment has bots of its own.\n`,
    )
    return 1
  }
  const all = readFileSync(vectorFile, 'utf8').trimEnd().split('\n')
  const vectors = all.map((line): unknown => JSON.parse(line)).filter(isVector)
  const chosen = vectors.filter(({ telegram }) => telegram)
  const differences: Array<{ readonly name: string; readonly found: ReadonlyArray<string> }> = []
  for (const vector of chosen) {
    const found = await answerTo(vector, send, { ann: { id: settings.chat }, hello: {} }).then(
      (answer) =>
        mismatches(vector.answer, answer).filter((line) => !isOfPeople(line.replace(/^result\./, ''))),
      () => ['a step failed, or there was no answer'],
    )
    if (found.length > 0) differences.push({ name: vector.name, found })
  }
  const report = {
    date: new Date().toISOString().slice(0, 10),
    server: settings.root,
    vectors: vectors.length,
    asked: chosen.length,
    same: chosen.length - differences.length,
    differences,
  }
  const text = `${JSON.stringify(report, null, 2)}\n`.replaceAll(settings.token, '[redacted]')
  writeFileSync(settings.out, text)
  process.stdout.write(`${report.same} of ${report.asked} answers are the same. Wrote ${settings.out}.\n`)
  return 0
}

const settings = settingsOf()
if (typeof settings === 'string') {
  process.stderr.write(`${settings}\n`)
  process.exitCode = 2
} else process.exitCode = await run(settings)
