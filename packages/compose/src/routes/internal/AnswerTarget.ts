// What a handler answers: the message, the pressed button, or the widget query.

import type { AnyWidgetQuery } from '@pipegram/core/Reply'
import type { CallbackQuery, Message, Update } from '@pipegram/core/Types'
import type { HasCall } from '../../pipeline/Context.ts'

// model

/** A context that can be answered: it has a message, a pressed button, or a widget query. */
export type Answerable = HasCall & (Answered | WithButton | WithWidget)

// In an error, the compiler names the part of the union that shares most fields. With `update`, it names this
// part.
interface Answered {
  readonly update?: Update
  readonly message: Message
}

interface WithButton {
  readonly callback_query: CallbackQuery
}

interface WithWidget {
  readonly widget_query: AnyWidgetQuery
}

// destructors

/** The message or query in a context that can be answered. */
export const targetOf = (ctx: Answerable): Message | CallbackQuery | AnyWidgetQuery =>
  'message' in ctx ? ctx.message : 'callback_query' in ctx ? ctx.callback_query : ctx.widget_query
