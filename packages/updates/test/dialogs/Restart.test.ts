import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ask,
  begin,
  catchError,
  choose,
  commands,
  converse,
  dialog,
  handled,
  pipeline,
  within,
  type ConverseOptions,
  type DialogPlan,
  type DialogTimeout,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntBetween, NonEmptyString } from '@pipegram/core/Argument'
import { sendMessage } from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import { makeEmulator } from '@pipegram/emulator'
import { sqliteStore } from '@pipegram/storage/SqliteStore'
import { makeTestClock } from '@pipegram/testing'
import { start, type Started } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished } from 'vitest'

const tooLate = ({ call, place }: DialogTimeout<object>) => call(sendMessage({ ...place, text: 'Too late.' }))

const before = dialog(
  'signup',
  ask('name', 'Name?', NonEmptyString),
  ask('city', 'City?', NonEmptyString),
  within('10m', tooLate),
)
const after = dialog(
  'signup',
  ask('name', 'Name?', NonEmptyString),
  ask('age', 'Age?', IntBetween(1, 99)),
  within('10m', tooLate),
)

// An emulator, a file of SQLite, and lives of a bot.
const stage = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-restart-'))
  const emulator = await makeEmulator()
  const clock = makeTestClock(Date.now())
  const lines: Array<string> = []
  onTestFinished(async () => {
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const life = <A>(signup: DialogPlan<A, ApiError>, options: Partial<ConverseOptions> = {}) => {
    const store = sqliteStore(join(folder, 'bot.db'), { clock })
    const bot = pipeline(
      choose(
        converse(signup, {
          store,
          clock,
          done: ({ call, message, value }) => call(reply(message, JSON.stringify(value))),
          ...options,
        }),
        commands({ begin: begin(signup) }),
      ),
      catchError(() => handled),
    )
    const { apiRoot, token } = emulator
    return start(bot, { apiRoot, token, report: (line) => () => void lines.push(line) })()
  }
  return { ann: emulator.user({ first_name: 'Ann' }), clock, life, lines }
}

const started = (life: E.Either<unknown, Started>): Started =>
  E.isRight(life) ? life.right : expect.unreachable(JSON.stringify(life.left))

describe('a bot that starts again', () => {
  it('ends a dialog whose time has passed while no bot ran', async () => {
    const { ann, clock, life, lines } = await stage()
    const first = started(await life(before))
    ann.send('/begin')
    expect((await ann.received()).text).toBe('Name?')
    expect(first.health().jobs).toMatchObject({ waiting: 1 })
    await first.stop()
    await clock.advance(11 * 60_000)
    const second = started(await life(before))
    expect((await ann.received()).text).toBe('Too late.')
    await second.stop()
    expect(lines).toEqual([])
  })

  it('refuses to start while people are in a changed dialog without a migration', async () => {
    const { ann, clock, life } = await stage()
    const first = started(await life(before))
    ann.send('/begin')
    await ann.received()
    ann.send('Ann')
    await ann.received()
    await first.stop()
    expect(await life(after)).toEqual(
      E.left({
        _tag: 'Misconfigured',
        message:
          '1 person is in the dialog "signup", whose questions this release has changed. Give its ' +
          'converse(…) the option "migrate", which turns their answers into those of the new questions, or ' +
          '"changed", the text that tells them that the questions begin again.',
      }),
    )
    const told = started(await life(after, { changed: 'New questions.' }))
    await told.stop()
    const moved = started(await life(after, { migrate: ({ name }) => ({ name }) }))
    ann.send('Bern')
    expect((await ann.received()).text).toMatch(/^age: expected .*\n\nAge\?$/)
    await moved.stop()
    const same = started(await life(after))
    await same.stop()
    expect(await life(before)).toMatchObject({ left: { _tag: 'Misconfigured' } })
    await clock.advance(11 * 60_000)
    const over = started(await life(before))
    await over.stop()
  })
})
