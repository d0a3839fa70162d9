// A bot in a process of its own, recorded by a recorder between it and an emulator that stands for Telegram.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import {
  makeEmulator,
  makeTrafficRecorder,
  makeTrafficReplay,
  type Emulator,
  type ReplayResult,
  type TrafficRecorder,
  type TrafficRecorderOptions,
} from '@pipegram/emulator'
import { onTestFinished } from 'vitest'
import type { Loose } from '../BotClient.ts'

export const botProgram = fileURLToPath(new URL('RecordedBot.ts', import.meta.url))

type Settings = Readonly<Record<string, string>>

/** Starts the bot. It ends with the test at the latest. */
export const startBot = (root: string, token: string, settings: Settings = {}): (() => Promise<void>) => {
  const env = { ...process.env, BOT_API_ROOT: root, BOT_TOKEN: token, ...settings }
  const bot = spawn(process.execPath, [botProgram], { env, stdio: 'ignore' })
  const stop = async (): Promise<void> => {
    if (bot.exitCode !== null || bot.signalCode !== null) return
    bot.kill('SIGKILL')
    await once(bot, 'exit')
  }
  onTestFinished(stop)
  return stop
}

/** A folder that is removed after the test. */
export const temporary = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'traffic-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** A port that is free now. */
export const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** A recording of what people do to the bot: its path, its text and its lines. */
export interface Recorded {
  readonly file: string
  readonly text: string
  readonly lines: ReadonlyArray<Loose>
  /** The token that no line may hold. */
  readonly token: string
}

/** Records the bot while people act. */
export const record = async (
  act: (emulator: Emulator, recorder: TrafficRecorder) => Promise<void>,
  options: Omit<TrafficRecorderOptions, 'file' | 'to'> = {},
  port?: number,
): Promise<Recorded> => {
  const emulator = await makeEmulator({ local: port !== undefined, patience: 20_000 })
  const file = join(await temporary(), 'traffic.jsonl')
  const webhook = port === undefined ? {} : { webhook: `http://127.0.0.1:${port}` }
  const recorder = await makeTrafficRecorder({ to: emulator.apiRoot, file, ...webhook, ...options })
  const hook = port === undefined ? {} : { BOT_PORT: String(port), HOOK_ROOT: recorder.apiRoot }
  const stop = startBot(recorder.apiRoot, emulator.token, hook)
  await act(emulator, recorder)
  await stop()
  await recorder.close()
  await emulator.close()
  const text = await readFile(file, 'utf8')
  const lines = text.trimEnd().split('\n')
  return { file, text, token: emulator.token, lines: lines.map((line): Loose => JSON.parse(line)) }
}

/** Plays a recording to the bot. */
export const replay = async (
  file: string,
  settings: Settings = {},
  options: { readonly webhook?: string } = {},
): Promise<ReplayResult> => {
  const played = await makeTrafficReplay({ file, quiet: 700, patience: 20_000, ...options })
  onTestFinished(played.close)
  const stop = startBot(played.apiRoot, played.token, settings)
  const result = await played.finished()
  await stop()
  return result
}
