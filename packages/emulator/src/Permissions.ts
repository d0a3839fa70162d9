// What members may do in a group, and what its administrators: as the server reads it from a request, and
// fits it to a kind of chat.
// https://core.telegram.org/bots/api#chatpermissions
// https://core.telegram.org/bots/api#chatadministratorrights

import {
  allBut,
  allOff,
  noRights,
  rights,
  type AdministratorRight,
  type Permission,
  type Permissions,
  type AdministratorRights,
} from '@pipegram/core/Permissions'
import * as E from 'fp-ts/lib/Either.js'
import * as Json from './Json.ts'
import * as Parameters from './Parameters.ts'

// model

/** A chat that has members. */
export type Shared = 'group' | 'supergroup' | 'channel'

// constructors

/** What a group lets its members do from the start. */
export const usual: Permissions = allBut(
  'can_change_info',
  'can_pin_messages',
  'can_manage_topics',
  'can_edit_tag',
)

/**
 * Permissions of a JSON text, in the server's words where they are none. Unless they are independent, some
 * bring others along.
 */
export const fromJson = (text: string, independent: boolean): Json.Read<Permissions> => {
  const given = Json.parse(text)
  if (given === undefined) return E.left("Can't parse permissions JSON object")
  if (!Json.isObject(given)) return E.left('Object expected as permissions')
  const flags: Record<string, boolean> = {}
  for (const name of [...permissionNames, ofMedia]) {
    const flag = Json.boolean(given, name)
    if (E.isLeft(flag)) return E.left(`Can't parse chat permissions: ${flag.left}`)
    if (flag.right !== undefined) flags[name] = flag.right
  }
  const on = (name: Permission | typeof ofMedia): boolean => flags[name] === true
  // Bots of former times know one permission for all media.
  const former = !media.some((name) => name in flags)
  const led = !independent && (on('can_send_other_messages') || on('can_add_web_page_previews'))
  const any = led || (!independent && (on('can_send_polls') || (former && on(ofMedia))))
  const or = (name: Permission, otherwise: boolean): boolean => (name in flags ? on(name) : otherwise)
  const messages = on('can_send_messages') || any
  const filled: Partial<Permissions> = {
    can_send_messages: messages,
    can_manage_topics: or('can_manage_topics', on('can_pin_messages')),
    can_edit_tag: or('can_edit_tag', on('can_pin_messages')),
    can_react_to_messages: or(
      'can_react_to_messages',
      on('can_send_messages') || (former && !independent && on(ofMedia)),
    ),
  }
  const sent = Object.fromEntries(media.map((name) => [name, led || (former ? on(ofMedia) : on(name))]))
  return E.right({
    ...allOff,
    ...Object.fromEntries(permissionNames.map((name) => [name, on(name)])),
    ...sent,
    ...filled,
  })
}

/** The rights that the parameters of a request give, as far as a kind of chat has them. */
export const rightsOf = (params: Parameters.Parameters, type: Shared): AdministratorRights => {
  const given = rightNames.filter((name) => Parameters.flag(params, name))
  // As the server does: whoever is promoted in a channel may restrict, unless the request says otherwise.
  const more: ReadonlyArray<AdministratorRight> =
    type === 'channel' && given.length > 0 && !params.values.has('can_restrict_members')
      ? ['can_restrict_members']
      : []
  return fitting(type, [...given, ...more])
}

/** What an administrator has unless told otherwise: all but to promote others and to hide. */
export const most = (type: Shared): AdministratorRights =>
  fitting(
    type,
    rightNames.filter((name) => name !== 'is_anonymous' && name !== 'can_promote_members'),
  )

/** These rights, as far as a kind of chat has them. */
export const fitting = (type: Shared, names: ReadonlyArray<AdministratorRight>): AdministratorRights =>
  rights(...names.filter((name) => !absent[type].has(name)))

/** Which rights are given, by name. */
export const namesOf = (from: Partial<AdministratorRights>): ReadonlyArray<AdministratorRight> =>
  rightNames.filter((name) => from[name] === true)

// private

const ofMedia = 'can_send_media_messages'
const media = [
  'can_send_audios',
  'can_send_documents',
  'can_send_photos',
  'can_send_videos',
  'can_send_video_notes',
  'can_send_voice_notes',
] as const

const permissionNames = Object.keys(allOff).filter((name): name is Permission => name in allOff)
const rightNames = Object.keys(noRights).filter((name): name is AdministratorRight => name in noRights)

const ofChannels: ReadonlyArray<AdministratorRight> = [
  'can_post_messages',
  'can_edit_messages',
  'can_manage_direct_messages',
]
const absent: Readonly<Record<Shared, ReadonlySet<AdministratorRight>>> = {
  group: new Set([...ofChannels, 'can_manage_topics'] as const),
  supergroup: new Set(ofChannels),
  channel: new Set(['can_pin_messages', 'can_manage_topics', 'can_manage_tags', 'is_anonymous'] as const),
}
