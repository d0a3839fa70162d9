import {
  and,
  fromPredicate,
  fromRefinement,
  has,
  messageKinds,
  not,
  or,
  xor,
  type NarrowingFilter,
} from '@pipegram/core/Filter'
import { family } from '@pipegram/core/FilterFamily'
import * as filters from '@pipegram/core/Filters'
import { Message, updateKinds, type CallbackQuery, type Update } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import { message, messageIn, updateType } from '@pipegram/core/UpdateFilters'
import { facts, fieldsOf } from '@pipegram/schema'
import { arbitraryOf, updates } from '@pipegram/testing/Arbitrary'
import { pressed, said } from '@pipegram/testing/Build'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

// A filter that is combined from other filters, and its expected answer.
interface Case<A> {
  readonly filter: NarrowingFilter<A, A>
  readonly holds: (value: A) => boolean
}

const cases = <A>(leaves: ReadonlyArray<NarrowingFilter<A, A>>): fc.Arbitrary<Case<A>> =>
  fc.letrec<{ readonly any: Case<A>; readonly leaf: Case<A> }>((tie) => ({
    leaf: fc.constantFrom(...leaves).map((filter): Case<A> => ({ filter, holds: (value) => filter(value) })),
    any: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'filter' },
      tie('leaf'),
      fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((all): Case<A> => ({
        filter: and(first(all).filter, ...rest(all)),
        holds: (value) => all.every((each) => each.holds(value)),
      })),
      fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((all): Case<A> => ({
        filter: or(first(all).filter, ...rest(all)),
        holds: (value) => all.some((each) => each.holds(value)),
      })),
      fc.tuple(tie('any'), tie('any')).map(([a, b]): Case<A> => ({
        filter: xor(a.filter, b.filter),
        holds: (value) => a.holds(value) !== b.holds(value),
      })),
      tie('any').map(({ filter, holds }): Case<A> => ({
        filter: not(filter),
        holds: (value) => !holds(value),
      })),
    ),
  })).any

const first = <A>(all: ReadonlyArray<A>): A => {
  const [one] = all
  if (one === undefined) throw new RangeError('The list is empty.')
  return one
}
const rest = <A>(all: ReadonlyArray<Case<A>>): ReadonlyArray<NarrowingFilter<A, A>> =>
  all.slice(1).map(({ filter }) => filter)

const onMessages: ReadonlyArray<NarrowingFilter<Message, Message>> = [
  filters.all,
  filters.photo,
  filters.text,
  filters.caption,
  filters.reply,
  filters.forwarded,
  filters.user,
  filters.chatType('private', 'channel'),
  filters.isTopicMessage,
  filters.viaBot,
  filters.attachment,
  filters.statusUpdate,
  filters.entity('bold', 'url'),
  filters.user(),
  fromPredicate('new only', ['message'], ({ date }: Message) => date > 0),
]
const data = fromRefinement(
  'data',
  ['callback_query'],
  (query: CallbackQuery): query is filters.With<CallbackQuery, 'data'> => has(query, 'data'),
)
const onUpdates: ReadonlyArray<NarrowingFilter<Update, Update>> = [
  ...onMessages.map((filter) => message(filter)),
  ...updateKinds.map((kind) => updateType(kind)),
  updateType('message', filters.text),
  updateType('edited_message', filters.photo),
  updateType(
    'edited_message',
    fromPredicate('new only', ['message'], ({ date }: Message) => date > 0),
  ),
  updateType('callback_query', data),
  message(
    and(
      filters.text,
      fromPredicate('posts', ['channel_post'], (_: Message) => true),
    ),
  ),
]

describe('combined filters', () => {
  it('combined filters answer for a message as logic says', () => {
    let agreed = 0
    fc.assert(
      fc.property(cases(onMessages), arbitraryOf(Message, { optional: 12 }), ({ filter, holds }, value) => {
        if (filter(value)) agreed += 1
        expect(filter(value)).toBe(holds(value))
      }),
      { numRuns: 300 },
    )
    expect(agreed).toBeGreaterThan(20)
  })

  it('combined filters answer for an update as logic says, and match no kind that they do not list', () => {
    const seen = new Set<unknown>()
    fc.assert(
      fc.property(cases(onUpdates), updates(), ({ filter, holds }, update) => {
        expect(filter(update)).toBe(holds(update))
        if (!filter(update)) return
        const kind = kindOf(update)
        seen.add(kind)
        expect(filter.kinds === 'any' || (kind !== undefined && filter.kinds.includes(kind))).toBe(true)
      }),
      { numRuns: 1000 },
    )
    expect(seen.size).toBeGreaterThan(10)
  })

  it('combined filters know the kinds that are left', () => {
    expect(and(updateType('message'), updateType('poll')).kinds).toEqual([])
    expect(and(message(filters.photo), or(updateType('message'), updateType('poll'))).kinds).toEqual([
      'message',
    ])
    expect(or(updateType('message', filters.text), updateType('poll'), updateType('message')).kinds).toEqual([
      'message',
      'poll',
    ])
    expect(or(updateType('poll'), not(updateType('poll'))).kinds).toBe('any')
    expect(not(filters.photo).kinds).toEqual(messageKinds)
    expect(
      updateType(
        'edited_message',
        fromPredicate('x', ['message'], (_: Message) => true),
      ).kinds,
    ).toEqual([])
  })

  it('combined filters ask no more than needed, in the written order', () => {
    const asked: Array<string> = []
    const said = (label: string, yes: boolean): NarrowingFilter<object, filters.Passed<object>> =>
      fromPredicate(label, 'any', () => (asked.push(label), yes))
    expect([
      and(said('a', false), said('b', true))({}),
      or(said('c', true), said('d', true))({}),
      xor(said('e', true), said('f', true))({}),
    ]).toEqual([false, true, false])
    expect(asked).toEqual(['a', 'c', 'e', 'f'])
  })

  it('combined filters have names that show how they were made', () => {
    expect(and(or(filters.photo, filters.video), not(filters.forwarded)).label).toBe(
      '((photo | video) & !forward_origin)',
    )
    expect(xor(filters.text, filters.caption).label).toBe('(text ^ caption)')
    expect(and(filters.photo).label).toBe('photo')
    expect(updateType('message', filters.user(1, 2)).label).toBe('message: from(1, 2)')
    expect(filters.text('yes', 'no').label).toBe('text(yes, no)')
  })
})

describe('a family', () => {
  it('a family filters values and makes filters', () => {
    const over = (n: number) =>
      fromPredicate(`over ${n}`, 'any', ({ length }: { readonly length: number }) => length > n)
    const long = family(over(10), over)
    expect([long({ length: 11 }), long(20)({ length: 11 }), long.label, long(20).label]).toEqual([
      true,
      false,
      'over 10',
      'over 20',
    ])
  })
})

describe('the message that an update brings', () => {
  it('the message of an update is found by kind, and is not the message of a pressed button', () => {
    fc.assert(
      fc.property(updates(messageKinds), (update) => {
        const kind = kindOf(update)
        expect(messageIn('any')(update)).toBe(Reflect.get(update, kind ?? ''))
        expect(messageIn(kind === undefined ? [] : [kind])(update)).toBe(messageIn('any')(update))
        expect(messageIn(messageKinds.filter((other) => other !== kind))(update)).toBe(undefined)
      }),
    )
    expect(messageIn('any')(pressed('x'))).toBe(undefined)
    expect(message(filters.text)(pressed('x'))).toBe(false)
    expect(message(filters.text)(said('x'))).toBe(true)
  })
  it('the message of an update is looked for only where a message can be', () => {
    const carrying = Object.entries(fieldsOf(facts, 'Update'))
      .filter(([, { type }]) => typeof type === 'object' && 'ref' in type && type.ref === 'Message')
      .map(([kind]) => kind)
    expect(carrying.toSorted()).toEqual(messageKinds.toSorted())
  })
})
