// The keys by which an index finds the branch of an update.

import { me, pressed, said, update } from '@pipegram/testing/Build'
import { expect, it } from 'vitest'
import { familyOf } from '../../src/pipeline/internal/RouteKey.ts'
import type { RouteKey } from '../../src/pipeline/Shape.ts'

const photo = (caption?: string) =>
  update('message', { photo: [], ...(caption === undefined ? {} : { caption }) })

it.each<readonly [RouteKey, ReturnType<typeof said>, RouteKey | undefined]>([
  ['=yes', said('Yes'), '=yes'],
  ['=yes', said(' Yes'), '= yes'],
  ['=yes', photo('Yes'), undefined],
  ['=yes', photo(), undefined],
  ['!yes', said(' Yes now'), '!yes'],
  ['!yes', photo('YES'), '!yes'],
  ['!yes', photo(), undefined],
  ['/go', said('/go now'), '/go'],
  ['/go', said(`/go@${me.username ?? ''}`), '/go'],
  ['/go', said('/go@another_bot'), undefined],
  ['/go', photo('go'), undefined],
  ['/go', photo(), undefined],
])('keys like %s: %j has the key %s', (like, of, key) =>
  expect(familyOf('message', like)?.keyOf(of, me)).toBe(key),
)

it('keys of presses are tags, and a press has no key of a message', () => {
  expect(familyOf('callback_query', '#a')?.keyOf(pressed('tag:5'), me)).toMatch(/^#tag/)
  expect(familyOf('callback_query', '/a')).toBeUndefined()
  expect(familyOf('message', '#a')).toBeUndefined()
  expect(familyOf('poll', '=a')).toBeUndefined()
})
