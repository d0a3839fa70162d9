// What a handler answers: the message, the pressed button, or the question of a widget.

import type { AnyWidgetQuery } from '@pipegram/core/Reply'
import type { CallbackQuery, Message, Update } from '@pipegram/core/Types'
import type { HasCall } from '../../pipeline/Context.ts'

// model

/** A context that can be answered: it has a message, a pressed button, or a question of a widget. */
export type Answerable = HasCall & (Answered | WithButton | WithWidget)

// The compiler names the part of a union that has most fields of what it got. `update` makes this one it.
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

/** What a context has to answer. */
export const targetOf = (ctx: Answerable): Message | CallbackQuery | AnyWidgetQuery =>
  'message' in ctx ? ctx.message : 'callback_query' in ctx ? ctx.callback_query : ctx.widget_query
