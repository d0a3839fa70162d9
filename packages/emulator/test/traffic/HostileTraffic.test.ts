// Recordings that are none, secrets in odd places, and servers that do not answer.

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeEmulator, makeTrafficRecorder, makeTrafficReplay } from '@pipegram/emulator'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { hidden, makePseudonyms } from '../../src/traffic/internal/Pseudonyms.ts'
import { api, send } from '../BotClient.ts'
import { temporary } from './TrafficStage.ts'

const head = '{"pipegram_traffic":1,"recorded":"2026-12-01","texts":"kept","bot_id":1000000}'
const update = '{"update":{"update_id":1,"message":{"message_id":1}},"by":"polling"}'
const someToken = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8'

test.each([
  ['', ':1 is empty: record traffic first, with "record".'],
  ['\n \n', ':1 is empty: record traffic first, with "record".'],
  ['not JSON', ':1 is no head of a recording: {"pipegram_traffic":1, …} was expected.'],
  [update, ':1 is no head of a recording'],
  ['{"pipegram_traffic":2}', ':1 is of version 2, and this emulator reads version 1: '],
  ['{"pipegram_traffic":1}', ':1.recorded: expected string, got nothing'],
  [head, ' has no updates: write to the bot while it is recorded.'],
  [
    `${head}\n${update}\n{"update":{"upd`,
    ':3 is cut: the recorder was killed while it wrote. Remove this line.',
  ],
  [`${head}\n{"upd\n${update}\n`, ':2 is not a JSON object: a recording has one on each line.'],
  [`${head}\n[]\n${update}`, ':2 is not a JSON object'],
  [
    `${head}\n{"upd":1}\n${update}`,
    ':2 is no line of a recording: it has neither "update" nor "call" nor "file".',
  ],
  [`${head}\n{"update":{"update_id":"x"},"by":"polling"}`, ':2.update.update_id: expected Integer, got "x"'],
  [`${head}\n{"call":5,"params":{}}`, ':2.call: expected string, got 5'],
  [
    `${head}\n{"call":"x","params":{"text":"${someToken}"}}`,
    ':2 holds a bot token. Remove it, and let @BotFather',
  ],
  [`${head.slice(0, -1)},"x":"${someToken}"}`, ':1 holds a bot token.'],
])('the recording %j is refused: %s', async (text, why) => {
  const file = join(await temporary(), 'traffic.jsonl')
  await writeFile(file, text)
  await expect(makeTrafficReplay({ file })).rejects.toThrow(`${file}${why}`)
  await expect(makeTrafficReplay({ file })).rejects.not.toThrow(someToken)
})

test('a recording that is missing, and one that exists, have their sentences', async () => {
  const folder = await temporary()
  const file = join(folder, 'traffic.jsonl')
  await expect(makeTrafficReplay({ file })).rejects.toThrow(
    `The recording ${file} cannot be read: is the path right?`,
  )
  await writeFile(file, 'mine')
  await expect(makeTrafficRecorder({ file })).rejects.toThrow(
    `The file ${file} exists: name another one, or remove it.`,
  )
  expect(await readFile(file, 'utf8')).toBe('mine')
  await expect(makeTrafficRecorder({ file: join(folder, 'no', 'x') })).rejects.toThrow(
    'does its folder exist?',
  )
})

test.each([
  ['http://api.telegram.org', 'an https address, or an http address of this machine'],
  ['ftp://127.0.0.1', 'an https address'],
  ['nonsense', 'an https address'],
  ['https://api.telegram.org/bot', 'an address without a path'],
  ['https://user@api.telegram.org', 'an address without a path'],
])('no token goes to %s', async (to, why) => {
  const file = join(await temporary(), 'traffic.jsonl')
  await expect(makeTrafficRecorder({ file, to })).rejects.toThrow(why)
})

test('a token and a secret are not recorded, wherever they stand', async () => {
  const emulator = await makeEmulator()
  onTestFinished(emulator.close)
  const file = join(await temporary(), 'traffic.jsonl')
  const recorder = await makeTrafficRecorder({ to: emulator.apiRoot, file, texts: 'kept' })
  const { token } = emulator
  const [, half = ''] = token.split(':')
  const bot = { ...emulator, apiRoot: recorder.apiRoot }
  const ann = emulator.user({ first_name: half, username: 'ann_lee' })
  ann.send(token)
  ann.send({ document: new File(['x'], `${token}.txt`), caption: Buffer.from(token).toString('base64') })
  expect((await api(bot)('getUpdates')).body.result).toHaveLength(2)
  const chat_id = ann.id
  const secret_token = 'a"secret\\of the hook'
  for (const text of [
    token,
    encodeURIComponent(token),
    half,
    `x${token}y`,
    Buffer.from(token).toString('base64url'),
  ])
    await api(bot)('sendMessage', {
      chat_id,
      text,
      reply_markup: { inline_keyboard: [[{ text, callback_data: half }]] },
    })
  await api(bot)('setWebhook', { url: `https://bot.example/${token}`, secret_token })
  await api(bot)('sendMessage', { chat_id, text: `It is ${secret_token}`, [token]: token })
  await send(
    recorder,
    `/bot${encodeURIComponent(token)}/sendMessage?chat_id=${chat_id}&text=${encodeURIComponent(token)}`,
  )
  await api(bot)('sendInvoice', {
    chat_id,
    title: 'x',
    provider_token: '284685063:TEST:NjA2',
    currency: 'EUR',
  })
  await recorder.close()
  const text = await readFile(file, 'utf8')
  expect(text.trimEnd().split('\n')).toHaveLength(12)
  for (const secret of [
    token,
    half,
    encodeURIComponent(token),
    JSON.stringify(secret_token).slice(1, -1),
    '284685063',
  ])
    expect(text).not.toContain(secret)
  expect(text).not.toContain(Buffer.from(token).toString('base64url'))
})

test('the recorder answers when Telegram does not, and records one bot only', async () => {
  const emulator = await makeEmulator({ bots: [{ username: 'second_bot' }] })
  const file = join(await temporary(), 'traffic.jsonl')
  const recorder = await makeTrafficRecorder({ to: emulator.apiRoot, file })
  const at = (token: string) => send(recorder, `/bot${token}/getMe`)
  expect((await at('1:x')).status).toBe(404)
  expect((await at(emulator.token)).body.result.username).toBe('emulated_bot')
  expect(await at(emulator.bots[1]?.token ?? '')).toMatchObject({
    status: 403,
    body: { description: 'Forbidden: this recorder records another bot; start one for each bot' },
  })
  expect((await send(recorder, '/hook', { method: 'POST', body: '{}' })).status).toBe(404)
  expect(
    (await send(recorder, `/bot${emulator.token}/getMe`, { headers: { host: 'evil.example' } })).status,
  ).toBe(403)
  await emulator.close()
  expect(await at(emulator.token)).toMatchObject({ status: 502, body: { ok: false, error_code: 502 } })
  await recorder.close()
  expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(2)
})

test('a replay says when no bot comes, when a webhook refuses, and who may ask', async () => {
  const file = join(await temporary(), 'traffic.jsonl')
  await writeFile(file, `${head}\n${update}\n`)
  await expect(makeTrafficReplay({ file, webhook: 'https://bot.example/hook' })).rejects.toThrow(
    'not on this machine',
  )
  const silent = await makeTrafficReplay({ file, patience: 20 })
  onTestFinished(silent.close)
  await expect(silent.finished()).rejects.toThrow('The bot asked for nothing in time')
  const other = await send(silent, `/bot${someToken}/getMe`)
  expect(other.status).toBe(401)
  expect((await send(silent, '/')).status).toBe(404)
  const refusing = await makeEmulator()
  onTestFinished(refusing.close)
  const refused = await makeTrafficReplay({ file, webhook: `${refusing.apiRoot}/hook` })
  onTestFinished(refused.close)
  await expect(refused.finished()).rejects.toThrow(
    'The webhook did not take update 1: Wrong response from the webhook: 404',
  )
})

test('a pseudonym has the length of its name, is its own for each, and says nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Za-zÄÖÜ]{3,12}$/), { minLength: 2 }), (real) => {
      const names = makePseudonyms(new Set())
      const distinct = new Set(real.map((one) => one.toLowerCase()))
      const made = real.map(names.name)
      expect(made.map((one) => one.length)).toEqual(real.map((one) => one.length))
      expect(new Set(made.map((one) => one.toLowerCase())).size).toBe(distinct.size)
      expect(real.map(names.name)).toEqual(made)
      for (const [i, one] of real.entries()) expect(names.inText(`<${one}>`)).toBe(`<${made[i] ?? ''}>`)
    }),
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000_000, max: 2 ** 52 }),
      fc.constantFrom('', '-', '-100'),
      (digits, start) => {
        const names = makePseudonyms(new Set())
        const real = Number(`${start}${digits}`)
        if (!Number.isSafeInteger(real)) return
        const made = names.id(real)
        expect(String(made)).toHaveLength(String(real).length)
        expect(Math.sign(made)).toBe(Math.sign(real))
        expect(names.id(real)).toBe(made)
      },
    ),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      // Length and place stay, so that entities fit, and an echo is hidden as its text is.
      expect(hidden(a)).toHaveLength(a.length)
      expect(hidden(a + b)).toBe(hidden(a) + hidden(b))
      expect(hidden(hidden(a))).toBe(hidden(a))
      expect(hidden(a)).not.toMatch(/(?![Xx])\p{L}|[1-9]/u)
    }),
  )
})
