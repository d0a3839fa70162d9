// Settings that a bot can change itself.
// https://core.telegram.org/bots/api#setmysettings

import { defined } from '@pipegram/core/Defined'
import { CallbackQueryMode } from '@pipegram/core/Types'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'

// constructors

/**
 * Settings that are left out do not change. The emulator keeps the fields of `getMe`, the mode of callback
 * queries, whether the bot gets chosen inline results, and whether it can write to bots.
 * https://core.telegram.org/bots/api#setmysettings
 */
export const setMySettings: Method = (state, { params }) => {
  const isGiven = (name: string): boolean => Parameters.text(params, name) !== ''
  const { me, feedback, callbackMode } = state
  const mode = isGiven('callback_query_mode') ? Parameters.text(params, 'callback_query_mode') : callbackMode
  if (!CallbackQueryMode.is(mode)) return badRequest('unsupported callback_query_mode specified')
  const share = Parameters.toInteger(Parameters.text(params, 'inline_feedback_share_denominator'))
  if (!shares.includes(share)) return badRequest('unsupported inline_feedback_share_denominator specified')
  const given = Object.fromEntries(
    flags.filter(isGiven).map((name) => [name, Parameters.flag(params, name)] as const),
  )
  const after = { ...me, ...given }
  const inline_query_placeholder = params.values.get('inline_query_placeholder')
  const settled = {
    ...after,
    ...defined({ inline_query_placeholder }),
    // Without topics there is no sidebar.
    ...(given['has_topic_sidebar'] === true && after.has_topics_enabled !== true
      ? { has_topic_sidebar: false }
      : {}),
  }
  const hears = isGiven('inline_feedback_share_denominator') ? share > 0 : feedback
  const next = { ...state, me: settled, feedback: hears, callbackMode: mode }
  return withResult(
    isGiven('can_communicate_with_bots')
      ? { ...next, talksToBots: Parameters.flag(params, 'can_communicate_with_bots') }
      : next,
    true,
  )
}

// private

const shares: ReadonlyArray<number> = [0, 1, 10, 100, 1000]

const flags = [
  'supports_inline_queries',
  'needs_inline_query_location',
  'can_join_groups',
  'can_read_all_group_messages',
  'can_connect_to_business',
  'can_manage_bots',
  'supports_guest_queries',
  'supports_join_request_queries',
  'has_topics_enabled',
  'allows_users_to_create_topics',
  'has_topic_sidebar',
] as const
