// The buttons of a menu that change a field of its state.

import { grid } from '@pipegram/core/Keyboard'
import type { StoreError } from '@pipegram/core/Store'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { labelOf, partOf, stay } from './internal/MenuDraw.ts'
import type { PressContext, SightContext } from './internal/MenuNode.ts'
import type { HasState, MenuButtonOptions, MenuLabel, MenuNeed, MenuPart } from './MenuPart.ts'

// model

/** For the compiler: an error message type if a button cannot change this field of the state. */
export type FieldCheck<C, K, V> = C extends HasState<infer S> & {
  readonly change: (become: never) => unknown
}
  ? K extends keyof S
    ? [S[K]] extends [V]
      ? unknown
      : readonly ['This field of the state has another type.']
    : readonly ['The state has no such field.']
  : readonly ['This state cannot be changed: give view(…) a session.']

/** A text for each value of a field. */
export type FieldTexts<C, K> =
  C extends HasState<infer S>
    ? K extends keyof S
      ? WordsOf<S[K]> extends infer W extends string
        ? { readonly [P in W]: MenuLabel<C> }
        : never
      : never
    : never

type WordsOf<V> = V extends string ? V : V extends ReadonlyArray<infer W extends string> ? W : never

/** Options of a part that changes a field. */
export interface FieldOptions<C> extends MenuButtonOptions<C> {
  /** The text before the label of a chosen button. Default: `✓ `. */
  readonly mark?: string
  /** How many buttons a row has. Default: 1. */
  readonly columns?: number
}

// constructors

/**
 * A button that turns a field of the state on and off. The field is a boolean.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { toggle } from '@pipegram/compose/MenuField'
 *   import { session } from '@pipegram/compose/Session'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *
 *   const Prefs = t.type({ sound: t.boolean })
 *   const prefs = session({ per: 'user', store: makeMemoryStore(), codec: Prefs, initial: { sound: true } })
 *
 *   const settings = menu('settings', view(prefs.of, 'Settings'), toggle('sound', 'Sound'))
 */
export const toggle = <C, const K extends string>(
  field: FieldCheck<NoInfer<C>, K, boolean> & K,
  label: MenuLabel<NoInfer<C>>,
  options?: FieldOptions<NoInfer<C>>,
): MenuPart<C, MenuNeed<unknown, StoreError>> =>
  fieldPart(field, 'toggle', { '': label }, options, {
    isOn: (value) => value === true,
    become: (value) => value !== true,
  })

/**
 * Buttons for the values of a field; one of them is chosen. The type of the field is a union of texts, and
 * each text has a button.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { radio } from '@pipegram/compose/MenuField'
 *   import { session } from '@pipegram/compose/Session'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *
 *   const Prefs = t.type({ size: t.keyof({ small: null, large: null }) })
 *   const prefs = session({
 *     per: 'user',
 *     store: makeMemoryStore(),
 *     codec: Prefs,
 *     initial: { size: 'small' },
 *   })
 *
 *   const settings = menu(
 *     'settings',
 *     view(prefs.of, 'Which size?'),
 *     radio('size', { small: 'Small', large: 'Large' }, { columns: 2 }),
 *   )
 */
export const radio = <C, const K extends string>(
  field: FieldCheck<NoInfer<C>, K, string> & K,
  texts: FieldTexts<NoInfer<C>, K>,
  options?: FieldOptions<NoInfer<C>>,
): MenuPart<C, MenuNeed<unknown, StoreError>> =>
  fieldPart(field, 'radio', texts, options, {
    isOn: (value, word) => value === word,
    become: (_, word) => word,
  })

/**
 * Buttons for words; any number of them can be chosen. The field is an array of texts, in the order of the
 * buttons.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { checkboxes } from '@pipegram/compose/MenuField'
 *   import { session } from '@pipegram/compose/Session'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *
 *   const Prefs = t.type({ topics: t.array(t.keyof({ art: null, music: null, sport: null })) })
 *   const prefs = session({ per: 'user', store: makeMemoryStore(), codec: Prefs, initial: { topics: [] } })
 *
 *   const settings = menu(
 *     'settings',
 *     view(prefs.of, 'What do you like?'),
 *     checkboxes('topics', { art: 'Art', music: 'Music', sport: 'Sport' }),
 *   )
 */
export const checkboxes = <C, const K extends string>(
  field: FieldCheck<NoInfer<C>, K, ReadonlyArray<string>> & K,
  texts: FieldTexts<NoInfer<C>, K>,
  options?: FieldOptions<NoInfer<C>>,
): MenuPart<C, MenuNeed<unknown, StoreError>> => {
  const words = Object.keys(texts)
  const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])
  return fieldPart(field, 'checkboxes', texts, options, {
    isOn: (value, word) => listOf(value).includes(word),
    become: (value, word) => {
      const list = listOf(value)
      // A word of an earlier release, which has no button now, stays.
      const others = list.filter((each) => typeof each !== 'string' || !words.includes(each))
      return [...words.filter((each) => list.includes(each) !== (each === word)), ...others]
    },
  })
}

// private

interface FieldRules {
  readonly isOn: (value: unknown, word: string) => boolean
  readonly become: (value: unknown, word: string) => unknown
}

const fieldPart = <C>(
  field: string,
  kind: string,
  texts: Readonly<Record<string, MenuLabel<C>>>,
  { mark = '✓ ', columns = 1, when, ...look }: FieldOptions<C> = {},
  { isOn, become }: FieldRules,
): MenuPart<unknown, never> => {
  const words = Object.keys(texts)
  return partOf({
    id: field,
    label: kind === 'toggle' ? `${field}: toggle` : `${field}: ${kind} ${words.join(' ')}`,
    draw: (ctx: C & SightContext) => {
      const value = valueIn(ctx.state, field)
      const buttons = Object.entries(texts).map(([word, label]) => ({
        text: `${isOn(value, word) ? mark : ''}${labelOf(label, ctx)}`,
        press: word,
        look,
      }))
      return TE.right(grid(columns)(buttons))
    },
    press: ({ change }: PressContext, word) =>
      change === undefined || !words.includes(word)
        ? TE.right({ _tag: 'Gone' })
        : pipe(
            change((state: object) => ({ ...state, [field]: become(valueIn(state, field), word) })),
            TE.map(() => stay),
          ),
    when,
    presses: words,
  })
}

const valueIn = (state: unknown, field: string): unknown =>
  typeof state === 'object' && state !== null ? Reflect.get(state, field) : undefined
