import type { Update } from '@pipegram/core/Types'
import { Answer, makeRecorder } from '@pipegram/testing'
import { ann, pressed } from '@pipegram/testing/Build'
import { makeTestClock } from '@pipegram/testing/TestClock'
import { persistent, reporting, toString, type DeadLetter } from '@pipegram/updates/DeadLetter'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from './Telegram.ts'

const thrown = (cause: unknown, text = 'my secret is 4711 plums'): DeadLetter => ({
  _tag: 'Thrown',
  update: said(7, 1, text),
  cause,
})

describe('toString', () => {
  it('names the error, the update and the place in one line', () => {
    const line = toString(thrown(new TypeError('x is not\na function')))
    expect(line).toMatch(
      /^The bot threw on update 7 \(message\): TypeError: x … not a function at .*DeadLetter\.test\.ts:\d/,
    )
    expect(line).not.toContain('\n')
  })

  it('leaves out what the user wrote, as a whole and word by word', () => {
    const line = toString(
      thrown(new SyntaxError('Unexpected token: "my secret is 4711 plums" has no PLUMS, secret_4711')),
    )
    expect(line).toContain('SyntaxError: Unexpected token')
    for (const word of ['secret', '4711', 'plums', 'PLUMS']) expect(line).not.toContain(word)
  })

  it('shows no text of the user, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 200 }), (text) => {
        const marked = `§${text}§`
        expect(toString(thrown(new Error(`cannot buy ${marked}, sorry`), marked))).not.toContain(marked)
      }),
    )
  })

  it('does not take a line of the message for a place in the code', () => {
    const line = toString(thrown(new Error('a\n    at secret (4711)'), '    at secret (4711)'))
    expect(line).not.toContain('4711')
  })

  it('hides a whole token even if the update contains its bot id, or if the text is cut', () => {
    const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8'
    const update = pressed('x', { from: { ...ann, id: 123456789 } })
    for (const before of ['', 'x '.repeat(225)]) {
      const line = toString({
        _tag: 'Thrown',
        update,
        cause: new Error(`${before}https://api.telegram.org/bot${token}/getMe`),
      })
      for (let i = 0; i + 8 <= 35; i++) expect(line).not.toContain(token.slice(10).slice(i, i + 8))
    }
  })

  it('hides a token in the text of an error', () => {
    const line = toString(
      thrown(
        new Error(
          'GET https://api.telegram.org/file/bot123456789:AAFq2_vxLJl6wZgTJkaMGRJgTJwEhXyLq0/x failed',
        ),
      ),
    )
    expect(line).toContain('[redacted]')
    expect(line).not.toContain('AAFq2')
  })

  it.each([null, undefined, 42, 'a word', { a: 1 }, Symbol('s')])('describes %o as well', (cause) => {
    expect(toString(thrown(cause))).toMatch(
      /^The bot threw on update 7 \(message\): .+ The bot goes on with the next update\.$/,
    )
  })

  it('describes an error whose fields throw or are not text', () => {
    const hostile = Object.defineProperty(new Error('x'), 'message', {
      get: () => {
        throw new Error('again')
      },
    })
    for (const cause of [
      hostile,
      Object.assign(new Error('x'), { message: 5 }),
      Object.assign(new Error('x'), { stack: null }),
    ])
      expect(toString(thrown(cause))).toMatch(
        /^The bot threw on update 7 \(message\): .+ The bot goes on with the next update\.$/,
      )
  })

  it('handles an update that is nested deeper than the stack', () => {
    const update: Update = JSON.parse(
      `{"update_id":7,"message":${'{"reply_to_message":'.repeat(20_000)}` +
        `{"text":"plums"}${'}'.repeat(20_001)}`,
    )
    expect(toString({ _tag: 'Thrown', update, cause: new Error('no plums') })).toContain('Error: no …')
  })

  it('says where an update does not decode, but not its content', () => {
    const update = { update_id: 9, message: { text: 4711, from: 'plums' } }
    const line = toString({
      _tag: 'Undecodable',
      update,
      errors: [
        'update.message.text: expected a string, got 4711',
        'update.message.from: expected an object, got "plums"',
      ],
    })
    expect(line).toBe(
      'Update 9 did not decode and was skipped: update.message.text: expected a string; ' +
        'update.message.from: expected an object. Set onDeadLetter to keep the whole update.',
    )
    expect(line).not.toMatch(/4711|plums/)
    expect(toString({ _tag: 'Undecodable', update: null, errors: [] })).toMatch(/^An update without an id/)
  })
})

const { call } = makeRecorder(Answer.success())

describe('persistent', () => {
  it('runs a failed hook again with the client, and reports it once', async () => {
    const clock = makeTestClock()
    const clients: Array<unknown> = []
    const lines: Array<string> = []
    let failures = 3
    const letters: Array<DeadLetter> = []
    const hook = persistent(
      (letter, given) => {
        clients.push(given)
        // The hook fails by a throw, then by a rejection.
        if (failures === 3) {
          failures -= 1
          throw new Error('disk full')
        }
        return async () => {
          if (failures > 0) {
            failures -= 1
            throw new Error('disk full')
          }
          letters.push(letter)
        }
      },
      {
        client: call,
        clock,
        random: () => 0,
        report: (line) => () => void lines.push(line),
        signal: new AbortController().signal,
      },
    )
    const done = hook(thrown('x'))()
    await clock.advance(500)
    await clock.advance(1000)
    expect(letters).toEqual([])
    await clock.advance(2000)
    expect(await done).toBe(true)
    expect(letters).toHaveLength(1)
    expect(clients).toEqual([call, call, call, call])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^The dead-letter hook failed on update 7: Error: disk full/)
  })

  it('stops running the hook when the signal is aborted', async () => {
    const clock = makeTestClock()
    const stop = new AbortController()
    const hook = persistent(() => () => Promise.reject(new Error('disk full')), {
      client: call,
      clock,
      random: () => 0,
      report: () => () => undefined,
      signal: stop.signal,
    })
    const done = hook(thrown('x'))()
    await clock.asleep()
    stop.abort()
    expect(await done).toBe(false)
    expect(clock.sleeping()).toEqual([])
  })
})

describe('reporting', () => {
  it('reports one line about a letter', async () => {
    const lines: Array<string> = []
    await reporting((line) => () => void lines.push(line))(thrown('x'))()
    expect(lines).toHaveLength(1)
  })
})
