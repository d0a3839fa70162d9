// Tests which failures prove that nothing was sent, and how a failure is shown.

import { describe, expect, it } from 'vitest'
import { codeOf, isUnsent, messageOf } from '../../src/http/internal/Cause.ts'

const connect = { code: 'ECONNREFUSED', syscall: 'connect' }
const read = { code: 'ECONNRESET', syscall: 'read' }

const nested = (depth: number): object => (depth === 0 ? connect : { cause: nested(depth - 1) })

describe('a failure', () => {
  it.each<readonly [unknown, boolean]>([
    [connect, true],
    [{ syscall: 'getaddrinfo' }, true],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, true],
    [read, false],
    [{ code: 'ETIMEDOUT' }, false],
    [{ errors: [connect, connect] }, true],
    [{ errors: [connect, read] }, false],
    [{ errors: [] }, false],
    [{ errors: 'connect' }, false],
    [nested(8), true],
    [nested(9), false],
    [{ cause: { errors: [connect, { cause: connect }] } }, true],
    ['connect', false],
    [null, false],
  ])('%j: it is certain that nothing was sent: %s', (cause, unsent) => expect(isUnsent(cause)).toBe(unsent))

  it('may have itself as its cause', () => {
    const holding: { errors: Array<unknown>; cause?: unknown } = { errors: [] }
    holding.errors.push(holding)
    expect(isUnsent(holding)).toBe(false)
    holding.cause = holding
    expect(codeOf(holding)).toBe('NETWORK')
  })

  it.each<readonly [unknown, string]>([
    [read, 'ECONNRESET'],
    [nested(8), 'ECONNREFUSED'],
    [nested(9), 'NETWORK'],
    [{ code: 'with spaces', cause: read }, 'ECONNRESET'],
    [{ name: 'HTTPParserError' }, 'UND_ERR_HTTP_PARSER'],
    [new Error('a secret'), 'NETWORK'],
  ])('%j has the code %s', (cause, code) => expect(codeOf(cause)).toBe(code))

  it('shows its message in one line', () => {
    expect(messageOf(new Error('a\n  b'))).toBe('a b')
    expect([new Error(''), '', 5, undefined].map(messageOf)).toEqual(
      Array.from({ length: 4 }, () => 'no reason was given'),
    )
  })
})
