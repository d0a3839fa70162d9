// What the store keeps of one person in one chat: the open dialog, and the answers.

import type { Millis } from '@pipegram/core/Clock'
import type { Update } from '@pipegram/core/Types'
import * as t from 'io-ts'

// codecs

/** How a dialog ended. */
export type DialogEnding = t.TypeOf<typeof Ending>

const Ending = /* @__PURE__ */ t.keyof({ done: null, cancelled: null, late: null })

/** The record of a person in a chat. It is kept for two days after the end, to recognize repeated updates. */
export type DialogRecord = t.TypeOf<typeof DialogRecord>

export const DialogRecord = /* @__PURE__ */ t.readonly(
  /* @__PURE__ */ t.intersection([
    /* @__PURE__ */ t.type({
      /** The name of the dialog. */
      dialog: t.string,
      /** The form of the dialog to which the answers belong. */
      form: t.string,
      /** The id of the update that began the dialog. Buttons of other runs are old. */
      run: t.number,
      /** The id of the last update that changed the record. */
      last: t.number,
      /** The time of that change, in ms since 1970. */
      at: t.number,
      answers: /* @__PURE__ */ t.record(t.string, t.unknown),
    }),
    /* @__PURE__ */ t.partial({
      ended: Ending,
      /** The function of `within` has not ended yet. Until then the answers are kept. */
      pending: /* @__PURE__ */ t.literal(true),
      /** The user's choices so far in the panel of the open question. */
      draft: t.number,
      /** The open question was not sent, so no message can answer it. */
      unasked: /* @__PURE__ */ t.literal(true),
      /** The album whose photo was an answer, or a wrong one, and the update of that photo. */
      album: /* @__PURE__ */ t.type({ id: t.string, update: t.number }),
    }),
  ]),
)

// guards

/**
 * True if an update was handled before: Telegram or an inbox repeats it after a crash. The ids of updates
 * grow, but after a week without an update they begin at any number.
 */
export const isRepeat = ({ last, at }: DialogRecord, { update_id, message }: Update, now: Millis): boolean =>
  update_id <= last &&
  now - at < mostDelay &&
  // A message that was sent later is not a repeat, whatever its number is.
  (message === undefined || message.date * 1_000 <= at + mostSkew)

/** How long an ended dialog is kept: two days. */
export const mostDelay: Millis = 172_800_000

// private

// How much the clocks of Telegram and of this machine may differ.
const mostSkew: Millis = 10_000
