import { Permissions } from 'pipegram'
import { beforeEach, describe, expect, it } from 'vitest'
import { gardeners, type Gardeners } from './Gardeners.ts'

describe('a flood', () => {
  let at: Gardeners
  beforeEach(async () => {
    at = await gardeners()
  })

  it('mutes its sender once, and nobody else', async () => {
    for (let i = 0; i < 40; i += 1) at.inGroup(at.bob).send(`${i}`)
    at.inGroup(at.mod).send('Calm down')
    expect(await at.calls()).toEqual([
      ['restrictChatMember', undefined],
      ['sendMessage', 'Bob is muted until later.'],
    ])
    expect(() => at.inGroup(at.bob).send('hi')).toThrow(
      'Bob is restricted in "Gardeners" until 2026-01-01T00:10:00.000Z',
    )
    at.inGroup(at.mod).send('Thank you')
  })
  it('of an administrator has no consequences', async () => {
    for (let i = 0; i < 20; i += 1) at.inGroup(at.mod).send(`${i}`)
    expect(await at.calls()).toEqual([])
  })
  it('never shortens a restriction', async () => {
    at.inGroup(at.owner).restrict(at.bob, Permissions.muted)
    // These messages were sent before the restriction.
    for (let i = 0; i < 20; i += 1)
      at.emulator.deliver({
        message: {
          message_id: 900 + i,
          date: at.clock.now() / 1000,
          chat: { id: at.group.id, type: 'supergroup' },
          from: at.bob.user,
          text: `${i}`,
        },
      })
    expect(await at.calls()).toEqual([])
    expect(at.emulator.calls('getChatMember')).toHaveLength(1)
    expect(() => at.inGroup(at.bob).send('hi')).toThrow('Bob is restricted in "Gardeners" for ever')
  })
  it('is not an album of ten photos', async () => {
    at.inGroup(at.bob).album(Array.from({ length: 10 }, () => ({ photo: {} })))
    expect(await at.calls()).toEqual([])
  })
})
