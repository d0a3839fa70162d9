import { through } from '@pipegram/client/CallMiddleware'
import { dryRun, type DryRunOptions } from '@pipegram/client/DryRun'
import type { Call } from '@pipegram/core/Call'
import {
  createInvoiceLink,
  deleteMessage,
  editMessageText,
  getMe,
  methodNames,
  sendMediaGroup,
  sendMessage,
} from '@pipegram/core/Calls'
import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, it } from 'vitest'

const setUp = (options: DryRunOptions = {}) => {
  const { call, calls } = makeRecorder(Answer.success())
  return { calls, client: through(dryRun({ clock: makeTestClock(1767225600000), ...options }))(call) }
}

const invoice = createInvoiceLink({ title: 'a', description: 'b', payload: 'c', currency: 'XTR', prices: [] })

it('a dry run sends only calls that read, of all methods', async () => {
  const { client, calls } = setUp()
  expect(methodNames.length).toBeGreaterThan(150)
  for (const method of methodNames) await client({ method, params: {}, result: t.unknown })()
  expect(calls().map(({ method }) => method)).toEqual(
    methodNames.filter((method) => method.startsWith('get')),
  )
  expect(calls().length).toBeGreaterThan(20)
})

it('a dry run answers with a result of the call', async () => {
  const { client } = setUp()
  expect(await client(sendMessage({ chat_id: -5, text: 'Hello' }))()).toEqual(
    E.right({ message_id: 1, date: 1767225600, chat: { id: -5, type: 'supergroup' }, text: 'Hello' }),
  )
  expect(await client(editMessageText({ chat_id: 5, message_id: 77, text: 'Edited' }))()).toMatchObject(
    E.right({ message_id: 77, chat: { id: 5, type: 'private' }, text: 'Edited' }),
  )
  expect(await client(editMessageText({ inline_message_id: 'a', text: 'Edited' }))()).toEqual(E.right(true))
  expect(await client(deleteMessage({ chat_id: 1, message_id: 1 }))()).toEqual(E.right(true))
  expect(await client(sendMediaGroup({ chat_id: 1, media: [] }))()).toMatchObject(
    E.right([{ chat: { id: 1 } }]),
  )
  expect(E.isRight(await client(getMe())())).toBe(true)
})

it('a dry run decodes the answer of its option, or says that it does not fit', async () => {
  const answer = ({ method }: Call<unknown>) =>
    method === 'createInvoiceLink'
      ? 'https://t.me/$abc'
      : method === 'sendMessage'
        ? { message_id: 'one' }
        : undefined
  expect(await setUp({ answer }).client(invoice)()).toEqual(E.right('https://t.me/$abc'))
  expect(await setUp({ answer }).client(sendMessage({ chat_id: 1, text: '' }))()).toMatchObject(
    E.left({ _tag: 'Unsendable', reason: expect.stringContaining('is not a result of this method') }),
  )
  expect(await setUp().client(invoice)()).toMatchObject(
    E.left({ _tag: 'Unsendable', reason: expect.stringContaining('give it an `answer`') }),
  )
})
