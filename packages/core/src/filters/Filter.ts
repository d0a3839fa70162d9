// Conditions on the content of an update, as type guards. Filters narrow, they compose, and they know which
// kinds of update can pass. So a pipeline asks Telegram only for these kinds, and checks no other update.

import { both, either, type Kinds } from '../types/internal/Kinds.ts'

// model

export type { Kinds }

/** The part of a filter that is known before an update comes. */
export interface Outline {
  /** Its name in a diagram. */
  readonly label: string
  /** The kinds of update that can pass. No other kind ever passes. */
  readonly kinds: Kinds
  /** The kinds of update that have the value that the filter checks, whether it passes or not. */
  readonly domain: Kinds
}

/** A test that narrows a value `A` to `B`. The value is a part of an update, for example a message. */
export interface NarrowingFilter<A, B extends A> extends Outline {
  (value: A): value is B
}

/** A value whose fields `F`, which are optional in general, are present. */
export type With<A, F extends keyof A> = A & { readonly [K in F]-?: Exclude<A[K], undefined> }

declare const passed: unique symbol

/**
 * Only for the compiler: no value has this mark. It has a name, so that declarations can write the types of
 * exported filters.
 */
export interface Mark {
  readonly [passed]: true
}

/**
 * A value that passed a filter whose condition a type cannot express. Without the mark, the compiler would
 * think that a message whose text is not "hello" has no text.
 */
export type Passed<B> = B & Mark

/** The kinds of update that contain a message. */
export const messageKinds = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_message',
  'edited_business_message',
  'guest_message',
] as const

export type MessageKind = (typeof messageKinds)[number]

/** Filters to combine, at least one. */
export type FilterList = readonly [Asker, ...ReadonlyArray<Asker>]

/** Any filter, for any type of value. */
export type Asker = Outline & ((value: never) => boolean)

/** The values that all of some filters can check. */
export type SubjectOf<F extends FilterList> = F[number] extends (value: infer A) => boolean ? A : never

/** The values that a filter lets pass. */
export type PassedBy<F> = F extends NarrowingFilter<infer _, infer B> ? B : never

/** The values that pass all of some filters. */
export type AllOf<F> = F extends readonly [infer G, ...infer Rest] ? PassedBy<G> & AllOf<Rest> : unknown

// constructors

/**
 * A filter from its outline and its test. `kinds` must include every kind that can pass.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { make } from '@pipegram/core/Filter'
 *   import type { Update } from '@pipegram/core/Types'
 *
 *   const recent = make(
 *     { label: 'recent', kinds: 'any', domain: 'any' },
 *     (update: Update): update is Update => update.update_id > 1000,
 *   )
 *
 *   assert.strictEqual(recent({ update_id: 7 }), false)
 */
export const make = <A, B extends A>(
  outline: Outline,
  test: (value: A) => value is B,
): NarrowingFilter<A, B> => Object.assign((value: A): value is B => test(value), outline)

/**
 * A filter from a type guard. `domain` is the kinds of update that carry such a value.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromRefinement, has, messageKinds, type With } from '@pipegram/core/Filter'
 *   import type { Message } from '@pipegram/core/Types'
 *
 *   const paid = fromRefinement(
 *     'paid',
 *     messageKinds,
 *     (message: Message): message is With<Message, 'paid_star_count'> => has(message, 'paid_star_count'),
 *   )
 *
 *   assert.strictEqual(
 *     paid({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, paid_star_count: 5 }),
 *     true,
 *   )
 */
export const fromRefinement = <A, B extends A>(
  label: string,
  domain: Kinds,
  test: (value: A) => value is B,
): NarrowingFilter<A, B> => make({ label, kinds: domain, domain }, test)

/**
 * A filter from a condition that does not narrow the type. `domain` is the kinds of update that carry such a
 * value.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromPredicate, messageKinds } from '@pipegram/core/Filter'
 *   import type { Message } from '@pipegram/core/Types'
 *
 *   const long = fromPredicate('long', messageKinds, ({ text = '' }: Message) => text.length > 1000)
 *
 *   assert.strictEqual(
 *     long({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'short' }),
 *     false,
 *   )
 */
export const fromPredicate = <A>(
  label: string,
  domain: Kinds,
  test: (value: A) => boolean,
): NarrowingFilter<A, Passed<A>> =>
  make({ label, kinds: domain, domain }, (value: A): value is Passed<A> => test(value))

// guards

/**
 * True if fields that are optional in general are present.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { has } from '@pipegram/core/Filter'
 *   import type { User } from '@pipegram/core/Types'
 *
 *   const ann: User = { id: 1, is_bot: false, first_name: 'Ann', username: 'ann' }
 *
 *   assert.deepStrictEqual([has(ann, 'username'), has(ann, 'username', 'last_name')], [true, false])
 */
export const has = <A extends object, F extends keyof A>(
  value: A,
  ...fields: ReadonlyArray<F>
): value is With<A, F> => fields.every((field) => value[field] !== undefined)

// combinators

/**
 * Passes values that pass all of some filters. The filters run in order, until one refuses.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { and, not, or } from '@pipegram/core/Filter'
 *   import { caption, forwarded, photo, video } from '@pipegram/core/Filters'
 *
 *   const own = and(or(photo, video), caption, not(forwarded))
 *
 *   assert.strictEqual(own.label, '((photo | video) & caption & !forward_origin)')
 */
export const and = <F extends FilterList>(
  ...filters: F
): NarrowingFilter<SubjectOf<F>, SubjectOf<F> & AllOf<F>> =>
  make(
    {
      label: joined(' & ', filters),
      kinds: filters.reduce((kinds: Kinds, each) => both(kinds, each.kinds), 'any'),
      domain: domainOf(filters),
    },
    (value: SubjectOf<F>): value is SubjectOf<F> & AllOf<F> => filters.every((each) => ask(each, value)),
  )

/**
 * Passes values that pass at least one of some filters. The filters run in order, until one accepts.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { or } from '@pipegram/core/Filter'
 *   import { photo, video } from '@pipegram/core/Filters'
 *
 *   assert.strictEqual(or(photo, video)({ message_id: 1, date: 1, chat: { id: 1, type: 'private' } }), false)
 */
export const or = <F extends FilterList>(
  ...filters: F
): NarrowingFilter<SubjectOf<F>, SubjectOf<F> & PassedBy<F[number]>> =>
  make(
    {
      label: joined(' | ', filters),
      kinds: either(filters.map(({ kinds }) => kinds)),
      domain: domainOf(filters),
    },
    (value: SubjectOf<F>): value is SubjectOf<F> & PassedBy<F[number]> =>
      filters.some((each) => ask(each, value)),
  )

/**
 * Passes values that pass exactly one of two filters.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { xor } from '@pipegram/core/Filter'
 *   import { regex } from '@pipegram/core/Filters'
 *
 *   const undecided = xor(regex(/to be/), regex(/not to be/))
 *
 *   assert.strictEqual(
 *     undecided({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'to be, or not to be' }),
 *     false,
 *   )
 */
export const xor = <F extends readonly [Asker, Asker]>(
  ...filters: F
): NarrowingFilter<SubjectOf<F>, Passed<SubjectOf<F> & PassedBy<F[number]>>> =>
  make(
    {
      label: joined(' ^ ', filters),
      kinds: either(filters.map(({ kinds }) => kinds)),
      domain: domainOf(filters),
    },
    (value: SubjectOf<F>): value is Passed<SubjectOf<F> & PassedBy<F[number]>> =>
      ask(filters[0], value) !== ask(filters[1], value),
  )

/**
 * Passes values that a filter refuses. It does not narrow: a message whose text is not "yes" may still have a
 * text.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { and, not } from '@pipegram/core/Filter'
 *   import { forwarded, text } from '@pipegram/core/Filters'
 *
 *   const own = and(text, not(forwarded))
 *
 *   assert.strictEqual(
 *     own({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'Hello' }),
 *     true,
 *   )
 */
export const not = <F extends Asker>(filter: F): NarrowingFilter<SubjectOf<[F]>, Passed<SubjectOf<[F]>>> =>
  make(
    { label: `!${filter.label}`, kinds: filter.domain, domain: filter.domain },
    (value: SubjectOf<[F]>): value is Passed<SubjectOf<[F]>> => !ask(filter, value),
  )

// private

// oxlint-disable-next-line typescript/consistent-type-assertions -- the subject of its list
const ask = (filter: Asker, value: unknown): boolean => filter(value as never)

const joined = (by: string, filters: ReadonlyArray<Outline>): string =>
  filters.length === 1
    ? filters.map(({ label }) => label).join('')
    : `(${filters.map(({ label }) => label).join(by)})`

const domainOf = (filters: ReadonlyArray<Outline>): Kinds => either(filters.map(({ domain }) => domain))
