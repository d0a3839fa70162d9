// The permissions of members of a group, as the server reads them.
// https://core.telegram.org/bots/api#chatpermissions

import { allBut, allOff, type Permission, type Permissions } from '@pipegram/core/Permissions'
import * as E from 'fp-ts/lib/Either.js'
import * as Json from '../../values/internal/Json.ts'

// constructors

/** The permissions of a new group. */
export const defaultPermissions: Permissions = allBut(
  'can_change_info',
  'can_pin_messages',
  'can_manage_topics',
  'can_edit_tag',
)

/**
 * Permissions from a JSON text. Fails with the server's words if they cannot be read. Without `independent`,
 * some permissions imply others.
 */
export const fromJson = (text: string, independent: boolean): Json.Decoded<Permissions> => {
  const given = Json.parse(text)
  if (given === undefined) return E.left("Can't parse permissions JSON object")
  if (!Json.isObject(given)) return E.left('Object expected as permissions')
  const flags: Record<string, boolean> = {}
  for (const name of [...permissionNames, allMedia]) {
    const flag = Json.boolean(given, name)
    if (E.isLeft(flag)) return E.left(`Can't parse chat permissions: ${flag.left}`)
    if (flag.right !== undefined) flags[name] = flag.right
  }
  const on = (name: Permission | typeof allMedia): boolean => flags[name] === true
  // Old bots use one permission for all media.
  const former = !media.some((name) => name in flags)
  const led = !independent && (on('can_send_other_messages') || on('can_add_web_page_previews'))
  const any = led || (!independent && (on('can_send_polls') || (former && on(allMedia))))
  const or = (name: Permission, otherwise: boolean): boolean => (name in flags ? on(name) : otherwise)
  const messages = on('can_send_messages') || any
  const filled: Partial<Permissions> = {
    can_send_messages: messages,
    can_manage_topics: or('can_manage_topics', on('can_pin_messages')),
    can_edit_tag: or('can_edit_tag', on('can_pin_messages')),
    can_react_to_messages: or(
      'can_react_to_messages',
      on('can_send_messages') || (former && !independent && on(allMedia)),
    ),
  }
  const sent = Object.fromEntries(media.map((name) => [name, led || (former ? on(allMedia) : on(name))]))
  return E.right({
    ...allOff,
    ...Object.fromEntries(permissionNames.map((name) => [name, on(name)])),
    ...sent,
    ...filled,
  })
}

// private

const allMedia = 'can_send_media_messages'
const media = [
  'can_send_audios',
  'can_send_documents',
  'can_send_photos',
  'can_send_videos',
  'can_send_video_notes',
  'can_send_voice_notes',
] as const

const permissionNames = Object.keys(allOff).filter((name): name is Permission => name in allOff)
