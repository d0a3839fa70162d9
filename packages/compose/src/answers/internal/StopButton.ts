// The buttons below an answer: one stops the answer, the other continues it.

import { button } from '@pipegram/core/Button'
import { callbackData } from '@pipegram/core/CallbackData'
import { string } from '@pipegram/core/Field'
import { inlineKeyboard } from '@pipegram/core/Keyboard'
import type { InlineKeyboardMarkup } from '@pipegram/core/Types'

// codecs

/** The data of a button that stops the answer above it. */
export const StopData = /* @__PURE__ */ callbackData('stop_answer', {})

/**
 * The data of a button that continues the answer above it. It contains the name of the answer in its chat.
 */
export const ResumeData = /* @__PURE__ */ callbackData('resume_answer', {
  answer: /* @__PURE__ */ string(32),
})

// constructors

/** A keyboard with a button that stops the answer. */
export const stopKeyboard = (text: string): InlineKeyboardMarkup =>
  inlineKeyboard([button(text, StopData, {})])

/** A keyboard with a button that continues an answer, above other buttons. */
export const resumeKeyboard = (
  text: string,
  answer: string,
  below: InlineKeyboardMarkup | undefined,
): InlineKeyboardMarkup =>
  inlineKeyboard([button(text, ResumeData, { answer })], ...(below?.inline_keyboard ?? []))
