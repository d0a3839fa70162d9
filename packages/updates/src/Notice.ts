// Reports to the operator of the bot, one sentence at a time.

import type { IO } from 'fp-ts/lib/IO.js'

// model

/** Tells a person one sentence. Must not throw. */
export type Notify = (sentence: string) => IO<void>

// instances

/** Writes to stderr, a line for each sentence. */
// oxlint-disable-next-line no-console -- This is the default output of a program.
export const stderr: Notify = (sentence) => () => console.error(sentence)
