// What `auth` adds by its policy, and how it can fail.

import {
  auth,
  branch,
  chain,
  chatAdmins,
  choose,
  commands,
  handle,
  miniApp,
  pipeline,
  roles,
  rolesBy,
  unknownCommand,
  use,
  type AuthPolicy,
  type Context,
  type Denied,
  type Handler,
  type HasCall,
  type HasInitData,
  type HasRole,
  type HasUpdate,
  type HasUser,
  type HasWebAppUser,
  type Middleware,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Token } from '@pipegram/core/Token'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

declare const token: Token
declare const idsOrPolicy: ReadonlySet<number> | AuthPolicy<HasCall, HasUser>
declare const idsOrNames: ReadonlyArray<number> | ReadonlyArray<string>

describe('auth', () => {
  test('adds the user of a list, and can fail with the option fail', () => {
    expect(auth([1])).type.toBe<Middleware<HasUpdate, HasUser, never>>()
    expect(auth(new Set([1]), { otherwise: 'fail' })).type.toBe<Middleware<HasUpdate, HasUser, Denied>>()
    expect(
      pipeline(
        use(auth([1], { otherwise: 'fail' })),
        handle(({ user }) => TE.right(user.id)),
      ),
    ).type.toBe<Handler<Context, Denied>>()
  })
  test('takes ids of users, a policy, or what may be either', () => {
    expect(auth(new Map([[1, 'Ann']]).keys())).type.toBe<Middleware<HasUpdate, HasUser, never>>()
    expect(auth(idsOrPolicy)).type.toBe<Middleware<HasCall, HasUser, never>>()
    // @ts-expect-error Write the ids of users: auth([123456789]). A message has one in from.id.
    auth(['ann'])
    // @ts-expect-error Write the ids of users: auth([123456789]). A message has one in from.id.
    auth('ann')
    // @ts-expect-error Write the ids of users: auth([123456789]). A message has one in from.id.
    auth(1)
    // @ts-expect-error Type 'string' is not assignable to type 'number'.
    auth(idsOrNames)
    // @ts-expect-error Write the ids of users: auth([123456789]). A message has one in from.id.
    auth([1, 'ann'])
  })
  test('adds a role by its name', () => {
    const staff = roles({ owner: [1], editor: [2, 3] })
    expect(auth(staff)).type.toBe<Middleware<HasUpdate, HasRole<'owner' | 'editor'>, never>>()
    expect(auth(staff.only('editor'))).type.toBe<Middleware<HasUpdate, HasRole<'editor'>, never>>()
    pipeline(
      use(auth(staff.atLeast('editor'))),
      handle(({ role }) => {
        expect(role).type.toBe<'owner' | 'editor'>()
        return TE.right(role)
      }),
    )
    expect(staff.atLeast).type.not.toBeCallableWith('tsar')
    expect(staff.only).type.not.toBeCallableWith('owner', 'tsar')
    expect(rolesBy(['a', 'b'], async () => 'a')).type.toBeCallableWith({ update: { update_id: 1 } })
  })
  test('needs call in the context if its policy makes calls', () => {
    const admins = chatAdmins()
    expect(auth(admins.can('can_restrict_members'))).type.toBe<
      Middleware<HasUpdate & HasCall, HasUser, never>
    >()
    expect(admins.can).type.not.toBeCallableWith('can_fly')
  })
  test('adds the user of a Mini App', () => {
    expect(auth(miniApp({ token, maxAge: 60 }))).type.toBe<Middleware<HasInitData, HasWebAppUser, never>>()
    // @ts-expect-error Property 'initData' is missing
    pipeline(use(auth(miniApp({ token, maxAge: 60 }))))
  })
  test('can be in branches with the same errors', () => {
    const admins = chatAdmins()
    expect(
      pipeline(
        choose(
          admins.watch,
          branch(use(auth([1])), commands({ a: () => TE.left('a' as const) })),
          unknownCommand('What?'),
        ),
      ),
    ).type.toBe<Handler<Context, ApiError | 'a'>>()
  })
  test('comes before an answer to unknown commands that knows the context', () => {
    interface HasLanguage {
      readonly language: string
    }
    const chained = chain<Context & HasLanguage>()
    expect(
      pipe(
        chained,
        choose(
          unknownCommand(({ language }: Context & HasLanguage) => (language === 'de' ? 'Was?' : 'What?')),
        ),
      ),
    ).type.toBe<Handler<Context & HasLanguage, ApiError>>()
    expect(pipe(chained, choose(unknownCommand('What?')))).type.toBe<
      Handler<Context & HasLanguage, ApiError>
    >()
    expect(pipeline(choose(unknownCommand(({ update }) => `${update.update_id}`)))).type.toBe<
      Handler<Context, ApiError>
    >()
  })
  test('refuses a policy that returns neither an object nor a promise of one', () => {
    expect(auth).type.not.toBeCallableWith(() => true)
    expect(auth).type.not.toBeCallableWith(async () => true)
    expect(auth).type.not.toBeCallableWith(() => TE.right({ user: 1 }))
    expect(auth(({ update }: HasUpdate) => (update.update_id > 1 ? { late: true } : undefined))).type.toBe<
      Middleware<HasUpdate, { late: boolean }, never>
    >()
    expect(
      auth(async ({ update }: HasUpdate) => (update.update_id > 1 ? { late: true } : undefined)),
    ).type.toBe<Middleware<HasUpdate, { late: boolean }, never>>()
  })
  test('refuses usernames', () => {
    expect(auth).type.not.toBeCallableWith(['@ann'])
  })
})
