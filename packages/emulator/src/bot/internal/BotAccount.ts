// The wing `bot`: methods for the bot itself. Here: getMe, logOut, close.
// https://core.telegram.org/bots/api#getme

import { withResult, type Method } from '../../state/internal/Method.ts'

// constructors

/** https://core.telegram.org/bots/api#getme */
export const getMe: Method = (state) => withResult(state, state.me)

/** https://core.telegram.org/bots/api#logout */
export const logOut: Method = (state) => withResult({ ...state, loggedOut: true }, true)

/** https://core.telegram.org/bots/api#close. There is only one server, so the bot moves nowhere. */
export const close: Method = (state) => withResult(state, true)
