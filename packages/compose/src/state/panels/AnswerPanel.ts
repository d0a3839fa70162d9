// Buttons with which a user puts an answer together, press by press: the days of a calendar, several words.
//
// Wing `state/panels`: questions that are answered by several presses.

import type { Rows } from '@pipegram/core/Keyboard'

// model

/** A button of a panel. Without `press` it does nothing. */
export interface PanelButton {
  readonly text: string
  /** What the press means to the panel: a whole number from 0 to 2^31 − 1. */
  readonly press?: number
}

/** What a press makes: another draft, or the answer. `undefined` if it means nothing any more. */
export type PanelStep<B> = { readonly draft: number } | { readonly answer: B } | undefined

/**
 * The buttons of a question, and what they do. A draft is what was pressed so far, as a whole number from 0
 * to 2^31 − 1; it begins with 0.
 */
export interface AnswerPanel<B> {
  /** The buttons. `language` is that of the user, if Telegram says it. */
  readonly rows: (draft: number, language: string | undefined) => Rows<PanelButton>
  readonly press: (draft: number, press: number) => PanelStep<B>
}

/** The largest press, and the largest draft. */
export const mostPress = 2 ** 31 - 1
