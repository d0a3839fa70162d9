// The Bot API without HTTP, by the requests of a client: forms of a body, waiting polls, faults, the end.

import { Faults, makeFetchEmulator, makeManualClock } from '@pipegram/emulator'
import { describe, expect, it } from 'vitest'

const start = () => {
  const clock = makeManualClock()
  const emulator = makeFetchEmulator({ clock })
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const at = `https://api.telegram.org/bot${emulator.token}`
  const call = async (method: string, init?: RequestInit): Promise<unknown> =>
    (await emulator.fetch(`${at}/${method}`, init)).json()
  const json = (method: string, params: object, init: RequestInit = {}): Promise<unknown> =>
    call(method, {
      ...init,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
  return { clock, emulator, ann, at, call, json }
}

describe('an emulator without HTTP', () => {
  it('takes parameters from a query, JSON, a form and a form with files', async () => {
    const { ann, call, json } = start()
    await call(`sendMessage?chat_id=${ann.id}&text=query`)
    await json('sendMessage', { chat_id: ann.id, text: 'json' })
    const body = new URLSearchParams({ chat_id: String(ann.id), text: 'form' })
    await call('sendMessage', { method: 'POST', body })
    const form = new FormData()
    form.set('chat_id', String(ann.id))
    form.set('document', new File(['content'], 'notes.txt'))
    expect(await call('sendDocument', { method: 'POST', body: form })).toMatchObject({
      result: { document: { file_name: 'notes.txt', file_size: 7 } },
    })
    expect(ann.messages().map(({ text }) => text)).toEqual(['/start', 'query', 'json', 'form', undefined])
  })
  it('gives an update to a poll that waits, and the bot hears of each change', async () => {
    const { emulator, ann, json } = start()
    let changes = 0
    const end = emulator.onChange(() => {
      changes += 1
    })
    await json('getUpdates', { offset: -1 })
    const poll = json('getUpdates', { offset: 2, timeout: 50 })
    ann.send('hello')
    expect(await poll).toMatchObject({ ok: true, result: [{ update_id: 2, message: { text: 'hello' } }] })
    expect(changes).toBeGreaterThan(0)
    end()
    const before = changes
    ann.send('again')
    expect(changes).toBe(before)
  })
  it('ends a poll whose signal is aborted, with its reason, and the next poll is no conflict', async () => {
    const { clock, ann, json } = start()
    const quit = new AbortController()
    const poll = json('getUpdates', { offset: 2, timeout: 50 }, { signal: quit.signal })
    setImmediate(() => quit.abort(new Error('enough')))
    await expect(poll).rejects.toThrow('enough')
    const early = new AbortController()
    const second = json('getUpdates', { offset: 2, timeout: 50 }, { signal: early.signal })
    early.abort(new Error('at once'))
    await expect(second).rejects.toThrow('at once')
    await expect(json('getMe', {}, { signal: quit.signal })).rejects.toThrow('enough')
    clock.advance(4000)
    ann.send('hi')
    expect(await json('getUpdates', { offset: 2 })).toMatchObject({ result: [{ message: { text: 'hi' } }] })
  })
  it('gives a file by its path', async () => {
    const { emulator, ann, at, call } = start()
    const sent = ann.send({ document: new File(['content'], 'notes.txt') })
    expect(await call(`getFile?file_id=${sent.document?.file_id ?? ''}`)).toMatchObject({
      result: { file_path: 'documents/file_1.txt' },
    })
    const files = at.replace('/bot', '/file/bot')
    expect(await (await emulator.fetch(`${files}/documents/file_1.txt`)).text()).toBe('content')
    expect((await emulator.fetch(`${files}/documents/file_2.txt`)).status).toBe(404)
  })
  it('refuses another token, an unknown path, and a wrong body', async () => {
    const { emulator, call, json } = start()
    const host = 'https://api.telegram.org'
    const other = await emulator.fetch(`${host}/bot123456789:another-token-of-no-bot-at-all-x/getMe`)
    expect(other.status).toBe(401)
    expect((await emulator.fetch(`${host}/getMe`)).status).toBe(404)
    expect(await json('sendMessage', { chat_id: 1, text: 'to nobody' })).toMatchObject({ error_code: 400 })
    const most = 'x'.repeat(2 ** 20)
    const response = await emulator.fetch(`${host}/bot${emulator.token}/sendMessage`, {
      method: 'POST',
      body: new URLSearchParams({ text: most }),
    })
    expect(response.status).toBe(413)
    expect(await call('getMe')).toMatchObject({ ok: true, result: { is_bot: true } })
  })
  it('has the faults of the emulator', async () => {
    const { emulator, ann, call, json } = start()
    emulator.inject(Faults.dropped('after'), { method: 'sendMessage', times: 1 })
    await expect(json('sendMessage', { chat_id: ann.id, text: 'arrives' })).rejects.toThrow(TypeError)
    expect(ann.messages().at(-1)?.text).toBe('arrives')
    emulator.inject(Faults.failed(502, 'Bad Gateway'), { method: 'getMe', times: 1 })
    await expect(call('getMe')).rejects.toThrow(SyntaxError)
    expect(await call('getMe')).toMatchObject({ ok: true })
  })
  it('answers waiting and later requests as a server that goes down, once it is closed', async () => {
    const { emulator, call, json } = start()
    const poll = json('getUpdates', { offset: 2, timeout: 50 })
    emulator.close()
    expect(await poll).toMatchObject({ ok: false, error_code: 500 })
    expect(await call('getMe')).toMatchObject({ ok: false, error_code: 500 })
  })
  it('throws on a text that is not a token', () => {
    expect(() => makeFetchEmulator({ token: 'no token' })).toThrow(/token/i)
  })
})
