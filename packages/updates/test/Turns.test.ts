// How an update affects earlier ones of its chat, in a bot that polls a Telegram in this process.

import { use } from '@pipegram/compose/Chain'
import { choose } from '@pipegram/compose/Choose'
import { commands } from '@pipegram/compose/CommandTable'
import { catchError, handle, type Bot } from '@pipegram/compose/Handler'
import { on } from '@pipegram/compose/On'
import { overlap } from '@pipegram/compose/Overlap'
import { branch, pipeline } from '@pipegram/compose/Pipeline'
import { urgent } from '@pipegram/compose/Urgent'
import { getMe } from '@pipegram/core/Calls'
import type { Update } from '@pipegram/core/Types'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import type { DeadLetter } from '@pipegram/updates/DeadLetter'
import { poll } from '@pipegram/updates/Polling'
import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeTelegram, me, said } from './Telegram.ts'

interface Step {
  readonly update: Update
  readonly signal: AbortSignal
  readonly skipped?: ReadonlyArray<Update>
}

// A bot whose handlers wait at a gate, and what they did, in order: `+1` began, `-1` ended.
const begin = (make: (work: (ctx: Step) => TE.TaskEither<never, void>) => Bot) => {
  const [clock, telegram] = [makeTestClock(), makeTelegram()]
  const events: Array<string> = []
  const letters: Array<DeadLetter> = []
  const gates = new Map<number, () => void>()
  const bot = make(({ update: { update_id: id }, signal, skipped = [] }) => async () => {
    events.push(`+${[...skipped.map(({ update_id }) => update_id), id].join(',')}`)
    await new Promise<void>((resolve) => {
      gates.set(id, resolve)
      signal.addEventListener('abort', () => resolve())
    })
    events.push(signal.aborted ? `!${id}` : `-${id}`)
    return E.right(undefined)
  })
  const running = poll({
    call: telegram.call,
    withSignal: telegram.withSignal,
    me,
    bot,
    clock,
    random: () => 0,
    report: () => () => undefined,
    onDeadLetter: (letter) => async () => void letters.push(letter),
  })()
  onTestFinished(async () => {
    const stop = running.stop()
    await clock.advance(60_000)
    await stop
  })
  return {
    clock,
    telegram,
    running,
    letters,
    events,
    say: async (...updates: ReadonlyArray<Update>) => {
      telegram.push(...updates)
      await clock.advance(700)
    },
    open: async (id: number) => {
      gates.get(id)?.()
      await settled()
    },
    confirmed: () => telegram.polls.findLast(({ offset }) => offset !== undefined)?.offset,
  }
}

const command = (id: number, text: string, chat = 1): Update => {
  const { message } = said(id, chat, text)
  return {
    update_id: id,
    ...(message && {
      message: { ...message, entities: [{ type: 'bot_command', offset: 0, length: text.length }] },
    }),
  }
}

const withPolicy =
  (...policy: ['latest' | 'interrupt' | 'queue'] | ['debounce', '2s']) =>
  (work: (ctx: Step) => TE.TaskEither<never, void>): Bot =>
    pipeline(
      choose(
        commands({ help: work }),
        branch(
          use(policy[0] === 'debounce' ? overlap('debounce', '2s') : overlap(policy[0])),
          use(on('message', 'text')),
          handle(work),
        ),
      ),
    )

describe('overlap', () => {
  it('queue: handles all in order', async () => {
    const { events, open, say } = begin(withPolicy('queue'))
    await say(said(1), said(2))
    await open(1)
    expect(events).toEqual(['+1', '-1', '+2'])
  })

  it('latest: of waiting updates, only the newest is handled, with the others in its context', async () => {
    const { events, open, say } = begin(withPolicy('latest'))
    await say(said(1))
    await say(said(2), said(3), command(4, '/help'), said(5), said(6, 2))
    expect(events).toEqual(['+1', '+6'])
    await open(1)
    expect(events.slice(2)).toEqual(['-1', '+4'])
    await open(4)
    expect(events.slice(4)).toEqual(['-4', '+2,3,5'])
  })

  it('finishes a skipped update together with its replacement, so that a kill loses none', async () => {
    const { clock, confirmed, open, say } = begin(withPolicy('latest'))
    await say(said(1))
    await say(said(2), said(3))
    await open(1)
    await clock.advance(1_000)
    expect(confirmed()).toBe(2)
    await open(3)
    await clock.advance(1_000)
    expect(confirmed()).toBe(4)
  })

  it('interrupt: a new update ends the running handler, only of the same branch and chat', async () => {
    const { events, letters, open, say, telegram } = begin(withPolicy('interrupt'))
    await say(command(1, '/help'), said(2), said(3, 3))
    await open(1)
    expect(events).toEqual(['+1', '+3', '-1', '+2'])
    await say(said(4), command(5, '/help'))
    expect(events.slice(4)).toEqual(['!2', '+2,4'])
    await say(said(6))
    await open(5)
    expect(events.slice(6)).toEqual(['!4', '+5', '-5', '+2,4,6'])
    await open(6)
    await open(3)
    await telegram.until(() => telegram.queue().length === 0)
    expect(letters).toEqual([])
  })

  it('interrupt: a handler that ignores its signal is abandoned after a second', async () => {
    const begun: Array<number> = []
    const { clock, say } = begin(() =>
      pipeline(
        use(overlap('interrupt')),
        handle(({ update }) => {
          begun.push(update.update_id)
          return TE.fromTask(T.never)
        }),
      ),
    )
    await say(said(1))
    await say(said(2))
    expect(begun).toEqual([1])
    await clock.advance(1_000)
    expect(begun).toEqual([1, 2])
  })

  it('debounce: handles the newest after a quiet time, or when another branch gets an update', async () => {
    const { clock, events, open, say } = begin(withPolicy('debounce', '2s'))
    await say(said(1))
    await say(said(2))
    await clock.advance(1_000)
    expect(events).toEqual([])
    await clock.advance(1_000)
    expect(events).toEqual(['+1,2'])
    await open(2)
    await say(said(3), command(4, '/help'))
    expect(events.slice(1)).toEqual(['-2', '+3'])
    await open(3)
    expect(events.slice(3)).toEqual(['-3', '+4'])
  })

  it('debounce: waits at most ten quiet times, and not at all when the bot stops', async () => {
    const { clock, events, open, running, say, telegram } = begin(withPolicy('debounce', '2s'))
    for (let id = 1; id <= 30; id += 1) await say(said(id))
    expect(events).toHaveLength(1)
    expect(events[0]?.split(',').length).toBeGreaterThan(20)
    await open(Number(events[0]?.split(',').at(-1)))
    const before = events.length
    const stop = running.stop()
    await settled()
    expect(events.length).toBe(before + 1)
    await open(30)
    await clock.advance(10_000)
    await stop
    expect(telegram.queue()).toEqual([])
  })
})

describe('urgent', () => {
  const stoppable = (work: (ctx: Step) => TE.TaskEither<never, void>): Bot =>
    pipeline(
      choose(
        urgent(
          commands({
            stop: ({ interrupt, update }) =>
              TE.fromIO(() => {
                counts.push([update.update_id, interrupt()])
              }),
          }),
        ),
        branch(use(on('message', 'text')), handle(work)),
      ),
      catchError(() => TE.right(undefined)),
    )
  const counts: Array<readonly [id: number, interrupted: number]> = []

  it('runs in parallel with the handler of its chat, and can interrupt it', async () => {
    counts.length = 0
    const { events, letters, say, telegram } = begin(stoppable)
    await say(said(1), said(2), said(3, 2), command(4, '/stop'))
    expect(counts).toEqual([[4, 1]])
    expect(events).toEqual(['+1', '+3', '!1', '+2'])
    await say(command(5, '/stop'), command(6, '/stop'), command(7, '/stop', 2), command(8, '/stop', 9))
    expect(counts.slice(1).toSorted(([a], [b]) => a - b)).toEqual([
      [5, 1],
      [6, expect.any(Number)],
      [7, 1],
      [8, 0],
    ])
    await telegram.until(() => telegram.queue().length === 0)
    expect(letters).toEqual([])
  })

  it('makes the calls of an interrupted handler end as Aborted', async () => {
    const results: Array<unknown> = []
    const gate = Promise.withResolvers<undefined>()
    const { say } = begin(() =>
      pipeline(
        choose(
          urgent(commands({ stop: ({ interrupt }) => TE.fromIO(interrupt) })),
          handle(({ call }) => async () => {
            await gate.promise
            results.push(await call(getMe())())
            return E.right(undefined)
          }),
        ),
      ),
    )
    await say(said(1), command(2, '/stop'))
    gate.resolve(undefined)
    await settled()
    expect(results).toEqual([E.left({ _tag: 'Aborted', method: 'getMe' })])
  })
})
