// What a running bot says to the person who runs it: one sentence at a time.

import type { IO } from 'fp-ts/lib/IO.js'

// model

/** Tells a person one sentence. It must not throw. */
export type Notify = (sentence: string) => IO<void>

// instances

/** To stderr, a line for each sentence. */
// eslint-disable-next-line no-console -- This is where a program that was told nothing else speaks.
export const stderr: Notify = (sentence) => () => console.error(sentence)
