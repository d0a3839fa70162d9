// Responses of servers, and the forms that are sent to them.

import * as assert from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { makeClient } from '../../../../client/src/Client.ts'
import * as Multipart from '../../../../client/src/http/Multipart.ts'
import { toString } from '../../../src/calls/ApiError.ts'
import { getMe } from '../../../src/calls/Calls.ts'
import { expose } from '../../../src/ports/Secret.ts'
import { fromBytes } from '../../../src/types/InputFile.ts'
import { token } from '../../Signing.ts'
import { target } from '../Target.ts'
import { parse } from '../Tree.ts'

const [, secret = ''] = expose(token).split(':')

// An input is a status, a line feed and a body. If no character of the body is above 255, each is a byte.
const answerOf = (
  input: string,
): { readonly status: number; readonly body: Uint8Array<ArrayBuffer>; readonly text: string } => {
  const [head = '', ...rest] = input.split('\n')
  const text = rest.join('\n')
  const status = /^[2-5]\d\d$/.test(head) && !['204', '205', '304'].includes(head) ? Number(head) : 200
  return {
    status,
    body: new Uint8Array(Buffer.from(text, /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf8')),
    text,
  }
}

export const answer = target({
  name: 'answer',
  seeds: () => [
    '200\n{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Ann"}}',
    '429\n{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 5",' +
      '"parameters":{"retry_after":5}}',
    '400\n{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded",' +
      '"parameters":{"migrate_to_chat_id":-1001}}',
    `502\n<html><body>Bad Gateway: /bot${expose(token)}/getMe</body></html>`,
    '302\n',
    `404\n{"ok":false,"error_code":404,"description":"${secret}"}`,
  ],
  words: [
    '{"ok":',
    'true',
    'false',
    '"result":',
    '"error_code":',
    '"description":"',
    '"parameters":',
    '"retry_after":',
    'null',
    '<script>',
    '</style>',
    '<',
    '>',
    expose(token),
    secret,
    '123456789%3A',
    '\xff',
    '[[',
  ],
  subject: {
    send: async (status: number, body: Uint8Array<ArrayBuffer>) =>
      makeClient({ token, fetch: async () => new Response(body, { status }) })(getMe())(),
  },
  law:
    ({ send }) =>
    async (input) => {
      const { status, body, text } = answerOf(input)
      const result = await send(status, body)
      if (E.isRight(result)) {
        const value: unknown = parse(new TextDecoder().decode(body))?.value
        assert.deepStrictEqual(value, { ...Object(value), ok: true, result: result.right })
      } else {
        const shown = `${JSON.stringify(result.left)} ${toString(result.left)}`
        assert.ok(!shown.toLowerCase().includes(secret.toLowerCase()), `the token was shown for ${text}`)
        assert.ok(shown.length < 2000 + 4 * text.length, 'the error is longer than the response')
      }
    },
  plant: ({ send }) => ({
    send: async (status, body) =>
      E.mapLeft(
        () => ({ _tag: 'Malformed', method: 'getMe', errors: [new TextDecoder().decode(body)] }) as const,
      )(await send(status, body)),
  }),
})

const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === 'object' && u !== null
const textsOf = (u: unknown): ReadonlyArray<readonly [string, string]> =>
  isRecord(u)
    ? Object.entries(u).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as const] : [],
      )
    : []

const undone = (name: string): string =>
  name.replaceAll(/(?:%[0-9A-F]{2})+/gi, (text) => decodeURIComponent(text))

export const multipart = target({
  name: 'multipart',
  form: 'json',
  seeds: () =>
    [
      { fields: { chat_id: '5', caption: 'a "b"\r\nc' }, files: { document: 'a.txt' } },
      { fields: { 'a"b\n': '--pipegram' }, files: { 'x\r\ny': '"; filename="z' } },
    ].map((form) => JSON.stringify(form)),
  words: ['"', '\r\n', '--', 'name=', '%22', '; filename="', 'Content-Type: text/html\r\n\r\n', '\\'],
  subject: { make: Multipart.make },
  law:
    ({ make }) =>
    async (input) => {
      const given = parse(input)?.value
      const [fields, names] = isRecord(given) ? [textsOf(given['fields']), textsOf(given['files'])] : [[], []]
      if (fields.length + names.length === 0) return
      const files = new Map(
        names.map(([part, name]) => [part, fromBytes(new TextEncoder().encode(name), { name })]),
      )
      const form = await make({ fields: new Map(fields), files }, () => undefined)
      assert.ok(E.isRight(form) && form.right.body instanceof Blob)
      // An independent parser. It undoes only the escapes that browsers write; the server undoes them all.
      const read = await new Response(form.right.body, {
        headers: { 'content-type': form.right.type },
      }).formData()
      const found = await Promise.all(
        [...read].map(async ([part, value]) => [
          undone(part),
          typeof value === 'string' ? value : [undone(value.name), await value.text()],
        ]),
      )
      const expected = [
        ...fields.map(([part, value]) => [part.toWellFormed(), value.toWellFormed()]),
        ...names.map(([part, name]) => [part.toWellFormed(), [name.toWellFormed(), name.toWellFormed()]]),
      ]
      assert.deepStrictEqual(found, expected)
    },
  plant: ({ make }) => ({
    make: async (form, onFault) =>
      make(
        {
          ...form,
          files: new Map(
            [...form.files].map(([part, file]) => [part, { ...file, name: file.name.replace('"', '') }]),
          ),
        },
        onFault,
      ),
  }),
})
