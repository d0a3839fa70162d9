// Places that may have data of a person: a store, an inbox, a box of dead letters.

import { change, type Store } from '@pipegram/core/Store'
import { showStoreError } from '@pipegram/core/StoreKeys'
import * as E from 'fp-ts/lib/Either.js'
import { type Inbox, type InboxError, type OpenInbox, showInboxError } from '../../inbox/Inbox.ts'
import type { DeadLetterBox, KeptLetter } from '../../letters/DeadLetterBox.ts'
import { personKeys } from './PersonKeys.ts'

// model

/** A value of a store, or why it cannot be read. */
export type StoredFact =
  | { readonly key: string; readonly value: unknown }
  | { readonly key: string; readonly fault: string }

/** A place that may have data of a person. Its operations fail with a sentence. */
export interface PersonalPlace<A> {
  readonly read: (id: number) => Promise<E.Either<string, ReadonlyArray<A>>>
  readonly erase: (id: number) => Promise<E.Either<string, number>>
}

// constructors

/** The values of a store. */
export const valuePlace = (store: Required<Store>): PersonalPlace<StoredFact> => ({
  read: async (id) => {
    const keys = await personKeys(store, id)
    if (E.isLeft(keys)) return E.left(showStoreError(keys.left))
    const facts: Array<StoredFact> = []
    for (const key of keys.right) {
      const found = await store.get(key)()
      if (E.isLeft(found) && found.left._tag === 'Unavailable') return E.left(showStoreError(found.left))
      if (E.isLeft(found)) facts.push({ key, fault: showStoreError(found.left) })
      else if (found.right !== undefined) facts.push({ key, value: plain(found.right.value) })
    }
    return E.right(facts)
  },
  erase: async (id) => {
    const keys = await personKeys(store, id)
    if (E.isLeft(keys)) return E.left(showStoreError(keys.left))
    const faults: Array<string> = []
    let count = 0
    for (const key of keys.right) {
      const gone = await change(key, (value) => ({ value: undefined, result: value !== undefined }))(store)()
      if (E.isLeft(gone)) faults.push(`${key} was not erased: ${showStoreError(gone.left)}`)
      else if (gone.right) count += 1
    }
    return faults.length > 0 ? E.left(faults.join(' ')) : E.right(count)
  },
})

/** The updates of an inbox. */
export const inboxPlace = (inbox: Inbox, bot: number): PersonalPlace<unknown> => ({
  read: (id) =>
    within(inbox, bot, async ({ exportOf }) => {
      const found = await exportOf?.(id)()
      return found && E.map((kept: Texts) => kept.map(({ text }): unknown => JSON.parse(text)))(found)
    }),
  erase: (id) => within(inbox, bot, async ({ eraseOf }) => eraseOf?.(id)()),
})

/** The letters of a box. */
export const letterPlace = (box: DeadLetterBox): PersonalPlace<KeptLetter> => ({
  read: (id) => box.exportOf(id)(),
  erase: (id) => box.eraseOf(id)(),
})

// private

type Texts = ReadonlyArray<{ readonly text: string }>

const within = async <A>(
  inbox: Inbox,
  bot: number,
  use: (open: OpenInbox) => Promise<E.Either<InboxError, A> | undefined>,
): Promise<E.Either<string, A>> => {
  const opened = await inbox.open(bot)()
  if (E.isLeft(opened)) return E.left(showInboxError(opened.left))
  const result = await use(opened.right)
  await opened.right.close()
  return result === undefined
    ? E.left(`The inbox ${inbox.name} cannot look into its updates.`)
    : E.mapLeft(showInboxError)(result)
}

// A stored value is mostly JSON, often a pair of a version and the data.
const plain = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return text
  }
}
