// What a throttle needs, and how it can fail.

import {
  chain,
  handle,
  pipeline,
  throttle,
  use,
  type Context,
  type Handler,
  type HasUpdate,
  type Middleware,
  type TooMany,
} from '@pipegram/compose'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

describe('throttle', () => {
  test('can fail if the policy tells users, and cannot fail otherwise', () => {
    expect(throttle({ per: 'user', limit: 1, window: '1m' })).type.toBe<
      Middleware<HasUpdate, object, TooMany>
    >()
    expect(throttle({ per: 'user', limit: 1, window: '1m', excess: 'wait' })).type.toBe<
      Middleware<HasUpdate, object, TooMany>
    >()
    expect(throttle({ per: 'user', limit: 1, window: '1m', excess: 'skip' })).type.toBe<
      Middleware<HasUpdate, object, never>
    >()
  })
  test('is inferred in a chain, and when bound to a name', () => {
    const slow = throttle({ per: 'chat', limit: 1, window: 500, excess: 'drop' })
    expect(
      pipeline(
        use(slow),
        use(throttle({ per: 'user', limit: 1, window: '2h' })),
        handle(() => TE.right(1)),
      ),
    ).type.toBe<Handler<Context, TooMany>>()
  })
  test('needs the context that its key function needs', () => {
    interface HasShop {
      readonly shop: number
    }
    const perShop = throttle({ per: ({ shop }: HasUpdate & HasShop) => shop, limit: 1, window: '1m' })
    // @ts-expect-error Property 'shop' is missing
    pipeline(use(perShop))
    expect(
      pipe(
        chain<Context & HasShop>(),
        use(perShop),
        handle(() => TE.right(1)),
      ),
    ).type.toBe<Handler<Context & HasShop, TooMany>>()
  })
  test('refuses a window, a policy or a key of the wrong type', () => {
    expect(throttle).type.not.toBeCallableWith({ per: 'user', limit: 1, window: 'soon' })
    expect(throttle).type.not.toBeCallableWith({ per: 'user', limit: 1, window: '1m', excess: 'later' })
    expect(throttle).type.not.toBeCallableWith({ per: 'person', limit: 1, window: '1m' })
  })
})
