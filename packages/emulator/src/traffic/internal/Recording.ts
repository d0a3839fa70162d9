// The file of a recording: each line is redacted before it is written.

import { open } from 'node:fs/promises'
import type { IO } from 'fp-ts/lib/IO.js'
import * as Json from '../../values/internal/Json.ts'
import type { CallValues } from './CallValues.ts'
import { makePseudonyms } from './Pseudonyms.ts'
import { makeRedaction, withoutSecrets, type RecordedTexts } from './Redaction.ts'
import { trafficVersion, type UpdateLine } from './TrafficLine.ts'

// model

/** A file of a recording that is being written. */
export interface Recording {
  /** Adds a text that no line may contain. */
  readonly secret: (text: string) => void
  /** True for the token of the recorded bot, and for any token before the first one. */
  readonly isFor: (token: string) => boolean
  /** Records the bot of a token, if no bot is recorded yet. */
  readonly begin: (token: string) => void
  /** Writes an update, only once. */
  readonly update: (update: unknown, by: UpdateLine['by']) => Promise<void>
  readonly call: (call: CallValues, isCounted: boolean, answer: Json.JsonObject | undefined) => Promise<void>
  readonly file: (path: string, sha256: string, size: number) => Promise<void>
  readonly counts: IO<{ readonly updates: number; readonly calls: number }>
  readonly close: () => Promise<void>
}

// constructors

/** Makes the file, which only its owner can read. Rejects with an `Error` if it already exists. */
export const openRecording = async (
  path: string,
  texts: RecordedTexts,
  keep: ReadonlySet<string>,
): Promise<Recording> => {
  const handle = await open(path, 'wx', 0o600).catch((error: unknown) => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new Error(
      isThere
        ? `The file ${path} exists: name another one, or remove it.`
        : `The file ${path} cannot be written: does its folder exist?`,
      { cause: error },
    )
  })
  const secrets = new Set<string>()
  const secret = (text: string): void => void secrets.add(text)
  const names = makePseudonyms(keep)
  const redaction = makeRedaction(texts, names, secret)
  let bot: string | undefined
  let hasBegun = false
  let written: Promise<unknown> = Promise.resolve()
  let seen = 0
  const counts = { updates: 0, calls: 0 }
  // Lines are written in order, and never in the middle of another line.
  const write = async (...lines: ReadonlyArray<object>): Promise<void> => {
    const text = lines.map((line) => `${withoutSecrets(secrets)(JSON.stringify(line))}\n`).join('')
    const after = written.then(() => handle.appendFile(text))
    written = after.catch(() => undefined)
    await after
  }
  // The head of the file names the bot, so lines wait until the bot is known.
  let waiting: ReadonlyArray<object> = []
  const begin = async (id: number): Promise<void> => {
    const lines = waiting
    waiting = []
    hasBegun = true
    await write(
      { pipegram_traffic: trafficVersion, recorded: today(), texts, bot_id: names.id(id) },
      ...lines,
    )
  }
  const line = async (value: object): Promise<void> => {
    if (hasBegun) return write(value)
    waiting = [...waiting, value]
    if (bot !== undefined) await begin(Number(bot.split(':')[0]))
  }
  return {
    secret: (text) => {
      secret(text)
      const [, half = ''] = text.split(':')
      secret(half)
    },
    isFor: (token) => bot === undefined || bot === token,
    begin: (token) => {
      bot ??= token
    },
    update: async (update, by) => {
      if (!Json.isObject(update)) return
      const id = update['update_id']
      if (typeof id !== 'number' || id <= seen) return
      seen = id
      counts.updates += 1
      await line({ update: redaction.ofTelegram(update), by })
    },
    call: async ({ method, params }, isCounted, answer) => {
      if (isCounted) counts.calls += 1
      const bare = { call: method, params: redaction.ofBot(params) }
      await line(answer === undefined ? bare : { ...bare, answer: answerOf(redaction.ofTelegram, answer) })
    },
    file: (path, sha256, size) => line({ file: path, sha256, size }),
    counts: () => ({ ...counts }),
    close: async () => {
      if (!hasBegun && waiting.length > 0) await begin(1)
      await written
      await handle.close()
    },
  }
}

// private

const today = (): string => new Date().toISOString().slice(0, 10)

// The description of an error is Telegram's own text.
const answerOf = (redact: (value: unknown) => unknown, answer: Json.JsonObject): Json.JsonObject =>
  answer['ok'] === true
    ? { ok: true, result: redact(answer['result']) }
    : {
        ok: false,
        ...pick(answer, 'error_code'),
        ...pick(answer, 'description'),
        ...parametersOf(redact, answer),
      }

const pick = (answer: Json.JsonObject, name: string): Json.JsonObject =>
  answer[name] === undefined ? {} : { [name]: answer[name] }

const parametersOf = (redact: (value: unknown) => unknown, answer: Json.JsonObject): Json.JsonObject =>
  answer['parameters'] === undefined ? {} : { parameters: redact(answer['parameters']) }
