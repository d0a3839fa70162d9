// The timer of a dialog with `within`. Its payload is the person who is asked; the record says whether the
// time is over.

import { defined } from '@pipegram/core/Defined'
import { explain } from '@pipegram/core/Fault'
import { placeOf } from '@pipegram/core/Reply'
import type { StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { HasCall, HasMe, HasSignal } from '../../pipeline/Context.ts'
import { makeTimer, type SettableTimer } from '../../pipeline/Upkeep.ts'
import type { Conversation, DialogTimeout } from '../DialogPlan.ts'
import type { SubjectOutbox } from '../Outbox.ts'
import type { DialogPlace } from './DialogInbox.ts'
import type { DialogKeeper, DialogKeeperOptions } from './DialogKeeper.ts'
import type { DialogAct } from './DialogTurn.ts'

// model

/** Tells the person of a dialog that the time is over. */
export type TellLate<E1> = (
  ctx: HasCall & HasMe & HasSignal,
  asked: AskedPerson,
  act: Extract<DialogAct, { readonly _tag: 'Done' | 'Late' }>,
) => TE.TaskEither<E1 | StoreError, void>

/** Who was asked, and where: what a timer keeps. */
export type AskedPerson = t.TypeOf<typeof AskedPerson>

// codecs

const AskedPerson = /* @__PURE__ */ t.readonly(
  /* @__PURE__ */ t.type({
    subject: t.string,
    from: t.number,
    place: /* @__PURE__ */ t.intersection([
      /* @__PURE__ */ t.type({ chat_id: t.number }),
      /* @__PURE__ */ t.partial({
        message_thread_id: t.number,
        direct_messages_topic_id: t.number,
        business_connection_id: t.string,
      }),
    ]),
  }),
)

// constructors

/** Runs the function of `within`, and writes that it has ended. Its calls are sent once for each run. */
export const makeTellLate =
  <A, E1>(dialog: Conversation<A, E1>, keeper: DialogKeeper, once: SubjectOutbox): TellLate<E1> =>
  ({ call, me, signal }, { subject, from, place }, { answers, run }) => {
    const ctx: DialogTimeout<object> = {
      ...once(`${subject} dialog ${me.id} ${dialog.name} late ${run}`, call),
      me,
      signal,
      chat: { id: place.chat_id },
      from: { id: from },
      place: defined(place),
      answers,
    }
    return pipe(
      dialog.rules.within?.run(ctx) ?? TE.right(undefined),
      TE.chainW(() => keeper.finish({ me, subject }, 'late', run)),
    )
  }

/** The timer of a dialog. `undefined` if the dialog has no `within`. */
export const makeDialogTimer = <A, E1>(
  dialog: Conversation<A, E1>,
  { store, clock }: DialogKeeperOptions,
  keeper: DialogKeeper,
  tellLate: TellLate<E1>,
): SettableTimer | undefined =>
  dialog.rules.within === undefined
    ? undefined
    : makeTimer({
        name: `dialog ${dialog.name}`,
        store,
        clock,
        ring: ({ payload, ...ctx }) =>
          pipe(
            TE.fromEither(E.mapLeft(explain('payload'))(AskedPerson.decode(payload))),
            TE.chainW((asked) =>
              pipe(
                keeper.expire({ me: ctx.me, subject: asked.subject }),
                TE.chainW((act) => {
                  if (typeof act !== 'object') return TE.right(act)
                  return act._tag === 'Late'
                    ? TE.map(() => undefined)(tellLate(ctx, asked, act))
                    : TE.right(undefined)
                }),
              ),
            ),
          ),
      })

// destructors

/** Who is asked, and where. */
export const askedAt = ({ subject, from, message }: DialogPlace): AskedPerson => ({
  subject,
  from: from.id,
  place: placeOf(message),
})
