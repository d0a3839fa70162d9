// Guards over real HTTP on the emulator: what users do, what they see, and which calls the bot makes.

import { makeClient } from '@pipegram/client'
import {
  auth,
  branch,
  callback,
  catchError,
  chatAdmins,
  choose,
  commands,
  dedupe,
  escaping,
  handle,
  on,
  otherButtons,
  pipeline,
  privacy,
  report,
  roles,
  tell,
  throttle,
  unknownCommand,
  use,
  validate,
  type Bot,
} from '@pipegram/compose'
import { IntBetween } from '@pipegram/core/Argument'
import { button } from '@pipegram/core/Button'
import { boundCallbackData, int } from '@pipegram/core/CallbackData'
import { answerPreCheckoutQuery, getUpdates, sendInvoice, sendMessage } from '@pipegram/core/Calls'
import { starInvoice } from '@pipegram/core/Invoice'
import { inlineKeyboard } from '@pipegram/core/Keyboard'
import { rights } from '@pipegram/core/Permissions'
import { answer, placeOf, reply } from '@pipegram/core/Reply'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import { makeMemoryStore } from '@pipegram/core/Store'
import * as Token from '@pipegram/core/Token'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { makeTestClock } from '@pipegram/testing/TestClock'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it, onTestFinished } from 'vitest'

const run = async (bot: (emulator: Emulator) => Bot) => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const started = await start(bot(emulator), { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return emulator
}

// The requests of the bot since the last call.
const watching = (emulator: Emulator) => {
  let seen = 0
  return async () => {
    await emulator.idle()
    const calls = emulator.calls().filter(({ method }) => method !== 'getUpdates')
    const fresh = calls.slice(seen).map(({ method, params }) => ({ method, params }))
    seen = calls.length
    return fresh
  }
}

describe('auth', () => {
  it('makes the same calls for a forbidden command and for a command that does not exist', async () => {
    const emulator = await run(() =>
      pipeline(
        choose(
          branch(
            use(auth(roles({ owner: [77] }))),
            commands({ stats: ({ call, message, role }) => call(reply(message, `Secret of the ${role}`)) }),
          ),
          branch(use(auth([77])), commands({ stop: ({ call, message }) => call(reply(message, 'Stopped')) })),
          unknownCommand('I do not know this command.'),
        ),
        catchError(report),
      ),
    )
    const [ann, boss] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Boss', id: 77 })]
    const group = emulator.group({ title: 'Group', members: [ann, boss] })
    const calls = watching(emulator)
    await calls()
    for (const seat of [ann, ann.in(group)])
      for (const suffix of ['', `@${emulator.bot.username ?? ''}`, ' now']) {
        seat.send(`/nothing${suffix}`)
        const missing = await calls()
        expect(missing).toHaveLength(seat === ann || suffix.startsWith('@') ? 1 : 0)
        for (const command of ['stats', 'stop']) {
          seat.send(`/${command}${suffix}`)
          expect(await calls()).toEqual(missing)
        }
      }
    boss.send('/stats')
    expect((await boss.received()).text).toBe('Secret of the owner')
  })

  it('lets administrators act as soon as they are promoted, until they are demoted', async () => {
    const emulator = await run(() => {
      const admins = chatAdmins({ ttl: '1d' })
      return pipeline(
        choose(
          admins.watch,
          branch(
            use(auth(admins.can('can_pin_messages'), { otherwise: 'fail' })),
            commands({ pin: ({ call, message }) => call(reply(message, 'Pinned')) }),
          ),
        ),
        catchError(tell),
      )
    })
    const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
    const group = emulator.group({ title: 'Group', members: [ann, bob], bot: 'administrator' })
    const [owner, other] = [ann.in(group), bob.in(group)]
    const answer = async (): Promise<string | undefined> => {
      other.send('/pin')
      return (await other.received()).text
    }
    expect(await answer()).toBe('You may not do this.')
    owner.promote(bob, rights('can_delete_messages'))
    expect(await answer()).toBe('You may not do this.')
    owner.promote(bob, rights('can_pin_messages'))
    expect([await answer(), await answer()]).toEqual(['Pinned', 'Pinned'])
    owner.demote(bob)
    expect(await answer()).toBe('You may not do this.')
    expect(emulator.calls('getChatAdministrators')).toHaveLength(4)
  })
})

describe('a button bound to one user', () => {
  it('does nothing for another user, who gets one sentence', async () => {
    const Cancel = boundCallbackData(
      'user',
      'cancel',
      { order: int },
      { sign: signer(Secret.make('a key of more than sixteen bytes')) },
    )
    const emulator = await run(() =>
      pipeline(
        choose(
          commands({
            order: ({ call, message, from }) =>
              call(
                reply(message, 'Order 5', {
                  reply_markup: inlineKeyboard([button('Cancel', Cancel.for(from.id), { order: 5 })]),
                }),
              ),
          }),
          branch(
            use(callback(Cancel)),
            handle(({ call, callback_query, payload }) =>
              call(answer(callback_query, `Order ${payload.order} is cancelled.`)),
            ),
          ),
          otherButtons(),
        ),
        catchError(tell),
      ),
    )
    const [ann, eve] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Eve' })]
    const group = emulator.group({ title: 'Group', members: [ann, eve] })
    ann.in(group).send('/order')
    await ann.in(group).received()
    eve.in(group).press('Cancel')
    expect((await eve.in(group).answered()).text).toBe('This button no longer works.')
    ann.in(group).press('Cancel')
    expect((await ann.in(group).answered()).text).toBe('Order 5 is cancelled.')
  })
})

describe('privacy', () => {
  it('shows in all logs which updates have the same user, and nothing that users wrote', async () => {
    const { summaryOf } = privacy()
    const log: Array<ReturnType<typeof summaryOf>> = []
    const emulator = await run(() =>
      pipeline(
        handle(({ update }) =>
          TE.fromIO(() => {
            log.push(summaryOf(update))
          }),
        ),
      ),
    )
    const [ann, bob] = [
      emulator.user({ first_name: 'Ann-Sophie', username: 'ann_sophie' }),
      emulator.user({ first_name: 'Bob-Ross' }),
    ]
    const group = emulator.group({ title: 'Secret club', members: [ann, bob] })
    for (const seat of [ann, ann.in(group), bob.in(group)]) seat.send('My number is 555')
    ann.send('/start payload')
    await emulator.idle()
    // Chats run in parallel.
    const [first, second, third, fourth] = log.toSorted((a, b) => a.update_id - b.update_id)
    expect(log).toHaveLength(4)
    expect([
      first?.user === second?.user,
      first?.user === third?.user,
      first?.chat === first?.user,
      fourth?.command,
    ]).toEqual([true, false, true, 'start'])
    for (const { update_id: _, ...said } of log)
      for (const secret of [
        'number is',
        'Ann-Sophie',
        'ann_sophie',
        'Bob-Ross',
        'Secret club',
        ' payload',
        String(ann.id),
        String(bob.id),
        String(group.id),
      ])
        expect(JSON.stringify(said)).not.toContain(secret)
  })
})

describe('throttle', () => {
  it('answers a flood with the allowed messages and one sentence, and delays no other user', async () => {
    const clock = makeTestClock()
    const emulator = await run(() =>
      pipeline(
        use(throttle({ per: 'user', limit: 3, window: '1m', clock })),
        commands({ n: ({ call, message, command }) => call(reply(message, command.rest)) }),
        catchError(tell),
      ),
    )
    const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
    for (let i = 1; i <= 20; i += 1) ann.send(`/n ${i}`)
    bob.send('/n 1')
    await emulator.idle()
    const texts = (): ReadonlyArray<unknown> =>
      emulator
        .calls('sendMessage')
        .filter(({ params }) => String(params.chat_id) === String(ann.id))
        .map(({ params }) => params.text)
    expect(texts()).toEqual(['1', '2', '3', 'That is too much at once. Please try again in 60 seconds.'])
    expect((await bob.received()).text).toBe('1')
    await clock.advance(60_000)
    ann.send('/n 21')
    await emulator.idle()
    expect(texts().at(-1)).toBe('21')
  })

  it('serves a payment of a user over the limit, and charges nobody whom it refuses', async () => {
    const emulator = await run(() =>
      pipeline(
        use(throttle({ per: 'user', limit: 2, window: '1m', clock: makeTestClock() })),
        choose(
          branch(
            use(on('message', 'text')),
            handle(({ call, message }) =>
              call(
                sendInvoice({
                  ...placeOf(message),
                  ...starInvoice({ title: 'Tea', description: 'Bags', stars: 1, payload: 'tea' }),
                }),
              ),
            ),
          ),
          branch(
            use(on('pre_checkout_query')),
            handle(({ call, pre_checkout_query: { id } }) =>
              call(answerPreCheckoutQuery({ pre_checkout_query_id: id, ok: true })),
            ),
          ),
          branch(
            use(on('message', 'successful_payment')),
            handle(({ call, message }) => call(reply(message, 'Here you are.'))),
          ),
        ),
        catchError(tell),
      ),
    )
    const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
    ann.send('tea')
    expect(await ann.pay(await ann.received()).settled()).toMatchObject({ ok: true })
    expect((await ann.received()).text).toBe('Here you are.')
    bob.send('tea')
    bob.send('more tea')
    const [invoice] = await bob.received(2)
    expect(invoice && (await bob.pay(invoice).settled())).toEqual({
      ok: false,
      error_message: 'That is too much at once. Please try again in 60 seconds.',
    })
  })
})

describe('validate', () => {
  it('tells the user what was expected, and continues with a value that fits', async () => {
    const emulator = await run(() =>
      pipeline(
        use(on('message')),
        use(validate('text', 'age', IntBetween(18, 120))),
        handle(({ call, message, age }) => call(reply(message, `${age + 1} next year`))),
        catchError(tell),
      ),
    )
    const ann = emulator.user({ first_name: 'Ann' })
    for (const text of ['old', '17', '40']) ann.send(text)
    expect((await ann.received(3)).map(({ text }) => text)).toEqual([
      'age: expected a whole number from 18 to 120, got "old"',
      'age: expected a whole number from 18 to 120, got "17"',
      '41 next year',
    ])
  })
})

describe('escaping', () => {
  it('shows the text of a user unchanged if a program builds markup from it by hand', async () => {
    const emulator = await run(() =>
      pipeline(
        use(escaping({ otherwise: 'plain' })),
        use(on('message', 'text')),
        handle(({ call, message }) =>
          call({
            ...sendMessage({ chat_id: 1, text: '' }),
            params: { chat_id: message.chat.id, text: `You: ${message.text}`, parse_mode: 'HTML' },
          }),
        ),
        catchError(report),
      ),
    )
    const ann = emulator.user({ first_name: 'Ann' })
    ann.send('<a href="https://evil.example">your bank</a>')
    const { text, entities } = await ann.received()
    expect([text, entities?.filter(({ type }) => type === 'text_link') ?? []]).toEqual([
      'You: <a href="https://evil.example">your bank</a>',
      [],
    ])
  })
})

describe('dedupe', () => {
  it('does not repeat an update that a process handled and died before confirming', async () => {
    const emulator = await makeEmulator()
    onTestFinished(() => emulator.close())
    const token = E.getOrElseW((reason: string) => {
      throw new Error(reason)
    })(Token.fromString(emulator.token))
    const call = makeClient({ token, apiRoot: emulator.apiRoot })
    const store = makeMemoryStore()
    const life = () =>
      pipeline(
        use(dedupe({ store })),
        commands({ pay: ({ call: send, message }) => send(reply(message, 'Paid')) }),
        catchError(report),
      )
    emulator.user({ first_name: 'Ann' }).send('/pay')
    for (const bot of [life(), life()]) {
      const updates = await call(getUpdates({ timeout: 0 }))()
      if (E.isLeft(updates)) throw new Error(updates.left._tag)
      expect(updates.right).toHaveLength(1)
      for (const update of updates.right)
        expect(await bot({ update, call, me: emulator.bot, signal: new AbortController().signal })()).toEqual(
          E.right('handled'),
        )
    }
    expect(emulator.calls('sendMessage')).toHaveLength(1)
    await call.close()
  })
})
