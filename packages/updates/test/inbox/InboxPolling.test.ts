// Polling with an inbox: a batch is confirmed when the disk has it, and handled from there.

import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Bot } from '@pipegram/compose/Handler'
import type { Update } from '@pipegram/core/Types'
import { makeTestClock, type TestClock } from '@pipegram/testing/TestClock'
import type { DeadLetter } from '@pipegram/updates/DeadLetter'
import type { OpenInbox } from '@pipegram/updates/Inbox'
import { poll, type PollingOptions } from '@pipegram/updates/Polling'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openFile } from '../../src/inbox/internal/SqliteFile.ts'
import { openOn } from '../../src/inbox/internal/SqliteOpen.ts'
import { makeTelegram, me, said } from '../Telegram.ts'
import { folder } from './Stage.ts'

// An open inbox, and its database.
const makeInbox = (clock: TestClock, file = join(folder(), 'bot.db'), most = 100_000) => {
  const opened = openFile(file, true)
  if (E.isLeft(opened)) throw new Error(opened.left.reason)
  const settings = { file, bot: me.id, lease: 10_000, most, clock }
  return { file, db: opened.right.db, inbox: openOn(settings, opened.right) }
}

interface Disk {
  readonly file: string
  readonly fill: (db: DatabaseSync) => void
  readonly free: (db: DatabaseSync) => void
}

// A limit of SQLite, and a file system of 1 MB in memory, which only root may make.
const disks: ReadonlyArray<{ readonly name: string; readonly make: () => Disk | undefined }> = [
  {
    name: 'a file with a limit',
    make: () => ({
      file: join(folder(), 'bot.db'),
      fill: (db) => db.exec('PRAGMA max_page_count = 1'),
      free: (db) => db.exec('PRAGMA max_page_count = 1000000'),
    }),
  },
  {
    name: 'a disk',
    make: () => {
      const path = folder()
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path]).status !== 0) return undefined
      onTestFinished(() => void spawnSync('umount', ['--lazy', path]))
      const filler = join(path, 'filler')
      return {
        file: join(path, 'bot.db'),
        fill: () => expect(() => writeFileSync(filler, Buffer.alloc(2_000_000))).toThrow(/ENOSPC/),
        free: () => rmSync(filler),
      }
    },
  },
]

// Waits for real input and output, while the test clock stands still.
const seen = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => void setImmediate(resolve))
}

const begin = (
  run: (update: Update) => Promise<unknown>,
  { inbox, ...options }: Partial<PollingOptions> & { readonly inbox: OpenInbox },
  clock: TestClock,
  telegram = makeTelegram(),
) => {
  const letters: Array<DeadLetter> = []
  const lines: Array<string> = []
  const bot: Bot =
    ({ update }) =>
    () =>
      run(update).then(() => E.right('handled'))
  const running = poll({
    call: telegram.call,
    withSignal: telegram.withSignal,
    me: { ...me, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false },
    bot,
    clock,
    random: () => 0,
    timeLimit: 'none',
    inbox,
    report: (line) => () => void lines.push(line),
    onDeadLetter: (letter) => async () => void letters.push(letter),
    ...options,
  })()
  const stop = async (): Promise<void> => {
    const over = new AbortController()
    const stopped = running.stop().then(() => over.abort())
    while (!over.signal.aborted) await clock.advance(1_000)
    await stopped
    await inbox.close()
  }
  onTestFinished(stop)
  return { telegram, running, letters, lines, stop }
}

const held = () => Promise.withResolvers<undefined>()

describe('polling with an inbox', () => {
  it('confirms a batch at once, while a handler still runs', async () => {
    const clock = makeTestClock()
    const gate = held()
    const { telegram, running } = begin(() => gate.promise, makeInbox(clock), clock)
    telegram.push(said(1), said(2))
    await telegram.until(() => telegram.queue().length === 0)
    await seen(() => running.health().inFlight === 1)
    expect(telegram.polls.at(-1)?.offset).toBe(3)
    gate.resolve(undefined)
  })

  it('handles other chats while one chat has a thousand updates and a slow handler', async () => {
    const clock = makeTestClock()
    const gate = held()
    const handled: Array<number> = []
    const { telegram } = begin(
      async ({ update_id, message }) => {
        if (message?.chat.id === 1) await gate.promise
        handled.push(update_id)
      },
      makeInbox(clock),
      clock,
    )
    telegram.push(...Array.from({ length: 1_000 }, (_, i) => said(i + 1, 1)), said(2_000, 2))
    await seen(() => handled.length > 0)
    expect(handled).toEqual([2_000])
    gate.resolve(undefined)
  })

  it('tries an update again before its chat goes on, parks it, and handles it on replay', async () => {
    const clock = makeTestClock()
    const { inbox } = makeInbox(clock)
    const begun: Array<number> = []
    let isMended = false
    const { telegram, letters, lines } = begin(
      async ({ update_id }) => {
        begun.push(update_id)
        if (update_id === 1 && !isMended) throw new Error('no')
      },
      { inbox },
      clock,
    )
    telegram.push(said(1), said(2))
    await seen(async () => {
      await clock.advance(500)
      return begun.includes(2)
    })
    expect(begun).toEqual([1, 1, 1, 2])
    expect(letters).toMatchObject([{ _tag: 'Thrown', update: { update_id: 1 } }])
    expect(lines.filter((line) => /attempt \d of 3.*tried again in \d+ s/.test(line))).toHaveLength(2)
    const listed = await inbox.list()()
    expect(listed).toMatchObject({ right: [{ id: 1, kind: 'message', attempts: 3 }] })
    expect(JSON.stringify(listed)).not.toContain('Ann')
    isMended = true
    expect(await inbox.replay([1])()).toEqual(E.right(1))
    await seen(() => begun.length === 5)
    expect(begun.at(-1)).toBe(1)
    await seen(async () => {
      const count = await inbox.count()
      return E.isRight(count) && count.right.waiting === 0
    })
    expect(await inbox.count()).toEqual(E.right({ waiting: 0, parked: 0 }))
  })

  it('parks an update that does not decode, whole, and calls the hook', async () => {
    const clock = makeTestClock()
    const { inbox } = makeInbox(clock)
    const { telegram, letters } = begin(async () => undefined, { inbox }, clock)
    telegram.push({ update_id: 1, message: { secret: 'word' } }, said(2))
    await telegram.until(() => telegram.queue().length === 0)
    expect(letters).toMatchObject([{ _tag: 'Undecodable' }])
    const shown = await inbox.show(1)()
    expect(shown).toMatchObject({ right: { text: '{"update_id":1,"message":{"secret":"word"}}' } })
  })

  it.for(disks)(
    'confirms nothing while $name is full, says so once, and goes on',
    async ({ make }, { skip }) => {
      const disk = make()
      if (disk === undefined) return skip('Only root may mount a disk.')
      const clock = makeTestClock()
      const { inbox, db } = makeInbox(clock, disk.file)
      const handled: Array<number> = []
      const { telegram, lines } = begin(
        async ({ update_id }) => void handled.push(update_id),
        { inbox },
        clock,
      )
      telegram.push(said(1))
      await seen(() => handled.length === 1)
      disk.fill(db)
      telegram.push(...Array.from({ length: 50 }, (_, i) => said(i + 2, i, 'x'.repeat(2_000))))
      await seen(() => lines.length > 0)
      for (let i = 0; i < 20; i++) await clock.advance(10_000)
      expect(lines).toEqual([expect.stringMatching(/The disk of .*bot\.db is full\. Free some space\./)])
      expect(telegram.queue()).toHaveLength(50)
      expect(handled).toEqual([1])
      disk.free(db)
      await seen(async () => {
        await clock.advance(1_000)
        return handled.length === 51
      })
      await seen(() => lines.at(-1) === 'The inbox works again.')
      await telegram.until(() => telegram.queue().length === 0)
    },
  )

  it('fetches nothing more while the inbox is full', async () => {
    const clock = makeTestClock()
    const gate = held()
    const handled: Array<number> = []
    const { telegram, lines } = begin(
      async ({ update_id }) => {
        await gate.promise
        handled.push(update_id)
      },
      { inbox: makeInbox(clock, undefined, 150).inbox },
      clock,
    )
    telegram.push(...Array.from({ length: 500 }, (_, i) => said(i + 1)))
    await seen(() => lines.length > 0)
    expect(lines[0]).toMatch(/holds 200 updates that wait, of 150 at most/)
    expect(telegram.queue()).toHaveLength(300)
    gate.resolve(undefined)
    await seen(async () => {
      await clock.advance(1_000)
      return handled.length === 500
    })
    expect(handled).toEqual(Array.from({ length: 500 }, (_, i) => i + 1))
  })

  it('waits for the process that owns the inbox, names it, and does not poll while it waits', async () => {
    const clock = makeTestClock()
    const { inbox, file } = makeInbox(clock)
    const first = begin(async () => undefined, { inbox }, clock)
    await first.telegram.polled(1)
    const second = begin(async () => undefined, makeInbox(clock, file), clock)
    await seen(() => second.lines.length > 0)
    expect(second.lines).toEqual([expect.stringMatching(/belongs to process \d+ on .* takes over when/)])
    expect(second.telegram.polls).toEqual([])
    await first.stop()
    await seen(async () => {
      await clock.advance(1_000)
      return second.telegram.polls.length > 0
    })
  })

  it('leaves updates that have not begun in the inbox at a stop', async () => {
    const clock = makeTestClock()
    const { inbox, file } = makeInbox(clock)
    const gate = held()
    const handled: Array<number> = []
    const world = begin(
      async ({ update_id }) => {
        await gate.promise
        handled.push(update_id)
      },
      { inbox },
      clock,
    )
    world.telegram.push(said(1), said(2), said(3))
    // The batch is on the disk, and its first update has begun.
    await seen(() => world.running.health().inFlight === 1 && world.telegram.polls.length === 2)
    const stopped = world.running.stop()
    await clock.advance(500)
    gate.resolve(undefined)
    await stopped
    expect(handled).toEqual([1])
    const again = makeInbox(clock, file).inbox
    begin(async ({ update_id }) => void handled.push(update_id), { inbox: again }, clock)
    await seen(async () => {
      await clock.advance(1_000)
      return handled.length === 3
    })
    expect(handled).toEqual([1, 2, 3])
  })
})
