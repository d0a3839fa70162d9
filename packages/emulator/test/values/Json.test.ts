// Whole numbers in JSON, as numbers and in strings.

import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import * as Json from '../../src/values/internal/Json.ts'

test.each([
  [5, 5],
  ['-5', -5],
  [undefined, undefined],
])('%j is the whole number %j', (a, number) => expect(Json.integer({ a }, 'a')).toEqual(E.right(number)))

test.each([1.5, '1.5', 'x', true, {}, [1]])('%j is no whole number', (a) =>
  expect(Json.integer({ a }, 'a')).toMatchObject({ _tag: 'Left' }),
)
