// The wing `widgets`: small pages inside messages, their data, and their queries to the bot.
// https://core.telegram.org/bots/widgets

import { deflateSync } from 'node:zlib'
import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { Message, User, Widget } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat, toMessage } from '../../chats/internal/ChatAccess.ts'
import { captionIn } from '../../media/internal/Caption.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest, tooMany } from '../../requests/internal/Refusals.ts'
import { sendOne } from '../../sending/internal/MessageSender.ts'
import type { Act } from '../../state/internal/Act.ts'
import * as InlineMessage from '../../state/internal/InlineMessage.ts'
import { messageIn, withMessage } from '../../state/internal/Lookup.ts'
import { withResult, type Method, type MethodRequest, type MethodTable } from '../../state/internal/Method.ts'
import type { SharedWidget, State, StoredMessage } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** Methods of widgets. https://core.telegram.org/bots/api#sendwidget */
export const widgetMethods: MethodTable = {
  sendWidget: (state, request) => {
    const { params, now } = request
    const html = Parameters.text(params, 'html')
    if (html === '') return badRequest('parameter "html" is required')
    if (Buffer.byteLength(html) > 32_768 || deflateSync(html, { level: 9 }).length > 4096)
      return badRequest('INPUT_MEDIA_WIDGET_TOO_LARGE')
    const number = (name: string): number | undefined => Parameters.integer(params, name) || undefined
    const { public_data, chat_data } = dataIn(params)
    const size = { width: number('width'), height: number('height') }
    const widget: Widget = defined({ html, ...size, public_data, chat_data })
    const asks = Parameters.flag(params, 'allow_queries')
    if (!Parameters.flag(params, 'is_shared')) return sendWidget(state, request, widget, asks)
    const { chat_data: _, ...shown } = widget
    const id = `widget-${(state.widgets?.size ?? 0) + 1}`
    const shared: SharedWidget = { widget: { ...shown, id }, asks, changed: now - second }
    return sendWidget(withShared(state, shared), request, { ...widget, id }, asks)
  },
  sendSharedWidget: (state, request) => {
    const shared = state.widgets?.get(Parameters.text(request.params, 'widget_id'))
    if (shared === undefined) return badRequest('WIDGET_ID_INVALID')
    const { chat_data } = dataIn(request.params)
    return sendWidget(state, request, defined({ ...shared.widget, chat_data }), shared.asks)
  },
  answerWidgetQuery: (state, { params, now }) => {
    const id = Parameters.toInteger(Parameters.text(params, 'widget_query_id'))
    const query = SortedMap.get(id)(state.widgetQueries)
    if (query === undefined || query.expires < toSeconds(now))
      return badRequest('query is too old and response timeout expired or query ID is invalid')
    const { from, chat_id } = query
    const text = Parameters.text(params, 'data')
    const rest = { query_id: String(id), user_id: from.id, text, show_alert: false, url: '' }
    return E.right({
      state: { ...state, widgetQueries: SortedMap.remove(id)(state.widgetQueries) },
      result: true,
      happened: [{ _tag: 'Answered', chat_id, ...rest }],
    })
  },
  editMessageWidgetData: (state, { params, now }) => {
    const kept = keptIn(state, params)
    if (E.isLeft(kept)) return kept
    const { widget } = kept.right.message
    if (widget === undefined) return badRequest('there is no widget in the message to edit')
    const { public_data, chat_data } = dataIn(params)
    const { id } = widget
    const own = changedWidget(widget, id === undefined ? { public_data, chat_data } : { chat_data })
    const edited = withMessage({ ...kept.right, message: { ...kept.right.message, widget: own } })(state)
    return id === undefined || public_data === undefined
      ? withResult(edited, true)
      : sharedEdit(edited, id, public_data, now)
  },
  editSharedWidgetData: (state, { params, now }) =>
    sharedEdit(state, Parameters.text(params, 'widget_id'), params.values.get('public_data') ?? '', now),
}

/** The widget of a message sends the bot a query for a person. Returns the id of the query. */
export const askBot =
  (user: User, chat_id: number, message_id: number, data: string): Act<string> =>
  (state, now) => {
    const kept = messageIn(state, chat_id, message_id)
    if (kept?.message.widget === undefined) return E.left(`message ${message_id} has no widget`)
    if (kept.asks !== true) return E.left('this widget cannot ask the bot: it was sent without allow_queries')
    if (data === '' || Buffer.byteLength(data) > 64) return E.left('a query of a widget has 1 to 64 bytes')
    const id = state.lastQuery + 1
    const { chat, widget } = kept.message
    const query = defined({
      id: String(id),
      from: user,
      chat_instance: String(chat_id),
      type: { type: 'data' as const },
      data,
      chat,
      message_id,
      widget_id: widget.id,
    })
    const pending = { from: user, chat_id, expires: toSeconds(now) + 15 }
    const next = { ...state, lastQuery: id, widgetQueries: SortedMap.set(id, pending)(state.widgetQueries) }
    return E.right([
      { ...next, queue: UpdateQueue.push({ widget_query: query }, now)(next.queue) },
      String(id),
    ])
  }

// private

const second: Millis = 1000

type WidgetData = { readonly [K in 'public_data' | 'chat_data']: string | undefined }

const dataIn = ({ values }: Parameters.Parameters): WidgetData => ({
  public_data: values.get('public_data'),
  chat_data: values.get('chat_data'),
})

// Except on the test servers, a widget can be only in private chats, and cannot be forwarded.
const sendWidget = (
  state: State,
  request: MethodRequest,
  widget: Widget,
  asks: boolean,
): ReturnType<Method> => {
  const { params } = request
  if ([widget.public_data, widget.chat_data].some((data = '') => Buffer.byteLength(data) > 1024))
    return badRequest('INPUT_MEDIA_WIDGET_TOO_LARGE')
  const room = toChat(state, Parameters.text(params, 'chat_id'), 'write', request.now)
  if (E.isLeft(room)) return room
  if (room.right.chat.type !== 'private') return badRequest('INPUT_MEDIA_WIDGET_NOT_ALLOWED')
  const caption = captionIn(params)
  if (E.isLeft(caption)) return caption
  const values = new Map(params.values).set('protect_content', 'true')
  const sent = sendOne(state, { ...request, params: { ...params, values } }, (given) =>
    E.map((said: Partial<Message>) => [given, { widget, ...said }] as const)(caption.right(given)),
  )
  const [event] = E.isRight(sent) ? (sent.right.happened ?? []) : []
  if (E.isLeft(sent) || event?._tag !== 'Sent' || !asks) return sent
  const kept = messageIn(sent.right.state, event.chat_id, event.message.message_id)
  return kept === undefined
    ? sent
    : E.right({ ...sent.right, state: withMessage({ ...kept, asks: true })(sent.right.state) })
}

const keptIn = (state: State, params: Parameters.Parameters): E.Either<Refusal, StoredMessage> => {
  const inline = Parameters.text(params, 'inline_message_id')
  if (inline !== '') return InlineMessage.fromInlineMessageId(state, inline)
  const chat_id = Parameters.text(params, 'chat_id')
  const message_id = Parameters.integer(params, 'message_id')
  return E.map(([, kept]: readonly [unknown, StoredMessage]) => kept)(
    toMessage(state, chat_id, message_id, 'edit', 'message to edit'),
  )
}

// Fields that are left out stay; an empty text removes a field.
const changedWidget = (widget: Widget, data: Partial<WidgetData>): Widget => {
  const given = Object.fromEntries(Object.entries(data).filter(([, text]) => text !== undefined))
  const { public_data, chat_data, ...rest } = { ...widget, ...given }
  return defined({ ...rest, public_data: public_data || undefined, chat_data: chat_data || undefined })
}

const withShared = (state: State, shared: SharedWidget): State => ({
  ...state,
  widgets: new Map(state.widgets).set(shared.widget.id ?? '', shared),
})

// All messages of a shared widget have the same public data, which changes at most once a second.
const sharedEdit = (state: State, id: string, public_data: string, now: Millis): ReturnType<Method> => {
  const shared = state.widgets?.get(id)
  if (shared === undefined) return badRequest('WIDGET_ID_INVALID')
  if (now < shared.changed + second) return E.left(tooMany(1))
  if (Buffer.byteLength(public_data) > 1024) return badRequest('INPUT_MEDIA_WIDGET_TOO_LARGE')
  const changed = { ...shared, widget: changedWidget(shared.widget, { public_data }), changed: now }
  const shown = SortedMap.values(state.rooms).flatMap(({ messages }) =>
    SortedMap.values(messages).filter(({ message }) => message.widget?.id === id),
  )
  return withResult(
    shown.reduce(
      (next, kept) => {
        const { widget } = kept.message
        return widget === undefined
          ? next
          : withMessage({
              ...kept,
              message: { ...kept.message, widget: changedWidget(widget, { public_data }) },
            })(next)
      },
      withShared(state, changed),
    ),
    true,
  )
}
