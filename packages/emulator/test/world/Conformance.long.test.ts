// The vectors of conformance over HTTP: one emulator gives them all, and the script that asks Telegram finds
// what is different.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { Faults, makeEmulator } from '@pipegram/emulator'
import { expect, onTestFinished, test } from 'vitest'
import { senderTo, vectorFile } from '../../scripts/conformance/EmulatedAnswers.ts'
import { answerTo, mismatches } from '../../scripts/conformance/Vector.ts'
import type { Loose } from '../BotClient.ts'

test('one emulator gives the answers of all vectors, with a reset between them', async () => {
  const emulator = await makeEmulator({ admin: true })
  onTestFinished(emulator.close)
  const send = senderTo(emulator)
  const lines = (await readFile(vectorFile, 'utf8')).trimEnd().split('\n')
  const vectors = lines.map((line): Loose => JSON.parse(line))
  const found: Array<string> = []
  for (const vector of vectors.filter(({ method }) => !/^(?:close|logOut)$/.test(method))) {
    await send({ admin: 'reset', body: {} })
    found.push(...mismatches(vector.answer, await answerTo(vector, send), vector.name))
  }
  expect(found).toEqual([])
})

const conform = fileURLToPath(new URL('../../scripts/conform.ts', import.meta.url))
const run = async (args: ReadonlyArray<string>, token: string): Promise<{ code: unknown; said: string }> => {
  const script = spawn(process.execPath, [conform, ...args], { env: { ...process.env, BOT_TOKEN: token } })
  let said = ''
  for (const stream of [script.stdout, script.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const [code]: ReadonlyArray<unknown> = await once(script, 'close')
  expect(said).not.toContain(token === '' ? '\0' : token)
  return { code, said }
}

test('the script asks a server, and writes what it answers otherwise, never the token', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'conform-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const emulator = await makeEmulator()
  onTestFinished(emulator.close)
  const ann = emulator.user({ first_name: 'Anna', last_name: 'Real' })
  ann.send('/start')
  const out = join(folder, 'telegram.json')
  const args = ['--chat', String(ann.id), '--root', emulator.apiRoot, '--pause', '0', '--out', out]
  emulator.inject(Faults.failed(418, `{"ok":false,"error_code":418,"description":"${emulator.token}"}`), {
    method: 'stopPoll',
    times: 1,
  })
  const { code, said } = await run(args, emulator.token)
  expect(said).toContain(`Wrote ${out}.`)
  expect(code).toBe(0)
  const text = await readFile(out, 'utf8')
  expect(text).not.toContain(emulator.token)
  const report: Loose = JSON.parse(text)
  expect(report.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(report.differences).toMatchObject([{ name: 'stopPoll: a poll' }])
  expect(report.same).toBe(report.asked - 1)
})

test('the script says what is missing', async () => {
  expect(await run([], '')).toMatchObject({ code: 2, said: expect.stringContaining('BOT_TOKEN is missing') })
  const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8'
  expect((await run([], token)).said).toContain('--chat is missing')
  expect((await run(['--chat', '5', '--root', 'http://api.telegram.org'], token)).said).toContain(
    '--root must be',
  )
  const emulator = await makeEmulator()
  onTestFinished(emulator.close)
  expect(await run(['--chat', '5', '--root', emulator.apiRoot, '--pause', '0'], token)).toMatchObject({
    code: 1,
    said: expect.stringContaining('does not know the bot (Unauthorized)'),
  })
})
