// Tests which failures are tried again, when and for how long, and which never are.

import { bounded, through } from '@pipegram/client/CallMiddleware'
import { throttle } from '@pipegram/client/CallThrottle'
import { isSafe, type RetryOptions, retry } from '@pipegram/client/Retry'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import { deleteMessage, getMe, methodNames, sendDocument, sendMessage } from '@pipegram/core/Calls'
import * as InputFile from '@pipegram/core/InputFile'
import { Answer, makeRecorder, makeTestClock, settled } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { clientOf, upload } from '../Fixtures.ts'
import { ok, refuse, serve } from '../Server.ts'

const description = ''
const failures = {
  limited: { _tag: 'RateLimited', retryAfter: 3, description },
  server: { _tag: 'Rejected', code: 502, reason: 'Other', description },
  late: { _tag: 'Timeout', after: 30_000 },
  reset: { _tag: 'Unreachable', reason: 'ECONNRESET' },
  refused: { _tag: 'Unreachable', reason: 'ECONNREFUSED' },
} as const

const final = [
  { _tag: 'ChatMigrated', to: -1, description },
  { _tag: 'BotBlocked', description },
  { _tag: 'Unauthorized', description },
  { _tag: 'Conflict', description },
  { _tag: 'Rejected', code: 400, reason: 'Other', description },
  { _tag: 'Rejected', code: 403, reason: 'Other', description },
  { _tag: 'Malformed', errors: [] },
  { _tag: 'Aborted' },
  { _tag: 'Unsendable', reason: '' },
] as const

type Failure = (typeof failures)[keyof typeof failures] | (typeof final)[number]

const errorOf = (failure: Failure, { method }: Call<unknown>): ApiError => ({ ...failure, method })

const send = sendMessage({ chat_id: 1, text: 'Hello' })

/** An interpreter that fails with these errors and then succeeds, and the times of its attempts. */
const failing = (script: ReadonlyArray<Failure>, options: RetryOptions = {}) => {
  const clock = makeTestClock()
  const attempts: Array<number> = []
  const { call } = makeRecorder((request) => {
    const failure = script[attempts.length]
    attempts.push(clock.now())
    return failure === undefined ? Answer.success()(request) : E.left(errorOf(failure, request))
  })
  const client = through(retry({ clock, random: () => 0.5, ...options }))(bounded(call))
  const run = async (call: Call<unknown>) => {
    const running = client(call)()
    await clock.advance(1_000_000)
    return running
  }
  return { clock, attempts, client, run }
}

describe('a transient failure', () => {
  it.each([
    ['limited', 3000],
    ['server', 500],
    ['late', 500],
    ['reset', 500],
    ['refused', 500],
  ] as const)('%s is tried again after %i ms if a repeat is safe', async (name, after) => {
    const { attempts, run } = failing([failures[name]])
    expect(E.isRight(await run(getMe()))).toBe(true)
    expect(attempts).toEqual([0, after])
  })

  it('is followed by longer waits each time, with full jitter, up to the longest', async () => {
    const { attempts, run } = failing(
      Array.from({ length: 7 }, () => failures.refused),
      { attempts: 9, longest: 8_000, within: 1e6 },
    )
    await run(send)
    expect(attempts.map((at, i) => at - (attempts[i - 1] ?? 0))).toEqual([
      0, 500, 1000, 2000, 4000, 4000, 4000, 4000,
    ])
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (random) => {
        const one = failing([failures.reset], { random: () => random })
        await one.run(getMe())
        expect(one.attempts[1]).toBeCloseTo(1000 * random, 6)
      }),
    )
  })
})

describe('a repeat', () => {
  it.each(['server', 'late', 'reset'] as const)(
    'after %s sends no message twice, unless the option allows it, and repeats safe calls',
    async (name) => {
      for (const [call, options, times] of [
        [send, {}, 1],
        [deleteMessage({ chat_id: 1, message_id: 1 }), {}, 2],
        [send, { repeat: () => true }, 2],
        [getMe(), { repeat: () => false }, 1],
      ] as const) {
        const { attempts, run } = failing([failures[name]], options)
        expect(E.isRight(await run(call))).toBe(times === 2)
        expect(attempts).toHaveLength(times)
      }
    },
  )

  it.each(['limited', 'refused'] as const)(
    'after %s sends a message again, since Telegram has not acted',
    async (name) => {
      const { attempts, run } = failing([failures[name]], { repeat: () => false })
      expect(E.isRight(await run(send))).toBe(true)
      expect(attempts).toHaveLength(2)
    },
  )

  it('is known to be safe or not for each method', () => {
    expect(methodNames.filter((method) => !isSafe({ ...getMe(), method }))).toEqual([
      'logOut',
      'close',
      'sendMessage',
      'forwardMessage',
      'forwardMessages',
      'copyMessage',
      'copyMessages',
      'sendPhoto',
      'sendLivePhoto',
      'sendAudio',
      'sendDocument',
      'sendVideo',
      'sendAnimation',
      'sendVoice',
      'sendVideoNote',
      'sendPaidMedia',
      'sendMediaGroup',
      'sendLocation',
      'sendVenue',
      'sendContact',
      'sendPoll',
      'sendChecklist',
      'sendDice',
      'exportChatInviteLink',
      'createChatInviteLink',
      'createChatSubscriptionInviteLink',
      'revokeChatInviteLink',
      'sendChatJoinRequestWebApp',
      'pinChatMessage',
      'createForumTopic',
      'replaceManagedBotToken',
      'sendGift',
      'giftPremiumSubscription',
      'transferBusinessAccountStars',
      'convertGiftToStars',
      'upgradeGift',
      'transferGift',
      'postStory',
      'repostStory',
      'savePreparedInlineMessage',
      'savePreparedKeyboardButton',
      'sendSticker',
      'uploadStickerFile',
      'createNewStickerSet',
      'addStickerToSet',
      'replaceStickerInSet',
      'sendRichMessage',
      'sendInvoice',
      'createInvoiceLink',
      'refundStarPayment',
      'sendGame',
      'sendWidget',
      'sendSharedWidget',
    ])
  })
})

it.each(final)('$_tag $code is returned at once', async (failure) => {
  const { attempts, run } = failing([failure], { repeat: () => true })
  expect(await run(getMe())).toEqual(E.left({ ...failure, method: 'getMe' }))
  expect(attempts).toHaveLength(1)
})

it('getUpdates is never repeated', async () => {
  const { attempts, run } = failing([failures.limited])
  expect(E.isLeft(await run({ ...getMe(), method: 'getUpdates' }))).toBe(true)
  expect(attempts).toHaveLength(1)
})

describe('the limit of attempts', () => {
  it('is a number of attempts, and the last error is returned', async () => {
    const { attempts, run } = failing(
      Array.from({ length: 9 }, () => failures.refused),
      { attempts: 3 },
    )
    expect(await run(send)).toEqual(E.left({ ...failures.refused, method: 'sendMessage' }))
    expect(attempts).toHaveLength(3)
  })

  it('is a time, after which no attempt begins and no wait is made', async () => {
    const { clock, attempts, client } = failing(
      [{ ...failures.limited, retryAfter: 3 }, { ...failures.limited, retryAfter: 3 }, failures.limited],
      { within: '8s' },
    )
    const running = client(send)()
    await clock.advance(6_000)
    expect(await running).toMatchObject(E.left({ _tag: 'RateLimited', retryAfter: 3 }))
    expect(attempts).toEqual([0, 3000, 6000])
  })

  it('is a number of repeats a minute for all calls, so that a storm ends', async () => {
    const all = Array.from({ length: 1_000 }, () => failures.refused)
    const { clock, attempts, client } = failing([...all, ...all, ...all, ...all, ...all], {
      maxRepeats: 50,
      attempts: 3,
    })
    const running = Promise.all(Array.from({ length: 1_000 }, () => client(send)()))
    await clock.advance(30_000)
    expect((await running).filter(E.isLeft)).toHaveLength(1_000)
    expect(attempts).toHaveLength(1_050)
    await clock.advance(60_000)
    const later = client(send)()
    await clock.advance(30_000)
    await later
    expect(attempts).toHaveLength(1_053)
  })
})

describe('a caller that aborts', () => {
  it('gets its error at once, and nothing is left', async () => {
    const { clock, attempts, client } = failing([failures.limited])
    const quit = new AbortController()
    const running = client.with({ signal: quit.signal })(send)()
    await clock.asleep(3000)
    quit.abort()
    expect(await running).toEqual(E.left({ _tag: 'Aborted', method: 'sendMessage' }))
    expect(clock.sleeping()).toEqual([])
    await settled()
    expect(attempts).toHaveLength(1)
  })

  it('gets its error at once, too, when the client is closed', async () => {
    await using server = await serve(refuse(429, 'Too Many Requests: retry after 3', { retry_after: 3 }))
    const clock = makeTestClock()
    await using client = clientOf({
      apiRoot: server.apiRoot,
      middlewares: [retry({ clock }), throttle({ clock })],
    })
    const running = client(send)()
    await clock.asleep(3000)
    await client.close()
    expect(await running).toEqual(E.left({ _tag: 'Aborted', method: 'sendMessage' }))
  })
})

it('a file is sent again from its beginning', async () => {
  let times = 0
  await using server = await serve((response, received, request) =>
    (times++ === 0 ? refuse(429, 'Too Many Requests: retry after 1', { retry_after: 1 }) : ok(true))(
      response,
      received,
      request,
    ),
  )
  const clock = makeTestClock()
  await using client = clientOf({ apiRoot: server.apiRoot, middlewares: [retry({ clock })] })
  const document = InputFile.fromSource(() => new Blob(['whole content']), { name: 'a.txt' })
  const running = client({ ...upload(sendDocument({ chat_id: 1, document }).params) })()
  await clock.asleep(1000)
  await clock.advance(1000)
  expect(await running).toEqual(E.right(true))
  expect(server.received.map(({ body }) => String(body).includes('whole content'))).toEqual([true, true])
})

it('retry before throttle makes the whole chat of a 429 wait, and queues the call again', async () => {
  const clock = makeTestClock()
  const attempts: Array<number> = []
  const { call } = makeRecorder((request) =>
    attempts.push(clock.now()) === 1 ? E.left(errorOf(failures.limited, request)) : Answer.success()(request),
  )
  const client = through(retry({ clock }), throttle({ clock }))(call)
  const running = Promise.all([1, 2].map(() => client(send)()))
  await clock.advance(10_000)
  expect((await running).map(E.isRight)).toEqual([true, true])
  expect(attempts).toEqual([0, 3000, 4000])
})

it.each([
  [{ attempts: 0 }, 'attempts is 0 and should be a number from 1 on.'],
  [{ maxRepeats: -1 }, 'maxRepeats is -1 and should be a number from 1 on.'],
  [{ within: NaN }, /^within is NaN and should be milliseconds/],
  [{ shortest: 0 }, /^shortest is 0 and should be milliseconds/],
  [{ longest: '0s' as const }, /^longest is "0s" and should be milliseconds/],
])('retry refuses an option that is wrong: %j', (options, expected) => {
  expect(() => retry(options)).toThrow(expected)
})
