// Permissions of members, as the server reads them.

import { allOff } from '@pipegram/core/Permissions'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromJson } from '../../src/requests/internal/ChatPermissions.ts'
import type { Loose } from '../BotClient.ts'

test('permissions imply others, unless they are independent', () => {
  const read = (given: object, independent = false): Loose => fromJson(JSON.stringify(given), independent)
  expect(read({ can_add_web_page_previews: true }).right).toMatchObject({
    can_send_messages: true,
    can_send_photos: true,
    can_send_polls: false,
    can_react_to_messages: false,
  })
  expect(read({ can_send_polls: true }).right).toMatchObject({
    can_send_messages: true,
    can_send_photos: false,
  })
  expect(read({ can_send_polls: true }, true).right).toMatchObject({ can_send_messages: false })
  expect(read({ can_send_media_messages: true }).right).toMatchObject({
    can_send_messages: true,
    can_send_voice_notes: true,
    can_react_to_messages: true,
  })
  expect(read({ can_pin_messages: true }).right).toMatchObject({
    can_manage_topics: true,
    can_edit_tag: true,
  })
  expect(
    read({ can_send_messages: true, can_send_photos: false, can_send_media_messages: true }).right,
  ).toMatchObject({ can_send_audios: false })
  // All permissions, independent: they stay as they are.
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(Object.keys(allOff).map((name) => [name, fc.boolean()]))),
      (given) => {
        expect(read(given, true)).toEqual({ _tag: 'Right', right: given })
      },
    ),
  )
})
