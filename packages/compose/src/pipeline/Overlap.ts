// What happens to the updates for a branch while an earlier update of the same chat waits or runs.

import type { Millis } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import type { Message, Update } from '@pipegram/core/Types'
import { messageOf } from '@pipegram/core/Update'
import * as O from 'fp-ts/lib/Option.js'
import type { HasTurn, HasUpdate } from './Context.ts'
import { named, type Middleware } from './Middleware.ts'
import type { OverlapRule } from './Shape.ts'

// model

/**
 * What to do with overlapping updates of one chat and one branch. `queue`: all are handled, in order.
 * `latest`: only the newest waiting update is handled. `debounce`: the newest update is handled when no other
 * one has come for a time. `interrupt`: a new update ends the running handler, and is handled instead.
 * `merge`: the waiting updates are handled as one, with all their messages.
 */
export type OverlapPolicy = OverlapRule['policy'] | 'merge'

/** What `overlap` adds. */
export interface HasSkipped {
  /**
   * The updates that this one replaces, oldest first. They are not handled themselves. They are finished
   * together with this one, so that a crash loses none of them.
   */
  readonly skipped: ReadonlyArray<Update>
}

/** What `overlap('merge')` adds. */
export interface HasMerged extends HasSkipped {
  /**
   * The messages of the updates that are handled as one, oldest first. The last message is that of `update`.
   */
  readonly merged: ReadonlyArray<Message>
}

// constructors

/**
 * Says what happens to updates for a branch while an earlier update of the same chat waits or runs. The
 * routes of the branch decide which updates belong to it; conditions such as `when` do not count. Updates for
 * other branches keep their place in the chat. Default, without this step: `queue`.
 *
 * A debounced update waits until `quiet` has passed since the last update, but at most ten times as long. An
 * update of the chat for another branch ends the wait.
 *
 * @example
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { overlap } from '@pipegram/compose/Overlap'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { reply } from '@pipegram/core/Reply'
 *
 *   const bot = pipeline(
 *     use(overlap('debounce', '2s')),
 *     use(on('message', 'text')),
 *     handle(({ call, message, skipped }) =>
 *       call(reply(message, `That was ${skipped.length + 1} messages.`)),
 *     ),
 *   )
 */
export function overlap(
  policy: 'queue' | 'latest' | 'interrupt',
): Middleware<HasUpdate & HasTurn, HasSkipped, never>
export function overlap(
  policy: 'debounce',
  quiet: Duration,
): Middleware<HasUpdate & HasTurn, HasSkipped, never>
export function overlap(policy: 'merge'): Middleware<HasUpdate & HasTurn, HasMerged, never>
export function overlap(
  policy: OverlapPolicy,
  quiet: Duration = 1,
): Middleware<HasUpdate & HasTurn, HasMerged, never> {
  const label = policy === 'debounce' ? `debounce ${toMillis('The quiet of overlap', quiet)} ms` : policy
  return Object.assign(
    named<HasUpdate & HasTurn, HasMerged, never>(
      `overlap: ${label}`,
      ({ turn, update }, next) => {
        const skipped = turn?.skipped ?? []
        const all = policy === 'merge' ? [...skipped, update] : []
        return next({ skipped, merged: all.flatMap((each) => O.match(noMessages, one)(messageOf(each))) })
      },
      true,
    ),
    { overlap: ruleOf(policy, toMillis('The quiet of overlap', quiet)) },
  )
}

// private

const ruleOf = (policy: OverlapPolicy, quiet: Millis): OverlapRule =>
  policy === 'debounce' ? { policy, quiet } : { policy: policy === 'merge' ? 'latest' : policy }

const noMessages = (): ReadonlyArray<Message> => []

const one = (message: Message): ReadonlyArray<Message> => [message]
