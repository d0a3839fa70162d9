// Asks the questions of a dialog, and remembers one that was not sent.

import { mayHaveActed, type ApiError } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DialogContext } from '../DialogContext.ts'
import type { DialogKeeper, DialogOwner } from './DialogKeeper.ts'
import type { AskAct, DialogVoice } from './DialogVoice.ts'

// constructors

/** Asks. A question that was certainly not sent is asked before the next message counts as its answer. */
export const makeAsking =
  (voice: DialogVoice, keeper: DialogKeeper) =>
  (owner: DialogOwner, ctx: DialogContext, act: AskAct): TE.TaskEither<ApiError, unknown> =>
    pipe(
      voice.ask(ctx, act),
      TE.orElse((error) => async () => {
        const isSeen = act.errors.length > 0 || act.isRedrawn
        if (!isSeen && !mayHaveActed(error)) await keeper.unasked(owner, act.run)()
        return E.left(error)
      }),
    )
