// What `dedupe` needs, and that it cannot fail.

import {
  chain,
  dedupe,
  handle,
  pipeline,
  use,
  type Context,
  type Handler,
  type HasMe,
  type HasUpdate,
  type Middleware,
} from '@pipegram/compose'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

describe('dedupe', () => {
  test('needs the update and the bot, and cannot fail', () => {
    expect(dedupe()).type.toBe<Middleware<HasUpdate & HasMe, object, never>>()
    expect(
      pipeline(
        use(dedupe({ ttl: '2h' })),
        handle(() => TE.right(1)),
      ),
    ).type.toBe<Handler<Context, never>>()
    // @ts-expect-error Property 'me' is missing
    pipe(chain<HasUpdate>(), use(dedupe()))
  })
})
