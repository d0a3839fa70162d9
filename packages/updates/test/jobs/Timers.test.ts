import {
  ask,
  begin,
  cancel,
  catchError,
  choose,
  commands,
  converse,
  dialog,
  handled,
  pipeline,
  within,
  type DialogTimeout,
} from '@pipegram/compose'
import { makeTimer } from '@pipegram/compose/Upkeep'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntBetween, NonEmptyString } from '@pipegram/core/Argument'
import { sendMessage } from '@pipegram/core/Calls'
import { ofMember } from '@pipegram/core/KeyOwner'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { ann, Answer, harness, makeRecorder, makeTestClock, me, said } from '@pipegram/testing'
import { timers } from '@pipegram/updates/Timers'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const minute = 60_000

interface Answers {
  readonly name: string
  readonly age: number
}

// A bot with a dialog of ten minutes, its store, its clock, and what was sent without an update.
const stage = (
  tell: (ctx: DialogTimeout<Answers>) => TE.TaskEither<ApiError, unknown> = ({ call, place, answers }) =>
    call(sendMessage({ ...place, text: `Too late, ${JSON.stringify(answers)}` })),
) => {
  const clock = makeTestClock(1_800_000_000_000)
  const store = makeMemoryStore({ clock })
  const lines: Array<string> = []
  const { call, calls } = makeRecorder(Answer.success())
  const process = (own: Store = { ...store }) => {
    const signup = dialog(
      'signup',
      ask('name', 'Name?', NonEmptyString),
      ask('age', 'Age?', IntBetween(18, 120)),
      cancel('cancel', () => handled),
      within('10m', tell),
    )
    const bot = pipeline(
      choose(
        converse(signup, {
          store: own,
          clock,
          done: ({ call: send, message }) => send(reply(message, 'Done')),
        }),
        commands({ signup: begin(signup) }),
      ),
      catchError(() => handled),
    )
    const start = () =>
      timers(bot).start({ call, me, random: () => 0, report: (line) => () => void lines.push(line) })
    const run = harness(bot)
    return { start, says: (text: string, update_id: number) => run(said(text, { update_id }))() }
  }
  const texts = () => calls().map(({ params }) => Object(params).text)
  const keys = async () => {
    const listed = await store.list('timer ')()
    return E.isRight(listed) ? listed.right.keys : []
  }
  return { clock, store, lines, process, calls, texts, keys }
}

describe('the time of a dialog', () => {
  it('ends by itself, with the answers so far', async () => {
    const { clock, process, calls, keys } = stage()
    const { start, says } = process()
    const running = start()
    await says('/signup', 1)
    await clock.advance(9 * minute)
    await says('Ann', 2)
    await clock.advance(9 * minute)
    expect(calls()).toEqual([])
    await clock.advance(2 * minute)
    expect(calls().map(({ params }) => params)).toEqual([
      { chat_id: ann.id, text: 'Too late, {"name":"Ann"}' },
    ])
    expect((await says('40', 3)).outcome).toEqual(E.right('skipped'))
    expect(await keys()).toEqual([])
    await running.stop(0)()
  })

  it('ends in a process that did not begin the dialog, and in one of several', async () => {
    const { clock, process, texts } = stage()
    await process().says('/signup', 1)
    await clock.advance(60 * minute)
    const running = [process().start(), process().start(), process().start()]
    await clock.advance(60 * minute)
    expect(texts()).toEqual(['Too late, {}'])
    await Promise.all(running.map(({ stop }) => stop(0)()))
  })

  it.each([
    ['answered', ['Ann', '40']],
    ['left', ['/cancel']],
  ])('does not end when the dialog was %s', async (_, answers) => {
    const { clock, process, texts, keys } = stage()
    const { start, says } = process()
    const running = start()
    await says('/signup', 1)
    expect(await keys()).toHaveLength(1)
    for (const [i, answer] of answers.entries()) await says(answer, 2 + i)
    await clock.advance(60 * minute)
    expect(texts()).toEqual([])
    expect(await keys()).toEqual([])
    await running.stop(0)()
  })

  it('counts from the beginning of a dialog that was begun again', async () => {
    const { clock, process, texts } = stage()
    const { start, says } = process()
    const running = start()
    await says('/signup', 1)
    await clock.advance(9 * minute)
    await says('/signup', 2)
    await clock.advance(9 * minute)
    expect(texts()).toEqual([])
    await clock.advance(2 * minute)
    expect(texts()).toEqual(['Too late, {}'])
    await running.stop(0)()
  })

  it('is noticed with the next update without a timer, and is reported once', async () => {
    const { clock, process, texts } = stage()
    const { start, says } = process()
    await says('/signup', 1)
    await says('Ann', 2)
    await clock.advance(11 * minute)
    const late = await says('40', 3)
    expect(late.calls.map(({ params }) => params)).toEqual([
      { chat_id: ann.id, text: 'Too late, {"name":"Ann"}' },
    ])
    expect((await says('40', 3)).calls).toEqual([])
    const running = start()
    await clock.advance(60 * minute)
    expect(texts()).toEqual([])
    await running.stop(0)()
  })

  it('runs its function again with the same answers if it fails, and sends each call once', async () => {
    let fails = 2
    const { clock, process, texts, lines } = stage(({ call, place, answers }) =>
      TE.chain((): TE.TaskEither<ApiError, unknown> =>
        fails-- > 0 ? TE.left({ _tag: 'Aborted', method: 'sendMessage' }) : TE.right(undefined),
      )(call(sendMessage({ ...place, text: `Late ${answers.name}` }))),
    )
    const { start, says } = process()
    await says('/signup', 1)
    await says('Ann', 2)
    const running = start()
    await clock.advance(60 * minute)
    expect(fails).toBe(-1)
    expect(texts()).toEqual(['Late Ann'])
    expect(lines).toEqual([
      expect.stringContaining('The job dialog signup ("member 1001 1001") failed, attempt 1 of 5: Aborted.'),
      expect.stringContaining('attempt 2 of 5'),
    ])
    await running.stop(0)()
  })

  it('goes on in another process if the first one dies, and each call is sent once', async () => {
    let lives = 0
    const { clock, process, texts, keys } = stage(({ call, place, answers }) =>
      TE.chain((): TE.TaskEither<ApiError, unknown> =>
        ++lives === 1 ? () => new Promise(() => undefined) : TE.right(undefined),
      )(call(sendMessage({ ...place, text: `Late ${answers.name}` }))),
    )
    const first = process()
    await first.says('/signup', 1)
    await first.says('Ann', 2)
    const dying = first.start()
    await clock.advance(10 * minute + 1_000)
    expect(lives).toBe(1)
    expect(await dying.stop(0)()).toBe(1)
    const second = process().start()
    await clock.advance(60 * minute)
    expect(lives).toBe(2)
    expect(texts()).toEqual(['Late Ann'])
    expect(await keys()).toEqual([])
    await second.stop(0)()
  })

  it('is read once, and then again in turn, if many are open at a time', async () => {
    const { clock, process, store, keys } = stage()
    let reads = 0
    const counted: Store = {
      ...store,
      get: (key) => {
        if (key.startsWith('timer ')) reads += 1
        return store.get(key)
      },
    }
    const timer = makeTimer({ name: 'dialog signup', store, clock, ring: () => TE.right(undefined) })
    for (let user = 1; user <= 1_200; user++) {
      const subject = ofMember(user, { chat: user })
      const asked = { subject, from: user, place: { chat_id: user } }
      await timer.set(me.id, subject, asked, clock.now() + 10 * minute)()
    }
    const running = process(counted).start()
    await clock.advance(1)
    expect(reads).toBe(1_200)
    await clock.advance(30_000)
    expect(reads).toBe(2_200)
    await clock.advance(30_000)
    expect(reads).toBe(3_200)
    expect(await keys()).not.toEqual([])
    await clock.advance(10 * minute)
    expect(await keys()).toEqual([])
    await running.stop(0)()
  })

  it('is reported if the store cannot list its keys, and sets no timer', async () => {
    const { process, store, lines, keys } = stage()
    const { get, set, remove } = store
    const { start, says } = process({ get, set, remove })
    const running = start()
    await says('/signup', 1)
    expect(await keys()).toEqual([])
    expect(lines).toEqual([expect.stringContaining('use a store that can list')])
    expect(running.health()).toEqual({ inFlight: 0, waiting: 0 })
    expect(await running.stop(0)()).toBe(0)
  })
})
