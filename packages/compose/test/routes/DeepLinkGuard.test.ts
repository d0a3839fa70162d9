// Links with a payload: one of ours is decoded, and any other is a plain start.

import { branch, choose, commands, deepLink, handle, inspect, pipeline, use } from '@pipegram/compose'
import { int } from '@pipegram/core/Field'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import { startPayload } from '@pipegram/core/StartPayload'
import type { Update } from '@pipegram/core/Types'
import { message, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const sign = signer(Secret.make('0123456789abcdef'))
const Invite = startPayload('invite', { by: int }, { sign })
const Song = startPayload('song', { id: int })
const group = { id: -1001, type: 'supergroup', title: 'Group' } as const

const heardIn = async (update: Update) => {
  const seen: Array<unknown> = []
  const note = (what: unknown) =>
    TE.fromIO(() => {
      seen.push(what)
    })
  const bot = pipeline(
    choose(
      branch(
        use(deepLink(Invite, { to: 'private' })),
        handle(({ payload, from }) => note(['invite', payload.by, from.id])),
      ),
      branch(
        use(deepLink(Song, { to: 'group' })),
        handle(({ payload }) => note(['song', payload.id])),
      ),
      branch(
        use(deepLink(Song)),
        handle(({ payload }) => note(['any song', payload.id])),
      ),
      commands({ start: ({ command }) => note(['start', command.rest]) }),
    ),
  )
  const { outcome } = await harness(bot)(update)()
  expect(outcome).toEqual(E.right(seen.length === 0 ? 'skipped' : 'handled'))
  return seen[0]
}

describe('a deep link', () => {
  it('is read by its codec, at its destination', async () => {
    expect(await heardIn(said(`/start ${Invite.encode({ by: 5 })}`))).toEqual(['invite', 5, 1001])
    expect(await heardIn(said(`/start@test_bot ${Song.encode({ id: 7 })}`, { chat: group }))).toEqual([
      'song',
      7,
    ])
    expect(await heardIn(said(`/start ${Song.encode({ id: 7 })}`))).toEqual(['any song', 7])
  })
  it('that was changed, led elsewhere, or says nothing is a plain start', async () => {
    const unsigned = startPayload('invite', { by: int }).encode({ by: 6 })
    for (const rest of [unsigned, `${Invite.encode({ by: 5 })}x`, 'hello', ''])
      expect(await heardIn(said(`/start ${rest}`.trim()))).toEqual(['start', rest])
    const payload = Invite.encode({ by: 5 })
    expect(await heardIn(said(`/start@test_bot ${payload}`, { chat: group }))).toEqual(['start', payload])
  })
  it('for another bot, in another command or outside a message does not count', async () => {
    const payload = Song.encode({ id: 7 })
    for (const update of [
      said(`/start@other_bot ${payload}`),
      said(`/begin ${payload}`),
      said(payload),
      { update_id: 1, channel_post: message(`/start ${payload}`) },
    ])
      expect(await heardIn(update)).toBeUndefined()
  })
  it('may say anything, and is read only if we signed it', () =>
    fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w-]{1,64}$/), async (rest) => {
        expect(await heardIn(said(`/start ${rest}`))).toEqual(['start', rest])
      }),
    ))
  it('without a payload says nothing, whatever the codec takes', async () => {
    const bot = pipeline(
      use(deepLink(t.string)),
      handle(() => TE.right(1)),
    )
    expect((await harness(bot)(said('/start'))()).outcome).toEqual(E.right('skipped'))
    expect((await harness(bot)(said('/start x'))()).outcome).toEqual(E.right('handled'))
    expect(inspect(bot).allowedUpdates).toEqual(['message'])
  })
  it('lets a plain payload through, and only that', async () => {
    const bot = pipeline(
      use(deepLink('so-cool')),
      handle(({ payload }) => TE.right(payload)),
    )
    expect((await harness(bot)(said('/start so-cool'))()).outcome).toEqual(E.right('handled'))
    for (const text of ['/start', '/start so-cool2', '/start SO-COOL', 'so-cool'])
      expect((await harness(bot)(said(text))()).outcome).toEqual(E.right('skipped'))
  })
  it('refuses a plain payload that no link can carry', () => {
    for (const payload of ['', 'so cool', 'ü', 'a'.repeat(65)])
      expect(() => deepLink(payload)).toThrow(RangeError)
  })
})
