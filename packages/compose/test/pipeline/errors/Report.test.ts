// What `report` and `tell` print, and what `tell` says to users.

import { catchError, handle, pipeline, tell, type ReportedError } from '@pipegram/compose'
import { change, type Store, type StoreError } from '@pipegram/core/Store'
import { harness, pressed, said } from '@pipegram/testing'
import { message } from '@pipegram/testing/Build'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let printed: Array<string>
beforeEach(() => {
  printed = []
  vi.spyOn(console, 'error').mockImplementation((line) => {
    printed.push(line)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const failing = (error: ReportedError) =>
  pipeline(
    handle(() => TE.left(error)),
    catchError(tell),
  )

const errors: ReadonlyArray<readonly [ReportedError, printed: string | undefined, told: string | undefined]> =
  [
    [{ _tag: 'Timeout', method: 'sendMessage', after: 500 }, 'update 7: sendMessage', undefined],
    [
      { _tag: 'Unavailable', reason: 'It is asleep.' },
      'update 7: The store is unavailable: It is asleep.',
      undefined,
    ],
    // A key may name a user.
    [
      { _tag: 'Outdated', key: 'warnings of 1001' },
      'update 7: Other processes kept changing a value in the store, so it was not written.',
      undefined,
    ],
    [{ _tag: 'TooDark', sentence: 'Put the light on.' }, undefined, 'Put the light on.'],
  ]

describe('tell', () => {
  it.each(errors)('%o', async (error, line, sentence) => {
    const { calls, outcome } = await harness(failing(error))(said('hello', { update_id: 7 }))()
    expect(outcome).toMatchObject({ right: 'handled' })
    expect(printed).toEqual(line === undefined ? [] : [expect.stringContaining(line)])
    expect(calls.map(({ params }) => params)).toEqual(
      sentence === undefined ? [] : [{ chat_id: 1001, text: sentence }],
    )
  })

  it('ignores a button that was pressed twice, and prints any other edit without a change', async () => {
    const error: ReportedError = {
      _tag: 'Rejected',
      method: 'editMessageText',
      code: 400,
      reason: 'MessageNotModified',
      description: 'Bad Request: message is not modified',
    }
    for (const update of [pressed('+'), said('hello', { update_id: 7 })])
      expect(await harness(failing(error))(update)()).toMatchObject({
        calls: [],
        outcome: { right: 'handled' },
      })
    expect(printed).toEqual([expect.stringContaining('update 7: editMessageText')])
  })

  const refusal: ReportedError = { _tag: 'TooDark', sentence: 'Put the light on.' }
  const sent = { ...message('hello'), guest_query_id: 'g' }

  it('answers a guest by its query, because the bot cannot write to the chat', async () => {
    const { calls } = await harness(failing(refusal))({ update_id: 7, guest_message: sent })()
    expect(calls).toMatchObject([
      {
        method: 'answerGuestQuery',
        params: {
          guest_query_id: 'g',
          result: { type: 'article', input_message_content: { message_text: 'Put the light on.' } },
        },
      },
    ])
  })

  it.each([
    ['an edit', refusal, { edited_message: sent }],
    ['an edit of a post', refusal, { edited_channel_post: sent }],
    ['an edit within a business', refusal, { edited_business_message: sent }],
    ['nothing to say', { ...refusal, sentence: ' ' }, { message: sent }],
  ])(
    'prints, and sends nothing that nobody waits for or that Telegram would refuse: %s',
    async (_, error, update) => {
      const { calls } = await harness(failing(error))({ update_id: 7, ...update })()
      expect(calls).toEqual([])
      expect(printed).toEqual(['update 7: TooDark: an error that the user can correct.'])
    },
  )

  it.each<ReportedError>([
    {
      _tag: 'Rejected',
      method: 'sendMessage',
      code: 400,
      reason: 'CannotParseEntities',
      description:
        'Bad Request: can\'t parse entities: unsupported start tag "b\nupdate 8: all is well\u001B[2J\u2028"',
    },
    { _tag: 'Unavailable', reason: 'No.\r\nupdate 8: all is well' },
  ])('prints one line for any quoted description: %o', async (error) => {
    await harness(failing(error))(said('hello', { update_id: 7 }))()
    expect(printed).toEqual([expect.stringMatching(/^update 7: [^\p{Cc}\u2028\u2029]+$/u)])
    expect(printed[0]).toContain('all is well')
  })

  it('has words for a store that fails inside a handler', async () => {
    const down: TE.TaskEither<StoreError, never> = TE.left({ _tag: 'Unavailable', reason: 'No.' })
    const store: Store = { get: () => down, set: () => down, remove: () => down }
    const bot = pipeline(
      handle(() =>
        pipe(
          store,
          change('visits', (n = '0') => ({ value: String(Number(n) + 1), result: n })),
        ),
      ),
      catchError(tell),
    )
    await harness(bot)(said('hello', { update_id: 8 }))()
    expect(printed).toEqual(['update 8: The store is unavailable: No.'])
  })
})
