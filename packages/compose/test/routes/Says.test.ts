// `says` sends one text to the chat of the update.

import {
  branch,
  callback,
  choose,
  commands,
  handle,
  on,
  pipeline,
  says,
  use,
  type HasCall,
} from '@pipegram/compose'
import { callbackData, int } from '@pipegram/core/CallbackData'
import { bold, fmt } from '@pipegram/core/Text'
import { success } from '@pipegram/testing/Answer'
import { message, pressed, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { makeRecorder } from '@pipegram/testing/Recorder'
import { describe, expect, it } from 'vitest'

const Page = callbackData('page', { number: int })

const bot = pipeline(
  choose(
    commands({
      start: says(({ from }) => fmt`Hello, ${bold(from.first_name)}!`),
      help: says('Send a photo.'),
    }),
    branch(use(callback(Page)), handle(says(({ payload }) => `Page ${payload.number}`))),
    branch(
      use(on('message', 'text')),
      handle(says(({ message }) => message.text, { disable_notification: true })),
    ),
  ),
)

const sentFor = async (update: Parameters<ReturnType<typeof harness>>[0]) =>
  (await harness(bot)(update)()).calls
    .filter(({ method }) => method === 'sendMessage')
    .map(({ params }) => params)

describe('says', () => {
  it('sends a text that does not depend on the update', async () => {
    expect(await sentFor(said('/help'))).toEqual([{ chat_id: 1001, text: 'Send a photo.' }])
  })
  it('sends the text of a function of the context, with its entities', async () => {
    expect(await sentFor(said('/start'))).toMatchObject([
      { chat_id: 1001, text: 'Hello, Ann!', entities: [{ type: 'bold', offset: 7, length: 3 }] },
    ])
  })
  it('answers a pressed button in the chat of its message', async () => {
    const data = Page.encode({ number: 3 })
    expect(await sentFor(pressed(data))).toMatchObject([{ text: 'Page 3' }])
  })
  it('sends to a place if there is nothing to answer', async () => {
    const { call, calls } = makeRecorder(success())
    const place = { chat_id: 7, message_thread_id: 3 }
    await says(({ place: { chat_id } }: HasCall & { readonly place: typeof place }) => `To ${chat_id}`)({
      call,
      place,
    })()
    const abroad = { call, message: message('Hi'), place: 'London' }
    await says('From London')(abroad)()
    expect(calls().map(({ params }) => params)).toEqual([
      { ...place, text: 'To 7' },
      { chat_id: 1001, text: 'From London' },
    ])
  })
  it('passes options on to the call', async () => {
    expect(await sentFor(said('Hi'))).toEqual([{ chat_id: 1001, text: 'Hi', disable_notification: true }])
  })
})
