// The records of a dialog in a store. Each turn is one change that compares and sets.

import type { Clock } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { total, type Store, type StoreError } from '@pipegram/core/Store'
import { typed } from '@pipegram/core/TypedStore'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasMe, HasUpdate } from '../../pipeline/Context.ts'
import type { DialogPlan } from '../DialogPlan.ts'
import type { DialogPlace } from './DialogInbox.ts'
import { DialogRecord, mostDelay } from './DialogRecord.ts'
import {
  turnOf,
  type AnswerFaults,
  type DialogAct,
  type DialogInput,
  type DialogMoment,
} from './DialogTurn.ts'

// model

/** Whose turn it is. */
export interface DialogTurnContext extends HasUpdate, HasMe, Pick<DialogPlace, 'subject'> {}

/** Keeps records. */
export interface DialogKeeper {
  /** Writes the turn of an update, and gives what is done then. */
  readonly turn: (ctx: DialogTurnContext, input: DialogInput) => TE.TaskEither<StoreError, DialogAct>
  /** Writes that a run of the dialog has ended well. */
  readonly finish: (ctx: DialogTurnContext, run: number) => TE.TaskEither<StoreError, void>
}

/** Options of a keeper. */
export interface DialogKeeperOptions extends Pick<DialogMoment, 'migrate'> {
  readonly store: Store
  readonly ttl?: Duration | undefined
  readonly clock: Clock
}

// constructors

/** Keeps the records of a dialog. */
export const makeKeeper = <A, E1>(
  dialog: DialogPlan<A, E1>,
  { store, migrate, clock, ...options }: DialogKeeperOptions,
): DialogKeeper => {
  const records = typed(DialogRecord)(total(store))
  const open = options.ttl === undefined ? undefined : toMillis('ttl', options.ttl)
  const keyOf = ({ me, subject }: DialogTurnContext): string => `${subject} dialog ${me.id}`
  const kept = (record: DialogRecord | undefined) => ({
    value: record,
    ...defined({ ttl: record?.ended === undefined ? open : mostDelay }),
  })
  return {
    turn: (ctx, input) => {
      const key = keyOf(ctx)
      const take = turnOf(dialog, { update: ctx.update, now: clock.now(), migrate }, input)
      return pipe(
        records.change<E.Either<AnswerFaults, DialogAct>>(key, (stored) => {
          const turn = take(stored)
          return E.isLeft(turn)
            ? { value: stored, result: turn }
            : { ...kept(turn.right.record), result: E.right(turn.right.act) }
        }),
        TE.chain((act) =>
          TE.fromEither(
            pipe(
              act,
              E.mapLeft((faults): StoreError => ({
                _tag: 'Unreadable',
                key,
                reason: `The answers of the dialog "${dialog.name}": ${faults.join('; ')}.`,
              })),
            ),
          ),
        ),
      )
    },
    finish: (ctx, run) =>
      records.change(keyOf(ctx), (stored) => ({
        ...kept(
          stored?.dialog === dialog.name && stored.run === run
            ? {
                ...stored,
                last: Math.max(stored.last, ctx.update.update_id),
                at: clock.now(),
                answers: {},
                ended: 'done',
              }
            : stored,
        ),
        result: undefined,
      })),
  }
}
