// How a bot presents itself: its name and descriptions by language, its menu button, and its default rights.
// https://core.telegram.org/bots/api#setmyname

import type { Refusal } from '@pipegram/core/ApiError'
import { noRights, type AdministratorRight } from '@pipegram/core/Permissions'
import { MenuButton } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as ChatRights from '../../requests/internal/ChatRights.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'
import type { ProfileText, State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** https://core.telegram.org/bots/api#setmyname. Without a language it is the name that `getMe` shows. */
export const setMyName: Method = (state, request) => {
  const set = setText('name', 64)(state, request)
  const { params } = request
  const name = Parameters.text(params, 'name')
  if (E.isLeft(set) || Parameters.text(params, 'language_code') !== '' || name === '') return set
  const { me, bot } = set.right.state
  const named = { ...bot, first_name: name }
  return withResult(
    {
      ...set.right.state,
      me: { ...me, first_name: name },
      bot: named,
      users: SortedMap.set(bot.id, named)(state.users),
    },
    true,
  )
}

/** https://core.telegram.org/bots/api#getmyname */
export const getMyName: Method = (state, request) => getText('name', state.bot.first_name)(state, request)

/** https://core.telegram.org/bots/api#setmydescription */
export const setMyDescription: Method = (state, request) => setText('description', 512)(state, request)

/** https://core.telegram.org/bots/api#getmydescription */
export const getMyDescription: Method = (state, request) => getText('description', '')(state, request)

/** https://core.telegram.org/bots/api#setmyshortdescription */
export const setMyShortDescription: Method = (state, request) =>
  setText('short_description', 120)(state, request)

/** https://core.telegram.org/bots/api#getmyshortdescription */
export const getMyShortDescription: Method = (state, request) =>
  getText('short_description', '')(state, request)

/** https://core.telegram.org/bots/api#setmydefaultadministratorrights */
export const setMyDefaultAdministratorRights: Method = (state, { params }) => {
  const json = Parameters.text(params, 'rights')
  const value = json === '' ? {} : Json.parse(json)
  if (value === undefined) return badRequest("can't parse ChatAdministratorRights JSON object")
  if (!Json.isObject(value)) return badRequest('chatAdministratorRights must be an Object')
  const names: Array<AdministratorRight> = []
  for (const name of ChatRights.rightNames) {
    const flag = Json.boolean(value, name)
    if (E.isLeft(flag)) return badRequest(flag.left)
    if (flag.right === true) names.push(name)
  }
  const type = typeIn(params)
  const defaultRights = { ...state.defaultRights, [type]: ChatRights.rightsIn(type, names) }
  return withResult({ ...state, defaultRights }, true)
}

/** https://core.telegram.org/bots/api#getmydefaultadministratorrights */
export const getMyDefaultAdministratorRights: Method = (state, { params }) => {
  const type = typeIn(params)
  return withResult(state, ChatRights.shownRights(type, state.defaultRights[type] ?? noRights))
}

/** https://core.telegram.org/bots/api#setchatmenubutton. Without a chat it is the default of all chats. */
export const setChatMenuButton: Method = (state, { params }) => {
  const button = buttonIn(Parameters.text(params, 'menu_button'))
  if (E.isLeft(button)) return badRequest(button.left)
  const user_id = userIn(state, params)
  if (E.isLeft(user_id)) return user_id
  return withResult(
    { ...state, menuButtons: SortedMap.set(user_id.right, button.right)(state.menuButtons) },
    true,
  )
}

/** https://core.telegram.org/bots/api#getchatmenubutton */
export const getChatMenuButton: Method = (state, { params }) => {
  const user_id = userIn(state, params)
  if (E.isLeft(user_id)) return user_id
  const own = SortedMap.get(user_id.right)(state.menuButtons)
  const all = SortedMap.get(0)(state.menuButtons)
  const unset: MenuButton = { type: user_id.right === 0 ? 'commands' : 'default' }
  return withResult(state, own ?? (user_id.right === 0 ? undefined : all) ?? unset)
}

// private

const languageIn = (params: Parameters.Parameters): E.Either<Refusal, string> => {
  const language = Parameters.text(params, 'language_code')
  return /^(?:[a-z]{2})?$/.test(language) ? E.right(language) : badRequest('invalid language code specified')
}

const setText =
  (name: ProfileText, most: number): Method =>
  (state, { params }) => {
    const language = languageIn(params)
    if (E.isLeft(language)) return language
    const text = Parameters.text(params, name)
    if (Array.from(text).length > most) return badRequest(`${name} has at most ${most} characters`)
    const profile = new Map(state.profile)
    if (text === '') profile.delete(`${name} ${language.right}`)
    else profile.set(`${name} ${language.right}`, text)
    return withResult({ ...state, profile }, true)
  }

// A language without its own text has the text for all languages.
const getText =
  (name: ProfileText, otherwise: string): Method =>
  (state, { params }) => {
    const language = languageIn(params)
    if (E.isLeft(language)) return language
    const text = state.profile.get(`${name} ${language.right}`) ?? state.profile.get(`${name} `)
    return withResult(state, { [name]: text ?? otherwise })
  }

const typeIn = (params: Parameters.Parameters): 'supergroup' | 'channel' =>
  Parameters.flag(params, 'for_channels') ? 'channel' : 'supergroup'

// 0 means all chats.
const userIn = (state: State, params: Parameters.Parameters): E.Either<Refusal, number> => {
  if (Parameters.text(params, 'chat_id') === '') return E.right(0)
  const id = Parameters.integer(params, 'chat_id')
  if (id <= 0) return badRequest('invalid chat_id specified')
  return SortedMap.get(id)(state.users) === undefined ? badRequest('user not found') : E.right(id)
}

const buttonIn = (json: string): Json.Decoded<MenuButton> => {
  if (json === '') return E.right({ type: 'default' })
  const value = Json.parse(json)
  if (value === undefined) return E.left("can't parse menu button JSON object")
  const wrong = (why: string): Json.Decoded<never> => E.left(`can't parse menu button: ${why}`)
  if (!Json.isObject(value)) return wrong('MenuButton must be an Object')
  const type = Json.required(Json.string)(value, 'type')
  if (E.isLeft(type)) return wrong(type.left)
  if (type.right === 'default' || type.right === 'commands') return E.right({ type: type.right })
  if (type.right !== 'web_app') return wrong('MenuButton has unsupported type')
  const text = Json.required(Json.string)(value, 'text')
  if (E.isLeft(text)) return wrong(text.left)
  const app = Json.required(Json.object)(value, 'web_app')
  if (E.isLeft(app)) return wrong(app.left)
  const url = Json.required(Json.string)(app.right, 'url')
  return E.isLeft(url)
    ? wrong(url.left)
    : E.right({ type: 'web_app', text: text.right, web_app: { url: url.right } })
}
