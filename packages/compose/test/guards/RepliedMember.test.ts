import { aboutMember, auth, commands, except, handle, pipeline, use } from '@pipegram/compose'
import { reply } from '@pipegram/core/Reply'
import type { Message } from '@pipegram/core/Types'
import { ann, message, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

const bob = { ...ann, id: 1002, first_name: 'Bob' }
const group = { id: -1001, type: 'supergroup', title: 'Group' } as const

const answers = async (reply_to_message?: Message): Promise<ReadonlyArray<unknown>> => {
  const about = aboutMember('Reply to a message.')
  const bot = pipeline(commands({ who: about(({ call, message: m }) => call(reply(m, m.from.first_name))) }))
  const command = message('/who', { chat: group })
  const update = { update_id: 1, message: { ...command, ...(reply_to_message && { reply_to_message }) } }
  return (await harness(bot)(update)()).calls.map(({ params }) => 'text' in params && params.text)
}

it('a command about a member gets the message that it replies to', async () => {
  expect(await answers(message('x', { from: bob, chat: group }))).toEqual(['Bob'])
})

it('a command about a member asks for a reply to a message of a user', async () => {
  const asked = ['Reply to a message.']
  const start = { forum_topic_created: { name: 'T', icon_color: 7_322_096 } }
  const { from: _, ...post } = message('x', { chat: group })
  expect(await answers()).toEqual(asked)
  expect(await answers(post)).toEqual(asked)
  expect(await answers({ ...message('x', { from: bob, chat: group }), sender_chat: group })).toEqual(asked)
  expect(await answers({ ...message('', { from: bob, chat: group }), ...start })).toEqual(asked)
})

it.each([
  [{ user: ann }, 'skipped'],
  [undefined, 'handled'],
] as const)('the opposite of a policy that gives %j is %s', async (found, outcome) => {
  const bot = pipeline(
    use(auth(except(() => found))),
    handle(() => TE.right(1)),
  )
  expect((await harness(bot)(said('x'))()).outcome).toEqual(E.right(outcome))
})
