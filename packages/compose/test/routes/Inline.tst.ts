// What a search sees, and how it can fail.

import {
  chosen,
  fromAsync,
  handle,
  inline,
  inlinePages,
  pipeline,
  use,
  type Context,
  type Handler,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntFromString } from '@pipegram/core/Argument'
import { callbackData, int } from '@pipegram/core/CallbackData'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

describe('inline', () => {
  test('sees the query, and unites the errors', () => {
    expect(
      pipeline(
        inline(({ inline_query }) => {
          expect(inline_query.query).type.toBe<string>()
          return TE.left('busy' as const)
        }),
      ),
    ).type.toBe<Handler<Context, ApiError | 'busy'>>()
  })
  test('sees the decoded offset, and returns the next one', () => {
    pipeline(
      inlinePages(IntFromString, ({ offset }) => {
        expect(offset).type.toBe<number | undefined>()
        return TE.right({ results: [], next: 5 })
      }),
    )
    pipeline(
      // @ts-expect-error Type 'string' is not assignable to type 'number'
      inlinePages(IntFromString, () => TE.right({ results: [], next: '5' })),
    )
  })
  test('takes lifted async functions, with everything inferred', () => {
    expect(
      pipeline(
        inline(
          fromAsync(async ({ inline_query }) => {
            expect(inline_query.query).type.toBe<string>()
            return []
          }),
        ),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
    expect(
      pipeline(
        inlinePages(
          IntFromString,
          fromAsync(async ({ offset = 0 }) => ({ results: [], next: offset + 1 })),
        ),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
  test('refuses a search that returns no list of results', () => {
    pipeline(
      // @ts-expect-error is not assignable
      inline(() => TE.right(['tea'])),
    )
  })
  test('types what a chosen result carries', () => {
    pipeline(
      use(chosen(callbackData('song', { id: int }))),
      handle(({ payload }) => {
        expect(payload).type.toBe<{ id: number }>()
        return TE.right(0)
      }),
    )
  })
})
