// The rights of administrators: read from a request, and fitted to a type of chat.
// https://core.telegram.org/bots/api#chatadministratorrights

import {
  noRights,
  rights,
  type AdministratorRight,
  type AdministratorRights,
} from '@pipegram/core/Permissions'
import * as Parameters from './Parameters.ts'

// model

/** A chat that has members. */
export type SharedChatType = 'group' | 'supergroup' | 'channel'

// constructors

/** The rights that the parameters of a request give, as far as a kind of chat has them. */
export const rightsOf = (params: Parameters.Parameters, type: SharedChatType): AdministratorRights => {
  const given = rightNames.filter((name) => Parameters.flag(params, name))
  // As the server does: whoever is promoted in a channel may restrict, unless the request says otherwise.
  const more: ReadonlyArray<AdministratorRight> =
    type === 'channel' && given.length > 0 && !params.values.has('can_restrict_members')
      ? ['can_restrict_members']
      : []
  return fitting(type, [...given, ...more])
}

/** What an administrator has unless told otherwise: all but to promote others and to hide. */
export const most = (type: SharedChatType): AdministratorRights =>
  fitting(
    type,
    rightNames.filter((name) => name !== 'is_anonymous' && name !== 'can_promote_members'),
  )

/** These rights, as far as a kind of chat has them. */
export const fitting = (
  type: SharedChatType,
  names: ReadonlyArray<AdministratorRight>,
): AdministratorRights => rights(...names.filter((name) => !absent[type].has(name)))

/** Which rights are given, by name. */
export const namesOf = (from: Partial<AdministratorRights>): ReadonlyArray<AdministratorRight> =>
  rightNames.filter((name) => from[name] === true)

// private

const rightNames = Object.keys(noRights).filter((name): name is AdministratorRight => name in noRights)

const ofChannels: ReadonlyArray<AdministratorRight> = [
  'can_post_messages',
  'can_edit_messages',
  'can_manage_direct_messages',
]

const absent: Readonly<Record<SharedChatType, ReadonlySet<AdministratorRight>>> = {
  group: new Set([...ofChannels, 'can_manage_topics'] as const),
  supergroup: new Set(ofChannels),
  channel: new Set(['can_pin_messages', 'can_manage_topics', 'can_manage_tags', 'is_anonymous'] as const),
}
