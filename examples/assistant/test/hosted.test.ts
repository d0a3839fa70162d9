// The assistant on the AI SDK, with a model of its own test kit: nothing leaves this machine.

import { once } from 'node:events'
import { makeEmulator } from '@pipegram/emulator'
import { simulateReadableStream } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { E, Store, start } from 'pipegram'
import { expect, it, onTestFinished } from 'vitest'
import { assistant } from '../bot.ts'
import { hosted } from '../hosted.ts'

type Streamed = Awaited<ReturnType<MockLanguageModelV4['doStream']>>
type Part = Streamed['stream'] extends ReadableStream<infer P> ? P : never

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: 1, text: 1, reasoning: undefined },
}

const finish = (unified: 'stop' | 'tool-calls'): Part => ({
  type: 'finish',
  finishReason: { unified, raw: undefined },
  usage,
})

const said = (...texts: ReadonlyArray<string>): ReadonlyArray<Part> => [
  { type: 'text-start', id: '1' },
  ...texts.map((delta): Part => ({ type: 'text-delta', id: '1', delta })),
]

const whole = (...texts: ReadonlyArray<string>): ReadonlyArray<Part> => [
  ...said(...texts),
  { type: 'text-end', id: '1' },
  finish('stop'),
]

const streamed = (parts: ReadonlyArray<Part>): Streamed => ({
  stream: simulateReadableStream({ chunks: [...parts], initialDelayInMs: null, chunkDelayInMs: null }),
})

const stage = async (model: MockLanguageModelV4) => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const lines: Array<string> = []
  const started = await start(assistant(hosted(model), Store.makeMemoryStore()), {
    token: emulator.token,
    apiRoot: emulator.apiRoot,
    deadline: 1,
    report: (line) => () => void lines.push(line),
  })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return { emulator, ann: emulator.user({ first_name: 'Ann' }), lines }
}

const words = (message: unknown): string => JSON.stringify(message)

it('a text of the AI SDK streams to the chat, and its model sees the history', async () => {
  const model = new MockLanguageModelV4({
    doStream: [streamed(whole('# Hel', 'lo\n\n', 'Ann')), streamed(whole('Again'))],
  })
  const { ann } = await stage(model)
  ann.send('Hi')
  const { rich_message } = await ann.received()
  expect(rich_message?.blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph'])
  ann.send('And now?')
  expect(words((await ann.received()).rich_message)).toContain('Again')
  expect(model.doStreamCalls[1]?.prompt.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
  expect(words(model.doStreamCalls[1]?.prompt)).toContain('# Hello\\n\\nAnn')
})

it('a tool of the AI SDK runs only after a yes, and its model reads the result', async () => {
  const asks = (id: string) =>
    streamed([{ type: 'tool-call', toolCallId: id, toolName: 'forget', input: '{}' }, finish('tool-calls')])
  const model = new MockLanguageModelV4({
    doStream: [asks('1'), streamed(whole('As you wish.')), asks('2'), streamed(whole('Done.'))],
  })
  const { ann } = await stage(model)
  for (const [choice, result, end] of [
    ['No', 'The user does not want that.', 'As you wish.'],
    ['Yes', 'The talk is forgotten.', 'Done.'],
  ] as const) {
    ann.send('Forget it')
    expect((await ann.received()).text).toBe('Shall I forget this talk?')
    ann.press(choice)
    // The question with its answer, and the answer of the model.
    expect(words(await ann.received(2))).toContain(end)
    expect(words(model.doStreamCalls.at(-1)?.prompt.at(-1))).toContain(result)
  }
})

it('/stop aborts the call of the AI SDK, and the text so far stays', async () => {
  const signals: Array<AbortSignal | undefined> = []
  const model = new MockLanguageModelV4({
    doStream: ({ abortSignal }) => {
      signals.push(abortSignal)
      const parts = [...said('Half an ', 'answer')]
      return Promise.resolve({
        // After its parts it waits, until it is aborted.
        stream: new ReadableStream<Part>({
          pull: async (controller) => {
            const part = parts.shift()
            if (part !== undefined) {
              controller.enqueue(part)
              return
            }
            await once(abortSignal ?? new AbortController().signal, 'abort')
            throw new DOMException('over', 'AbortError')
          },
        }),
      })
    },
  })
  const { emulator, ann, lines } = await stage(model)
  ann.send('Hello')
  await emulator.next((event) => event._tag === 'Drafted' && event.text.includes('answer'))
  ann.send('/stop')
  const left = await ann.received(2)
  expect(left.map(({ text }) => text).filter((text) => text !== undefined)).toEqual(['Stopped.'])
  expect(words(left)).toContain('Half an answer')
  expect(signals.map((signal) => signal?.aborted)).toEqual([true])
  expect(lines).toEqual([])
})

it.each([
  ['at once', [], 'The answer was interrupted.'],
  ['after some text', said('Half of it'), 'Half of it'],
])('a model of the AI SDK that fails %s is told to the reader', async (_, parts, text) => {
  const model = new MockLanguageModelV4({
    doStream: () => Promise.resolve(streamed([...parts, { type: 'error', error: new Error('overloaded') }])),
  })
  const { ann, lines } = await stage(model)
  ann.send('Hello')
  const { rich_message, reply_markup } = await ann.received()
  expect(words(rich_message)).toContain(text)
  expect(words(rich_message)).toContain('The answer was interrupted.')
  expect(words(reply_markup)).toContain('Go on')
  expect(lines.join()).not.toContain('overloaded')
})

it('a model of the AI SDK that throws is told to the reader', async () => {
  const model = new MockLanguageModelV4({
    doStream: () => Promise.reject(new Error('no key')),
  })
  const { ann } = await stage(model)
  ann.send('Hello')
  expect(words((await ann.received()).rich_message)).toContain('The answer was interrupted.')
})
