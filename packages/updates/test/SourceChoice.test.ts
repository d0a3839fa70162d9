// Which source of updates a program chooses, and how it reports that.

import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { showSource, sourceOf } from '../src/internal/SourceChoice.ts'

const url = 'https://bot.example/hook'
const secret = 'nM3xT0b9_Qk2vLr7-ZcYw4'

describe('the source of updates', () => {
  it('is polling without WEBHOOK_URL, and needs no reason', () =>
    expect(sourceOf(undefined, {})).toEqual(E.right({ source: 'polling', why: '' })))

  it('is the option, even if WEBHOOK_URL is set, and says so', () =>
    expect(sourceOf('polling', { WEBHOOK_URL: url })).toEqual(
      E.right({ source: 'polling', why: ', as the option `source` says: WEBHOOK_URL is not used' }),
    ))

  it('is a webhook with WEBHOOK_URL, and says why', () =>
    expect(sourceOf(undefined, { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, PORT: '3000' })).toEqual(
      E.right({
        source: { url, secret, port: 3000 },
        why: ', since WEBHOOK_URL is set: it does not poll',
      }),
    ))

  it('takes several secrets, separated by commas, and sends Telegram the first', () =>
    expect(
      sourceOf(undefined, { WEBHOOK_URL: url, WEBHOOK_SECRET: `r8Pq_51xWcV0-uZt6KdJ2a, ${secret}` }),
    ).toEqual(
      E.right({
        source: { url, secret: ['r8Pq_51xWcV0-uZt6KdJ2a', secret], rotated: true, port: 8080 },
        why: ', since WEBHOOK_URL is set: it does not poll',
      }),
    ))

  it.each([
    [{ WEBHOOK_URL: url }, /^WEBHOOK_URL is set, and WEBHOOK_SECRET is not: .* Make one with/],
    [{ WEBHOOK_URL: url, WEBHOOK_SECRET: secret, PORT: '80a' }, /^PORT should be .*, and is "80a"\.$/],
    [{ WEBHOOK_URL: url, WEBHOOK_SECRET: secret, PORT: '70000' }, /^PORT should be .*, and is "70000"\.$/],
  ])('says what is missing or wrong: %j', (env, sentence) =>
    expect(sourceOf(undefined, env)).toMatchObject({ left: expect.stringMatching(sentence) }),
  )
})

describe('a program says what it does', () => {
  const inbox = { name: 'the file inbox.db' }
  it.each<readonly [...Parameters<typeof showSource>, string]>([
    ['polling', {}, 'is polling'],
    ['polling', { inbox }, 'is polling'],
    ['polling', { inbox, handles: true }, 'is polling'],
    ['polling', { inbox, handles: false }, 'is polling, and puts updates into the file inbox.db'],
    [{ url, secret }, {}, 'is served by webhook'],
    [
      { url, secret },
      { inbox, handles: false },
      'is served by webhook, and puts updates into the file inbox.db',
    ],
    ['inbox', { inbox }, 'takes updates from the file inbox.db'],
  ])('%j %j', (source, options, said) => expect(showSource(source, options)).toBe(said))
})
