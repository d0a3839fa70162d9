// Several answers from a list, marked one by one.

import { grid } from '@pipegram/core/Keyboard'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { AnswerForm } from '../AnswerForm.ts'

// model

/** Options of `several`. */
export interface SeveralOptions {
  /** The fewest answers. Default: 0. */
  readonly min?: number
  /** The most answers. Default: all of them. */
  readonly max?: number
  /** The button that ends the question. Default: `Done`. */
  readonly done?: string
  /** The sign before the text of a marked answer. Default: `✓ `. */
  readonly mark?: string
  /** How many buttons a row has. Default: 1. */
  readonly columns?: number
}

// constructors

/**
 * A choice of several answers: a record from answers to the texts of their buttons, at most 30. Each press
 * marks an answer or removes its mark. After `min` answers are marked, a last button ends the question. A
 * user may also type the texts, with commas between them. The answers come in the order of the record.
 *
 * @example
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { several } from '@pipegram/compose/Several'
 *
 *   const pizza = dialog(
 *     'pizza',
 *     ask('toppings', 'What shall be on it?', several({ ham: 'Ham', olives: 'Olives' }, { min: 1 })),
 *   )
 */
export const several = <const K extends string>(
  texts: { readonly [P in K]: string },
  { min = 0, max, done = 'Done', mark = '✓ ', columns = 1 }: SeveralOptions = {},
): AnswerForm<ReadonlyArray<K>> => {
  const isKey = (u: unknown): u is K => typeof u === 'string' && Object.hasOwn(texts, u)
  const keys = Object.keys(texts).filter(isKey)
  const most = max ?? keys.length
  if (keys.length === 0 || keys.length > 30)
    throw new RangeError(`A question with several answers has 1 to 30 buttons; this one has ${keys.length}.`)
  if (!(min >= 0 && min <= most && most <= keys.length))
    throw new RangeError(`A user cannot mark ${min} to ${most} of ${keys.length} answers.`)
  const count = min === most ? `${min}` : `${min} to ${most}`
  const expected = `${count} of ${keys.map((key) => texts[key]).join(', ')}`
  const fits = (list: ReadonlyArray<unknown>): list is ReadonlyArray<K> =>
    list.length >= min && list.length <= most && list.every(isKey) && new Set(list).size === list.length
  const is = (u: unknown): u is ReadonlyArray<K> => Array.isArray(u) && fits(u)
  const markedIn = (draft: number): ReadonlyArray<K> => keys.filter((_, i) => (draft & (1 << i)) !== 0)
  return {
    label: `several ${keys.join(' ')} ${count}`,
    codec: new t.Type(
      expected,
      is,
      (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
      (list) => list,
    ),
    read: (step, { text = '' }) => {
      const words = text.split(',').map((word) => word.trim().toLowerCase())
      const found = keys.filter((key) => words.includes(texts[key].toLowerCase()))
      return text !== '' && found.length === words.length && fits(found)
        ? E.right(found)
        : E.left([`${step}: expected ${expected}`])
    },
    panel: {
      rows: (draft) => {
        const marked = markedIn(draft)
        const buttons = keys.map((key, i) => ({
          text: `${marked.includes(key) ? mark : ''}${texts[key]}`,
          press: i + 1,
        }))
        return [...grid(columns)(buttons), ...(marked.length < min ? [] : [[{ text: done, press: 0 }]])]
      },
      press: (draft, press) => {
        const marked = markedIn(draft)
        if (press === 0) return fits(marked) ? { answer: marked } : undefined
        if (keys[press - 1] === undefined) return undefined
        const next = draft ^ (1 << (press - 1))
        return { draft: markedIn(next).length > most ? draft : next }
      },
    },
  }
}
