// Exports and erases one person's data in the stores, the inbox and the dead letters of a bot.
//
// Wing `personal`: all data of one person, wherever it is.

import type { HasMe } from '@pipegram/compose/Context'
import { named, type Middleware } from '@pipegram/compose/Middleware'
import type { UserFacingError } from '@pipegram/compose/UserFacingError'
import { type Clock, system } from '@pipegram/core/Clock'
import { type Store, total } from '@pipegram/core/Store'
import type { BotFullInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Inbox } from '../inbox/Inbox.ts'
import { type DeadLetterBox, deadLettersIn, type KeptLetter } from '../letters/DeadLetterBox.ts'
import {
  inboxPlace,
  letterPlace,
  type PersonalPlace,
  type StoredFact,
  valuePlace,
} from './internal/PersonalPlace.ts'

export type { StoredFact } from './internal/PersonalPlace.ts'

// model

/** Where a bot keeps data. */
export interface PersonalDataOptions {
  /**
   * All stores of the bot: of sessions, dialogs, jobs, outbox, throttles, dead letters. Each must be able to
   * list its keys. Pass encrypted stores as the bot uses them, so that they can be read.
   */
  readonly stores: ReadonlyArray<Store>
  /** The inbox of the bot. Default: none. */
  readonly inbox?: Inbox
  /** Dead letters in files. Dead letters in `stores` are found without this. Default: none. */
  readonly letters?: ReadonlyArray<DeadLetterBox>
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

/** All stored data of a user or a chat, as a plain value for `JSON.stringify`. */
export interface PersonalExport {
  /** The id of the user or the chat. */
  readonly id: number
  /** When the data was read, in UTC. */
  readonly at: string
  /**
   * The values of keys that begin with the user or the chat, and the jobs whose id or payload names them. A
   * value that cannot be read has a `fault` instead.
   */
  readonly values: ReadonlyArray<StoredFact>
  /** The updates that wait or are parked in the inbox, as Telegram sent them. */
  readonly updates: ReadonlyArray<unknown>
  readonly letters: ReadonlyArray<KeptLetter>
}

/** How many things were erased, by place. */
export interface ErasedCount {
  readonly values: number
  readonly updates: number
  readonly letters: number
}

/** At least one place could not be read or written. The others were; erased data stays erased. */
export interface PersonalDataFailed extends UserFacingError {
  readonly _tag: 'PersonalDataFailed'
  /** What failed, for the operator of the bot. It has no data of users, except keys. */
  readonly reason: string
}

/** What `use(personal)` adds to the context. */
export interface HasPersonalData {
  /** Reads all stored data of a user or a chat, by id. */
  readonly exportUser: (id: number) => TaskEither<PersonalDataFailed, PersonalExport>
  /**
   * Erases all stored data of a user or a chat. It may be repeated. A handler that runs at the same time may
   * still write: `set` of a session fails as `Outdated`, and `change` begins with the initial value.
   */
  readonly eraseUser: (id: number) => TaskEither<PersonalDataFailed, ErasedCount>
}

/** Access to the data of each person: a step for handlers, and functions for use outside a handler. */
export interface PersonalAccess extends Middleware<HasMe, HasPersonalData, never> {
  /** The functions that the step adds, for the bot with this id. */
  readonly of: (me: Pick<BotFullInfo, 'id'>) => HasPersonalData
}

// constructors

/**
 * Finds, exports and erases the data that pipegram stores of one person. Keys of stores begin with their
 * owner, as `@pipegram/core/KeyOwner` makes them: your own keys that begin so are found, too. The id of a
 * group means the data of the group, and of its members in the group. Throws a `TypeError` if a store cannot
 * list its keys.
 *
 * @example
 *   import { reply } from '@pipegram/core/Reply'
 *   import { count, makeMemoryStore } from '@pipegram/core/Store'
 *   import { ofUser } from '@pipegram/core/KeyOwner'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { personalData } from '@pipegram/updates/PersonalData'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 *   const store = makeMemoryStore()
 *   const bot = pipeline(
 *     use(personalData({ stores: [store] })),
 *     commands({
 *       forget: ({ call, eraseUser, from, message }) =>
 *         pipe(
 *           eraseUser(from.id),
 *           TE.chainW(({ values }) => call(reply(message, `Erased: ${values}.`))),
 *         ),
 *     }),
 *   )
 *
 *   await count(`${ofUser(1001)} warnings`, '30d')(store)()
 *   const { calls } = await harness(bot)(said('/forget'))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'Erased: 1.' })
 */
export const personalData = (options: PersonalDataOptions): PersonalAccess => {
  const { inbox, letters = [], clock = system } = options
  const stores = options.stores.map(listing)
  const of = (me: Pick<BotFullInfo, 'id'>): HasPersonalData => {
    const updates = inbox === undefined ? [] : [inboxPlace(inbox, me.id)]
    const values = stores.map(valuePlace)
    const boxes = [...stores.map((store) => deadLettersIn(store)), ...letters].map(letterPlace)
    return {
      exportUser: (id) => async () => {
        const found = {
          values: await readIn(values, id),
          updates: await readIn(updates, id),
          letters: await readIn(boxes, id),
        }
        const faults = Object.values(found).flatMap((part) => part.faults)
        if (faults.length > 0) return E.left(failed(faults))
        const at = new Date(clock.now()).toISOString()
        const { found: of } = found.values
        return E.right({ id, at, values: of, updates: found.updates.found, letters: found.letters.found })
      },
      // Updates that wait are erased first, so that their handlers do not write new values.
      eraseUser: (id) => async () => {
        const gone = {
          updates: await eraseIn(updates, id),
          values: await eraseIn(values, id),
          letters: await eraseIn(boxes, id),
        }
        const faults = Object.values(gone).flatMap((part) => part.faults)
        if (faults.length > 0) return E.left(failed(faults))
        const { updates: waiting, values: stored, letters: kept } = gone
        return E.right({ values: stored.count, updates: waiting.count, letters: kept.count })
      },
    }
  }
  const step: Middleware<HasMe, HasPersonalData, never> = ({ me }, next) => next(of(me))
  return Object.assign(named('personalData', step, true), { of })
}

// private

const listing = (store: Store): Required<Store> => {
  if (store.list === undefined)
    throw new TypeError(
      'A store of personalData cannot list its keys, so personalData can find nothing in it. ' +
        'Use one that can, such as sqliteStore, postgresStore, redisStore or natsStore.',
    )
  return { ...total(store), list: store.list }
}

const failed = (faults: ReadonlyArray<string>): PersonalDataFailed => ({
  _tag: 'PersonalDataFailed',
  reason: faults.join(' '),
  sentence: 'Not all of your data could be reached. Please try again later.',
})

const readIn = async <A>(places: ReadonlyArray<PersonalPlace<A>>, id: number) => {
  const faults: Array<string> = []
  const found: Array<A> = []
  for (const { read } of places) {
    const part = await read(id)
    if (E.isLeft(part)) faults.push(part.left)
    else found.push(...part.right)
  }
  return { faults, found }
}

const eraseIn = async (places: ReadonlyArray<PersonalPlace<unknown>>, id: number) => {
  const faults: Array<string> = []
  let count = 0
  for (const { erase } of places) {
    const part = await erase(id)
    if (E.isLeft(part)) faults.push(part.left)
    else count += part.right
  }
  return { faults, count }
}
