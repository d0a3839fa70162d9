// Members who came, left, or were promoted, restricted or banned: all pairs of a status before and after.

import {
  became,
  branch,
  choose,
  handle,
  inspect,
  isAs,
  pipeline,
  use,
  type MemberStatus,
} from '@pipegram/compose'
import { allOff, noRights } from '@pipegram/core/Permissions'
import { Update, type ChatMember } from '@pipegram/core/Types'
import { ann, harness } from '@pipegram/testing'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const cid = { id: 1003, is_bot: false, first_name: 'Cid' }

const members: Readonly<Record<string, ChatMember>> = {
  owner: { status: 'creator', user: ann, is_anonymous: false },
  administrator: { status: 'administrator', user: ann, can_be_edited: false, ...noRights },
  member: { status: 'member', user: ann },
  muted: { status: 'restricted', user: ann, is_member: true, until_date: 0, ...allOff },
  mutedOutside: { status: 'restricted', user: ann, is_member: false, until_date: 0, ...allOff },
  left: { status: 'left', user: ann },
  banned: { status: 'kicked', user: ann, until_date: 0 },
}

const statuses: Readonly<Record<MemberStatus, ReadonlyArray<string>>> = {
  in: ['owner', 'administrator', 'member', 'muted'],
  out: ['mutedOutside', 'left', 'banned'],
  administrator: ['owner', 'administrator'],
  restricted: ['muted', 'mutedOutside'],
  banned: ['banned'],
}

const names: ReadonlyArray<MemberStatus> = ['in', 'out', 'administrator', 'restricted', 'banned']

const changed = (old_chat_member: unknown, new_chat_member: unknown, kind = 'chat_member'): Update => {
  const update = Update.decode({
    update_id: 1,
    [kind]: {
      chat: { id: -100, type: 'supergroup', title: 'G' },
      from: cid,
      date: 1,
      old_chat_member,
      new_chat_member,
    },
  })
  if (update._tag === 'Left') throw new Error('This is no update.')
  return update.right
}

const bot = (status: MemberStatus, seen: Array<unknown> = []) =>
  pipeline(
    use(became(status)),
    handle(({ user, chat, chat_member }) =>
      TE.fromIO(() => {
        seen.push([user, chat.id, chat_member.from])
      }),
    ),
  )

describe('became', () => {
  it.each(names)('%s: lets through members who get the status, and no others', async (status) => {
    const run = harness(bot(status))
    const passed: Array<string> = []
    for (const [before, one] of Object.entries(members))
      for (const [after, other] of Object.entries(members)) {
        const { outcome } = await run(changed(one, other))()
        if (outcome._tag === 'Right' && outcome.right === 'handled') passed.push(`${before} ${after}`)
      }
    const so = statuses[status]
    const expected = Object.keys(members)
      .filter((name) => !so.includes(name))
      .flatMap((before) =>
        Object.keys(members)
          .filter((after) => so.includes(after))
          .map((after) => `${before} ${after}`),
      )
    expect(passed).toEqual(expected)
    expect(passed.length).toBeGreaterThan(0)
  })

  it('adds the user whose status changed, not the user who changed it', async () => {
    const seen: Array<unknown> = []
    await harness(bot('banned', seen))(changed(members['member'], members['banned']))()
    expect(seen).toEqual([[ann, -100, cid]])
  })

  it('matches no status with an unlisted one, before or after', async () => {
    const news = { status: 'guest', user: ann }
    for (const status of names)
      for (const update of [changed(members['member'], news), changed(members['left'], news)])
        expect((await harness(bot(status))(update)()).outcome).toMatchObject({ right: 'skipped' })
    expect(isAs('out', members['left'] ?? { status: 'left', user: ann })).toBe(true)
  })

  it('asks for its own kind of update, and looks at no other', async () => {
    const own = pipeline(
      choose(
        branch(
          use(became('in', 'my_chat_member')),
          handle(() => TE.right(1)),
        ),
      ),
    )
    expect(inspect(own).allowedUpdates).toEqual(['my_chat_member'])
    expect((await harness(own)(changed(members['left'], members['member']))()).outcome).toMatchObject({
      right: 'skipped',
    })
    expect(
      (await harness(own)(changed(members['left'], members['member'], 'my_chat_member'))()).outcome,
    ).toMatchObject({ right: 'handled' })
  })
})
