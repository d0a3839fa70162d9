// Other libraries escape quotes and backslashes in the name of a file with a backslash. The emulator refused
// such a request, with an empty answer.

import { makeEmulator } from '@pipegram/emulator'
import { expect, it, onTestFinished } from 'vitest'

it.each([
  [String.raw`a\"b.txt`, 'a"b.txt'],
  [String.raw`a\\b.txt`, String.raw`a\b.txt`],
  [String.raw`end\\`, 'end\\'],
  [String.raw`\\\"\\`, String.raw`\"` + '\\'],
  [String.raw`a\b.txt`, 'ab.txt'],
  ['my%20report.pdf', 'my report.pdf'],
])('a file with the name %s as other libraries write it is named %s', async (written, name) => {
  const emulator = await makeEmulator()
  onTestFinished(() => emulator.close())
  emulator.user({ first_name: 'Ann', id: 7 }).send('/start')
  const part = (headers: string, content: string) =>
    `--edge\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${content}\r\n`
  const answer = await fetch(`${emulator.apiRoot}/bot${emulator.token}/sendDocument`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    body: [
      part('name="chat_id"', '7'),
      part(`name="document"; filename="${written}"`, String.raw`\"x`),
      '--edge--\r\n',
    ].join(''),
  })
  expect(await answer.json()).toMatchObject({ ok: true, result: { document: { file_name: name } } })
  expect(await emulator.calls('sendDocument')[0]?.params['document']).toMatchObject({ size: 3 })
})
