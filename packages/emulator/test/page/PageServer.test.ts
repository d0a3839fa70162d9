// The files of the page, and what it may ask for.

import { readFileSync } from 'node:fs'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pageFile, pageModule } from '../../../../scripts/lib/PageBundle.ts'
import { send } from '../BotClient.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await makeEmulator({ admin: true })
  emulator.user({ first_name: 'Ann', id: 7 })
})
afterEach(() => emulator.close())

const upload = (query: string, type: string, body = 'x') =>
  send(emulator, `/_/upload?user_id=7&${query}`, { method: 'POST', headers: { 'content-type': type }, body })

test('the page in the package is that of its sources', async () => {
  expect(readFileSync(pageFile, 'utf8') === (await pageModule()), 'Run `npm run page`.').toBe(true)
})

test('the page allows its own script and style, and nothing else', async () => {
  const { status, headers } = await send(emulator, '/')
  expect(status).toBe(200)
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toContain('*')
  for (const path of ['/', '/?x', '/_/page.js', '/_/page.css', '/_/icon.svg', '/_/page.json'])
    expect(await send(emulator, path), path).toMatchObject({
      status: 200,
      headers: { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' },
    })
})

test.each([
  ['another host', { host: 'evil.example' }],
  ['a page of another origin', { origin: 'https://evil.example' }],
  ['a browser that comes from another site', { 'sec-fetch-site': 'cross-site' }],
])('%s gets nothing of the page', async (_, headers) => {
  for (const path of ['/', '/_/page.js', '/_/page.json?user_id=7', '/_/events'])
    expect(await send(emulator, path, { headers }), path).toMatchObject({ status: 403 })
})

test('an emulator without people over HTTP has no page', async () => {
  const quiet = await makeEmulator()
  expect(await send(quiet, '/')).toMatchObject({ status: 404 })
  await quiet.close()
})

test('a file that a browser could run is downloaded, and a photo is shown', async () => {
  const [page, photo] = [await upload('name=a.html', 'text/html'), await upload('', 'image/png')]
  const got = (file_id: string) => send(emulator, `/_/file?file_id=${file_id}`)
  expect((await got(page.body.document.file_id)).headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': "attachment; filename*=UTF-8''a.html",
    'content-security-policy': "default-src 'none'; sandbox",
  })
  expect((await got(photo.body.photo[0].file_id)).headers).toMatchObject({ 'content-type': 'image/png' })
  expect(await got('none')).toMatchObject({ status: 404 })
})

test.each([
  ['nobody', 'user_id=8', 'x', 400, 'There is no person 8.'],
  ['an empty file', 'user_id=7', '', 400, 'This file is empty.'],
  ['a large file', 'user_id=7', 'x'.repeat(20 * 1024 * 1024 + 1), 413, /at most 20 MB/],
  ['an unknown chat', 'user_id=7&chat_id=-5', 'x', 400, /cannot be done/],
  ['a reply to nothing', 'user_id=7&reply_to=99', 'x', 400, /no message 99/],
])('an upload with %s is refused', async (_, query, body, status, sentence) => {
  const options = { method: 'POST', headers: { 'content-type': 'image/png' }, body }
  const reply = await send(emulator, `/_/upload?${query}`, options)
  expect(reply).toMatchObject({ status, body: { error: expect.stringMatching(sentence) } })
  expect(emulator.calls()).toEqual([])
})
