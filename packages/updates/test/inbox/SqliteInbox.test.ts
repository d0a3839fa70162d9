// The inbox in a SQLite file: the laws of every inbox, and the errors of a bad file.

import { inboxLaws } from '@pipegram/testing/InboxLaws'
import { describe, expect, it } from 'vitest'
import { sqliteStage } from './Stage.ts'

describe('an inbox in a SQLite file', () => {
  const laws = inboxLaws(sqliteStage)
  it('has laws', () => expect(laws.length).toBeGreaterThan(10))
  it.each(laws)('$title', ({ check }) => check())
})
