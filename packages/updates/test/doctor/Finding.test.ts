// The findings of the doctor for a call that failed.

import type { ApiError } from '@pipegram/core/ApiError'
import { fromError, note, ok, show, unchecked, wrong } from '@pipegram/updates/Finding'
import { describe, expect, it } from 'vitest'

const method = 'getMe'
const description = 'Some words'
const unreachable = (reason: string): ApiError => ({
  _tag: 'Unreachable',
  method,
  host: 'api.telegram.org',
  reason,
})

describe('a finding of the doctor', () => {
  it.each<readonly [ApiError, RegExp, RegExp]>([
    [{ _tag: 'Unauthorized', method, description }, /not know this token \(Some words\)/, /\/token/],
    [unreachable('ENOTFOUND'), /api\.telegram\.org \(ENOTFOUND\)/, /does its DNS work/],
    [unreachable('EAI_AGAIN'), /EAI_AGAIN/, /does its DNS work/],
    [unreachable('UND_ERR_PRX_TLS'), /PRX/, /The proxy does not let this through/],
    [unreachable('CERT_HAS_EXPIRED'), /CERT/, /NODE_EXTRA_CA_CERTS/],
    [unreachable('ECONNREFUSED'), /ECONNREFUSED/, /Nothing listens there/],
    [unreachable('ECONNRESET'), /ECONNRESET/, /such as curl/],
    [{ _tag: 'Timeout', method, after: 5_000 }, /within 5000 ms/, /such as curl/],
    [{ _tag: 'RateLimited', method, retryAfter: 7, description }, /wait 7 s/, /after that time/],
    [{ _tag: 'Malformed', method, errors: ['a', 'b'] }, /not that of a Bot API: a; b$/, /BOT_API_ROOT/],
    [{ _tag: 'Unsendable', method, reason: 'No root.' }, /^No root\.$/, /Correct the option/],
    [{ _tag: 'Rejected', method, code: 499, reason: 'Other', description }, /getMe: 499 Some/, /curl/],
    [{ _tag: 'Rejected', method, code: 500, reason: 'Other', description }, /getMe: 500 Some/, /own: run/],
    [{ _tag: 'Conflict', method, description }, /^getMe: Some words$/, /such as curl/],
    [{ _tag: 'Aborted', method }, /^getMe was cancelled\.$/, /again/],
  ])('about %j says what is wrong and what to do', (error, text, advice) =>
    expect(fromError('Telegram', error)).toEqual({
      about: 'Telegram',
      state: 'wrong',
      text: expect.stringMatching(text),
      advice: expect.stringMatching(advice),
    }),
  )

  it('names the Bot API if the host is not known', () => {
    const error: ApiError = { _tag: 'Unreachable', method, reason: 'ECONNRESET' }
    expect(fromError('Telegram', error).text).toContain('no connection to the Bot API (')
  })

  it('is one line, and a second one with advice', () => {
    expect(show(ok('clock', 'is right.'))).toEqual(['ok         clock      is right.'])
    for (const make of [note, wrong, unchecked])
      expect(show(make('clock', 'a', 'b'))).toEqual([
        `${make.name.padEnd(10)} clock      a`,
        `${' '.repeat(22)}→ b`,
      ])
  })
})
