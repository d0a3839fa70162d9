// Answers that are stopped, that merge what comes meanwhile, and that have an end after a crash: over real
// HTTP, on the emulator.

import {
  branch,
  catchError,
  choose,
  handle,
  on,
  overlap,
  pipeline,
  report,
  resuming,
  stopping,
  stream,
  streams,
  use,
  type StreamOptions,
} from '@pipegram/compose'
import { fromModel } from '@pipegram/compose/ModelText'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { failed } from '@pipegram/emulator/Faults'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeFeed } from '../answers/Feed.ts'

const begin = async (
  emulator: Emulator,
  pieces: (question: string, signal: AbortSignal) => AsyncIterable<string>,
  options: StreamOptions = {},
) => {
  const bot = pipeline(
    choose(
      stopping(),
      branch(
        use(resuming(options.store ?? makeMemoryStore())),
        handle(
          streams(
            ({ unfinished: { question, text }, signal }) => pieces(`${question}: after ${text}`, signal),
            options,
          ),
        ),
      ),
      branch(
        use(on('message', 'text')),
        use(overlap('merge')),
        handle((ctx) =>
          TE.fromTask(
            stream(ctx, pieces(ctx.merged.map(({ text }) => text).join(' + '), ctx.signal), options),
          ),
        ),
      ),
    ),
    catchError(report),
  )
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot, deadline: 1 })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(() => started.right.stop())
  return started.right
}

const stage = async () => {
  const emulator = await makeEmulator({ patience: 30_000, firstUpdate: 1_000 })
  onTestFinished(() => emulator.close())
  const ann = emulator.user({ first_name: 'Ann' })
  const seat = ann.in(emulator.group({ title: 'Talk', members: [ann], bot: 'administrator' }))
  const drafted = (text: string) => emulator.next((event) => event._tag === 'Drafted' && event.text === text)
  return { emulator, ann, seat, drafted }
}

const notFound = JSON.stringify({ ok: false, error_code: 404, description: 'Not Found: method not found' })

const buttonsOf = (message: {
  readonly reply_markup?: {
    readonly inline_keyboard: ReadonlyArray<ReadonlyArray<{ readonly text: string }>>
  }
}) => message.reply_markup?.inline_keyboard.flat().map(({ text }) => text)

describe('an answer is stopped', () => {
  it('by the button below its message, which then goes', async () => {
    const { emulator, seat } = await stage()
    const feed = makeFeed()
    const signals: Array<AbortSignal> = []
    await begin(emulator, (_, signal) => (signals.push(signal), feed.pieces), { pace: 1, stop: 'Stop' })
    seat.send('Tell me')
    feed.say('So far')
    const shown = await seat.received()
    expect([shown.text, buttonsOf(shown)]).toEqual(['So far', ['Stop']])
    seat.press('Stop')
    const left = await seat.received()
    expect([left.text, buttonsOf(left)]).toEqual(['So far', undefined])
    expect(signals[0]?.aborted).toBe(true)
    expect(feed.returned()).toBe(1)
  })

  it('by /stop and by the button of a draft, and is a message then', async () => {
    const { emulator, ann, drafted } = await stage()
    const feeds = [makeFeed(), makeFeed()]
    let turn = 0
    await begin(emulator, () => feeds[turn++]?.pieces ?? makeFeed().pieces, { pace: 1, stop: 'Stop' })
    ann.send('Tell me')
    feeds[0]?.say('One')
    await drafted('One')
    const draft = emulator.calls('sendMessageDraft').at(-1)?.params
    expect(draft).toMatchObject({ can_stop: true, keep_on_stop: true })
    emulator.deliver({
      stopped_message_generation: {
        chat: { id: ann.user.id, type: 'private', first_name: 'Ann' },
        draft_id: Number(draft?.['draft_id']),
      },
    })
    expect((await ann.received()).text).toBe('One')
    ann.send('And now')
    feeds[1]?.say('Two')
    await drafted('Two')
    ann.send('/stop')
    expect((await ann.received(2)).map(({ text }) => text).sort()).toEqual(['Stopped.', 'Two'])
    ann.send('/stop')
    expect((await ann.received()).text).toBe('Nothing runs.')
    expect(feeds.map(({ returned }) => returned())).toEqual([1, 1])
  })
})

it('the messages that come while an answer runs are answered as one', async () => {
  const { emulator, ann, drafted } = await stage()
  const feeds = [makeFeed(), makeFeed()]
  const asked: Array<string> = []
  await begin(emulator, (question) => {
    asked.push(question)
    return feeds[asked.length - 1]?.pieces ?? makeFeed().pieces
  })
  ann.send('First')
  await drafted('')
  for (const text of ['a', 'b', 'c']) ann.send(text)
  feeds[0]?.say('One')
  feeds[0]?.end()
  expect((await ann.received()).text).toBe('One')
  feeds[1]?.say('Two')
  feeds[1]?.end()
  expect((await ann.received()).text).toBe('Two')
  expect(asked).toEqual(['First', 'a + b + c'])
})

describe('an answer with a store', () => {
  it('has a button to go on if its source fails, which gives the question and the text so far', async () => {
    const { emulator, ann } = await stage()
    const asked: Array<string> = []
    async function* model(question: string): AsyncGenerator<string> {
      asked.push(question)
      yield 'So far'
      if (asked.length === 1) throw new Error('no more')
    }
    await begin(emulator, model, { store: makeMemoryStore(), pace: 1 })
    ann.send('Why?')
    const half = await ann.received()
    expect([half.text, buttonsOf(half)]).toEqual(['So far\n\nThe answer was interrupted.', ['Go on']])
    ann.press('Go on')
    expect(buttonsOf(await ann.received())).toBe(undefined)
    expect((await ann.received()).text).toBe('So far')
    expect(asked).toEqual(['Why?', 'Why?: after So far'])
  })

  it('is finished as interrupted when its bot comes back, in the same message', async () => {
    const { emulator, seat } = await stage()
    const store: Store = makeMemoryStore()
    const feed = makeFeed()
    const first = await begin(emulator, () => feed.pieces, { store, pace: 1, stop: 'Stop' })
    seat.send('Tell me')
    feed.say('**Half')
    const half = await seat.received()
    expect(half.text).toBe('**Half')
    // The bot edits its message only after it has noted it in the store.
    feed.say(' of it')
    expect((await seat.received()).text).toBe('**Half of it')
    await first.stop()
    await begin(emulator, () => makeFeed().pieces, { store, pace: 1, as: fromModel({ rich: false }) })
    const end = await seat.received()
    expect([end.message_id, end.text]).toEqual([half.message_id, 'Half of it\n\nThe answer was interrupted.'])
    expect(buttonsOf(end)).toEqual(['Go on'])
  })
})

describe('an answer in Markdown', () => {
  it('is a rich message that grows, and a text where a server has none', async () => {
    const { emulator, ann, seat } = await stage()
    async function* model(): AsyncGenerator<string> {
      yield '# Title\n\n| a | b |\n|--'
      yield '-|---|\n| 1 | 2 |'
    }
    await begin(emulator, model, { as: fromModel(), pace: 1 })
    ann.send('A table')
    expect((await ann.received()).rich_message?.blocks.map(({ type }) => type)).toEqual(['heading', 'table'])
    const end = emulator.inject(failed(404, notFound), { method: 'sendRichMessage' })
    seat.send('A table')
    let text = ''
    while (!text.endsWith('1 | 2')) text = (await seat.received()).text ?? ''
    expect(text).toBe('Title\n\na | b\n--+--\n1 | 2')
    end()
  })
})
