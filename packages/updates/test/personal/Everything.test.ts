// A bot that stores all that pipegram can store of a person. One person is erased, and another one stays.

import {
  ask,
  begin,
  catchError,
  choose,
  commands,
  converse,
  dialog,
  handled,
  outbox,
  pipeline,
  prompt,
  report,
  session,
  states,
  throttle,
  use,
  within,
} from '@pipegram/compose'
import { auth } from '@pipegram/compose/Auth'
import { chatMembers } from '@pipegram/compose/ChatMembers'
import { seen } from '@pipegram/compose/Seen'
import { NonEmptyString } from '@pipegram/core/Argument'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore } from '@pipegram/core/Store'
import { keysIn } from '@pipegram/core/StoreKeys'
import { harness } from '@pipegram/testing'
import { ann, me, said } from '@pipegram/testing/Build'
import { personalData } from '@pipegram/updates/PersonalData'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect, it } from 'vitest'

const bob = { ...ann, id: 2002, first_name: 'Bob' }
const group = { id: -100_500, type: 'supergroup', title: 'Friends' } as const
const store = makeMemoryStore()

const signup = dialog(
  'signup',
  ask('name', 'Name?', NonEmptyString),
  within('10m', () => TE.right(undefined)),
)

const order = states(
  'order',
  {
    choosing: { data: t.type({}), accepts: NonEmptyString, to: ['paid'] },
    paid: { data: t.type({}) },
  },
  {
    start: (go) => go.choosing({}),
    on: { choosing: { ask: 'Which dish?', next: ({ go }) => go.paid({}) } },
  },
)

const rename = prompt('rename', 'New name?', NonEmptyString, { store, done: () => handled })
const members = chatMembers({ store })

const bot = pipeline(
  use(outbox({ store })),
  use(seen({ store })),
  use(throttle({ per: 'user', limit: 99, window: '1h', store })),
  use(session('own', { per: 'user', store, codec: t.number, initial: 0 })),
  use(session('here', { per: 'member', store, codec: t.number, initial: 0 })),
  use(auth(members.are('in', group.id))),
  choose(
    converse(signup, { store, done: () => handled }),
    converse(order, { store, done: () => handled }),
    rename,
    commands({
      signup: begin(signup),
      order: begin(order),
      rename: rename.begin,
      start: ({ call, message, own, here }) =>
        pipe(
          own.change((n) => n + 1),
          TE.chainW(() => here.change((n) => n + 1)),
          TE.chainW(() => call(reply(message, 'Hello'))),
        ),
    }),
  ),
  catchError(report),
)

it('erases all of one person, and nothing of another', async () => {
  const run = harness(bot, {
    answer: ({ method, params }) =>
      E.right(
        method === 'getChatMember'
          ? { status: 'member', user: { ...ann, id: Object(params).user_id } }
          : { message_id: 9, date: 1, chat: { id: 1, type: 'private' } },
      ),
  })
  let update_id = 0
  for (const from of [ann, bob])
    for (const chat of [{ id: from.id, type: 'private' } as const, group])
      for (const text of ['/start', '/order', '/rename', '/signup'])
        expect((await run(said(text, { update_id: ++update_id, from, chat }))()).outcome).toEqual(
          E.right('handled'),
        )
  const keys = async () => {
    const found = await keysIn('')(store)()
    return E.isRight(found) ? found.right : []
  }
  const of = (id: number) => async () => (await keys()).filter((key) => key.split(' ').includes(String(id)))
  const [annsBefore, bobsBefore, all] = [await of(ann.id)(), await of(bob.id)(), await keys()]
  const words = (list: ReadonlyArray<string>) => new Set(list.flatMap((key) => key.split(' ')))
  for (const word of ['session', 'dialog', 'timer', 'outbox', 'throttle', 'seen', 'standing'])
    expect(words(annsBefore)).toContain(word)
  expect(annsBefore).toHaveLength(bobsBefore.length)
  // The rest belongs to the group, and to the versions of the dialogs.
  expect(all.filter((key) => !annsBefore.includes(key) && !bobsBefore.includes(key))).toEqual([
    `chat ${group.id} seen ${me.id}`,
  ])

  const { eraseUser, exportUser } = personalData({ stores: [store] }).of(me)
  const exported = await exportUser(ann.id)()
  expect(E.isRight(exported) && exported.right.values.map(({ key }) => key).toSorted()).toEqual(annsBefore)
  expect(await eraseUser(ann.id)()).toMatchObject(E.right({ values: annsBefore.length }))
  expect(await keys()).toEqual(all.filter((key) => !annsBefore.includes(key)))

  const inGroup = await personalData({ stores: [store] })
    .of(me)
    .exportUser(group.id)()
  expect(E.isRight(inGroup) && inGroup.right.values.map(({ key }) => key)).toContain(
    `timer ${me.id} dialog signup member ${bob.id} ${group.id}`,
  )
})
