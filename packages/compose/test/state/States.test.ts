import {
  back,
  begin,
  buttons,
  cancel,
  choose,
  commands,
  converse,
  handled,
  inspect,
  pipeline,
  says,
  states,
  within,
  type ConverseOptions,
} from '@pipegram/compose'
import { NonEmptyString } from '@pipegram/core/Argument'
import { sendMessage } from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore } from '@pipegram/core/Store'
import { ann, makeTestClock, me } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { talk } from './Talk.ts'

const order = states(
  'order',
  {
    choosing: { data: t.type({}), accepts: NonEmptyString, to: ['paying'] },
    paying: {
      data: t.type({ dish: t.string }),
      accepts: buttons({ cash: 'Cash', other: 'Another dish' }),
      to: ['choosing', 'paid'],
    },
    paid: { data: t.type({ dish: t.string }) },
  },
  {
    start: (go) => go.choosing({}),
    on: {
      choosing: { ask: 'Which dish?', next: ({ answer, go }) => go.paying({ dish: answer }) },
      paying: {
        ask: ({ dish }) => `How do you pay for ${dish}?`,
        next: ({ answer, data, go }) => (answer === 'other' ? go.choosing({}) : go.paid(data)),
        sentence: () => 'Press a button.',
      },
    },
  },
  cancel('cancel', ({ call, message }) => call(reply(message, 'Left'))),
  within('10m', ({ call, place, answers }) =>
    call(sendMessage({ ...place, text: `Late in ${answers.state}` })),
  ),
)

const botOf = (options: Partial<ConverseOptions> = {}) =>
  pipeline(
    choose(
      converse(order, {
        store: makeMemoryStore(),
        done: ({ call, message, value }) => call(reply(message, `${value.state} ${value.data.dish}`)),
        ...options,
      }),
      commands({ order: begin(order), help: says('Help') }),
    ),
  )

describe('a state machine', () => {
  it('goes where its answers lead, also in circles, to its end', async () => {
    const { says: say, presses, data } = talk(botOf())
    expect(await say('/order')).toEqual(['Which dish?'])
    expect(await say('Soup')).toEqual(['How do you pay for Soup?'])
    const first = data('Cash')
    expect(await presses(data('Another dish'))).toEqual(['Which dish?'])
    expect(await say('/help')).toEqual(['Help'])
    expect(await say('Stew')).toEqual(['How do you pay for Stew?'])
    expect(await presses(first)).toEqual(['This question is not open.'])
    expect(await say('what?')).toEqual(['Press a button.\n\nHow do you pay for Stew?'])
    expect(await presses(data('Cash'))).toEqual(['paid Stew'])
    expect(await say('Stew')).toEqual(['skipped'])
  })

  it('is left, and its time ends', async () => {
    const clock = makeTestClock()
    const { says: say } = talk(botOf({ clock }))
    await say('/order')
    expect(await say('/cancel')).toEqual(['Left'])
    await say('/order')
    await say('Soup')
    await clock.advance(600_001)
    expect(await say('Cash')).toEqual(['Late in paying'])
  })

  it('has one record, with the state and its value', async () => {
    const store = makeMemoryStore()
    const { says: say } = talk(botOf({ store, clock: makeTestClock(5) }))
    for (const text of ['/order', 'Soup']) await say(text)
    const key = `member ${ann.id} ${ann.id} dialog ${me.id}`
    const found = await store.get(key)()
    if (E.isLeft(found) || found.right === undefined) return expect.unreachable()
    expect(JSON.parse(found.right.value)).toMatchObject([
      1,
      { dialog: 'order', form: order.form, answers: { state: 'paying', data: { dish: 'Soup' }, count: 1 } },
    ])
    const wrong = found.right.value.replace('"Soup"', '7')
    await store.set(key, wrong, found.right.version)()
    const reason = 'The answers of the dialog "order": data.dish: expected string.'
    expect(await say('Cash')).toEqual([JSON.stringify({ _tag: 'Unreadable', key, reason })])
    expect(await store.get(key)()).toMatchObject({ right: { value: wrong } })
  })

  it('shows its states in the diagram, with where they go', () => {
    const { diagram } = inspect(botOf())
    for (const label of [
      'dialog order /cancel',
      'paying: #123; dish: string #125;',
      'to choosing',
      'to paid',
    ])
      expect(diagram).toContain(label)
  })
})

describe('a wrong state machine', () => {
  const end = { data: t.type({}) }
  const spec = { data: t.type({}), accepts: t.string }
  const untyped = (graph: object, rules: object, ...exits: ReadonlyArray<unknown>): unknown =>
    Reflect.apply(states, undefined, ['x', graph, rules, ...exits])
  const start = (go: Readonly<Record<string, (data: object) => unknown>>) => go['a']?.({})
  const on = { a: { ask: 'a?', next: () => ({ state: 'a', data: {} }) } }
  it.each([
    [
      'a state without a next state',
      { a: spec, b: end },
      { start, on },
      'accepts answers, but has no next state',
    ],
    [
      'an end with next states',
      { a: { ...end, to: ['b'] }, b: end },
      { start, on },
      'has next states, but accepts no answer',
    ],
    ['a state without a function', { a: { ...spec, to: ['b'] }, b: end }, { start, on: {} }, 'no function'],
    [
      'a state that does not exist',
      { a: { ...spec, to: ['c'] }, b: end },
      { start, on },
      'that does not exist',
    ],
    [
      'a wrong first state',
      { a: { ...spec, to: ['a'] } },
      { start: () => ({ state: 'c' }), on },
      'no state "c"',
    ],
  ])('is refused where it is defined: %s', (_, graph, rules, sentence) => {
    expect(() => untyped(graph, rules)).toThrow(sentence)
  })
  it('is refused with `back`', () => {
    expect(() => untyped({ a: { ...spec, to: ['a'] } }, { start, on }, back('back'))).toThrow(
      'cannot have back',
    )
  })
  it('says that a function goes where its state may not go', async () => {
    const wrong = states(
      'wrong',
      { a: { data: t.type({}), accepts: t.string, to: ['b'] }, b: end },
      // @ts-expect-error -- a program without types
      { start: (go) => go.a({}), on: { a: { ask: 'a?', next: () => ({ state: 'a', data: {} }) } } },
    )
    const { says: say } = talk(
      pipeline(
        choose(
          converse(wrong, { store: makeMemoryStore(), done: () => handled }),
          commands({ begin: begin(wrong) }),
        ),
      ),
    )
    await say('/begin')
    await expect(say('x')).rejects.toThrow('The state "a" of "wrong" goes to b: return the result of go.')
  })
})
