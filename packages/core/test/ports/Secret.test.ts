// The token is never shown, whatever looks at it.

import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { format, inspect } from 'node:util'
import { serialize } from 'node:v8'
import * as Secret from '@pipegram/core/Secret'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const half = 'AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'
const text = `123456789:${half}`

const tokenOf = (from: string): Token.Token => {
  const token = Token.fromString(from)
  if (E.isLeft(token)) throw new Error(token.left)
  return token.right
}

const chainOf = (value: object): ReadonlyArray<object> => {
  const above: unknown = Object.getPrototypeOf(value)
  return typeof above === 'object' && above !== null ? [value, ...chainOf(above)] : [value]
}

describe('a token', () => {
  const token = tokenOf(text)
  const looks: ReadonlyArray<readonly [string, () => unknown]> = [
    ['String', () => String(token)],
    ['template', () => `${token}`],
    ['concatenation', () => '' + String(token)],
    ['JSON', () => JSON.stringify({ token, list: [token] })],
    ['inspect', () => inspect({ token }, { depth: Infinity, showHidden: true, getters: true })],
    [
      'inspect without custom',
      () => inspect({ token }, { customInspect: false, depth: Infinity, showHidden: true }),
    ],
    ['keys', () => [...Object.keys(token), ...Reflect.ownKeys(token).map(String)].join()],
    ['entries', () => JSON.stringify(Object.entries(token))],
    ['spread', () => inspect({ ...token }, { showHidden: true })],
    [
      'structuredClone',
      () => inspect(structuredClone({ ...token, token }), { showHidden: true, depth: Infinity }),
    ],
    ['error', () => inspect(new Error(`with ${token}`, { cause: token }), { depth: Infinity })],
    [
      'the message and the stack of an error',
      () => `${new Error(String(token)).stack} ${new TypeError(`${token}`).message}`,
    ],
    ['an error that JSON writes', () => JSON.stringify(Object.assign(new Error('x'), { token }))],
    ['local text', () => token.toLocaleString()],
    ['format', () => ['%s', '%o', '%O', '%j', '%d'].map((how) => format(how, token)).join()],
    ['the tag of its type', () => Object.prototype.toString.call(token)],
    [
      'for … in',
      () => {
        const names: Array<string> = []
        for (const name in token) names.push(name, String(Reflect.get(token, name)))
        return names.join()
      },
    ],
    [
      'descriptors, up to the root',
      () =>
        inspect(
          chainOf(token).map((each) => Object.getOwnPropertyDescriptors(each)),
          { showHidden: true, depth: Infinity },
        ),
    ],
    ['assign', () => inspect(Object.assign({}, token), { showHidden: true })],
    [
      'a map and a set',
      () => inspect([new Map([[token, token]]), new Set([token])], { depth: Infinity, showHidden: true }),
    ],
    [
      'a symbol, a date and a number of it',
      () => `${Symbol(String(token)).toString()} ${new Date(Number(token)).getTime()} ${Number(token)}`,
    ],
    ['v8', () => serialize({ ...token, token: { ...token } }).toString('latin1')],
    [
      'what it throws when it is sent elsewhere',
      () => {
        try {
          return String(serialize(token))
        } catch (error) {
          return inspect(error)
        }
      },
    ],
    [
      'encodeURIComponent, a URL and a form',
      () =>
        [
          encodeURIComponent(String(token)),
          String(new URL(`https://a/${token}`)),
          String(new URLSearchParams({ token: String(token) })),
        ].join(' '),
    ],
  ]
  it.each(looks)('a token is redacted in %s', (_, look) => {
    expect(String(look())).not.toContain(half)
  })
  it.each(['log', 'error', 'dir', 'table'] as const)('a token is redacted by console.%s', async (how) => {
    const written: Array<string> = []
    const stream = new Writable({
      write: (chunk, _, done) => {
        written.push(String(chunk))
        done()
      },
    })
    new Console({ stdout: stream, stderr: stream })[how]({ token, list: [token] })
    expect(written.join('').length).toBeGreaterThan(0)
    expect(written.join('')).not.toContain(half)
  })
  it('a token prints as [redacted]', () => {
    expect(`${token}`).toBe('[redacted]')
    expect(inspect(token)).toBe('[redacted]')
    expect(JSON.stringify({ token })).toBe('{"token":"[redacted]"}')
  })
  it('a token is exposed to the transport', () => expect(Secret.expose(token)).toBe(text))
  it('a token has a public half', () => expect(Token.botId(token)).toBe(123456789))
  it('a token may have white space around it', () => expect(Secret.expose(tokenOf(` ${text}\n`))).toBe(text))
  it('an empty token is refused with a sentence that says how to get one', () => {
    expect(Token.fromString('')).toEqual(E.left(expect.stringContaining('@BotFather')))
  })
  it('a refused token is not repeated', () => {
    expect(Token.fromString(`bot${text}`)).toEqual(E.left(expect.stringContaining('leave out "bot"')))
    for (const bad of [
      half,
      `0123:${half}`,
      `12345678901234567:${half}`,
      `123:${half} x`,
      '123:short',
      `${text}!`,
      `${text}/getMe`,
      'bot' + text,
    ]) {
      const result = Token.fromString(bad)
      expect(result, bad).toEqual(E.left(expect.stringContaining('not a bot token')))
      expect(JSON.stringify(result)).not.toContain(half)
    }
  })
})

describe('the number of a token', () => {
  it('the number of a token is a safe integer: numbers above 2^53 are refused', () => {
    expect(Token.botId(tokenOf(`${2 ** 53 - 1}:${half}`))).toBe(Number.MAX_SAFE_INTEGER)
    for (const id of [
      '9007199254740992',
      '9007199254740993',
      '9999999999999999',
      '18014398509481983',
      '0',
      '-1',
      '01',
    ])
      expect(E.isLeft(Token.fromString(`${id}:${half}`)), id).toBe(true)
  })
  it('a token has at most 80 characters, as for the server', () => {
    expect(E.isRight(Token.fromString(`1:${'a'.repeat(78)}`))).toBe(true)
    expect(E.isLeft(Token.fromString(`12:${'a'.repeat(78)}`))).toBe(true)
    expect(E.isRight(Token.fromString(`1:${'a'.repeat(24)}`))).toBe(true)
    expect(E.isLeft(Token.fromString(`1:${'a'.repeat(23)}`))).toBe(true)
  })
})

describe('a secret', () => {
  it('a secret holds any string, and two secrets of one string are different', () => {
    for (const text of ['', 'a', '\uD800', 'x'.repeat(100_000)])
      expect(Secret.expose(Secret.make(text))).toBe(text)
    expect(Secret.make('a')).not.toBe(Secret.make('a'))
    expect(Object.isFrozen(Secret.make('a'))).toBe(true)
  })
  it('expose refuses a value that is not a secret', () => {
    expect(() => Secret.expose(JSON.parse('{}'))).toThrow('This is not a secret')
  })
})
