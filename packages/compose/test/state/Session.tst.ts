import { handle, pipeline, session, use, type SessionValue } from '@pipegram/compose'
import { makeMemoryStore } from '@pipegram/core/Store'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect, test } from 'tstyche'

const store = makeMemoryStore()

test('a session has the type of its codec, under its name', () => {
  pipeline(
    use(session({ per: 'user', store, codec: t.array(t.string), initial: [] })),
    use(session('visits', { per: 'chat', store, codec: t.number, initial: 0 })),
    handle((ctx) => {
      expect(ctx.session).type.toBe<SessionValue<Array<string>>>()
      expect(ctx.visits).type.toBe<SessionValue<number>>()
      return TE.right(undefined)
    }),
  )
})

test('the key of a session can be a function of the context', () => {
  pipeline(
    use(session({ per: ({ update }) => `${update.update_id}`, store, codec: t.number, initial: 0 })),
    handle((ctx) => ctx.session.change((n) => n + 1)),
  )
})

test('an initial value of another type, and a subject that does not exist, are refused', () => {
  expect(session<number>).type.not.toBeCallableWith({ per: 'user', store, codec: t.number, initial: 'one' })
  expect(session<number>).type.not.toBeCallableWith({ per: 'users', store, codec: t.number, initial: 1 })
})
