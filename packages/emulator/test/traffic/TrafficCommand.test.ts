// `record` and `replay` as a person runs them: as programs, with the bot as a program of theirs.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import { expect, onTestFinished, test } from 'vitest'
import { runTraffic } from '../../src/command/internal/TrafficCommand.ts'
import { fromLine, trafficHelp } from '../../src/command/internal/TrafficOptions.ts'
import { botProgram, temporary } from './TrafficStage.ts'

const main = fileURLToPath(new URL('../../src/command/internal/main.ts', import.meta.url))

const run = (args: ReadonlyArray<string>, settings: Readonly<Record<string, string>> = {}) => {
  const program = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...settings } })
  onTestFinished(() => void program.kill('SIGKILL'))
  let said = ''
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const ended = once(program, 'close').then(([code]: ReadonlyArray<unknown>) => ({ code, said }))
  return { program, ended }
}

test('two commands record and play a bot, and the code of the second says if it differs', async () => {
  const emulator = await makeEmulator({ patience: 30_000 })
  onTestFinished(emulator.close)
  const file = join(await temporary(), 'traffic.jsonl')
  const bot = ['--', process.execPath, botProgram]
  const recorder = run(
    ['record', '--port', '0', '--file', file, '--to', emulator.apiRoot, '--texts', 'kept', ...bot],
    { BOT_TOKEN: emulator.token },
  )
  const ann = emulator.user({ first_name: 'Annabel' })
  ann.send('/start')
  expect((await ann.received()).text).toBe('Hello, Annabel')
  ann.send('/stop')
  expect((await ann.received()).text).toBe('Goodbye')
  recorder.program.kill('SIGTERM')
  const recorded = await recorder.ended
  expect(recorded.said).toContain(`# 2 updates and 2 calls are in ${file}.`)
  expect(recorded.said).not.toContain(emulator.token)
  expect(await readFile(file, 'utf8')).not.toContain('Annabel')

  const replayed = ['replay', '--port', '0', '--file', file, '--quiet', '1s', ...bot]
  expect(await run(replayed).ended).toEqual({ code: 0, said: 'No difference: 2 calls for 2 updates.\n' })
  const { code, said } = await run(replayed, { BOT_VERSION: '2' }).ended
  expect(code).toBe(1)
  expect(said).toContain('2 differences in 3 calls for 2 updates:\n')
  expect(said).toMatch(/^ {6}text: "Hello, \w+" → "Good day, \w+"$/m)
  expect(said).toMatch(/^ {2}\+ sendChatAction /m)
})

test('a bot that ends too early is a sentence and the code 1', async () => {
  const file = join(await temporary(), 'traffic.jsonl')
  const head = '{"pipegram_traffic":1,"recorded":"2026-12-01","texts":"kept","bot_id":1000000}'
  await writeFile(file, `${head}\n{"update":{"update_id":1},"by":"polling"}\n`)
  const ended = await run(['replay', '--port', '0', '--file', file, '--', process.execPath, '-e', '0']).ended
  expect(ended).toEqual({ code: 1, said: 'The bot ended with code 0 before it had all updates.\n' })
})

test('without a program the commands say what to set, and end when a person stops them', async () => {
  const file = join(await temporary(), 'traffic.jsonl')
  const stop = new AbortController()
  const lines: Array<string> = []
  const out = (line: string): void => {
    lines.push(line)
    stop.abort()
  }
  const terminal = { out, err: out, stop: stop.signal }
  expect(await runTraffic(['record', '--port', '0', '--file', file], terminal)).toBe(0)
  expect(lines[0]).toMatch(/^BOT_API_ROOT=http:\/\/127\.0\.0\.1:\d+\n# Set this/)
  expect(await runTraffic(['record', '--help'], terminal)).toBe(0)
  expect(lines.at(-1)).toBe(trafficHelp)
  expect(await runTraffic(['replay', '--file', file], terminal)).toBe(1)
  expect(lines.at(-1)).toContain(':1 is empty')
})

test.each<[line: ReadonlyArray<string>, why: string]>([
  [['record'], '--file is missing: name the file of the recording.'],
  [['replay'], '--file is missing: name the recording.'],
  [
    ['record', '--file', 'x', '--port', '70000'],
    '--port is "70000" and should be a whole number from 0 to 65535.',
  ],
  [['record', '--file', 'x', '--texts', 'some'], '--texts is "some" and should be hidden or kept.'],
  [['replay', '--file', 'x', '--quiet', 'long'], '--quiet is "long" and should be a time such as 2s or 1m.'],
  [['replay', '--file', 'x', '--to', 'y'], "Unknown option '--to'. See --help."],
  [['replay', '--file', 'x', '--'], 'No program follows --. Write -- node bot.js, for example.'],
])('the line %j is refused: %s', (line, why) => {
  expect(fromLine(line)).toEqual(E.left(why))
})

test('the help names every option', () => {
  for (const name of ['file', 'port', 'webhook', 'to', 'texts', 'keep', 'secret', 'quiet'])
    expect(trafficHelp).toContain(`--${name} `)
})
