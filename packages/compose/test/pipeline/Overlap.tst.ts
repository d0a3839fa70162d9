// Urgent branches and overlap infer in their place.

import {
  branch,
  choose,
  commands,
  handle,
  on,
  overlap,
  pipeline,
  timeout,
  urgent,
  use,
} from '@pipegram/compose'
import type { Update } from '@pipegram/core/Types'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

describe('urgent', () => {
  test('gives its branch the context of its place, and interrupt', () => {
    pipeline(
      use(on('message', 'text')),
      choose(
        urgent(
          commands({
            stop: ({ interrupt, message }) => {
              expect(interrupt()).type.toBe<number>()
              expect(message.text).type.toBe<string>()
              return TE.left('a' as const)
            },
          }),
        ),
        urgent(
          branch(
            use(on('message', 'photo')),
            handle(({ interrupt }) => TE.fromIO(interrupt)),
          ),
        ),
        handle((ctx) => {
          expect(ctx).type.not.toHaveProperty('interrupt')
          return TE.left('b' as const)
        }),
      ),
    )
  })
})

describe('overlap', () => {
  test('adds the skipped updates; only debounce has a time', () => {
    pipeline(
      use(overlap('debounce', '2s')),
      handle(({ skipped, signal }) => {
        expect(skipped).type.toBe<ReadonlyArray<Update>>()
        expect(signal).type.toBe<AbortSignal>()
        return TE.right(0)
      }),
    )
    expect(overlap).type.toBeCallableWith('interrupt')
    expect(overlap).type.not.toBeCallableWith('debounce')
    expect(overlap).type.not.toBeCallableWith('latest', '2s')
    expect(overlap).type.not.toBeCallableWith('newest')
  })
})

describe('timeout', () => {
  test("of 'none' cannot fail", () => {
    pipeline(
      use(timeout('none')),
      handle((ctx) => {
        expect(ctx.signal).type.toBe<AbortSignal>()
        return TE.right(0)
      }),
    )
  })
})
