// The server undoes backslashes and percent signs in the name of an uploaded file, so other names arrived.

import { makeClient } from '@pipegram/client'
import { sendDocument } from '@pipegram/core/Calls'
import * as InputFile from '@pipegram/core/InputFile'
import * as Token from '@pipegram/core/Token'
import { makeEmulator } from '@pipegram/emulator'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { clientOf, upload } from '../Fixtures.ts'
import { ok, serve } from '../Server.ts'

const fileOf = (name: string) => InputFile.fromBytes(new Uint8Array(1), { name })

const names = [
  'my%20report.pdf',
  '100%25 done.txt',
  '100% done.txt',
  'a%2Fb.txt',
  String.raw`C:\temp\a.txt`,
  'ends in a backslash\\',
  'two\\\\',
  'say "hi".txt',
  '\\"both\\"',
  'line\r\nbreak: x.txt',
  'tab\tand NUL\0.txt',
  'Räkning №5 🧾.pdf',
  '%E2%82%AC',
  '%',
  'a+b.txt',
]

// As the official server reads a name: from the first quotation mark to the next one, a character after a
// backslash as it is, and then percent-decoded.
const readName = (head: string): string => {
  let bytes = ''
  let at = head.indexOf('filename="') + 'filename="'.length
  for (; head[at] !== '"'; at++) {
    if (at >= head.length) throw new Error('The name has no end.')
    if (head[at] === '\\') at++
    bytes += head.charAt(at)
  }
  const decoded = bytes.replaceAll(/%([\da-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
  return Buffer.from(decoded, 'latin1').toString()
}

// Makes the form before a server runs: the first form takes seconds, and a server closes idle connections.
const anyName = fc.string({ unit: 'binary', minLength: 1 })

it('the official server reads any name exactly as the program wrote it', async () => {
  await using server = await serve(ok(true))
  await using client = clientOf({ apiRoot: server.apiRoot })
  const received = async (name: string): Promise<string> => {
    expect(await client(upload({ document: fileOf(name) }))()).toMatchObject({ _tag: 'Right' })
    return readName(server.received.at(-1)?.body.toString('latin1') ?? '')
  }
  for (const name of names) expect(await received(name)).toBe(name)
  await fc.assert(
    fc.asyncProperty(anyName, async (name) => {
      expect(await received(name)).toBe(name.toWellFormed())
    }),
    { numRuns: 20 },
  )
})

it('the emulator reads the same name', async () => {
  const emulator = await makeEmulator()
  const token = Token.fromString(emulator.token)
  if (E.isLeft(token)) throw new Error(token.left)
  const client = makeClient({ token: token.right, apiRoot: emulator.apiRoot })
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  for (const name of names) {
    const sent = await client(sendDocument({ chat_id: ann.id, document: fileOf(name) }))()
    expect(sent).toMatchObject(E.right({ document: { file_name: name } }))
  }
  await client.close()
  await emulator.close()
})

it('the emulator reads an unescaped name from another library as the server does', async () => {
  const emulator = await makeEmulator()
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const form = new FormData()
  form.set('chat_id', String(ann.id))
  form.set('document', new File(['x'], String.raw`C:\temp\100%25 of%20it.txt`))
  const answer = await fetch(`${emulator.apiRoot}/bot${emulator.token}/sendDocument`, {
    method: 'POST',
    body: form,
  })
  expect(await answer.json()).toMatchObject({
    result: { document: { file_name: 'C:temp100% of it.txt' } },
  })
  await emulator.close()
})
