// Data that users send back by buttons and links: callback data, deep links and their payloads.

import * as assert from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as t from 'io-ts'
import * as DeepLink from '../../../src/links/DeepLink.ts'
import * as CallbackData from '../../../src/payloads/CallbackData.ts'
import { signer } from '../../../src/payloads/Signer.ts'
import * as StartPayload from '../../../src/payloads/StartPayload.ts'
import * as Secret from '../../../src/ports/Secret.ts'
import { target } from '../Target.ts'

const {
  callbackData,
  callbackUnion,
  boundCallbackData,
  date,
  enumOf,
  flag,
  int,
  int64,
  oneOf,
  maybe,
  string,
} = CallbackData

const sign = signer(Secret.make('a key of the tests, long enough'), Secret.make('an older key of the tests'))

const page = callbackData('page', { chapter: int, size: maybe(oneOf('s', 'm')), last: flag })
const event = callbackData(
  'event',
  { at: date, emoji: int64, kind: enumOf('a', 'b', 'c'), title: maybe(string(12)) },
  { version: 3 },
)
const pay = callbackData('pay', { order: int, note: string(8) }, { sign })
const cart = callbackUnion('cart', { add: { item: int, name: string(6) }, clear: {} }, { version: 1 })
const own = boundCallbackData('user', 'own', { order: int }, { sign }).for(1001)

const samples = [
  page.encode({ chapter: 1, last: true }),
  page.encode({ chapter: -5, size: 'm', last: false }),
  event.encode({ at: new Date(0), emoji: -5n, kind: 'c' }),
  event.encode({ at: new Date('2026-11-21'), emoji: 5368324170671202286n, kind: 'a', title: 'a.b~?' }),
  pay.encode({ order: 36, note: '?é.' }),
  cart.encode({ _tag: 'add', item: 7, name: 'x' }),
  cart.encode({ _tag: 'clear' }),
  own.encode({ order: 5 }),
]

// `encode` of a value that was read gives the same text: no two texts mean the same.
const rewritten = <A>(codec: t.Type<A, string>, data: string): E.Either<t.Errors, string> =>
  E.map(codec.encode)(codec.decode(data))

export const callback = target({
  name: 'callback',
  seeds: () => samples,
  words: ['.', '~', '~1', '~0', '?', 'page', 'pay.', '~3', 'zz', '-', 'add', samples[7] ?? ''],
  subject: {
    read: [page, event, pay, cart, own].map(
      (codec: t.Mixed) => (data: string) => rewritten<unknown>(codec, data),
    ),
  },
  law:
    ({ read }) =>
    (input) => {
      for (const each of read) {
        const text = each(input)
        if (E.isRight(text)) assert.strictEqual(text.right, input, 'two texts mean the same')
        else
          assert.ok(
            ['NotOurs', 'OtherVersion', 'Forged', 'Malformed'].includes(CallbackData.faultOf(text.left)._tag),
            'a refusal has no reason',
          )
      }
      // Signed data cannot be forged.
      for (const signed of [pay, own])
        if (signed.is(O.toUndefined(O.fromEither(signed.decode(input)))))
          assert.ok(samples.includes(input), 'a forged button was taken')
    },
  plant: ({ read: [first, ...rest] }) => ({
    read: [
      ...(first === undefined
        ? []
        : [(data: string) => E.map((text: string) => text.toLowerCase())(first(data.toLowerCase()))]),
      ...rest,
    ],
  }),
})

export const deepLink = target({
  name: 'deepLink',
  seeds: () => [
    't.me/test_bot?start=abc',
    'https://t.me/test_bot?startgroup=abc&admin=pin_messages+invite_users',
    'https://t.me/test_bot?startchannel&admin=post_stories',
    'https://t.me/test_bot/app?startapp=x&mode=compact',
    't.me/test_bot?startattach=a&choose=users+bots',
    'https://t.me/c/1234567890/5',
    'https://t.me/c/1234567890/7/5',
    't.me/durov/5?thread=3',
    'https://t.me/share/url?url=https%3A%2F%2Fexample.com&text=a+b',
    'tg://resolve?domain=test_bot&start=abc',
    'tg:privatepost?channel=1234567890&post=5',
    'tg://user?id=5',
    'tg://msg_url?url=x',
    'https://telegram.me/durov',
  ],
  words: [
    '?',
    '&',
    'start=',
    'startgroup',
    'startchannel',
    'startapp=',
    'startattach',
    'admin=',
    'choose=',
    'mode=',
    'domain=',
    'tg://',
    't.me/',
    '/c/',
    '%',
    '+',
    '#',
    '/',
    'thread=',
  ],
  subject: { fromString: DeepLink.fromString, toString: DeepLink.toString, toTg: DeepLink.toTg },
  law:
    ({ fromString, toString, toTg }) =>
    (input) => {
      const link = fromString(input)
      if (O.isNone(link)) return
      for (const write of [toString, toTg]) {
        const text = write(link.value)
        assert.ok(URL.canParse(text), `${text} is not a URL`)
        assert.deepStrictEqual(fromString(text), link, `${text} means something else`)
      }
    },
  plant: ({ toTg }) => ({ toTg: (link) => toTg(link).replace('&thread=', '&topic=') }),
})

const invite = StartPayload.startPayload('invite', { by: int, note: string(9) }, { sign })
const invited = invite.encode({ by: 1001, note: 'a.b' })

export const startPayload = target({
  name: 'startPayload',
  seeds: () => ['cmVmPWTDrWE', 'aW52aXRlLnJ0', 'ref=día', '😀', invited],
  words: ['-', '_', 'A', 'AA', '=', '+', '/'],
  subject: { toPayload: StartPayload.toPayload, fromPayload: StartPayload.fromPayload },
  law:
    ({ toPayload, fromPayload }) =>
    (input) => {
      const text = fromPayload(input)
      if (O.isSome(text) && input.length <= 64)
        assert.deepStrictEqual(toPayload(text.value), E.right(input), 'two payloads mean the same')
      const payload = toPayload(input)
      if (E.isRight(payload)) {
        assert.match(payload.right, /^[\w-]{1,64}$/)
        assert.deepStrictEqual(
          fromPayload(payload.right),
          O.some(input.toWellFormed()),
          'a payload is not read back as it was written',
        )
      }
      if (E.isRight(invite.decode(input))) assert.strictEqual(input, invited, 'a forged payload was taken')
    },
  plant: ({ fromPayload }) => ({ fromPayload: (payload) => fromPayload(payload.replaceAll('=', '')) }),
})
