// What an answer of the server means, without a server.

import { toResult } from '@pipegram/client/Answer'
import { raw, type Call } from '@pipegram/core/Call'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const call = raw('getThing', {}, t.type({ id: t.number }))

const result = (
  body: unknown,
  over: { status?: number; retryAfter?: string } = {},
  of: Call<unknown> = call,
) =>
  toResult(of, (text) => text.replaceAll('token', '[redacted]'))({
    status: 200,
    retryAfter: null,
    bytes: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
    ...over,
  })

const limited = (parameters?: unknown) => ({ ok: false, error_code: 429, description: 'Wait', parameters })

describe('an answer', () => {
  it.each<readonly [unknown, string | undefined, number]>([
    [limited({ retry_after: 3 }), '7', 3],
    [limited(), '7', 7],
    [limited({}), '999999', 999_999],
    [limited(), '9999999', 1],
    [limited(), 'Tue, 01 Dec 2026 00:00:00 GMT', 1],
    [limited(), undefined, 1],
    ['<html>', '7', 7],
  ])('of 429 asks for the time in it, else for that of its header: %j %s', (body, retryAfter, seconds) =>
    expect(result(body, { status: 429, ...(retryAfter === undefined ? {} : { retryAfter }) })).toMatchObject(
      E.left({ _tag: 'RateLimited', retryAfter: seconds }),
    ),
  )

  it('of another refusal ignores the header Retry-After', () => {
    const refusal = { ok: false, error_code: 400, description: 'Bad Request' }
    expect(result(refusal, { status: 400, retryAfter: '7' })).toEqual(
      E.left({
        _tag: 'Rejected',
        method: 'getThing',
        code: 400,
        reason: 'Other',
        description: 'Bad Request',
      }),
    )
  })

  it('that does not decode says where and why, without the token', () => {
    expect(result({ ok: true, result: { id: 'my token' } })).toEqual(
      E.left({
        _tag: 'Malformed',
        method: 'getThing',
        errors: [expect.stringMatching(/^getThing.*id.*number/)],
      }),
    )
    expect(JSON.stringify(result({ ok: true, result: { id: 'my token' } }))).not.toContain('my token')
    expect(result({ ok: true, result: { id: 5, more: 1 } })).toMatchObject(E.right({ id: 5 }))
  })

  it('that decodes only without the token has no error to show', () => {
    const words = t.refinement(t.string, (text) => !text.includes('token'))
    expect(result({ ok: true, result: 'my token' }, {}, raw('getWords', {}, words))).toEqual(
      E.left({ _tag: 'Malformed', method: 'getWords', errors: [] }),
    )
    expect(result({ ok: true, result: 'mine' }, {}, raw('getWords', {}, words))).toEqual(E.right('mine'))
  })

  it('with status 300 to 399 is a redirect, and from 400 a refusal', () => {
    const errors = [expect.stringContaining('The server redirects.')]
    for (const status of [0, 300, 399])
      expect(result('', { status })).toEqual(E.left({ _tag: 'Malformed', method: 'getThing', errors }))
    expect(result('', { status: 299 })).toMatchObject(
      E.left({ errors: [expect.stringContaining('not JSON')] }),
    )
    expect(result('', { status: 400 })).toMatchObject(E.left({ _tag: 'Rejected', code: 400 }))
  })
})
