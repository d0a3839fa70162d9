// JSON nested deeper than the server reads is refused. It broke the connection when the emulator wrote it
// again.

import { makeEmulator } from '@pipegram/emulator'
import { expect, test } from 'vitest'
import * as Json from '../../src/values/internal/Json.ts'
import { api, send } from '../BotClient.ts'

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

test('JSON that is too deep is refused, and the next request is answered', async () => {
  const emulator = await makeEmulator({ bot: { supports_inline_queries: true } })
  const ann = emulator.user({ first_name: 'Ann' })
  const group = emulator.group({ title: 'G', members: [ann], bot: 'administrator' })
  ann.send('/start')
  const search = ann.inline('x')
  const post = (method: string, body: string) =>
    send(emulator, `/bot${emulator.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
  for (const depth of [101, 20_000, 200_000]) {
    const deep = nested(depth)
    const item = `{"type":"photo","media":"https://a.b/c.png","caption_entities":${deep}}`
    expect(
      (await post('sendMediaGroup', `{"chat_id":${ann.id},"media":[${item},${item}]}`)).body.description,
    ).toBe("Bad Request: can't parse media JSON object")
    const content = '"input_message_content":{"message_text":"x"}'
    const result = `{"type":"article","id":"1","title":"x",${content},"reply_markup":{"a":${deep}}}`
    expect(
      (await post('answerInlineQuery', `{"inline_query_id":"${search.id}","results":[${result}]}`)).body
        .description,
    ).toBe("Bad Request: can't parse JSON encoded inline query results")
    expect(
      (await post('setChatPermissions', `{"chat_id":${group.id},"permissions":{"a":${deep}}}`)).status,
    ).toBe(400)
    expect((await post('setMyCommands', `{"commands":[],"scope":{"a":${deep}}}`)).status).toBe(400)
  }
  expect((await api(emulator)('getMe')).status).toBe(200)
  await emulator.close()
})

test('brackets in JSON strings do not count as depth', () => {
  const text = JSON.stringify({ text: `${'['.repeat(500)}"\\`, more: [['"{{{'.repeat(100)]] })
  expect(Json.parse(text)).toEqual(JSON.parse(text))
  expect(Json.parse(nested(100).padEnd(300))).toEqual(JSON.parse(nested(100)))
  // Unclosed quotes are scanned only once.
  expect(Json.parse(`["${'\\"'.repeat(500_000)}`)).toBeUndefined()
  expect(Json.parse(nested(101).padEnd(300))).toBeUndefined()
})
