// Guards that once let through what they should stop, or stopped what they should let through.

import {
  auth,
  catchError,
  chatAdmins,
  dedupe,
  fromAsync,
  handle,
  handled,
  on,
  pipeline,
  privacy,
  roles,
  rolesBy,
  tell,
  throttle,
  use,
  validate,
  type HasUpdate,
  type Middleware,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntBetween } from '@pipegram/core/Argument'
import * as Id from '@pipegram/core/Id'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import type { Chat, Message, Update } from '@pipegram/core/Types'
import { ann, me, message, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { makeRecorder } from '@pipegram/testing/Recorder'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

const chat = (id: number): Chat => ({ id, type: 'supergroup', title: 'Group' })
const { text: _, ...blank } = message('')
const brought = (fields: Partial<Message>): Update => ({ update_id: 1, message: { ...blank, ...fields } })

const passed = async <Err>(
  middleware: Middleware<HasUpdate, object, Err>,
  ...updates: ReadonlyArray<Update>
) => {
  const seen: Array<boolean> = []
  for (const update of updates) {
    let isPassed = false
    await middleware({ update }, () => {
      isPassed = true
      return handled
    })()
    seen.push(isPassed)
  }
  return seen
}

describe('chatAdmins', () => {
  it('lets the owner through although the record of another administrator is wrong', async () => {
    const old = {
      status: 'administrator',
      user: { ...ann, id: 3 },
      can_be_edited: false,
      is_anonymous: false,
      can_manage_chat: true,
      can_delete_messages: true,
      can_manage_video_chats: true,
      can_restrict_members: true,
      can_promote_members: false,
      can_change_info: true,
      can_invite_users: true,
    }
    const { call } = makeRecorder(() =>
      E.right([
        { status: 'administrator', user: { id: 2 } },
        { status: 'creator', user: ann, is_anonymous: false, custom_title: null },
        old,
        { status: 'moderator', user: { ...ann, id: 4 }, can_delete_messages: true },
      ]),
    )
    const policy = auth(chatAdmins().can('can_delete_messages'))
    const seen = []
    for (const id of [ann.id, 2, 3, 4]) {
      const update = brought({ chat: chat(-1), from: { ...ann, id }, text: 'x' })
      seen.push(await policy({ update, call }, () => handled)())
    }
    expect(seen).toEqual(['handled', 'skipped', 'handled', 'skipped'].map(E.right))
  })
})

describe('auth', () => {
  it('takes no shared account in a list, such as the one of all anonymous administrators', () => {
    for (const id of Id.serviceAccounts) {
      expect(() => auth([1001, id])).toThrow(`${id} is an account of Telegram's own`)
      expect(() => roles({ owner: [id] })).toThrow(RangeError)
    }
  })

  it('a role by a function is never that of an account that strangers share', async () => {
    const anyone = auth(rolesBy(['owner'], () => 'owner'))
    const shared = Id.serviceAccounts.map((id) => said('x', { from: { ...ann, id }, chat: chat(-7) }))
    expect(await passed(anyone, ...shared, said('x'))).toEqual([...shared.map(() => false), true])
  })

  it("waits for roles from promises that are not JavaScript's own", async () => {
    const promise: Promise<'owner' | undefined> = Promise.resolve('owner')
    const lazy: typeof promise = {
      then: (...args) => promise.then(...args),
      catch: (...args) => promise.catch(...args),
      finally: (...args) => promise.finally(...args),
      [Symbol.toStringTag]: 'Query',
    }
    expect(lazy).not.toBeInstanceOf(Promise)
    expect(await passed(auth(rolesBy(['owner'], () => lazy)), said('x'))).toEqual([true])
  })
})

describe('chatAdmins', () => {
  it('denies nobody for long after another user cancelled the call', async () => {
    const admins = chatAdmins({ clock: makeTestClock() })
    const update = said('x', { chat: chat(-1) })
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    onTestFinished(() => {
      printed.mockRestore()
    })
    const asked = (answer: E.Either<ApiError, unknown>) =>
      auth(admins.can())({ update, call: makeRecorder(() => answer).call }, () => handled)()
    expect(await asked(E.left({ _tag: 'Aborted', method: 'getChatAdministrators' }))).toEqual(
      E.right('skipped'),
    )
    expect(await asked(E.right([{ status: 'creator', user: ann, is_anonymous: false }]))).toEqual(
      E.right('handled'),
    )
  })
})

describe('throttle', () => {
  const once = () => throttle({ per: 'user', limit: 1, window: '1m', clock: makeTestClock() })

  it('lets payments pass, uncounted', async () => {
    const paid = { currency: 'XTR', total_amount: 1, invoice_payload: 'p', telegram_payment_charge_id: 'c' }
    const payments = [
      brought({ successful_payment: { ...paid, provider_payment_charge_id: '' } }),
      brought({ refunded_payment: { ...paid, currency: 'XTR' } }),
      { update_id: 1, purchased_paid_media: { from: ann, paid_media_payload: 'p' } },
    ]
    expect(await passed(once(), ...payments, said('a'), said('b'), ...payments)).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
      true,
      true,
    ])
    expect(
      await passed(throttle({ per: () => 'all', limit: 1, window: '1m' }), said('a'), ...payments),
    ).toEqual([true, true, true, true])
  })

  it('counts reactions and votes in the name of a chat by that chat', async () => {
    const reacted = (actor: number): Update => ({
      update_id: 1,
      message_reaction: {
        chat: chat(-1),
        message_id: 1,
        actor_chat: chat(actor),
        date: 1,
        old_reaction: [],
        new_reaction: [],
      },
    })
    expect(await passed(once(), reacted(-2), reacted(-3), reacted(-2))).toEqual([true, true, false])
    const voted = (voter: number): Update => ({
      update_id: 1,
      poll_answer: {
        poll_id: '1',
        voter_chat: chat(voter),
        user: { ...ann, id: Id.channelBot },
        option_ids: [0],
        option_persistent_ids: [],
      },
    })
    expect(await passed(once(), voted(-2), voted(-3), voted(-2))).toEqual([true, true, false])
  })

  it('counts the anonymous administrators of one group apart from others', async () => {
    const changed = (id: number): Update => ({
      update_id: 1,
      chat_member: {
        chat: chat(id),
        from: { ...ann, id: Id.groupAnonymousBot },
        date: 1,
        old_chat_member: { status: 'left', user: ann },
        new_chat_member: { status: 'member', user: ann },
      },
    })
    expect(await passed(once(), changed(-1), changed(-2), changed(-1))).toEqual([true, true, false])
  })

  it('counts commands in captions as commands', async () => {
    const photo = brought({
      caption: '/tag sea',
      caption_entities: [{ type: 'bot_command', offset: 0, length: 4 }],
    })
    expect(
      await passed(throttle({ per: 'command', limit: 1, window: '1m' }), photo, said('/tag'), said('/other')),
    ).toEqual([true, false, true])
    expect(privacy({ ids: 'none' }).summaryOf(photo).command).toBe('tag')
  })

  it('keeps to the most updates that wait, even with a slow store', async () => {
    const clock = makeTestClock()
    const memory = makeMemoryStore({ clock })
    let lost = 0
    // Each first write loses a race: a count that belongs to it must not stay.
    const slow: Store = {
      ...memory,
      set:
        (...args) =>
        async () => {
          await settled()
          return lost++ % 2 === 0 ? E.left({ _tag: 'Outdated', key: args[0] }) : memory.set(...args)()
        },
    }
    for (const store of [slow, undefined]) {
      const middleware = throttle({
        per: 'chat',
        limit: 1,
        window: 1_000,
        excess: 'wait',
        queue: 2,
        clock,
        ...(store === undefined ? {} : { store }),
      })
      const come = (id: number) => middleware({ update: said('x', { chat: chat(-1 - id) }) }, () => handled)
      const chats = Array.from({ length: 10 }, (__, id) => id)
      for (let round = 0; round < 2; round++) {
        for (const id of chats) await come(id)()
        const outcomes: Array<string> = []
        const all = Promise.all(
          chats.map((id) =>
            come(id)().then((outcome) => outcomes.push(E.isLeft(outcome) ? outcome.left._tag : 'passed')),
          ),
        )
        while (outcomes.length < 8) await settled()
        expect(outcomes).toEqual(chats.slice(2).map(() => 'TooMany'))
        await clock.advance(1_000)
        await all
        expect(outcomes.slice(8)).toEqual(['passed', 'passed'])
        await clock.advance(5_000)
      }
      // An effect that is built and never run must not count as waiting.
      for (const id of chats) await come(id)()
      expect(chats.map(come)).toHaveLength(10)
      const waits = come(0)()
      await clock.advance(1_000)
      expect(await waits).toEqual(E.right('handled'))
      await clock.advance(10_000)
    }
  })
})

describe('dedupe', () => {
  it('does not wait for itself if it is in a chain twice', async () => {
    const once = dedupe()
    const run = harness(
      pipeline(
        use(once),
        use(on('message')),
        use(once),
        handle(({ call, message: asked }) => call(reply(asked, 'Paid.'))),
      ),
    )
    const counts: Array<number> = []
    for (const update_id of [1, 1, 2]) counts.push((await run(said('pay', { update_id }))()).calls.length)
    expect(counts).toEqual([1, 0, 1])
  })
})

describe('a store that throws, like a driver without a connection', () => {
  const store: Store = {
    get: () => () => Promise.reject(new Error('ECONNREFUSED')),
    set: () => {
      throw new Error('ECONNREFUSED')
    },
    remove: () => {
      throw new Error('ECONNREFUSED')
    },
  }

  it('stops no update, and each process counts for itself', async () => {
    expect(
      await passed(throttle({ per: 'user', limit: 1, window: '1m', store }), said('a'), said('b')),
    ).toEqual([true, false])
    const run = harness(
      pipeline(
        use(dedupe({ store })),
        handle(({ call, update }) => call(reply(update.message ?? message('x'), 'Paid.'))),
      ),
    )
    const counts: Array<number> = []
    for (const update_id of [1, 1, 2]) counts.push((await run(said('pay', { update_id }))()).calls.length)
    expect(counts).toEqual([1, 0, 1])
  })
})

describe('validate', () => {
  it('leaves a command to the bot that it names', async () => {
    const bot = pipeline(
      use(validate('args', 'n', t.tuple([IntBetween(1, 2)]))),
      handle(({ call, update }) => call(reply(update.message ?? message('x'), 'ours'))),
      catchError(tell),
    )
    for (const text of ['/set@other_bot 1', '/set@other_bot x'])
      expect(await harness(bot)(said(text))()).toMatchObject({ outcome: E.right('skipped'), calls: [] })
    expect((await harness(bot)(said('/set@test_bot 1'))()).calls).toHaveLength(1)
  })

  it('quotes what was sent in whole characters, because Telegram refuses halves', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(80), async (n) => {
        const bot = pipeline(
          use(validate('text', 'n', IntBetween(1, 2))),
          handle(() => TE.right(1)),
          catchError(tell),
        )
        const { calls } = await harness(bot)(said('x'.repeat(n) + '😀'.repeat(60)))()
        const [params] = calls.map((call) => call.params)
        expect(params !== undefined && 'text' in params && String(params.text).isWellFormed()).toBe(true)
      }),
      { numRuns: 20 },
    ))
})

describe('an async function that throws', () => {
  it('ends when all that it began has been sent', async () => {
    const order: Array<string> = []
    const bot = pipeline(
      handle(
        fromAsync(({ send }) => {
          void send(reply(message('x'), 'a')).then(() => send(reply(message('x'), 'b')))
          return Promise.reject(new Error('a fault'))
        }),
      ),
    )
    const call = () => async () => {
      await settled()
      order.push('sent')
      return E.left({ _tag: 'Aborted', method: 'x' } as const)
    }
    await expect(
      bot({
        update: said('x'),
        me,
        signal: new AbortController().signal,
        call: () => TE.orElse(() => TE.right(JSON.parse('{}')))(call()),
      })(),
    ).rejects.toThrow('a fault')
    expect(order).toEqual(['sent', 'sent'])
  })
})
