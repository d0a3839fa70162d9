// Keeps dead letters in a file or a store until they are replayed, for bots without an inbox.
//
// Wing `letters`: the places of dead letters.

import type { Store } from '@pipegram/core/Store'
import type { DeadLetterBox, DeadLetterOptions } from './internal/LetterBox.ts'
import { letterFile } from './internal/LetterFile.ts'
import { letterStore } from './internal/LetterStore.ts'

export type { DeadLetterBox, DeadLetterOptions, KeptLetter } from './internal/LetterBox.ts'

// constructors

/**
 * Dead letters in a file of this machine, one line of JSON each. The file has mode 0600; its folder must
 * exist. Or dead letters in a store that can list its keys; `prefixed` keeps two bots apart there. An inbox
 * needs no such box: it parks updates, and its `replay`, or the command `pipegram inbox replay`, gives them
 * to the bot again.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *   import { said } from '@pipegram/testing/Build'
 *   import { deadLettersIn } from '@pipegram/updates/DeadLetterBox'
 *
 *   // In a program: deadLettersIn('letters.jsonl'), or the store of the bot.
 *   const store = makeMemoryStore()
 *   const { hook, replay } = deadLettersIn(store)
 *   const { call } = makeRecorder(Answer.success())
 *   await hook({ _tag: 'TimedOut', update: said('Hi'), after: 60_000 }, call)()
 *
 *   assert.deepStrictEqual(await replay(() => async () => true)(), { _tag: 'Right', right: 1 })
 *   assert.strictEqual(store.size(), 0)
 */
export const deadLettersIn: {
  (file: string): DeadLetterBox
  (store: Required<Store>, options?: DeadLetterOptions): DeadLetterBox
} = (place: string | Required<Store>, options: DeadLetterOptions = {}): DeadLetterBox =>
  typeof place === 'string' ? letterFile(place) : letterStore(place, options)
