import {
  begin,
  buttons,
  cancel,
  choose,
  commands,
  converse,
  pipeline,
  states,
  within,
} from '@pipegram/compose'
import { NonEmptyString } from '@pipegram/core/Argument'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore } from '@pipegram/core/Store'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect, test } from 'tstyche'

const store = makeMemoryStore()
const ways = buttons({ cash: 'Cash', other: 'Another dish' })

const order = states(
  'order',
  {
    choosing: { data: t.type({}), accepts: NonEmptyString, to: ['paying'] },
    paying: { data: t.type({ dish: t.string }), accepts: ways, to: ['choosing', 'paid'] },
    paid: { data: t.type({ dish: t.string, how: t.string }) },
  },
  {
    start: (go) => go.choosing({}),
    on: {
      choosing: {
        ask: 'Which dish?',
        next: ({ answer, go }) => {
          expect(answer).type.toBe<string>()
          return go.paying({ dish: answer })
        },
      },
      paying: {
        ask: ({ dish }) => `How do you pay for ${dish}?`,
        next: ({ answer, data, go }) => {
          expect(answer).type.toBe<'cash' | 'other'>()
          expect(data.dish).type.toBe<string>()
          return answer === 'other' ? go.choosing({}) : go.paid({ dish: data.dish, how: answer })
        },
      },
    },
  },
  cancel('cancel', () => TE.left({ _tag: 'Lost' as const })),
  within('10m', () => TE.right(undefined)),
)

test('the value is the end that was reached, without an annotation', () => {
  pipeline(
    choose(
      converse(order, {
        store,
        done: ({ call, message, value }) => {
          expect(value).type.toBe<{
            readonly state: 'paid'
            readonly data: { dish: string; how: string }
          }>()
          return call(reply(message, value.data.dish))
        },
      }),
      commands({ order: begin(order) }),
    ),
  )
})

const graph = {
  choosing: { data: t.type({}), accepts: NonEmptyString, to: ['paying'] },
  paying: { data: t.type({ dish: t.string }), accepts: NonEmptyString, to: ['paid'] },
  paid: { data: t.type({ dish: t.string }) },
} as const

test('a move that is not declared does not compile', () => {
  states('x', graph, {
    start: (go) => go.choosing({}),
    on: {
      // @ts-expect-error The state choosing may not go to paid: add 'paid' to the list 'to' of choosing.
      choosing: { ask: 'Which?', next: ({ answer, go }) => go.paid({ dish: answer }) },
      paying: { ask: 'How?', next: ({ data, go }) => go.paid(data) },
    },
  })
})

test('a misspelt field does not compile', () => {
  states('x', graph, {
    start: (go) => go.choosing({}),
    on: {
      // @ts-expect-error but 'dsh' does not exist in type '{ dish: string; }'
      choosing: { ask: 'Which?', next: ({ answer, go }) => go.paying({ dsh: answer }) },
      paying: { ask: 'How?', next: ({ data, go }) => go.paid(data) },
    },
  })
  states('x', graph, {
    start: (go) => go.choosing({}),
    on: {
      choosing: { ask: 'Which?', next: ({ answer, go }) => go.paying({ dish: answer }) },
      // @ts-expect-error Property 'dsh' does not exist
      paying: { ask: ({ dsh }) => `How ${dsh}?`, next: ({ data, go }) => go.paid(data) },
    },
  })
})

test('a state that there is not, and a state without its function, do not compile', () => {
  states(
    'x',
    {
      // @ts-expect-error Type '"nowhere"' is not assignable to type '"choosing" | "paid"'
      choosing: { data: t.type({}), accepts: NonEmptyString, to: ['paid', 'nowhere'] },
      paid: { data: t.type({}) },
    },
    { start: (go) => go.choosing({}), on: { choosing: { ask: 'Which?', next: ({ go }) => go.paid({}) } } },
  )
  states('x', graph, {
    start: (go) => go.choosing({}),
    // @ts-expect-error Property 'paying' is missing
    on: { choosing: { ask: 'Which?', next: ({ answer, go }) => go.paying({ dish: answer }) } },
  })
})

test('a state machine without an end does not compile', () => {
  // @ts-expect-error Property 'done' is missing
  converse(order, { store })
})
