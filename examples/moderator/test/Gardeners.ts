// A group with its owner, a moderator, a member and the bot, over real HTTP on the emulator.

import {
  makeEmulator,
  makeManualClock,
  type Emulator,
  type Group,
  type GroupMember,
  type ManualClock,
  type Person,
} from '@pipegram/emulator'
import { makeTestClock } from '@pipegram/testing'
import { E, Permissions, start, type Message } from 'pipegram'
import { onTestFinished, vi } from 'vitest'
import { moderator } from '../bot.ts'

// model

type SentCall = readonly [method: string, text: unknown]

export interface Gardeners {
  readonly clock: ManualClock
  readonly emulator: Emulator
  readonly owner: Person
  readonly mod: Person
  readonly bob: Person
  readonly group: Group
  readonly inGroup: (who: Person) => GroupMember
  /** The calls of the bot since the last look, without those that only read. */
  readonly calls: () => Promise<ReadonlyArray<SentCall>>
  /** Says a text in the group, and gives the calls that follow. */
  readonly asks: (who: Person, text: string, reply_to?: Message) => Promise<ReadonlyArray<SentCall>>
  /** The texts of people that stand in the group. */
  readonly texts: () => ReadonlyArray<string | undefined>
}

// constructors

/** The group, in which the bot runs until the test ends. */
export const gardeners = async (): Promise<Gardeners> => {
  const clock = makeManualClock()
  const emulator = await makeEmulator({ clock })
  const owner = emulator.user({ first_name: 'Olga' })
  const mod = emulator.user({ first_name: 'Mo' })
  const bob = emulator.user({ first_name: 'Bob', id: 1002 })
  const group = emulator.group({ title: 'Gardeners', members: [owner, mod, bob], bot: 'administrator' })
  const started = await start(moderator({ ...makeTestClock(), now: clock.now }), {
    token: emulator.token,
    apiRoot: emulator.apiRoot,
  })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  // The bot hears of members after its first request for updates.
  owner.in(group).send('Hello')
  await emulator.idle()
  owner.in(group).promote(mod, Permissions.rights('can_restrict_members'))
  await emulator.idle()

  let seen = emulator.calls().length
  const calls = async (): Promise<ReadonlyArray<SentCall>> => {
    await emulator.idle()
    const fresh = emulator.calls().slice(seen)
    seen += fresh.length
    return fresh
      .filter(({ method }) => !method.startsWith('get'))
      .map(({ method, params }) => [method, params.text] as const)
  }
  const inGroup = (who: Person) => who.in(group)
  return {
    clock,
    emulator,
    owner,
    mod,
    bob,
    group,
    inGroup,
    calls,
    asks: async (who, text, reply_to) => {
      inGroup(who).send(text, reply_to === undefined ? {} : { reply_to })
      return calls()
    },
    texts: () =>
      group
        .messages()
        .filter(({ from, text }) => text !== 'Hello' && from?.is_bot === false && text !== undefined)
        .map(({ text }) => text),
  }
}

/** Keeps what the bot prints for its operator, and shows it nowhere. */
export const quiet = () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => {
    printed.mockRestore()
  })
  return printed
}
