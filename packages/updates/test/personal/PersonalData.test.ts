// One person's data, in every place where pipegram stores some.

import { join } from 'node:path'
import { catchError, commands, pipeline, report, use } from '@pipegram/compose'
import { outbox } from '@pipegram/compose/Outbox'
import { session } from '@pipegram/compose/Session'
import { throttle } from '@pipegram/compose/Throttle'
import { ofMember, ofUser } from '@pipegram/core/KeyOwner'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { encrypted } from '@pipegram/storage/Encrypted'
import { fileStore } from '@pipegram/storage/FileStore'
import { sqliteStore } from '@pipegram/storage/SqliteStore'
import { Answer, harness, makeRecorder } from '@pipegram/testing'
import { ann, me, said } from '@pipegram/testing/Build'
import { deadLettersIn } from '@pipegram/updates/DeadLetterBox'
import type { Inbox } from '@pipegram/updates/Inbox'
import { jobs } from '@pipegram/updates/Jobs'
import { memoryInbox } from '@pipegram/updates/MemoryInbox'
import { personalData } from '@pipegram/updates/PersonalData'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { folder } from '../inbox/Stage.ts'

const bob = { ...ann, id: 2002, first_name: 'Bob' }

const keys = { current: 'a', keys: { a: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=' } }

const stores: ReadonlyArray<readonly [string, () => Store]> = [
  ['memory', () => makeMemoryStore()],
  ['an encrypted store', () => encrypted(keys)(makeMemoryStore())],
  [
    'a SQLite file',
    () => {
      const store = sqliteStore(join(folder(), 'store.db'))
      onTestFinished(store.close)
      return store
    },
  ],
  [
    'a JSON file',
    () => {
      const store = fileStore(join(folder(), 'store.json'))
      onTestFinished(store.close)
      return store
    },
  ],
]

const listed = (store: Store): Required<Store> => {
  if (store.list === undefined) throw new Error('The store cannot list.')
  return { ...store, list: store.list }
}

const right = async <A>(run: TE.TaskEither<unknown, A>): Promise<A> => {
  const result = await run()
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

// A bot that stores data in each way.
const world = (store: Store) => {
  const reminders = jobs(
    { remind: { payload: t.type({ chat_id: t.number }), run: () => TE.right(undefined) } },
    { store: listed(store) },
  )
  const bot = pipeline(
    use(outbox({ store })),
    use(throttle({ per: 'user', limit: 9, window: '1h', store })),
    use(session('own', { per: 'user', store, codec: t.number, initial: 0 })),
    use(session('here', { per: 'member', store, codec: t.number, initial: 0 })),
    use(session('all', { per: 'chat', store, codec: t.number, initial: 0 })),
    use(reminders),
    commands({
      start: ({ call, message, own, here, all, schedule }) =>
        pipe(
          own.change((n) => n + 1),
          TE.chainW(() => here.change((n) => n + 1)),
          TE.chainW(() => all.change((n) => n + 1)),
          TE.chainW(() => schedule.remind({ chat_id: message.chat.id }, { in: '1h' })),
          TE.chainW(() => call(reply(message, 'Hello'))),
        ),
    }),
    catchError(report),
  )
  return { bot, reminders }
}

describe.each(stores)('the data of one person in %s', (_, make) => {
  it('is everything that pipegram has stored, and no more', async () => {
    const store = make()
    const { bot, reminders } = world(store)
    const run = harness(bot)
    await run(said('/start', { update_id: 1, from: ann }))()
    await run(said('/start', { update_id: 2, from: bob }))()
    const { eraseUser, exportUser } = personalData({ stores: [store] }).of(me)
    const found = await right(exportUser(ann.id))
    const names = found.values.map(({ key }) => key.replaceAll(/[0-9a-f]{8}-.*/g, 'random'))
    expect(names).toEqual([
      `user ${ann.id} session ${me.id} own`,
      `user ${ann.id} throttle user 9/3600000`,
      `chat ${ann.id} session ${me.id} all`,
      `member ${ann.id} ${ann.id} session ${me.id} here`,
      `member ${ann.id} ${ann.id} update ${me.id} 1 outbox 0`,
      `job ${me.id} random`,
    ])
    expect(found.values[0]).toEqual({ key: names[0], value: [1, 1] })
    expect(await right(eraseUser(ann.id))).toEqual({ values: 6, updates: 0, letters: 0 })
    expect((await right(exportUser(ann.id))).values).toEqual([])
    expect((await right(exportUser(bob.id))).values).toHaveLength(6)
    expect(await right(reminders.of(me).scheduled.list())).toHaveLength(1)
  })

  it('does not mix up ids that begin alike', async () => {
    const store = make()
    for (const id of [7, 77, -7]) await right(store.set(`${ofUser(id)} a`, '1', undefined))
    const { eraseUser } = personalData({ stores: [store] }).of(me)
    expect(await right(eraseUser(7))).toMatchObject({ values: 1 })
    expect(await right(eraseUser(7))).toMatchObject({ values: 0 })
    expect(E.isRight(await store.get('user 77 a')()) && (await right(store.get('user 77 a')))?.value).toBe(
      '1',
    )
  })

  it('of a group is the data of the group and of its members there', async () => {
    const store = make()
    for (const user of [7, 8]) await right(store.set(`${ofMember(user, { chat: -100 })} a`, '1', undefined))
    await right(store.set(`${ofMember(7, { chat: -1001 })} a`, '1', undefined))
    const { exportUser } = personalData({ stores: [store] }).of(me)
    expect((await right(exportUser(-100))).values.map(({ key }) => key)).toEqual([
      'member 7 -100 a',
      'member 8 -100 a',
    ])
  })
})

describe('the data of one person beside stores', () => {
  it.each([
    ['memory', () => memoryInbox()],
    ['a SQLite file', () => sqliteInbox(join(folder(), 'inbox.db'))],
  ])('is in the inbox and in the dead letters, too: %s', async (_, make) => {
    const inbox = make()
    const letters = deadLettersIn(join(folder(), 'letters.jsonl'))
    const store = makeMemoryStore()
    const update = said('Hi', { update_id: 5, from: ann })
    const open = await right(inbox.open(me.id))
    onTestFinished(open.close)
    await right(open.put([{ id: 5, lane: 'a', kind: 'message', text: JSON.stringify(update) }]))
    for (const { hook } of [letters, deadLettersIn(store)])
      await hook({ _tag: 'TimedOut', update, after: 1 }, makeRecorder(Answer.success()).call)()
    const { eraseUser, exportUser } = personalData({ stores: [store], inbox, letters: [letters] }).of(me)
    const found = await right(exportUser(ann.id))
    expect([found.updates, found.letters.map((letter) => letter.update)]).toEqual([
      [update],
      [update, update],
    ])
    expect(await right(eraseUser(bob.id))).toEqual({ values: 0, updates: 0, letters: 0 })
    expect(await right(eraseUser(ann.id))).toEqual({ values: 0, updates: 1, letters: 2 })
    expect(await right(open.count)).toEqual({ waiting: 0, parked: 0 })
  })

  it('that cannot be read is reported, and is not erased silently', async () => {
    const plain = makeMemoryStore()
    await right(plain.set('user 7 a', 'not encrypted', undefined))
    const { eraseUser, exportUser } = personalData({ stores: [encrypted(keys)(plain)] }).of(me)
    expect((await right(exportUser(7))).values).toEqual([
      { key: 'user 7 a', fault: 'It was written without encryption.' },
    ])
    expect(await eraseUser(7)()).toMatchObject({
      left: { _tag: 'PersonalDataFailed', reason: expect.stringMatching(/^user 7 a was not erased: /) },
    })
    expect(
      await right(
        personalData({ stores: [plain] })
          .of(me)
          .eraseUser(7),
      ),
    ).toMatchObject({ values: 1 })
  })

  it('fails if a place is away, after it has erased the others', async () => {
    const away = () => async () => E.left({ _tag: 'Unavailable', reason: 'It is away.' } as const)
    const store = makeMemoryStore()
    await right(store.set('user 7 a', '1', undefined))
    const broken = { ...makeMemoryStore(), list: away }
    const { eraseUser } = personalData({ stores: [broken, store] }).of(me)
    expect(await eraseUser(7)()).toMatchObject({
      left: {
        reason: expect.stringContaining('It is away.'),
        sentence: expect.stringContaining('try again'),
      },
    })
    expect(store.size()).toBe(0)
  })

  it('fails if the inbox cannot be opened or cannot look into its updates, and closes it', async () => {
    const refusing: Inbox = { name: 'a box', open: () => TE.left({ _tag: 'Unusable', reason: 'It is old.' }) }
    let closed = 0
    const blind: Inbox = {
      name: 'a box',
      open: (bot) =>
        pipe(
          memoryInbox().open(bot),
          TE.map(({ exportOf: _, eraseOf: __, close, ...open }) => ({
            ...open,
            close: async () => {
              closed += 1
              await close()
            },
          })),
        ),
    }
    for (const [inbox, reason] of [
      [refusing, 'It is old.'],
      [blind, 'The inbox a box cannot look into its updates.'],
    ] as const) {
      const { exportUser, eraseUser } = personalData({ stores: [], inbox }).of(me)
      for (const failed of [await exportUser(7)(), await eraseUser(7)()])
        expect(failed).toMatchObject({ left: { _tag: 'PersonalDataFailed', reason } })
    }
    expect(closed).toBe(2)
  })

  it('cannot be found in a store that does not list its keys', () => {
    const { list: _, ...store } = makeMemoryStore()
    expect(() => personalData({ stores: [store] })).toThrow('cannot list its keys')
  })

  it('that a handler writes at the same time: set is outdated, change begins anew', async () => {
    const store = makeMemoryStore()
    const personal = personalData({ stores: [store] })
    const ends: Array<unknown> = []
    const bot = pipeline(
      use(personal),
      use(session({ per: 'user', store, codec: t.number, initial: 0 })),
      commands({
        start: ({ session: count, eraseUser, from }) =>
          pipe(
            count.set(5),
            TE.chainW(() => eraseUser(from.id)),
            TE.chainW(() => TE.fromTask(count.set(6))),
            TE.chainW((set) => {
              ends.push(set)
              return count.change((n) => n + 1)
            }),
            TE.map((n) => ends.push(n)),
          ),
      }),
      catchError(report),
    )
    await harness(bot)(said('/start', { from: ann }))()
    expect(ends).toEqual([E.left({ _tag: 'Outdated', key: `user ${ann.id} session ${me.id} session` }), 1])
  })
})
