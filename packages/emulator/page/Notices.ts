// What the page says beside the chat: toasts, and a dialog for alerts and links.

import { signal } from '@preact/signals'
import { safeAddress } from './SafeAddress.ts'

// model

/** A line that goes away by itself. */
export interface Toast {
  readonly number: number
  readonly text: string
  readonly isFault: boolean
}

/** A text that the person closes, perhaps with a link to open. */
export interface DialogNotice {
  readonly text: string
  readonly href?: string
  /** An address that is shown as a text. */
  readonly address?: string
  /** What the person can pick. Without choices, the dialog is only closed. */
  readonly choices?: ReadonlyArray<DialogChoice>
  /** Runs if the person picks nothing. */
  readonly cancelled?: () => void
}

/** Something that the person can pick in a dialog. */
export interface DialogChoice {
  readonly label: string
  readonly pick: () => void
}

// signals

/** The toasts, the oldest first. */
export const toasts = signal<ReadonlyArray<Toast>>([])

/** The dialog that is open. */
export const dialog = signal<DialogNotice | undefined>(undefined)

// combinators

/** Shows a toast. */
export const toast = (text: string, isFault = false): void => {
  last += 1
  const number = last
  toasts.value = [...toasts.value.slice(-3), { number, text, isFault }]
  setTimeout(() => {
    toasts.value = toasts.value.filter((one) => one.number !== number)
  }, 5000)
}

/** Shows why something was refused. */
export const failed = (error: unknown): void =>
  toast(error instanceof Error ? error.message : String(error), true)

/** Shows a text in a dialog. */
export const alert = (text: string): void => {
  dialog.value = { text }
}

/** Lets the person pick something. */
export const choose = (text: string, choices: ReadonlyArray<DialogChoice>): void => {
  dialog.value = { text: choices.length === 0 ? `${text}: nothing fits.` : text, choices }
}

/** Asks before it opens a link, and shows all of its address. */
export const openLink = (url: string): void => {
  const href = safeAddress(url)
  dialog.value =
    href === undefined
      ? { text: `The page does not open this link: ${url}` }
      : { text: 'Open this link?', href }
}

// private

let last = 0
