// Answers of a hostile server, from bytes to updates, as polling handles them: the client, then
// update by update. Each one becomes a value or an error with a sentence. Nothing throws and nothing is
// lost.

import { makeClient } from '@pipegram/client'
import * as ApiError from '@pipegram/core/ApiError'
import { lossesOf } from '@pipegram/core/Loss'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { decode, getUpdates, idOf } from '../src/Batch.ts'
import { toString } from '../src/DeadLetter.ts'

const parsed = Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8')
if (E.isLeft(parsed)) throw new Error(parsed.left)
const token = parsed.right

const fetched = async (
  body: string | Uint8Array<ArrayBuffer>,
): Promise<E.Either<ApiError.ApiError, ReadonlyArray<unknown>>> => {
  const client = makeClient({ token, fetch: async () => new Response(body) })
  const result = await client(getUpdates({}))()
  await client.close()
  return result
}

const answer = (...updates: ReadonlyArray<string>): string => `{"ok":true,"result":[${updates.join(',')}]}`

const message = (rest: string): string =>
  `{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}${rest}}}`

const raws = async (body: string | Uint8Array<ArrayBuffer>): Promise<ReadonlyArray<unknown>> => {
  const result = await fetched(body)
  if (E.isLeft(result)) throw new Error(ApiError.toString(result.left))
  return result.right
}

/**
 * The fate of one update: `kept`, without which parts and for how many faults each, or why not. It can also
 * be described in a report.
 */
const fateOf = (raw: unknown): string => {
  const decoded = decode(raw)
  if (E.isRight(decoded))
    return Object.is(decoded.right, raw)
      ? 'kept'
      : `without ${lossesOf(decoded.right)
          .map(({ path, reasons }) => `${path} (${reasons.length})`)
          .join(', ')}`
  const letter = toString({ _tag: 'Undecodable', update: raw, errors: decoded.left })
  expect(letter).toContain('did not decode')
  return decoded.left.join('; ')
}

const fatesOf = async (...updates: ReadonlyArray<string>): Promise<ReadonlyArray<string>> =>
  (await raws(answer(...updates))).map(fateOf)

const deep = (levels: number, open: string, core: string, close: string): string =>
  open.repeat(levels) + core + close.repeat(levels)

describe('an answer of 10 MB, or of 1 MB of brackets,', () => {
  const most = 10 * 2 ** 20

  it('is an update if it is one text', async () => {
    expect(await fatesOf(message(`,"text":"${'x'.repeat(most)}"`))).toEqual(['kept'])
  })

  it('is an update if it is entities, and a wrong entity is found at its place', async () => {
    const entities = `{"type":"bold","offset":0,"length":1},`.repeat(most / 38)
    const [kept, wrong] = await fatesOf(
      message(`,"text":"x","entities":[${entities.slice(0, -1)}]`),
      message(`,"entities":[{"type":"bold","offset":0,"length":"x"}]`),
    )
    expect(kept).toBe('kept')
    expect(wrong).toBe('without message.entities[0] (1)')
  })

  it('is described by a few faults if it is faults', async () => {
    const faults = '5,'.repeat(most / 2 - 1)
    expect(await fatesOf(message(`,"entities":[${faults}5]`))).toEqual(['without message.entities (32)'])
    const [fate = ''] = await fatesOf(`{"update_id":1,"poll":{"options":[${faults}5]}}`)
    expect(fate.split('; ').length).toBe(32)
    expect(fate.length).toBeLessThan(5000)
  })

  it('is kept if it is several updates, except a wrong one', async () => {
    const one = message(`,"text":"${'y'.repeat(1000)}"`)
    const fates = await fatesOf(...Array.from({ length: 5_000 }, () => one), '{"update_id":2,"message":5}')
    expect(fates.slice(0, -1).every((fate) => fate === 'kept')).toBe(true)
    expect(fates.at(-1)).toBe('update.message: expected an object (Message), got 5')
  })

  it('is an error if it is not JSON or not UTF-8', async () => {
    for (const body of [
      '['.repeat(2 ** 20),
      '{"ok":true,"result":['.padEnd(most, ' '),
      new Uint8Array(most).fill(0xff),
    ]) {
      const result = await fetched(body)
      expect(E.isLeft(result) && ApiError.toString(result.left).length).toBeLessThan(500)
      expect(E.isLeft(result) && result.left._tag).toBe('Malformed')
    }
  })
})

describe('deep nesting', () => {
  // Some machines have no stack for more levels. Fewer levels must not be refused.
  const head = '{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}'
  const reply = (levels: number, core: string): string =>
    message(`,"reply_to_message":${deep(levels, `${head},"reply_to_message":`, core, '}')}`)

  const rich = (text: string): string =>
    message(`,"rich_message":{"blocks":[{"type":"paragraph","text":${text}}]}`)

  it.each([
    ['messages', reply(10_000, `${head}}`)],
    ['messages around a fault', reply(10_000, '5')],
    ['messages around a fault, as deep as a stack is', reply(100_000, '5')],
    ['rich text', rich(deep(10_000, '{"type":"bold","text":', '5', '}'))],
    ['lists of rich text', rich(deep(100_000, '[', '5', ']'))],
    ['a list where an object should be', message(`,"from":${deep(100_000, '[', '', ']')}`)],
  ])('of %s gives a value or an error', async (_, update) => {
    const [fate = '', next] = await fatesOf(update, message(''))
    expect(fate).toMatch(/^kept$|^without |: expected /)
    expect(fate.length).toBeLessThan(2000)
    expect(next).toBe('kept')
  })

  it('of three hundred messages is kept', async () => {
    expect(await fatesOf(reply(300, `${head}}`))).toEqual(['kept'])
  })

  it('of unlisted fields is kept at any depth', async () => {
    const unlisted = deep(100_000, '{"a":[', '', ']}')
    expect(
      await fatesOf(`{"update_id":1,"telepathy":${unlisted}}`, message(`,"brand_new":${unlisted}`)),
    ).toEqual(['kept', 'kept'])
  })

  it('of an answer that is no answer is an error', async () => {
    for (const body of [
      deep(1_000_000, '[', '', ']'),
      `{"ok":false,"error_code":${deep(100_000, '[', '', ']')}}`,
      `{"ok":true,"result":${deep(100_000, '{"a":', '1', '}')}}`,
    ]) {
      const result = await fetched(body)
      expect(E.isLeft(result) && result.left._tag).toBe('Malformed')
      expect(E.isLeft(result) && ApiError.toString(result.left).length).toBeLessThan(1000)
    }
  })
})

describe('numbers', () => {
  it.each([
    ['-0', 'kept'],
    ['1e2', 'kept'],
    ['9007199254740991', 'kept'],
    ['-9007199254740991', 'kept'],
    ['9007199254740993', 'update.message.date: expected an integer, got 9007199254740992'],
    ['1e400', 'update.message.date: expected an integer, got Infinity'],
    ['-1e400', 'update.message.date: expected an integer, got -Infinity'],
    ['1.5', 'update.message.date: expected an integer, got 1.5'],
    ['1e-400', 'kept'],
  ])('%s for an integer: %s', async (number, fate) => {
    expect(await fatesOf(message('').replace('"date":1', `"date":${number}`))).toEqual([fate])
  })

  it.each([
    ['1e400', 'without message.location (1)'],
    ['-0', 'kept'],
    ['1e308', 'kept'],
  ])('%s for a number: %s', async (number, fate) => {
    expect(await fatesOf(message(`,"location":{"latitude":${number},"longitude":0}`))).toEqual([fate])
  })

  it('are the id of an update, or give undefined', async () => {
    const ids = (
      await raws(
        answer(
          '{"update_id":1e400}',
          '{"update_id":9007199254740993}',
          '{"update_id":-0}',
          '{"update_id":"1"}',
          '{"update_id":"1.0"}',
          '5',
          'null',
          '[]',
        ),
      )
    ).map(idOf)
    expect(ids).toEqual([undefined, undefined, -0, 1, undefined, undefined, undefined, undefined])
  })
})

describe('keys', () => {
  it('with names from a prototype are ordinary fields', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).toSorted()
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON']
    const hostile = `{${keys.map((key) => `"${key}":{"polluted":true,"message":5}`).join(',')}`
    expect(
      await fatesOf(
        `${hostile},"update_id":1}`,
        message(`,"from":${hostile},"id":1,"is_bot":false,"first_name":"A"}`),
        `${hostile}}`,
      ),
    ).toEqual(['kept', 'kept', 'update.update_id: expected an integer, got nothing'])
    expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(before)
    expect(Reflect.get({}, 'polluted')).toBe(undefined)
  })

  it('that come twice count once, the last one, as in JSON', async () => {
    expect(await fatesOf('{"update_id":"no","update_id":1,"poll":null,"poll":5}')).toEqual([
      'update.poll: expected an object (Poll), got 5',
    ])
  })
})
