// Dead letters in a store, one value each.

import { system } from '@pipegram/core/Clock'
import { toMillis } from '@pipegram/core/Duration'
import { type Store, type StoreEntry, type StoreError, total } from '@pipegram/core/Store'
import { keysIn, showStoreError } from '@pipegram/core/StoreKeys'
import * as E from 'fp-ts/lib/Either.js'
import { isLetterAbout, letterIn, toText, updateIn } from './KeptLetter.ts'
import type { DeadLetterBox, DeadLetterOptions } from './LetterBox.ts'

/** Dead letters in a store. */
export const letterStore = (
  place: Required<Store>,
  { ttl = '30d', clock = system }: DeadLetterOptions,
): DeadLetterBox => {
  const store = { ...total(place), list: place.list }
  const time = toMillis('ttl', ttl)
  const removed = async ({ key, version }: FoundLetter): Promise<E.Either<string, boolean>> => {
    const gone = await store.remove(key, version)()
    if (E.isRight(gone)) return E.right(true)
    // Another process was first.
    return gone.left._tag === 'Outdated' ? E.right(false) : E.left(sentence(gone.left))
  }
  const removeEach = async (
    letters: ReadonlyArray<FoundLetter>,
    isOver: (letter: FoundLetter) => Promise<boolean>,
  ): Promise<E.Either<string, number>> => {
    let count = 0
    for (const letter of letters) {
      if (!(await isOver(letter))) continue
      const gone = await removed(letter)
      if (E.isLeft(gone)) return gone
      if (gone.right) count += 1
    }
    return E.right(count)
  }
  return {
    hook: (letter) => async () => {
      const now = clock.now()
      // Keys sort by time, and two keys of one moment differ.
      const key = `${beginning}${String(now).padStart(16, '0')} ${crypto.randomUUID()}`
      const kept = await store.set(key, toText(letter, now), undefined, time)()
      // A hook that rejects runs again until it succeeds.
      if (E.isLeft(kept)) throw new Error(sentence(kept.left))
    },
    replay: (handle) => async () => {
      const letters = await lettersIn(store)
      if (E.isLeft(letters)) return letters
      return removeEach(letters.right, async ({ value }) => {
        const update = updateIn(value)
        return update !== undefined && (await handle(update)())
      })
    },
    exportOf: (id) => async () => {
      const letters = await lettersIn(store)
      if (E.isLeft(letters)) return letters
      const texts = letters.right.map(({ value }) => value).filter(isLetterAbout(id))
      return E.right(texts.flatMap((text) => letterIn(text) ?? []))
    },
    eraseOf: (id) => async () => {
      const letters = await lettersIn(store)
      if (E.isLeft(letters)) return letters
      return removeEach(letters.right, async ({ value }) => isLetterAbout(id)(value))
    },
  }
}

// private

interface FoundLetter extends StoreEntry {
  readonly key: string
}

const beginning = 'letter '

// All letters, oldest first. A letter that does not decrypt is left out.
const lettersIn = async (store: Required<Store>): Promise<E.Either<string, ReadonlyArray<FoundLetter>>> => {
  const keys = await keysIn(beginning)(store)()
  if (E.isLeft(keys)) return E.left(sentence(keys.left))
  const letters: Array<FoundLetter> = []
  for (const key of keys.right) {
    const found = await store.get(key)()
    if (E.isLeft(found) && found.left._tag === 'Unavailable') return E.left(sentence(found.left))
    if (E.isRight(found) && found.right !== undefined) letters.push({ key, ...found.right })
  }
  return E.right(letters)
}

const sentence = (error: StoreError): string =>
  `The dead letters in the store cannot be used: ${showStoreError(error)}`
