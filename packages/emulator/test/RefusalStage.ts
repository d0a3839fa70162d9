// The start of tests of refusals: an emulator with people and chats of all kinds, and wrong parameters.

import { makeEmulator, type Emulator, type Group, type ManualClock, type Person } from '@pipegram/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api, makeWatchedClock } from './BotClient.ts'

/** A refusal: its words, the method, and the parameters. */
export type RefusalRow = readonly [description: string, method: string, params: () => object]

export interface RefusalStage {
  readonly clock: ManualClock
  readonly emulator: Emulator
  readonly ann: Person
  readonly stranger: Person
  readonly blocker: Person
  readonly groups: Groups
  readonly ids: MessageIds
  /** Parameters of sendMessage. */
  readonly send: (params?: () => object) => () => object
  /** Parameters of editMessageText. */
  readonly edit: (params?: () => object) => () => object
  /** Makes one test of each row. */
  readonly testRefusals: (rows: ReadonlyArray<RefusalRow>) => void
}

type Groups = Record<
  | 'supergroup'
  | 'left'
  | 'kicked'
  | 'kickedGroup'
  | 'leftGroup'
  | 'channel'
  | 'kickedChannel'
  | 'leftChannel',
  Group
>
type MessageIds = Record<'own' | 'hers' | 'keyboard' | 'old' | 'inGroup', number>

export const makeRefusalStage = (): RefusalStage => {
  const clock = makeWatchedClock()
  let emulator: Emulator
  let ann: Person
  let stranger: Person
  let blocker: Person
  let groups: Groups
  let ids: MessageIds

  beforeAll(async () => {
    emulator = await makeEmulator({ clock })
    ann = emulator.user({ first_name: 'Ann', username: 'ann' })
    stranger = emulator.user({ first_name: 'Stranger' })
    blocker = emulator.user({ first_name: 'Blocker' })
    blocker.send('/start')
    blocker.block()
    const group = (type: Group['type'], bot: 'administrator' | 'member' | 'none'): Group =>
      emulator.group({ title: type, type, bot, members: [ann] })
    const kicked = (type: Group['type']): Group => {
      const made = group(type, 'member')
      ann.removeBot(made)
      return made
    }
    groups = {
      supergroup: group('supergroup', 'member'),
      left: group('supergroup', 'none'),
      kicked: kicked('supergroup'),
      kickedGroup: kicked('group'),
      leftGroup: group('group', 'none'),
      channel: group('channel', 'member'),
      kickedChannel: kicked('channel'),
      leftChannel: group('channel', 'none'),
    }
    const call = api(emulator)
    const old = ann.send('old').message_id
    clock.advance(49 * 3600 * 1000)
    const hers = ann.send('hers').message_id
    const own = (
      await call('sendMessage', {
        chat_id: ann.id,
        text: 'own',
        reply_markup: inline({ text: 'x', callback_data: 'x' }),
      })
    ).body.result.message_id
    const keyboard = (
      await call('sendMessage', { chat_id: ann.id, text: 'keyboard', reply_markup: { keyboard: [['a']] } })
    ).body.result.message_id
    ids = { own, hers, keyboard, old, inGroup: ann.in(groups.supergroup).send('hi').message_id }
  })
  afterAll(() => emulator.close())

  return {
    clock,
    get emulator() {
      return emulator
    },
    get ann() {
      return ann
    },
    get stranger() {
      return stranger
    },
    get blocker() {
      return blocker
    },
    get groups() {
      return groups
    },
    get ids() {
      return ids
    },
    send:
      (params = () => ({})) =>
      () => ({ chat_id: ann.id, text: 'x', ...params() }),
    edit:
      (params = () => ({})) =>
      () => ({ chat_id: ann.id, message_id: ids.own, text: 'x', ...params() }),
    testRefusals: (rows) =>
      test.each(rows)('%s (%s)', async (description, method, params) => {
        const before = emulator.state()
        const error_code = codes[description.split(':')[0] ?? '']
        expect(await api(emulator)(method, params())).toMatchObject({
          status: error_code,
          body: { ok: false, error_code, description },
        })
        // A refusal changes nothing.
        expect(emulator.state()).toBe(before)
      }),
  }
}

/** An inline keyboard of one row. */
export const inline = (...buttons: ReadonlyArray<object>): object => ({ inline_keyboard: [buttons] })

const codes: Readonly<Record<string, number>> = {
  'Bad Request': 400,
  Forbidden: 403,
  'Not Found': 404,
}
