// What a handler answers: the message, the pressed button, or the question of a widget.

import type { AnyWidgetQuery } from '@pipegram/core/Reply'
import type { CallbackQuery, Message } from '@pipegram/core/Types'
import type { HasCall } from '../../pipeline/Context.ts'

// model

/** A context that can be answered: it has a message, a pressed button, or a question of a widget. */
export type Answerable = HasCall &
  (
    | { readonly message: Message }
    | { readonly callback_query: CallbackQuery }
    | { readonly widget_query: AnyWidgetQuery }
  )

// destructors

/** What a context has to answer. */
export const targetOf = (ctx: Answerable): Message | CallbackQuery | AnyWidgetQuery =>
  'message' in ctx ? ctx.message : 'callback_query' in ctx ? ctx.callback_query : ctx.widget_query
