// The rights of administrators: read from a request, and fitted to a type of chat.
// https://core.telegram.org/bots/api#chatadministratorrights

import {
  noRights,
  rights,
  type AdministratorRight,
  type AdministratorRights,
} from '@pipegram/core/Permissions'
import type { ChatAdministratorRights } from '@pipegram/core/Types'
import * as Parameters from './Parameters.ts'

// model

/** A type of chat that has members. */
export type SharedChatType = 'group' | 'supergroup' | 'channel'

// constructors

/** The rights that a request gives, except those that the type of chat does not have. */
export const fromParameters = (params: Parameters.Parameters, type: SharedChatType): AdministratorRights => {
  const given = rightNames.filter((name) => Parameters.flag(params, name))
  // As on the server, a new administrator of a channel may restrict members unless the request denies it.
  const more: ReadonlyArray<AdministratorRight> =
    type === 'channel' && given.length > 0 && !params.values.has('can_restrict_members')
      ? ['can_restrict_members']
      : []
  return rightsIn(type, [...given, ...more])
}

/** The default rights of an administrator: all except promoting members and being anonymous. */
export const defaultRights = (type: SharedChatType): AdministratorRights =>
  rightsIn(
    type,
    rightNames.filter((name) => name !== 'is_anonymous' && name !== 'can_promote_members'),
  )

/** These rights, except those that the type of chat does not have. */
export const rightsIn = (
  type: SharedChatType,
  names: ReadonlyArray<AdministratorRight>,
): AdministratorRights => rights(...names.filter((name) => !absent[type].has(name)))

/** These rights as the server shows them in a type of chat, without those that the type does not have. */
export const shownRights = (type: SharedChatType, given: AdministratorRights): ChatAdministratorRights => {
  const {
    can_post_messages,
    can_edit_messages,
    can_manage_direct_messages,
    can_pin_messages,
    can_manage_topics,
    can_manage_tags,
    ...all
  } = given
  if (type === 'channel') return { ...all, can_post_messages, can_edit_messages, can_manage_direct_messages }
  const shown = { ...all, can_pin_messages, can_manage_tags }
  return type === 'supergroup' ? { ...shown, can_manage_topics } : shown
}

/** The names of all rights. */
export const rightNames: ReadonlyArray<AdministratorRight> = Object.keys(noRights).filter(
  (name): name is AdministratorRight => name in noRights,
)

/** The names of the rights that are granted. */
export const grantedNames = (from: Partial<AdministratorRights>): ReadonlyArray<AdministratorRight> =>
  rightNames.filter((name) => from[name] === true)

// private

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
