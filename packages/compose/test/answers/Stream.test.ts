import type { HandlerTurn } from '@pipegram/compose/Context'
import { fromModel } from '@pipegram/compose/ModelText'
import { stream, type StreamOptions } from '@pipegram/compose/Stream'
import type { ApiError } from '@pipegram/core/ApiError'
import { fromRefusal } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import type { Message } from '@pipegram/core/Types'
import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { given, makeFeed } from './Feed.ts'

const inPrivate: Message = { message_id: 7, date: 1, chat: { id: 42, type: 'private' } }
const inGroup: Message = { message_id: 7, date: 1, chat: { id: -42, type: 'supergroup' } }

const shown = ({ method, params }: Call<unknown>): string =>
  `${method}: ${String(Reflect.get(params, 'text') ?? Reflect.get(params, 'action'))}`

// A stream on a clock that stands still; `refuse` says how Telegram refuses a call.
const stage = (
  pieces: AsyncIterable<string>,
  options: StreamOptions & {
    readonly message?: Message
    readonly turn?: HandlerTurn
    readonly refuse?: (call: Call<unknown>, count: number) => ApiError | undefined
  } = {},
) => {
  const { message = inPrivate, turn, refuse = () => undefined, ...rest } = options
  const clock = makeTestClock(1_000)
  const over = new AbortController()
  const success = Answer.success()
  const times: Array<number> = []
  const { call, calls } = makeRecorder((request) => {
    times.push(clock.now() - 1_000)
    if (over.signal.aborted) return E.left({ _tag: 'Aborted', method: request.method })
    const error = refuse(request, times.length)
    return error === undefined ? success(request) : E.left(error)
  })
  const ctx = { call, message, signal: over.signal, ...(turn === undefined ? {} : { turn }) }
  const running = stream(ctx, pieces, { clock, ...rest })()
  return {
    clock,
    running,
    calls,
    times: () => times,
    stop: () => over.abort(),
    shown: () => calls().map(shown),
    // All messages that the chat has in the end.
    texts: async () => {
      const result = await running
      if (E.isLeft(result)) throw new Error(result.left._tag)
      return result.right.map(({ text = '' }) => text)
    },
    fault: async () => {
      const result = await running
      if (E.isRight(result)) throw new Error('The stream did not fail.')
      return result.left._tag === 'StreamInterrupted' ? result.left.fault : result.left._tag
    },
  }
}

describe('a streamed answer', () => {
  it('is a draft in a private chat, and a message when it is whole', async () => {
    const { pieces, say, end, returned } = makeFeed()
    const { clock, calls, shown, times, texts } = stage(pieces)
    await clock.advance(100)
    say('Hel', 'lo')
    await clock.advance(1_000)
    say(', ', 'Ann')
    await clock.advance(1_000)
    end()
    await clock.advance(1_000)
    expect(await texts()).toEqual(['Hello, Ann'])
    expect(returned()).toBe(0)
    expect(shown()).toEqual([
      'sendMessageDraft: ',
      'sendMessageDraft: Hello',
      'sendMessageDraft: Hello, Ann',
      'sendMessage: Hello, Ann',
    ])
    const ids = new Set(
      calls()
        .slice(0, 3)
        .map(({ params }) => Reflect.get(params, 'draft_id')),
    )
    expect(ids.size).toBe(1)
    expect(ids.has(0)).toBe(false)
    expect(
      times()
        .slice(2)
        .map((time, i) => time - (times()[i + 1] ?? 0) >= 1_000),
    ).toEqual([true, true])
  })

  it('is a message that is edited in a group, at most twenty times a minute', async () => {
    const { pieces, say, end } = makeFeed()
    const { clock, shown, times, texts } = stage(pieces, { message: inGroup })
    await clock.advance(0)
    for (let second = 0; second < 10; second++) {
      say(`${second} `)
      await clock.advance(1_000)
    }
    end()
    await clock.advance(3_000)
    expect(await texts()).toEqual(['0 1 2 3 4 5 6 7 8 9'])
    expect(shown()).toEqual([
      'sendChatAction: typing',
      'sendMessage: 0',
      'editMessageText: 0 1 2 3',
      'editMessageText: 0 1 2 3 4 5 6',
      'editMessageText: 0 1 2 3 4 5 6 7 8 9',
    ])
    expect(
      times()
        .slice(2)
        .map((time, i) => time - (times()[i + 1] ?? 0)),
    ).toEqual([3_000, 3_000, 3_000])
  })

  it('keeps a draft alive while nothing comes, and shows that it types in a group', async () => {
    const quiet = makeFeed()
    const draft = stage(quiet.pieces)
    quiet.say('Wait')
    await draft.clock.advance(45_000)
    expect(draft.shown()).toEqual([
      'sendMessageDraft: ',
      'sendMessageDraft: Wait',
      'sendMessageDraft: Wait',
      'sendMessageDraft: Wait',
    ])
    const group = stage(makeFeed().pieces, { message: inGroup })
    await group.clock.advance(10_000)
    expect(group.shown()).toEqual(Array.from({ length: 3 }, () => 'sendChatAction: typing'))
    draft.stop()
    group.stop()
    expect(await group.texts()).toEqual([])
  })

  it('keeps topic, business connection and reply, and has its buttons below the last message', async () => {
    const message: Message = {
      ...inPrivate,
      message_thread_id: 3,
      is_topic_message: true,
      business_connection_id: 'b',
    }
    const reply_markup = { inline_keyboard: [[{ text: 'Again', callback_data: 'again' }]] }
    const { clock, calls, texts } = stage(given('a '.repeat(3_000)), {
      message,
      reply_markup,
      reply_parameters: { message_id: 7 },
    })
    await clock.advance(10_000)
    expect((await texts()).map((text) => text.length)).toEqual([4_095, 1_903])
    const place = { chat_id: 42, message_thread_id: 3, business_connection_id: 'b' }
    const [action, ...sends] = calls()
    expect(action?.params).toEqual({ ...place, action: 'typing' })
    expect(sends.map(({ params }) => ({ ...params, text: undefined }))).toEqual([
      { ...place, text: undefined, reply_parameters: { message_id: 7 } },
      { ...place, text: undefined, reply_markup },
    ])
  })

  it('continues in the next messages, and loses only white space between them', async () => {
    const whole = Array.from({ length: 2_500 }, (_, i) => `word${i}`).join(' ')
    for (const message of [inPrivate, inGroup]) {
      const { clock, texts } = stage(given(...(whole.match(/.{1,7}/gs) ?? [])), { message })
      await clock.advance(60_000)
      const parts = await texts()
      expect(parts.length).toBe(6)
      expect(parts.join(' ')).toBe(whole)
    }
  })

  it('shows no half of a surrogate pair', async () => {
    const { pieces, say, end } = makeFeed()
    const { clock, calls, texts } = stage(pieces)
    say('a\uD83D')
    await clock.advance(2_000)
    say('\uDE00')
    await clock.advance(2_000)
    say('b\uD83D')
    end()
    await clock.advance(2_000)
    expect(await texts()).toEqual(['a\u{1F600}b\uFFFD'])
    expect(calls().length).toBeGreaterThan(2)
    expect(calls().filter(({ params }) => !String(Reflect.get(params, 'text')).isWellFormed())).toEqual([])
  })

  it('falls back to edits in a chat that refuses drafts', async () => {
    const { clock, shown, texts } = stage(given('Hello'), {
      refuse: ({ method }) =>
        method === 'sendMessageDraft'
          ? fromRefusal(method, { error_code: 404, description: 'Not Found: method not found' })
          : undefined,
    })
    await clock.advance(2_000)
    expect(await texts()).toEqual(['Hello'])
    expect(shown()).toEqual(['sendMessageDraft: ', 'sendMessage: Hello'])
  })
})

describe('the end of a streamed answer', () => {
  const ended = async (pieces: AsyncIterable<string>, options: StreamOptions = {}) => {
    const { clock, fault, calls } = stage(pieces, options)
    await clock.advance(1_000_000)
    return [
      await fault(),
      calls()
        .filter(({ method }) => method === 'sendMessage')
        .map(shown),
    ]
  }
  async function* failing(...pieces: ReadonlyArray<string>): AsyncGenerator<string> {
    yield* pieces
    throw new Error('no more')
  }

  it('is told to the reader, below the text so far', async () => {
    const interrupted = 'The answer was interrupted.'
    expect(await ended(given())).toEqual(['Empty', ['sendMessage: There is no answer.']])
    expect(await ended(given(' ', '\n'))).toEqual(['Empty', ['sendMessage: There is no answer.']])
    expect(await ended(failing())).toEqual(['Failed', [`sendMessage: ${interrupted}`]])
    expect(await ended(failing('a ', 'b'))).toEqual(['Failed', [`sendMessage: a b\n\n${interrupted}`]])
    // @ts-expect-error -- JavaScript code has no types.
    expect(await ended(given('a', 7))).toEqual(['Malformed', [`sendMessage: a\n\n${interrupted}`]])
    // @ts-expect-error -- JavaScript code has no types.
    expect(await ended(['a'])).toEqual(['Failed', [`sendMessage: ${interrupted}`]])
    expect(await ended(failing('a'), { sentence: (fault) => `(${fault})` })).toEqual([
      'Failed',
      ['sendMessage: a\n\n(Failed)'],
    ])
  })

  it.each([
    ['before its first piece', 0],
    ['at its first piece', 1],
    ['at a middle piece', 50],
    ['at its last piece', 100],
  ])('keeps all that came if a source throws %s', async (_, count) => {
    const came = Array.from({ length: count }, (__, i) => `${i} `)
    for (const message of [inPrivate, inGroup]) {
      const { pieces, say, fail, returned } = makeFeed()
      const cause = new Error('no more')
      const { clock, fault, calls, running } = stage(pieces, { message })
      for (const piece of came) {
        say(piece)
        await clock.advance(100)
      }
      fail(cause)
      await clock.advance(60_000)
      expect(await fault()).toBe('Failed')
      expect(await running).toMatchObject({ left: { cause } })
      const sentence = 'The answer was interrupted.'
      const whole = count === 0 ? sentence : `${came.join('').trimEnd()}\n\n${sentence}`
      expect(Reflect.get(calls().at(-1)?.params ?? {}, 'text')).toBe(whole)
      // What has thrown has ended.
      expect(returned()).toBe(0)
      expect(clock.sleeping()).toEqual([])
    }
  })

  it.each([
    ['a number', 7],
    ['null', null],
    ['undefined', undefined],
    ['bytes', new Uint8Array([97])],
    ['a part of a model', { type: 'text-delta', text: 'b' }],
    ['an array', ['b']],
  ])('comes at a piece that is no string but %s, and the source is told to end', async (_, piece) => {
    let isOver = false
    async function* pieces(): AsyncGenerator<string> {
      try {
        yield 'a'
        // @ts-expect-error -- JavaScript code has no types.
        yield piece
        yield 'c'
      } finally {
        isOver = true
      }
    }
    expect(await ended(pieces())).toEqual(['Malformed', ['sendMessage: a\n\nThe answer was interrupted.']])
    expect(isOver).toBe(true)
  })

  it('comes when a source stalls, and the source is told to end', async () => {
    const { pieces, say, returned } = makeFeed()
    say('Once')
    expect(await ended(pieces, { stall: '5s' })).toEqual([
      'Stalled',
      ['sendMessage: Once\n\nThe answer was interrupted: nothing more came.'],
    ])
    expect(returned()).toBe(1)
  })

  it('comes when a source never ends, by its length or by its time', async () => {
    async function* endless(): AsyncGenerator<string> {
      for (;;) yield 'again '
    }
    const [fault, sent] = await ended(endless(), { messages: 3 })
    expect(fault).toBe('TooLong')
    expect(sent).toHaveLength(3)
    expect(sent?.at(-1)).toMatch(/again\n\nThe answer ends here, because it is too long\.$/)
    async function* nothing(): AsyncGenerator<string> {
      for (;;) yield ''
    }
    const { clock, fault: why } = stage(nothing(), { within: 50 })
    await clock.advance(2_000)
    expect(await why()).toBe('TooLong')
  })

  it('is not late for 100,000 pieces of one letter', async () => {
    const { clock, calls, texts } = stage(given(...Array.from({ length: 100_000 }, () => 'x')), {
      messages: 30,
    })
    await clock.advance(60_000)
    const parts = await texts()
    expect(parts.join('')).toBe('x'.repeat(100_000))
    expect(parts).toHaveLength(25)
    expect(calls().length).toBeLessThan(60)
  })

  it('comes for one piece of 1 MB, which is cut or whole', async () => {
    const big = 'word '.repeat(200_000)
    const [fault, sent] = await ended(given(big))
    expect(fault).toBe('TooLong')
    expect(sent).toHaveLength(10)
    const { clock, texts } = stage(given(big), { messages: 300 })
    await clock.advance(300_000)
    expect((await texts()).join(' ')).toBe(big.trimEnd())
  })

  it('comes at once when the handler is given up, and keeps the text so far', async () => {
    const last = makeRecorder(Answer.success())
    const turn = {
      extend: () => undefined,
      skipped: [],
      interrupt: () => 0,
      again: () => undefined,
      last: last.call,
    }
    const draft = makeFeed()
    const first = stage(draft.pieces, { turn })
    draft.say('So f', 'ar')
    await first.clock.advance(1_500)
    first.stop()
    expect(draft.returned()).toBe(1)
    expect(await first.texts()).toEqual(['So far'])
    expect(last.calls().map(shown)).toEqual(['sendMessage: So far'])

    const edited = makeFeed()
    const second = stage(edited.pieces, { turn, message: inGroup })
    edited.say('So far')
    await second.clock.advance(1_500)
    second.stop()
    expect(edited.returned()).toBe(1)
    expect(await second.texts()).toEqual(['So far'])
    expect(last.calls()).toHaveLength(1)

    const unborn = makeFeed()
    const third = stage(unborn.pieces, { message: inGroup })
    third.stop()
    expect(await third.texts()).toEqual([])
  })
})

describe('a streamed answer that Telegram refuses', () => {
  const refused: ReadonlyArray<readonly [string, number, string, string]> = [
    ['is blocked by its reader', 403, 'Forbidden: bot was blocked by the user', 'BotBlocked'],
    ['is in a topic that closes', 400, 'Bad Request: TOPIC_CLOSED', 'Rejected'],
    ['is deleted while it streams', 400, 'Bad Request: message to edit not found', 'Rejected'],
  ]
  it.each(refused)('fails and ends its source if it %s', async (_, error_code, description, tag) => {
    const { pieces, say, returned } = makeFeed()
    const { clock, fault } = stage(pieces, {
      message: inGroup,
      refuse: ({ method }) =>
        method === 'editMessageText' ? fromRefusal(method, { error_code, description }) : undefined,
    })
    say('One')
    await clock.advance(4_000)
    say('two')
    await clock.advance(4_000)
    expect(await fault()).toBe(tag)
    expect(returned()).toBe(1)
  })

  it('waits after a 429 as long as Telegram asks, and then shows its newest state', async () => {
    const { pieces, say, end } = makeFeed()
    const { clock, shown, times, texts } = stage(pieces, {
      message: inGroup,
      refuse: ({ method }, count) =>
        count === 3
          ? fromRefusal(method, { error_code: 429, description: '', parameters: { retry_after: 20 } })
          : undefined,
    })
    say('a')
    await clock.advance(2_000)
    say('b')
    await clock.advance(5_000)
    say('c')
    end()
    await clock.advance(60_000)
    expect(await texts()).toEqual(['abc'])
    expect(shown()).toEqual([
      'sendChatAction: typing',
      'sendMessage: a',
      'editMessageText: ab',
      'editMessageText: abc',
    ])
    expect((times()[3] ?? 0) - (times()[2] ?? 0)).toBe(20_000)
  })

  it('fails after a 429 that asks for hours', async () => {
    const { clock, fault } = stage(given('a'), {
      refuse: ({ method }) =>
        fromRefusal(method, { error_code: 429, description: '', parameters: { retry_after: 7_200 } }),
    })
    await clock.advance(1_000)
    expect(await fault()).toBe('RateLimited')
  })
})

it('a stream refuses options out of range', () => {
  expect(() => stage(given(), { messages: 0 })).toThrow(
    'messages is 0 and should be a whole number from 1 on.',
  )
  expect(() => stage(given(), { stall: 0 })).toThrow('stall is 0 and should be milliseconds from 1 on')
})

describe('a streamed answer in Markdown', () => {
  const richOf = ({ params }: Call<unknown>): string => JSON.stringify(Reflect.get(params, 'rich_message'))

  it('ends whatever its markup does not close', async () => {
    const open = '**bold [link](https://exa\n\n> quote `code\n\n```js\nlet a'
    const { clock, running, calls } = stage(given(...(open.match(/./gs) ?? [])), { as: fromModel() })
    await clock.advance(10_000)
    expect(E.isRight(await running)).toBe(true)
    const last = calls().at(-1)
    expect(last?.method).toBe('sendRichMessage')
    expect(last && richOf(last)).toContain('{"type":"pre","text":"let a","language":"js"}')
  })

  it('has its sentence below an open fence, and not in it', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield '```js\nlet a'
      throw new Error('no more')
    }
    const { clock, fault, calls } = stage(failing(), { as: fromModel() })
    await clock.advance(10_000)
    expect(await fault()).toBe('Failed')
    expect(calls().map(richOf).at(-1)).toContain(
      '"language":"js"},{"type":"paragraph","text":"The answer was interrupted."}',
    )
  })

  it('is whole after 100,000 pieces of one letter, and cut after one piece of 1 MB', async () => {
    const letters = given(...Array.from({ length: 100_000 }, () => 'x'))
    const first = stage(letters, { as: fromModel(), messages: 30 })
    await first.clock.advance(60_000)
    expect(E.isRight(await first.running)).toBe(true)
    const sent = first.calls().filter(({ method }) => method === 'sendRichMessage')
    expect(sent.length).toBeGreaterThan(3)
    expect(sent.map(richOf).join('').match(/x{2,}/g)?.join('')).toHaveLength(100_000)
    const second = stage(given('word '.repeat(200_000)), { as: fromModel() })
    await second.clock.advance(60_000)
    expect(await second.fault()).toBe('TooLong')
    expect(second.calls().map(richOf).at(-1)).toContain('The answer ends here, because it is too long.')
  })
})
