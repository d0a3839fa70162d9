// A description of 40 MB was whole in an error, and so in logs. A token that a page wrote in another way
// was not removed.

import * as ApiError from '@pipegram/core/ApiError'
import { expect, it } from 'vitest'
import { clientOf, failure, getMe, secret, text } from '../Fixtures.ts'
import { refuse, reply, serve } from '../Server.ts'
import { expectSilence } from '../Silence.ts'

it('a description of 40 MB is cut', async () => {
  await using server = await serve(refuse(400, `${text} `.repeat(850_000)))
  await using client = clientOf({ apiRoot: server.apiRoot })
  const error = await failure(client(getMe)())
  expect(ApiError.toString(error).length).toBeLessThan(1_200)
  expectSilence(error)
})

const each = (write: (symbol: string) => string): string => Array.from(text, write).join('')
const code = (symbol: string): number => symbol.charCodeAt(0)
const hex = (symbol: string): string => code(symbol).toString(16).padStart(2, '0')

const writings = {
  'tags within': each((symbol) => `${symbol}<wbr>`),
  'a tag in the middle': `${text.slice(0, 20)}</b><i class="x">${text.slice(20)}`,
  'a line break in the middle': `${text.slice(0, 20)}\n  ${text.slice(20)}`,
  'soft hyphens': each((symbol) => `${symbol}\u00ad`),
  'a decimal reference': text.replace(':', '&#58;'),
  'all decimal references': each((symbol) => `&#${code(symbol)};`),
  'all hexadecimal references': each((symbol) => `&#x${hex(symbol)};`),
  'references that are escaped again': each((symbol) => `&amp;#${code(symbol)};`),
  'a named reference': text.replace(':', '&colon;').replaceAll('_', '&lowbar;'),
  'an escape of JSON': text.replace(':', '\\u003a'),
  'all escapes of JSON': each((symbol) => `\\u00${hex(symbol)}`),
  'escapes that are escaped again': each((symbol) => `\\\\u00${hex(symbol)}`),
  'percent-encoding': each((symbol) => `%${hex(symbol)}`),
  'percent-encoding twice': each((symbol) => `%25${hex(symbol)}`),
  'a part of it': each((symbol) => `&#${code(symbol)};`).slice(0, 180),
}

// The text after all encodings are undone.
const undone = (shown: string): string =>
  shown
    .replaceAll(/<[^<>]*>|[\s\u00ad]/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('%25', '%')
    .replaceAll('\\\\', '\\')
    .replaceAll(/&#(\d+);/g, (_, digits: string) => String.fromCharCode(Number(digits)))
    .replaceAll(/(?:&#x|\\u00|%)([\da-f]{2});?/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    )

it.each(Object.entries(writings))('removes a token that a server writes with %s', async (_how, writing) => {
  const page = `<html><body><h1>Wrong</h1><p>No ${writing} here</p></body></html>`
  for (const script of [refuse(400, page), reply(502, page), reply(200, page), refuse(400, writing)]) {
    await using server = await serve(script)
    await using client = clientOf({ apiRoot: server.apiRoot })
    const error = await failure(client(getMe)())
    const shown = ApiError.toString(error)
    expect(shown).toContain('[redacted]')
    expect(undone(shown)).not.toContain(secret.slice(0, 8))
    expectSilence(error)
  }
})

it('keeps the words after a token', async () => {
  await using server = await serve(refuse(400, `The token ${text} was not found: 123456789: unknown`))
  await using client = clientOf({ apiRoot: server.apiRoot })
  expect(await failure(client(getMe)())).toMatchObject({
    description: 'The token [redacted] was not found: [redacted] unknown',
  })
})
