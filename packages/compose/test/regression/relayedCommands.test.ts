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
import { Update, type Message } from '@pipegram/core/Types'
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
  ['sent by a bot for a business account', { sender_business_bot: { ...eve, is_bot: true } }],
]
// Fields of other servers and of other serialisers: the decoder leaves out what is not right.
const strange: ReadonlyArray<readonly [name: string, fields: object]> = [
  ['forwarded from a sender without an id', { forward_origin: { type: 'user', date: 1, sender_user: {} } }],
  ['forwarded at a time that is a fraction', { forward_origin: { type: 'hidden_user', date: 0.5 } }],
  ['forwarded from a source of a later version', { forward_origin: { type: 'community', date: 1 } }],
  ['forwarded, as servers before Bot API 7.0 say', { forward_from: eve, forward_date: 1 }],
  ['sent through another bot without a name', { via_bot: { id: 666, is_bot: true } }],
  ['sent by a bot for a business account, without an id', { sender_business_bot: {} }],
]
const own: ReadonlyArray<readonly [name: string, fields: object]> = [
  ['typed', {}],
  ['sent through this bot', { via_bot: me }],
  ['typed, written with null', { forward_origin: null, forward_date: null, via_bot: null }],
  ['typed, written with 0', { forward_date: 0 }],
]

const run = async (text: string, fields: object, relayed?: boolean) => {
  const decoded = Update.decode({ update_id: 1, message: { ...message(text), ...fields } })
  if (E.isLeft(decoded)) throw new Error('The update should decode.')
  const bot = pipeline(
    choose(
      branch(use(deepLink('so-cool')), handle(says('Linked'))),
      branch(use(auth([1001])), commands({ ban: says('Banned') }, relayed === undefined ? {} : { relayed })),
      branch(use(auth([1001])), commands({ kick: says('Kicked') }, { prefixes: ['!'] })),
      unknownCommand('Unknown'),
    ),
  )
  const { calls, outcome } = await harness(bot)(decoded.right)()
  return [calls.length, outcome]
}

describe.each(['/ban 7', '!kick 7', '/start so-cool', '/missing'])('the command %s', (text) => {
  it.each([...relays, ...strange])('is skipped if it is %s', async (_name, fields) => {
    expect(await run(text, fields)).toEqual([0, E.right('skipped')])
  })
  it.each(own)('runs if it is %s', async (_name, fields) => {
    expect(await run(text, fields)).toEqual([1, E.right('handled')])
  })
})

it.each(relays)('a command that is %s counts if the table says so', async (_name, fields) => {
  expect(await run('/ban 7', fields, true)).toEqual([1, E.right('handled')])
})
