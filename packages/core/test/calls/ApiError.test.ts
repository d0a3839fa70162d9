import { fromCause, fromRefusal, mayHaveActed, toString, type ApiError } from '@pipegram/core/ApiError'
import { describe, expect, it } from 'vitest'

const cases: ReadonlyArray<readonly [number, string, object | undefined, object]> = [
  [429, 'Too Many Requests: retry after 7', { retry_after: 7 }, { _tag: 'RateLimited', retryAfter: 7 }],
  [429, 'Too Many Requests', undefined, { _tag: 'RateLimited', retryAfter: 1 }],
  [
    400,
    'Bad Request: group chat was upgraded to a supergroup chat',
    { migrate_to_chat_id: -1001234567890 },
    { _tag: 'ChatMigrated', to: -1001234567890 },
  ],
  [403, 'Forbidden: bot was blocked by the user', undefined, { _tag: 'BotBlocked' }],
  [403, 'Forbidden: user is deactivated', undefined, { _tag: 'BotBlocked' }],
  [
    403,
    "Forbidden: bot can't initiate conversation with a user",
    undefined,
    { _tag: 'Rejected', reason: 'CannotInitiate' },
  ],
  [
    403,
    'Forbidden: bot was kicked from the supergroup chat',
    undefined,
    { _tag: 'Rejected', reason: 'WasKicked' },
  ],
  [401, 'Unauthorized', undefined, { _tag: 'Unauthorized' }],
  [401, 'Unauthorized: invalid token specified', undefined, { _tag: 'Unauthorized' }],
  [404, 'Not Found', undefined, { _tag: 'Unauthorized' }],
  [404, 'Not Found: method not found', undefined, { _tag: 'Rejected', code: 404, reason: 'MethodNotFound' }],
  [
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    undefined,
    { _tag: 'Conflict' },
  ],
  [
    400,
    'Bad Request: message is not modified: specified new message content …',
    undefined,
    { _tag: 'Rejected', code: 400, reason: 'MessageNotModified' },
  ],
  [400, 'Bad Request: message to edit not found', undefined, { _tag: 'Rejected', reason: 'MessageNotFound' }],
  [
    400,
    'Bad Request: message to reply not found',
    undefined,
    { _tag: 'Rejected', reason: 'MessageNotFound' },
  ],
  [403, 'Forbidden: the group chat was deleted', undefined, { _tag: 'Rejected', reason: 'ChatNotFound' }],
  [400, 'Bad Request: message must be non-empty', undefined, { _tag: 'Rejected', reason: 'MessageEmpty' }],
  [400, 'Bad Request: something new', undefined, { _tag: 'Rejected', code: 400, reason: 'Other' }],
  [500, 'Internal Server Error: restart', undefined, { _tag: 'Rejected', code: 500, reason: 'Other' }],
]

describe('a refusal', () => {
  it.each(cases)(
    'a refusal with %d %s is the right error',
    (error_code, description, parameters, expected) => {
      expect(
        fromRefusal('sendMessage', {
          error_code,
          description,
          ...(parameters === undefined ? {} : { parameters }),
        }),
      ).toMatchObject({ method: 'sendMessage', description, ...expected })
    },
  )
})

describe('the cause of an error', () => {
  it('fromCause finds the error of a call, and nothing in any other value', () => {
    const error = fromRefusal('sendMessage', {
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    expect(fromCause(new Error('x', { cause: error }))).toBe(error)
    for (const other of [
      undefined,
      null,
      'x',
      error,
      {},
      { cause: error },
      new Error('x'),
      new Error('x', { cause: 'BotBlocked' }),
      new Error('x', { cause: { _tag: 'Mine', method: 'x' } }),
      new Error('x', { cause: { _tag: 'constructor', method: 'x' } }),
      new Error('x', { cause: { _tag: 'Aborted' } }),
    ])
      expect(fromCause(other)).toBeUndefined()
  })
})

describe('an error as a sentence', () => {
  const all: ReadonlyArray<ApiError> = [
    ...cases.map(([error_code, description, parameters]) =>
      fromRefusal('getMe', { error_code, description, ...(parameters === undefined ? {} : { parameters }) }),
    ),
    { _tag: 'Malformed', method: 'getMe', errors: ['getMe.id: expected an integer, got "3"'] },
    { _tag: 'Timeout', method: 'getMe', after: 30_000 },
    { _tag: 'Unreachable', method: 'getMe', reason: 'ECONNREFUSED' },
    { _tag: 'Aborted', method: 'getMe' },
  ]
  it('every error is a sentence that names the method', () => {
    expect(new Set(all.map(({ _tag }) => _tag)).size).toBe(10)
    for (const error of all) expect(toString(error)).toMatch(/^getMe failed: ./)
  })

  it('the sentence names split if a message is too long', () => {
    const description = 'Bad Request: message is too long'
    expect(toString(fromRefusal('sendMessage', { error_code: 400, description }))).toBe(
      'sendMessage failed: 400 Bad Request: message is too long. Send it in pieces: split(text) makes them.',
    )
  })

  it('the sentence names the API root that could not be reached', () => {
    expect(
      toString({ _tag: 'Unreachable', method: 'getMe', reason: 'ECONNREFUSED', host: 'localhost:8081' }),
    ).toBe(
      'getMe failed: no connection to the Bot API at localhost:8081 (ECONNREFUSED). Check the network ' +
        'and the API root.',
    )
  })
})

describe('mayHaveActed', () => {
  const method = 'sendMessage'
  const description = ''
  const sure: ReadonlyArray<ApiError> = [
    { _tag: 'RateLimited', method, retryAfter: 1, description },
    { _tag: 'ChatMigrated', method, to: -1, description },
    { _tag: 'BotBlocked', method, description },
    { _tag: 'Unauthorized', method, description },
    { _tag: 'Conflict', method, description },
    { _tag: 'Unsendable', method, reason: '' },
    ...[400, 403, 413, 499].map(
      (code) => ({ _tag: 'Rejected', method, code, reason: 'Other', description }) as const,
    ),
    ...[
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'UND_ERR_CONNECT_TIMEOUT',
      'CERT_HAS_EXPIRED',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'PROXY_407',
      'PROXY_502',
      'UND_ERR_PRX_CONN',
      'UND_ERR_PRX_TLS',
    ].map((reason) => ({ _tag: 'Unreachable', method, reason }) as const),
  ]
  const unsure: ReadonlyArray<ApiError> = [
    { _tag: 'Timeout', method, after: 1 },
    { _tag: 'Aborted', method },
    { _tag: 'Malformed', method, errors: [] },
    ...[500, 502, 504].map(
      (code) => ({ _tag: 'Rejected', method, code, reason: 'Other', description }) as const,
    ),
    ...[
      'ECONNRESET',
      'EPIPE',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'NETWORK',
      'UND_ERR_SOCKET',
      'XECONNREFUSED',
      'PROXY_',
      'XPROXY_407',
    ].map((reason) => ({ _tag: 'Unreachable', method, reason }) as const),
  ]
  it.each(sure)('mayHaveActed is false if Telegram did nothing: $_tag $code $reason', (error) =>
    expect(mayHaveActed(error)).toBe(false),
  )
  it.each(unsure)('mayHaveActed is true if nobody knows: $_tag $code $reason', (error) =>
    expect(mayHaveActed(error)).toBe(true),
  )
})
