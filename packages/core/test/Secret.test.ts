// The token shows itself to nobody, whichever way somebody looks.

import { inspect } from 'node:util'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import * as Secret from '@pipegram/core/Secret'
import * as Token from '@pipegram/core/Token'

const half = 'AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'
const text = `123456789:${half}`

const tokenOf = (from: string): Token.Token => {
  const token = Token.fromString(from)
  if (E.isLeft(token)) throw new Error(token.left)
  return token.right
}

describe('a token', () => {
  const token = tokenOf(text)
  const looks: ReadonlyArray<readonly [string, () => unknown]> = [
    ['String', () => String(token)],
    ['template', () => `${token}`],
    ['concatenation', () => '' + String(token)],
    ['JSON', () => JSON.stringify({ token, list: [token] })],
    ['inspect', () => inspect({ token }, { depth: Infinity, showHidden: true, getters: true })],
    ['inspect without custom', () => inspect({ token }, { customInspect: false, depth: Infinity, showHidden: true })],
    ['keys', () => [...Object.keys(token), ...Reflect.ownKeys(token).map(String)].join()],
    ['entries', () => JSON.stringify(Object.entries(token))],
    ['spread', () => inspect({ ...token }, { showHidden: true })],
    ['structuredClone', () => inspect(structuredClone({ ...token }))],
    ['error', () => inspect(new Error(`with ${token}`, { cause: token }), { depth: Infinity })],
  ]
  it.each(looks)('is redacted in %s', (_, look) => {
    expect(String(look())).not.toContain(half)
  })
  it('prints as [redacted]', () => {
    expect(`${token}`).toBe('[redacted]')
    expect(inspect(token)).toBe('[redacted]')
    expect(JSON.stringify({ token })).toBe('{"token":"[redacted]"}')
  })
  it('gives itself to the transport', () => expect(Secret.expose(token)).toBe(text))
  it('has a public half', () => expect(Token.botId(token)).toBe(123456789))
  it('forgives white space around it', () => expect(Secret.expose(tokenOf(` ${text}\n`))).toBe(text))
  it('says how to get one where there is none', () => {
    expect(Token.fromString('')).toEqual(E.left(expect.stringContaining('@BotFather')))
  })
  it('repeats nothing of a text that is none', () => {
    for (const bad of [half, `0123:${half}`, `12345678901234567:${half}`, `123:${half} x`, '123:short', `${text}!`, `${text}/getMe`, 'bot' + text]) {
      const result = Token.fromString(bad)
      expect(result, bad).toEqual(E.left(expect.stringContaining('not a bot token')))
      expect(JSON.stringify(result)).not.toContain(half)
    }
  })
})

describe('a secret', () => {
  it('that is none is refused', () => {
    expect(() => Secret.expose(JSON.parse('{}'))).toThrow('This is no secret')
  })
})
