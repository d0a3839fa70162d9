// Facts of Bot API 10.4 and 10.5 that are not certain, and what an older server still sends.

import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { BotFullInfo, RichBlock, Update } from '../../src/types/Types.ts'

const from = { id: 1, is_bot: false, first_name: 'Ann' }
const wallet = (amount: unknown) => ({ address: 'a', amount })
const asked = (amount: unknown) => ({
  update_id: 1,
  widget_query: {
    id: '1',
    from,
    chat_instance: '1',
    data: 'x',
    type: { type: 'sign_data', sign_data: '{}', wallet: wallet(amount) },
  },
})

it('an amount of TON is the string of its digits, and another form costs only the amount', () => {
  expect(Update.decode(asked('9007199254740993'))).toEqual(E.right(asked('9007199254740993')))
  const { right } = { right: undefined, ...Update.decode(asked(5)) }
  expect(right?.widget_query?.type).toEqual({ type: 'sign_data', sign_data: '{}', wallet: { address: 'a' } })
})

it('an expandable quotation of a 10.3 server has no blocks', () => {
  const old = { type: 'expandable_blockquote', text: 'old' }
  expect(RichBlock.decode(old)).toEqual(E.right({ ...old, blocks: [] }))
})

it('a bot is read from each server, with what the server tells of it', () => {
  for (const bot of [
    {},
    { can_join_groups: true },
    { active_usernames: ['a_bot'], has_topic_sidebar: false },
  ])
    expect(BotFullInfo.decode({ ...from, is_bot: true, ...bot })).toEqual(
      E.right({ ...from, is_bot: true, ...bot }),
    )
})
