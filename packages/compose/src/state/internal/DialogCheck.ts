// A check before the first update: nobody may be in a dialog of another form, unless the bot says what
// happens to them.

import { total, type Store, type StoreError } from '@pipegram/core/Store'
import { typed } from '@pipegram/core/TypedStore'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { Conversation } from '../DialogPlan.ts'
import { recordSuffix, type DialogKeeperOptions } from './DialogKeeper.ts'
import { DialogRecord } from './DialogRecord.ts'

// How many records to read at a time, and up to how many people to count.
const readAtOnce = 20
const mostCounted = 1_000

// The keys of all values of members begin with this.
const membersPrefix = 'member '

// constructors

/**
 * Counts the people who are in another form of the dialog. Returns a sentence if there are any. The store
 * keeps the form of the last start, so most starts read only one value.
 */
export const makeDialogCheck =
  <A, E1>(dialog: Conversation<A, E1>, { store, clock }: Pick<DialogKeeperOptions, 'clock' | 'store'>) =>
  (bot: number): TE.TaskEither<StoreError, string | undefined> =>
  async () => {
    const safe = total(store)
    const forms = typed(t.string)(safe)
    const key = `dialog-form ${bot} ${dialog.name}`
    const known = await forms.get(key)()
    if (E.isLeft(known)) return known
    if (known.right?.value === dialog.form) return E.right(undefined)
    const counted = await countOthers(dialog, safe, bot, clock.now())
    if (E.isLeft(counted)) return counted
    if (counted.right > 0) return E.right(sentenceOf(dialog.name, counted.right))
    const written = await forms.change(key, () => ({ value: dialog.form, result: undefined }))()
    return written
  }

// private

const countOthers = async <A, E1>(
  dialog: Conversation<A, E1>,
  store: Store,
  bot: number,
  now: number,
): Promise<E.Either<StoreError, number>> => {
  const records = typed(DialogRecord)(store)
  const limit = dialog.rules.within?.limit ?? Infinity
  const people = new Set<string>()
  for (let from: string | undefined; store.list !== undefined;) {
    const page = await store.list(membersPrefix, from)()
    if (E.isLeft(page)) return page
    const { next } = page.right
    const keys = page.right.keys.filter((key) => key.endsWith(recordSuffix(bot)))
    for (let at = 0; at < keys.length; at += readAtOnce) {
      const some = keys.slice(at, at + readAtOnce)
      const found = await Promise.all(some.map((key) => records.get(key)()))
      for (const [i, each] of found.entries()) {
        // An unreadable record fails later, when its person writes.
        if (E.isLeft(each) && each.left._tag === 'Unavailable') return each
        const record = E.isRight(each) ? each.right?.value : undefined
        const isInside =
          record?.dialog === dialog.name &&
          record.form !== dialog.form &&
          record.ended === undefined &&
          now - record.at <= limit
        if (isInside) people.add(some[i] ?? '')
      }
      if (people.size >= mostCounted) return E.right(people.size)
    }
    from = next
    if (from === undefined) break
  }
  return E.right(people.size)
}

const sentenceOf = (name: string, count: number): string => {
  const who =
    count >= mostCounted
      ? `${mostCounted} people or more are`
      : count === 1
        ? '1 person is'
        : `${count} people are`
  return (
    `${who} in the dialog "${name}", whose questions this release has changed. Give its converse(…) ` +
    'the option "migrate", which turns their answers into those of the new questions, or "changed", the ' +
    'text that tells them that the questions begin again.'
  )
}
