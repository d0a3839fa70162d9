import {
  allBut,
  allOff,
  allOn,
  muted,
  noRights,
  only,
  promote,
  readOnly,
  restrict,
  rights,
  type AdministratorRight,
  type Permission,
} from '@pipegram/core/Permissions'
import { facts, fieldsOf } from '@pipegram/schema'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const isPermission = (name: string): name is Permission => name in allOff
const isRight = (name: string): name is AdministratorRight => name in noRights
const permissions = Object.keys(fieldsOf(facts, 'ChatPermissions')).filter(isPermission)
const given = (all: object): ReadonlyArray<string> =>
  Object.entries(all)
    .filter(([, value]) => value === true)
    .map(([name]) => name)

describe('permissions', () => {
  it('allOn and allOff hold all permissions', () => {
    expect(Object.keys(allOff).toSorted()).toEqual(Object.keys(fieldsOf(facts, 'ChatPermissions')).toSorted())
    expect(Object.keys(noRights).toSorted()).toEqual(
      Object.keys(fieldsOf(facts, 'ChatAdministratorRights')).toSorted(),
    )
    expect([given(allOff), given(allOn), given(noRights)]).toEqual([[], permissions, []])
  })
  it('only and allBut give only some permissions, or all but some', () => {
    fc.assert(
      fc.property(fc.subarray(permissions), (some) => {
        expect(given(only(...some))).toEqual(some)
        expect(given(allBut(...some))).toEqual(permissions.filter((name) => !some.includes(name)))
      }),
    )
  })
  it('a muted member has all permissions but those to send', () => {
    expect(given(muted)).toEqual([
      'can_react_to_messages',
      'can_edit_tag',
      'can_change_info',
      'can_invite_users',
      'can_pin_messages',
      'can_manage_topics',
    ])
    expect(given(readOnly)).toEqual(['can_react_to_messages'])
  })
  it('permissions apply as they are written', () => {
    expect(restrict(-5, 7, readOnly, { until_date: 9 }).params).toEqual({
      chat_id: -5,
      user_id: 7,
      permissions: readOnly,
      until_date: 9,
      use_independent_chat_permissions: true,
    })
  })
})

describe('rights of administrators', () => {
  it('rights of an administrator are only those given, and the right that all bring with them', () => {
    const all = Object.keys(fieldsOf(facts, 'ChatAdministratorRights')).filter(isRight)
    fc.assert(
      fc.property(fc.subarray(all), (some) => {
        expect(new Set(given(rights(...some)))).toEqual(
          new Set(some.length > 0 ? ['can_manage_chat', ...some] : []),
        )
      }),
    )
  })
  it('promote gives some rights and takes all others, by the names of the call', () => {
    const { params } = promote(-5, 7, rights('can_pin_messages'))
    expect(params).toEqual({
      ...noRights,
      can_manage_chat: true,
      can_pin_messages: true,
      chat_id: -5,
      user_id: 7,
    })
    expect(Object.keys(params).toSorted()).toEqual(
      Object.keys(facts.methods['promoteChatMember']?.params ?? {}).toSorted(),
    )
  })
})
