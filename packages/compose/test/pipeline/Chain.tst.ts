// Conditions keep the context of their place, wherever they are written.

import {
  branch,
  choose,
  handle,
  on,
  pipeline,
  unless,
  use,
  when,
  type Context,
  type HasUpdate,
} from '@pipegram/compose'
import { callback } from '@pipegram/compose/Callback'
import { callbackData, int } from '@pipegram/core/CallbackData'
import type { Message } from '@pipegram/core/Types'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

interface HasMessage {
  readonly message: Message
}

const Page = callbackData('page', { number: int })

const isPrivate = ({ message }: HasMessage): boolean => message.chat.type === 'private'
const isIn =
  (ids: ReadonlyArray<number>) =>
  ({ message }: HasMessage): boolean =>
    ids.includes(message.chat.id)
const anyUpdate = () => (): boolean => true
const hasText = <C extends HasMessage>(ctx: C): ctx is C & { readonly message: { readonly text: string } } =>
  ctx.message.text !== undefined

describe('when and unless keep the context', () => {
  test('of a condition that is written in its place', () => {
    pipeline(
      use(on('message', 'photo')),
      when(({ message }) => message.photo.length > 1),
      unless(({ message, me }) => message.chat.id === me.id),
      handle((ctx) => {
        expect(ctx.message.photo.length).type.toBe<number>()
        expect(ctx).type.toBeAssignableTo<Context>()
        return TE.right(0)
      }),
    )
  })
  test('of a named condition', () => {
    pipeline(
      use(on('message', 'photo')),
      when(isPrivate),
      unless(isPrivate),
      handle((ctx) => {
        expect(ctx.message.photo.length).type.toBe<number>()
        expect(ctx).type.toBeAssignableTo<Context>()
        return TE.right(0)
      }),
    )
  })
  test('of a condition that a function makes', () => {
    pipeline(
      use(on('message', 'photo')),
      when(isIn([1])),
      unless(isIn([2])),
      when(anyUpdate()),
      handle((ctx) => {
        expect(ctx.message.photo.length).type.toBe<number>()
        expect(ctx).type.toBeAssignableTo<Context>()
        return TE.right(0)
      }),
    )
  })
  test('in a branch within a branch', () => {
    pipeline(
      choose(
        branch(
          use(on('message', 'photo')),
          when(isPrivate),
          choose(
            branch(
              unless(isIn([1])),
              when(({ message }) => message.photo.length > 1),
              handle((ctx) => {
                expect(ctx.message.photo.length).type.toBe<number>()
                return TE.right(ctx.me.id)
              }),
            ),
            branch(
              when(isIn([2])),
              unless(anyUpdate()),
              handle((ctx) => {
                expect(ctx.message.photo.length).type.toBe<number>()
                return TE.right(ctx.me.id)
              }),
            ),
          ),
        ),
        branch(
          use(callback(Page)),
          when(({ payload }) => payload.number > 0),
          unless((ctx: HasUpdate) => ctx.update.update_id === 0),
          handle(({ payload, me }) => {
            expect(payload.number).type.toBe<number>()
            return TE.right(me.id)
          }),
        ),
      ),
    )
  })
})

describe('when narrows the context', () => {
  test('by a type guard that is written in its place, and by a named one', () => {
    pipeline(
      use(on('message')),
      when(
        (ctx): ctx is typeof ctx & { readonly message: { readonly text: string } } =>
          ctx.message.text !== undefined,
      ),
      handle(({ message, me }) => {
        expect(message.text).type.toBe<string>()
        return TE.right(me.id)
      }),
    )
    pipeline(
      use(on('message')),
      when(hasText),
      handle(({ message, me }) => {
        expect(message.text).type.toBe<string>()
        return TE.right(me.id)
      }),
    )
  })
})

describe('a condition', () => {
  test('needs what it reads', () => {
    // @ts-expect-error Property 'message' is missing in type 'Context'
    pipeline(when(isPrivate))
    // @ts-expect-error Property 'message' is missing in type 'Context'
    pipeline(unless(isIn([1])))
    // @ts-expect-error Property 'message' does not exist on type 'Context'
    pipeline(when(({ message }) => message === undefined))
  })
})
