import { privacy } from '@pipegram/compose/Privacy'
import * as Secret from '@pipegram/core/Secret'
import { chatOf, userOf } from '@pipegram/core/Update'
import { updates } from '@pipegram/testing/Arbitrary'
import { ann, pressed, said } from '@pipegram/testing/Build'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

const key = Secret.make('a key of more than sixteen bytes')

describe('privacy', () => {
  it('shows only the id, the kind and the kind of chat if everything else is forbidden', () => {
    const { summaryOf } = privacy({ ids: 'none', commands: false })
    fc.assert(
      fc.property(updates(), (update) => {
        expect(['update_id', 'kind', 'chat_type']).toEqual(
          expect.arrayContaining(Object.keys(summaryOf(update))),
        )
      }),
    )
  })

  it('shows no id, name or text of any update by default', () => {
    const { summaryOf } = privacy()
    fc.assert(
      fc.property(updates(), (update) => {
        const { update_id: _, kind: __, chat_type: ___, command, button, ...rest } = summaryOf(update)
        expect([command ?? 'none', button ?? 'none']).toEqual([
          expect.stringMatching(/^\w+$/),
          expect.stringMatching(/^[\w-]+$/),
        ])
        expect(Object.keys(rest).filter((name) => name !== 'chat' && name !== 'user')).toEqual([])
        for (const id of Object.values(rest)) expect(id).toMatch(/^[\w-]{12}$/)
      }),
    )
  })

  it('gives one id the same hash under one key, and another under another key', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        const { idOf } = privacy({ key })
        expect(idOf(a)).toBe(privacy({ key }).idOf(a))
        expect(idOf(a) === idOf(b)).toBe(a === b)
        expect(privacy().idOf(a)).not.toBe(idOf(a))
      }),
    )
  })

  it('shows what its options allow', () => {
    const all = privacy({ ids: 'plain', text: true, names: true })
    fc.assert(
      fc.property(updates(), (update) => {
        const { chat, user } = all.summaryOf(update)
        expect([chat, user]).toEqual([O.toUndefined(chatOf(update))?.id, O.toUndefined(userOf(update))?.id])
      }),
    )
    expect(all.summaryOf(said('/buy 2', { from: { ...ann, last_name: 'Lee' } }))).toEqual({
      update_id: 1,
      kind: 'message',
      chat: 1001,
      chat_type: 'private',
      user: 1001,
      command: 'buy',
      text: '/buy 2',
      name: 'Ann Lee',
      username: 'ann_of_tests',
    })
    expect(all.summaryOf(pressed('buy.2'))).toMatchObject({
      kind: 'callback_query',
      button: 'buy',
      text: 'buy.2',
    })
  })

  it('names only the commands and buttons on its list', () => {
    const { summaryOf } = privacy({ commands: ['start', 'buy'] })
    expect(summaryOf(said('/Start now')).command).toBe('start')
    expect(summaryOf(said('/my_password')).command).toBeUndefined()
    expect(summaryOf(pressed('buy.2')).button).toBe('buy')
    expect(summaryOf(pressed('sell.2')).button).toBeUndefined()
    expect(privacy().summaryOf(pressed('Ann Lee, 12 Main Street')).button).toBeUndefined()
  })

  it('refuses a key that is too short where it is made', () => {
    expect(() => privacy({ key: Secret.make('short') })).toThrow(RangeError)
  })
})
