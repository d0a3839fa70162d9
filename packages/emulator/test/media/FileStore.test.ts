// Documents over HTTP: sent in multipart form, found by getFile, downloaded by their path.

import { readFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { Document, File as Found, Message } from '@pipegram/core/Types'
import { makeEmulator, type Emulator, type Person } from '@pipegram/emulator'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api, form, type Loose } from '../BotClient.ts'

let emulator: Emulator
let ann: Person
let call: ReturnType<typeof api>
beforeAll(async () => {
  emulator = await makeEmulator()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  call = api(emulator)
})
afterAll(() => emulator.close())

const mebibyte = 1024 * 1024

const upload = (fields: Readonly<Record<string, unknown>>): Promise<Loose> =>
  form(emulator)('sendDocument', { chat_id: ann.id, ...fields })

const down = (path: string, token = emulator.token): Promise<Response> =>
  fetch(`${emulator.apiRoot}/file/bot${token}/${path}`)

const text = (content: string, name = 'a.txt'): File => new File([content], name, { type: 'text/plain' })

test('a document is downloaded byte for byte as it was sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 5000 }), async (bytes) => {
      const { result } = await upload({
        document: new File([Buffer.from(bytes)], 'a b.tar.gz', { type: 'application/gzip' }),
      })
      expect(Message.is(result)).toBe(true)
      expect(result.document).toMatchObject({
        file_name: 'a b.tar.gz',
        mime_type: 'application/gzip',
        file_size: bytes.length,
      })
      const { body } = await call('getFile', { file_id: result.document.file_id })
      expect(Found.is(body.result)).toBe(true)
      expect(body.result).toMatchObject({
        file_id: result.document.file_id,
        file_unique_id: result.document.file_unique_id,
        file_size: bytes.length,
      })
      expect(body.result.file_path).toMatch(/^documents\/file_\d+\.gz$/)
      const response = await down(body.result.file_path)
      expect(response.status).toBe(200)
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
    }),
    { numRuns: 25 },
  )
})

test('a document has a formatted caption, and the person receives both', async () => {
  await upload({ document: text('Hello'), caption: ' <b>Report</b> by @ann_k ', parse_mode: 'HTML' })
  const message = ann.messages().at(-1)
  expect(message).toMatchObject({
    caption: 'Report by @ann_k',
    caption_entities: [
      { type: 'bold', offset: 0, length: 6 },
      { type: 'mention', offset: 10, length: 6 },
    ],
    document: { file_name: 'a.txt' },
  })
  expect(message).not.toHaveProperty('text')
  await upload({
    document: text('Hello'),
    caption: 'plain',
    caption_entities: JSON.stringify([{ type: 'italic', offset: 0, length: 5 }]),
  })
  expect(ann.messages().at(-1)?.caption_entities).toEqual([{ type: 'italic', offset: 0, length: 5 }])
  await upload({ document: text('Hello'), caption: 'x'.repeat(1024) })
  expect(ann.messages().at(-1)?.caption).toHaveLength(1024)
  await upload({
    document: text('Hello'),
    reply_markup: JSON.stringify({ inline_keyboard: [[{ text: '+', callback_data: 'plus' }]] }),
  })
  expect(ann.messages().at(-1)).not.toHaveProperty('caption')
  expect(ann.buttons()).toEqual(['+'])
})

test('a document can be in another part of the body, and sent again by its id', async () => {
  const { result } = await upload({ document: 'attach://other', other: text('Hello') })
  expect(Document.is(result.document)).toBe(true)
  const again = await call('sendDocument', {
    chat_id: ann.id,
    document: result.document.file_id,
    caption: 'again',
  })
  expect(again.body.result).toMatchObject({ caption: 'again', document: result.document })
  const other = await upload({ document: text('Hello') })
  expect(other.result.document.file_id).not.toBe(result.document.file_id)
})

test("a wrong file is refused in the server's words", async () => {
  const refused = async (fields: Readonly<Record<string, string | File>>): Promise<string> =>
    (await upload(fields)).description
  const before = ann.messages().length
  expect(await refused({})).toBe('Bad Request: there is no document in the request')
  expect(await refused({ document: 'attach://nothing' })).toBe(
    'Bad Request: there is no document in the request',
  )
  expect(await refused({ document: text('') })).toBe('Bad Request: file must be non-empty')
  expect(await refused({ document: text('x'), caption: 'x'.repeat(1025) })).toBe(
    'Bad Request: message caption is too long',
  )
  expect(await refused({ document: text('x'), caption: '<b>', parse_mode: 'HTML' })).toMatch(
    /^Bad Request: can't parse entities: /,
  )
  expect(await refused({ document: text('x'), chat_id: '77' })).toBe('Bad Request: chat not found')
  expect(await refused({ document: 'BQAC' })).toBe(
    "Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
  )
  expect(await refused({ document: 'BQACA' })).toBe(
    'Bad Request: wrong remote file identifier specified: Wrong string length',
  )
  expect(await refused({ document: 'BQ C' })).toBe(
    'Bad Request: wrong remote file identifier specified: Wrong character in the string',
  )
  expect(await refused({ document: 'ftp://example.com/a.pdf' })).toBe(
    'Bad Request: invalid file HTTP URL specified: Unsupported URL protocol',
  )
  expect(ann.messages()).toHaveLength(before)
  expect((await call('getFile')).body.description).toBe('Bad Request: file_id not specified')
  expect((await call('getFile', { file_id: 'BQAC' })).body.description).toBe('Bad Request: invalid file_id')
})

test('files of 50 MB can be sent and of 20 MB downloaded', async () => {
  const zeros = (size: number): File => new File([new Uint8Array(size)], 'zeros')
  const fits = await upload({ document: zeros(20 * mebibyte) })
  const { file_path } = (await call('getFile', { file_id: fits.result.document.file_id })).body.result
  expect((await (await down(file_path)).arrayBuffer()).byteLength).toBe(20 * mebibyte)
  const large = await upload({ document: zeros(50 * mebibyte) })
  expect(large.result.document.file_size).toBe(50 * mebibyte)
  expect((await call('getFile', { file_id: large.result.document.file_id })).body.description).toBe(
    'Bad Request: file is too big',
  )
  const number = Number(/\d+/.exec(file_path)?.[0])
  expect((await down(`documents/file_${number + 1}`)).status).toBe(404)
  expect(await upload({ document: zeros(50 * mebibyte + 1) })).toEqual({
    ok: false,
    error_code: 413,
    description: 'Request Entity Too Large',
  })
})

test('a file is downloaded only by its own path and with the right token', async () => {
  const { result } = await upload({ document: text('secret') })
  const file_path = String(
    (await call('getFile', { file_id: result.document.file_id })).body.result.file_path,
  )
  expect(await (await down(file_path)).text()).toBe('secret')
  for (const path of [
    '',
    'documents/',
    `${file_path}x`,
    file_path.replace('.txt', ''),
    file_path.replace('file_', 'file_0'),
    'documents/file_999999.txt',
    `photos/${file_path}`,
    '%',
    '..%2f..%2fetc%2fpasswd',
  ])
    expect([path, (await down(path)).status]).toEqual([path, 404])
  expect((await down(file_path, `${emulator.token}x`)).status).toBe(401)
  expect((await down(file_path, 'none')).status).toBe(404)
})

test('a self-hosted server serves no files: getFile gives the path of a file on the disk', async () => {
  const local = await makeEmulator({ local: true })
  const bob = local.user({ first_name: 'Bob' })
  bob.send('/start')
  const form = new FormData()
  form.set('chat_id', String(bob.id))
  form.set('document', text('Hello'))
  const sent: Loose = await (
    await fetch(`${local.apiRoot}/bot${local.token}/sendDocument`, { method: 'POST', body: form })
  ).json()
  const { body } = await api(local)('getFile', { file_id: sent.result.document.file_id })
  expect(isAbsolute(body.result.file_path)).toBe(true)
  expect(body.result).toMatchObject({ file_size: 5, file_path: expect.stringMatching(/documents.file_1\./) })
  expect(await readFile(body.result.file_path, 'utf8')).toBe('Hello')
  expect((await fetch(`${local.apiRoot}/file/bot${local.token}/documents/file_1.txt`)).status).toBe(404)
  await local.close()
  await expect(readFile(body.result.file_path)).rejects.toThrow('ENOENT')
})
