// A command that the owner forwarded, or sent through a stranger's bot, counted as the owner's.

import {
  auth,
  branch,
  choose,
  commands,
  deepLink,
  handle,
  pipeline,
  says,
  unknownCommand,
  use,
} from '@pipegram/compose'
import type { Message, Update } from '@pipegram/core/Types'
import { me, message } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const eve = { id: 666, is_bot: false, first_name: 'Eve' }
const relays: ReadonlyArray<readonly [name: string, fields: Partial<Message>]> = [
  ['forwarded from a user', { forward_origin: { type: 'user', date: 1, sender_user: eve } }],
  [
    'forwarded from a hidden user',
    { forward_origin: { type: 'hidden_user', date: 1, sender_user_name: 'E' } },
  ],
  [
    'forwarded from a channel',
    { forward_origin: { type: 'channel', date: 1, chat: { id: -9, type: 'channel' }, message_id: 1 } },
  ],
  ['sent through another bot', { via_bot: { ...eve, is_bot: true } }],
]
const own: ReadonlyArray<readonly [name: string, fields: Partial<Message>]> = [
  ['typed', {}],
  ['sent through this bot', { via_bot: me }],
]

const run = async (text: string, fields: Partial<Message>, relayed?: boolean) => {
  const update: Update = { update_id: 1, message: { ...message(text), ...fields } }
  const bot = pipeline(
    choose(
      branch(use(deepLink('so-cool')), handle(says('Linked'))),
      branch(use(auth([1001])), commands({ ban: says('Banned') }, relayed === undefined ? {} : { relayed })),
      branch(use(auth([1001])), commands({ kick: says('Kicked') }, { prefixes: ['!'] })),
      unknownCommand('Unknown'),
    ),
  )
  const { calls, outcome } = await harness(bot)(update)()
  return [calls.length, outcome]
}

describe.each(['/ban 7', '!kick 7', '/start so-cool', '/missing'])('the command %s', (text) => {
  it.each(relays)('is skipped if it is %s', async (_name, fields) => {
    expect(await run(text, fields)).toEqual([0, E.right('skipped')])
  })
  it.each(own)('runs if it is %s', async (_name, fields) => {
    expect(await run(text, fields)).toEqual([1, E.right('handled')])
  })
})

it.each(relays)('a command that is %s counts if the table says so', async (_name, fields) => {
  expect(await run('/ban 7', fields, true)).toEqual([1, E.right('handled')])
})
