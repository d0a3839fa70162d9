// A bot is recorded between it and an emulator that stands for Telegram, and the recording is played to the
// same bot and to its next version.

import { stat } from 'node:fs/promises'
import { CallDifference, type Emulator } from '@pipegram/emulator'
import { expect, test } from 'vitest'
import { freePort, record, replay } from './TrafficStage.ts'

const wholeTalk = async (emulator: Emulator): Promise<void> => {
  const ann = emulator.user({
    first_name: 'Annabel',
    last_name: 'Lee',
    username: 'annabel_lee',
    id: 5_123_456_789,
  })
  ann.send('/start')
  await ann.received()
  ann.press('Greet Annabel')
  await ann.answered()
  await ann.received()
  ann.send(`my secrets: ${emulator.token}, +49 170 1234567, ann@lee.example`)
  await ann.received()
  ann.send({ photo: {}, caption: 'Me at home' })
  await ann.received()
  ann.send({ contact: {} })
  await ann.received()
  ann.send('/stop')
  await ann.received()
}

test('a recording holds neither token, nor names, nor texts, nor numbers; ids still match', async () => {
  const { file, text, token, lines } = await record(wholeTalk)
  const [head, ...rest] = lines
  expect(head).toMatchObject({ pipegram_traffic: 1, texts: 'hidden', bot_id: 1_000_000 })
  expect(rest.length).toBeGreaterThan(12)
  for (const secret of [
    token,
    token.split(':')[1] ?? '',
    'nnabel',
    'Lee',
    'lee',
    '5123456789',
    'home',
    '1234567',
  ])
    expect(text).not.toContain(secret)
  const updates = rest.filter((line) => 'update' in line)
  const [first, press] = updates
  expect(first.update.message.text).toBe('/start')
  const { id } = first.update.message.from
  expect(String(id)).toHaveLength(10)
  expect(press.update.callback_query).toMatchObject({ from: { id }, data: `greet:${id}` })
  const answered = rest.find((line) => line.call === 'answerCallbackQuery')
  expect(answered.params.callback_query_id).toBe(press.update.callback_query.id)
  const hello = rest.find((line) => line.call === 'sendMessage')
  expect(hello.params.text).toBe('Xxxxx, Xxxxxxx')
  expect(hello.answer.result.chat.id).toBe(id)
  expect(rest.find((line) => 'file' in line)).toMatchObject({
    sha256: expect.stringMatching(/^[\da-f]{64}$/),
  })
  expect(rest.find((line) => line.call === 'sendDocument').params.document).toMatch(/^sha256-[\da-f]{64}$/)
  expect((await stat(file)).mode & 0o077).toBe(0)
})

test('the same version makes the same calls, and the next version shows its mistakes', async () => {
  const { file } = await record(wholeTalk, { texts: 'kept' })
  const same = await replay(file)
  expect(CallDifference.toText(same.differences)).toBe('')
  expect(same).toMatchObject({ updates: 6, calls: 8 })
  const { differences } = await replay(file, { BOT_VERSION: '2' })
  expect(differences.map(({ _tag, call }) => [_tag, call.method])).toEqual(
    expect.arrayContaining([
      ['Changed', 'sendMessage'],
      ['Missing', 'answerCallbackQuery'],
      ['New', 'sendChatAction'],
    ]),
  )
  expect(differences).toHaveLength(3)
  const text = CallDifference.toText(differences)
  expect(text).toMatch(/^ {2}~ sendMessage to \d+ {3}\(line \d+\)$/m)
  expect(text).toMatch(/^ {6}text: "Hello, [A-Z][a-z]{6}" → "Good day, [A-Z][a-z]{6}"$/m)
  expect(text).toMatch(
    /^ {2}- answerCallbackQuery \{"callback_query_id":"id-\d+","text":"Done"\} {3}\(line \d+\)$/m,
  )
  expect(text).toMatch(/^ {2}\+ sendChatAction \{"action":"typing","chat_id":\d+\}$/m)
  expect(text).toMatch(/^after update \d+:$/m)
})

test('hidden texts show what changed in their shape', async () => {
  const { file } = await record(wholeTalk)
  expect((await replay(file)).differences).toEqual([])
  const { differences } = await replay(file, { BOT_VERSION: '2' })
  expect(CallDifference.toText(differences)).toContain('text: "Xxxxx, Xxxxxxx" → "Xxxx xxx, Xxxxxxx"')
})

test('a bot with a webhook is recorded with the calls of its answers, and played to', async () => {
  const port = await freePort()
  const { file, text, lines } = await record(wholeTalk, { texts: 'kept' }, port)
  expect(text).not.toContain('a-secret-of-the-webhook')
  expect(lines.filter((line) => line.by === 'webhook')).toHaveLength(6)
  const [reply] = lines.filter((line) => line.call === 'sendMessage' && line.answer === undefined)
  expect(reply.params).toMatchObject({ text: expect.stringContaining('You said') })
  expect(lines.find((line) => line.call === 'setWebhook').params.secret_token).toBe('[redacted]')
  const settings = { BOT_PORT: String(port) }
  const same = await replay(file, settings)
  expect(CallDifference.toText(same.differences)).toBe('')
  expect(same.updates).toBe(6)
  const { differences } = await replay(file, { ...settings, BOT_VERSION: '2' })
  expect(differences.map(({ _tag }) => _tag).toSorted()).toEqual(['Changed', 'Missing', 'New'])
  // What was recorded with a webhook can be polled as well.
  expect((await replay(file)).differences).toEqual([])
})

test('what is kept stays as it is', async () => {
  const { text } = await record(
    async (emulator) => {
      const ann = emulator.user({ first_name: 'Annabel', username: 'annabel_lee', id: 5_123_456_789 })
      const bob = emulator.user({ first_name: 'Robert', id: 6_123_456_789 })
      for (const one of [ann, bob]) {
        one.send('/start')
        await one.received()
      }
    },
    { texts: 'kept', keep: ['5123456789', '@annabel_lee', 'Annabel'] },
  )
  for (const kept of ['5123456789', '"annabel_lee"', 'Hello, Annabel', 'greet:5123456789'])
    expect(text).toContain(kept)
  for (const hidden of ['6123456789', 'Robert']) expect(text).not.toContain(hidden)
})
