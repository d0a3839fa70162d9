// Reads links into Telegram by the parts of their text: a path of t.me, or an action of `tg:`, each with a
// query.

import { defined } from '../../ports/Defined.ts'
import { adminRights, chatKinds, type DeepLink } from './DeepLinkModel.ts'

// constructors

/** The link with a path, split at its slashes. Its numbers and names are not checked yet. */
export const fromPath = (
  [first = '', ...rest]: ReadonlyArray<string>,
  query: URLSearchParams,
): DeepLink | undefined => {
  if (first === 'share')
    return rest.length === 0 || (rest.length === 1 && rest[0] === 'url') ? shareOf(query) : undefined
  if (first === 'c')
    return rest.length === 2 || rest.length === 3
      ? messageIn(privateChat(rest[0] ?? null), rest.slice(1), query)
      : undefined
  if (rest.length > 2) return undefined
  if (rest.length === 0) return fromBot(first, null, query)
  return rest.every((id) => /^\d+$/.test(id))
    ? messageIn(first, rest, query)
    : rest.length === 1
      ? fromBot(first, rest[0] ?? null, query)
      : undefined
}

/** The link with an action, such as `resolve`. Its numbers and names are not checked yet. */
export const fromTg = (action: string, query: URLSearchParams): DeepLink | undefined => {
  const post = query.get('post')
  switch (action) {
    case 'resolve': {
      const name = query.get('domain') ?? ''
      return post === null ? fromBot(name, query.get('appname'), query) : messageIn(name, [post], query)
    }
    case 'privatepost':
      return messageIn(privateChat(query.get('channel')), [post ?? ''], query)
    case 'msg_url':
    case 'share':
      return shareOf(query)
    case 'user':
      return { _tag: 'User', id: numberOf(query.get('id')) }
    default:
      return undefined
  }
}

// private

// A parameter, unless it is empty.
const given = (value: string | null): string | undefined =>
  value === null || value === '' ? undefined : value

const listed = <A extends string>(known: ReadonlyArray<A>, value: string | null): ReadonlyArray<A> => {
  const words = (value ?? '').split(/[ +]/)
  return known.filter((each) => words.includes(each))
}

const numberOf = (text: string | null | undefined): number =>
  /^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN

const fromBot = (bot: string, app: string | null, query: URLSearchParams): DeepLink => {
  const payload = (name: string): { readonly payload?: string } => {
    return defined({ payload: given(query.get(name)) })
  }
  const admin = listed(adminRights, query.get('admin'))
  if (query.has('startgroup'))
    return { _tag: 'StartGroup', bot, ...payload('startgroup'), ...(admin.length === 0 ? {} : { admin }) }
  if (query.has('startchannel')) return { _tag: 'StartChannel', bot, admin }
  if (query.has('startattach')) {
    const choose = listed(chatKinds, query.get('choose'))
    return { _tag: 'StartAttach', bot, ...payload('startattach'), ...(choose.length === 0 ? {} : { choose }) }
  }
  if (query.has('startapp') || app !== null) {
    const [mode] = listed(['compact', 'fullscreen'], query.get('mode'))
    return {
      _tag: 'StartApp',
      bot,
      ...(app === null ? {} : { app }),
      ...payload('startapp'),
      ...defined({ mode }),
    }
  }
  const start = given(query.get('start'))
  return start === undefined ? { _tag: 'Chat', username: bot } : { _tag: 'Start', bot, payload: start }
}

const messageIn = (chat: string | number, ids: ReadonlyArray<string>, query: URLSearchParams): DeepLink => {
  const thread = (ids.length > 1 ? ids[0] : query.get('thread')) ?? undefined
  return {
    _tag: 'Message',
    chat,
    message_id: numberOf(ids.at(-1)),
    ...defined({ message_thread_id: thread === undefined ? undefined : numberOf(thread) }),
  }
}

const shareOf = (query: URLSearchParams): DeepLink => {
  const text = given(query.get('text'))
  return { _tag: 'Share', url: query.get('url') ?? '', ...defined({ text }) }
}

const privateChat = (bare: string | null): number => -1_000_000_000_000 - numberOf(bare)
