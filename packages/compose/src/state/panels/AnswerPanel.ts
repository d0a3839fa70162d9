// Buttons with which a user builds an answer, press by press: the days of a calendar, several words.
//
// Wing `state/panels`: questions that need several presses.

import type { Rows } from '@pipegram/core/Keyboard'

// model

/** A button of a panel. Without `press` it does nothing. */
export interface PanelButton {
  readonly text: string
  /** The meaning of the press for the panel: a whole number from 0 to 2^31 − 1. */
  readonly press?: number
}

/** The result of a press: another draft, or the answer. `undefined` if the press has no meaning any more. */
export type PanelStep<B> = { readonly draft: number } | { readonly answer: B } | undefined

/**
 * The buttons of a question, and what they do. A draft is the user's choices so far, as a whole number from 0
 * to 2^31 − 1. It begins with 0.
 */
export interface AnswerPanel<B> {
  /** The buttons. `language` is that of the user, if it is known. */
  readonly rows: (draft: number, language: string | undefined) => Rows<PanelButton>
  readonly press: (draft: number, press: number) => PanelStep<B>
}

/** The largest press, and the largest draft. */
export const mostPress = 2 ** 31 - 1
