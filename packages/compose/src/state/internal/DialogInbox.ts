// What an update means to a dialog: who sent it, where, and what it says.

import { boundedInt, callbackData, type CallbackCodec } from '@pipegram/core/CallbackData'
import * as Command from '@pipegram/core/Command'
import { ofMember, type KeyOwner } from '@pipegram/core/KeyOwner'
import type { Message, Update } from '@pipegram/core/Types'
import { messageOf } from '@pipegram/core/Update'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { HasMe, HasUpdate } from '../../pipeline/Context.ts'
import type { DialogContext } from '../DialogContext.ts'
import type { Conversation } from '../DialogPlan.ts'
import { mostPress } from '../panels/AnswerPanel.ts'
import { mostSteps } from './DialogStep.ts'
import type { DialogInput } from './DialogTurn.ts'
import { placeOf } from './Subject.ts'

// model

/** Who is asked, and where. */
export interface DialogPlace extends Pick<DialogContext, 'message' | 'from' | 'chat'> {
  /** This person in this chat, or in its topic. */
  readonly subject: KeyOwner
}

/** The data of a button: the run of the dialog, the number of the step, and the number of the choice. */
export interface DialogButton {
  readonly run: number
  readonly step: number
  readonly choice: number
}

// codecs

/** The data of the buttons of a dialog. */
export const buttonOf = ({ name }: { readonly name: string }): CallbackCodec<DialogButton> =>
  callbackData(`dialog-${name}`, {
    run: boundedInt(0, Number.MAX_SAFE_INTEGER),
    step: boundedInt(0, mostSteps),
    choice: boundedInt(0, mostPress),
  })

// destructors

/** Who sent a message or pressed a button, and where. `undefined` for any other update. */
export const placeIn = (update: Update): DialogPlace | undefined => {
  const message =
    update.message ?? (update.callback_query === undefined ? undefined : O.toUndefined(messageOf(update)))
  const from = update.callback_query?.from ?? update.message?.from
  const place = placeOf(update)
  if (message === undefined || from === undefined || place === undefined) return undefined
  // Telegram shows one account for all who write in the name of a chat, so the chat counts.
  const who = update.message?.sender_chat?.id ?? from.id
  return { message, from, chat: message.chat, subject: ofMember(who, place) }
}

/**
 * What an update says to the dialog. `undefined` if it is not for the dialog: a command of other branches, or
 * a button of something else.
 */
export const inputIn = <A, E1>(dialog: Conversation<A, E1>, takesCommands: boolean) => {
  const data = buttonOf(dialog)
  const { cancel, back, fallback } = dialog.rules
  const foreign: DialogInput | undefined = fallback === undefined ? undefined : { _tag: 'Foreign' }
  const saidBy = (message: Message, me: HasMe['me']): DialogInput | undefined => {
    const said: DialogInput = { _tag: 'Said', message }
    const command = O.toUndefined(Command.fromMessage(message))
    if (command === undefined) return said
    if (Command.isFor(me)(command) && Command.isBySender(me)(message)) {
      if (command.name === cancel?.command) return { _tag: 'Cancel' }
      if (command.name === back) return { _tag: 'Back' }
    }
    return takesCommands ? said : foreign
  }
  return ({ update, me }: HasUpdate & HasMe): DialogInput | undefined => {
    if (update.message !== undefined) return saidBy(update.message, me)
    const pressed = data.decode(update.callback_query?.data)
    return E.isRight(pressed) ? { _tag: 'Pressed', ...pressed.right } : undefined
  }
}
