// The wing `bot`: methods for the bot itself. Here: getMe, logOut, close.
// https://core.telegram.org/bots/api#getme

import { answered, type Method } from '../../state/internal/Method.ts'

// constructors

/** https://core.telegram.org/bots/api#getme */
export const getMe: Method = (state) => answered(state, state.me)

/** https://core.telegram.org/bots/api#logout */
export const logOut: Method = (state) => answered({ ...state, loggedOut: true }, true)

/** https://core.telegram.org/bots/api#close. There is one server: nothing moves. */
export const close: Method = (state) => answered(state, true)
