// The records of a dialog in a store. Each turn is one change by compare and set.

import type { Clock, Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { total, type Store, type StoreError } from '@pipegram/core/Store'
import { typed, type TypedChange } from '@pipegram/core/TypedStore'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasUpdate } from '../../pipeline/Context.ts'
import type { Conversation } from '../DialogPlan.ts'
import type { DialogPlace } from './DialogInbox.ts'
import type { AnswerFaults } from './DialogMoves.ts'
import { DialogRecord, mostDelay } from './DialogRecord.ts'
import { expired, turnOf, type DialogAct, type DialogInput, type DialogMoment } from './DialogTurn.ts'

// model

/** The owner of a record. */
export interface DialogOwner extends Pick<DialogPlace, 'subject'> {
  readonly me: { readonly id: number }
}

/** The owner of a turn, with the update. */
export interface DialogTurnContext extends HasUpdate, DialogOwner {}

/** Keeps records. */
export interface DialogKeeper {
  /** Writes the turn of an update, and returns what to do next. */
  readonly turn: (ctx: DialogTurnContext, input: DialogInput) => TE.TaskEither<StoreError, DialogAct>
  /** Writes that the open question of a run was not sent. */
  readonly unasked: (owner: DialogOwner, run: number) => TE.TaskEither<StoreError, void>
  /** Writes that the time is over, and returns what to do next, or when to check again. */
  readonly expire: (owner: DialogOwner) => TE.TaskEither<StoreError, DialogAct | Millis | undefined>
  /** Writes that the function at the end of a run was successful. */
  readonly finish: (
    owner: DialogOwner & Partial<HasUpdate>,
    how: 'done' | 'late',
    run: number,
  ) => TE.TaskEither<StoreError, void>
}

/** Options of a keeper. */
export interface DialogKeeperOptions extends Pick<DialogMoment, 'migrate' | 'reentry'> {
  readonly store: Store
  readonly ttl?: Duration | undefined
  readonly clock: Clock
}

// constructors

/** The end of the keys of all records of a bot. */
export const recordSuffix = (bot: number): string => ` dialog ${bot}`

/** Keeps the records of a dialog. */
export const makeKeeper = <A, E1>(
  dialog: Conversation<A, E1>,
  { store, migrate, reentry, clock, ...options }: DialogKeeperOptions,
): DialogKeeper => {
  const records = typed(DialogRecord)(total(store))
  const open = options.ttl === undefined ? undefined : toMillis('ttl', options.ttl)
  const keyOf = ({ me, subject }: DialogOwner): string => subject + recordSuffix(me.id)
  const kept = <B>(record: DialogRecord | undefined, result: B): TypedChange<DialogRecord, B> => ({
    value: record,
    ...defined({ ttl: record?.ended === undefined ? open : mostDelay }),
    result,
  })
  const unreadable = (key: string, faults: AnswerFaults): StoreError => ({
    _tag: 'Unreadable',
    key,
    reason: `The answers of the dialog "${dialog.name}": ${faults.join('; ')}.`,
  })
  return {
    turn: (ctx, input) => {
      const key = keyOf(ctx)
      const take = turnOf(dialog, { update: ctx.update, now: clock.now(), migrate, reentry }, input)
      return pipe(
        records.change<E.Either<AnswerFaults, DialogAct>>(key, (stored) => {
          const turn = take(stored)
          return E.isLeft(turn)
            ? { value: stored, result: turn }
            : kept(turn.right.record, E.right(turn.right.act))
        }),
        TE.chainEitherK(E.mapLeft((faults) => unreadable(key, faults))),
      )
    },
    unasked: (owner, run) =>
      records.change(keyOf(owner), (stored) =>
        kept(stored?.run === run ? { ...stored, unasked: true } : stored, undefined),
      ),
    expire: (owner) =>
      records.change<DialogAct | Millis | undefined>(keyOf(owner), (stored) => {
        const turn = expired(dialog, clock.now(), stored)
        return typeof turn === 'object' ? kept(turn.record, turn.act) : kept(stored, turn)
      }),
    finish: (owner, how, run) =>
      records.change(keyOf(owner), (stored) => {
        if (stored?.dialog !== dialog.name || stored.run !== run) return kept(stored, undefined)
        const { pending: _, ...record } = stored
        const last = Math.max(stored.last, owner.update?.update_id ?? 0)
        return kept({ ...record, last, at: clock.now(), answers: {}, ended: how }, undefined)
      }),
  }
}
