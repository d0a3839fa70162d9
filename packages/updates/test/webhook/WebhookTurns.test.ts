// How an update affects earlier ones of its chat, by webhook without an inbox.

import { unanswered } from '@pipegram/client/Outgoing'
import { use } from '@pipegram/compose/Chain'
import { choose } from '@pipegram/compose/Choose'
import { commands } from '@pipegram/compose/CommandTable'
import { handle } from '@pipegram/compose/Handler'
import { overlap } from '@pipegram/compose/Overlap'
import { branch, pipeline } from '@pipegram/compose/Pipeline'
import { urgent } from '@pipegram/compose/Urgent'
import { getMe, sendMessage } from '@pipegram/core/Calls'
import { Answer, makeRecorder } from '@pipegram/testing'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import { webhook } from '@pipegram/updates/Webhook'
import type { WebhookSettings } from '@pipegram/updates/WebhookOptions'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'
import { me, said } from '../Telegram.ts'
import { post, secret, update } from './World.ts'

const stop = (id: number): Request => {
  const { message } = said(id, 1, '/stop')
  const entities = [{ type: 'bot_command', offset: 0, length: 5 }]
  return post(JSON.stringify({ update_id: id, message: { ...message, entities } }))
}

// A bot whose handlers wait at a gate, and what they did, in order: `+1` began, `-1` ended, `!1` was ended.
const begin = (
  policy: 'queue' | 'latest' | 'interrupt',
  options: Partial<WebhookSettings> = {},
  throws = (_: number) => false,
) => {
  const events: Array<string> = []
  const gates = new Map<number, () => void>()
  const clock = makeTestClock(1_000_000)
  const bot = pipeline(
    choose(
      urgent(commands({ stop: ({ interrupt }) => TE.fromIO(() => void events.push(`stop ${interrupt()}`)) })),
      branch(
        use(overlap(policy)),
        handle(({ update: { update_id: id }, call, signal, skipped }) => async () => {
          events.push(`+${[...skipped.map(({ update_id }) => update_id), id].join(',')}`)
          await new Promise<void>((resolve) => {
            gates.set(id, resolve)
            signal.addEventListener('abort', () => resolve())
          })
          if (throws(id)) throw new TypeError('a bug')
          events.push(signal.aborted ? `!${id}` : `-${id}`)
          if (signal.aborted) expect(await call(getMe())()).toMatchObject({ left: { _tag: 'Aborted' } })
          return E.right(undefined)
        }),
      ),
    ),
  )
  const lines: Array<string> = []
  const handler = webhook(bot, {
    ...{ call: makeRecorder(Answer.success()).call, me, secret, clock, random: () => 0 },
    report: (line) => () => void lines.push(line),
    ...options,
  })
  const statuses = new Map<number, number>()
  const say = async (id: number, request = update(id)): Promise<void> => {
    void handler(request).then(({ status }) => statuses.set(id, status))
    await settled()
  }
  const open = async (id: number): Promise<void> => {
    gates.get(id)?.()
    await settled()
  }
  return { clock, events, handler, lines, open, say, statuses: () => Object.fromEntries(statuses) }
}

describe('by webhook without an inbox,', () => {
  it('an urgent update runs in parallel with the handler of its chat, and can interrupt it', async () => {
    const { events, say, statuses } = begin('queue')
    await say(1)
    await say(2)
    await say(3, stop(3))
    expect(events).toEqual(['+1', 'stop 1', '!1', '+2'])
    expect(statuses()).toEqual({ 1: 200, 3: 200 })
  })

  it('of waiting updates only the newest is handled, and all get its answer', async () => {
    const { events, open, say, statuses } = begin('latest')
    for (const id of [1, 2, 3, 4]) await say(id)
    await open(1)
    expect(events).toEqual(['+1', '-1', '+2,3,4'])
    expect(statuses()).toEqual({ 1: 200 })
    await open(4)
    expect(statuses()).toEqual({ 1: 200, 2: 200, 3: 200, 4: 200 })
  })

  it('a new update ends the running handler, whose request is answered when that has ended', async () => {
    const { events, open, say, statuses } = begin('interrupt')
    await say(1)
    await say(2)
    expect(events).toEqual(['+1', '!1', '+1,2'])
    expect(statuses()).toEqual({})
    await open(2)
    expect(statuses()).toEqual({ 1: 200, 2: 200 })
  })

  it('after a failure, replaced updates come again, too', async () => {
    const failing = new Set([3])
    const { events, open, say, statuses } = begin('latest', {}, (id) => failing.delete(id))
    for (const id of [1, 2, 3]) await say(id)
    await open(1)
    await open(3)
    expect(statuses()).toEqual({ 1: 200, 2: 500, 3: 500 })
    await say(2)
    await say(3)
    await open(2)
    await open(3)
    expect(events).toEqual(['+1', '-1', '+2,3', '+2', '-2', '+3', '-3'])
    expect(statuses()).toEqual({ 1: 200, 2: 200, 3: 200 })
  })

  it('a chat goes on after a minute, even if a dead-letter hook never ends', async () => {
    const { clock, events, open, say, statuses } = begin(
      'queue',
      { attempts: 1, onDeadLetter: () => () => new Promise(() => undefined) },
      (id) => id === 1,
    )
    await say(1)
    await open(1)
    await say(2)
    expect(events).toEqual(['+1'])
    await clock.advance(60_000)
    expect(events).toEqual(['+1', '+2'])
    await open(2)
    // Requests are answered before Telegram stops waiting. Repeats share the runs.
    expect(statuses()).toEqual({ 1: 503, 2: 503 })
    await say(2)
    expect(statuses()).toEqual({ 1: 503, 2: 200 })
  })

  it('the first call becomes the answer, also with a step overlap', async () => {
    const bot = pipeline(
      use(overlap('latest')),
      handle(({ call, update: { update_id } }) =>
        TE.orElseW(() => TE.right(undefined))(
          call(unanswered(sendMessage({ chat_id: 1, text: String(update_id) }))),
        ),
      ),
    )
    const { call, calls } = makeRecorder(Answer.success())
    const handler = webhook(bot, { call, me, secret, reply: true })
    const response = await handler(update(1))
    expect(await response.json()).toMatchObject({ method: 'sendMessage', text: '1' })
    expect(calls()).toEqual([])
  })

  it('a stop ends updates that wait for their turn', async () => {
    const { clock, handler, say, statuses } = begin('latest')
    for (const id of [1, 2, 3]) await say(id)
    const stopped = handler.stop()
    await clock.advance(10_000)
    await stopped
    await settled()
    expect(statuses()).toEqual({ 1: 503, 2: 503, 3: 503 })
    expect(clock.sleeping().filter((ms) => ms > 50_000)).toEqual([])
  })
})
