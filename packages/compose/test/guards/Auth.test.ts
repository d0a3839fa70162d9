// Policies of `auth`: lists, roles, administrators of a chat, users of a Mini App; and the answer to unknown
// commands.

import {
  auth,
  branch,
  catchError,
  chain,
  chatAdmins,
  choose,
  commands,
  handle,
  handled,
  inspect,
  miniApp,
  pipeline,
  report,
  roles,
  rolesBy,
  skipped,
  unknownCommand,
  use,
  type HasInitData,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import * as Id from '@pipegram/core/Id'
import { rights, type AdministratorRight } from '@pipegram/core/Permissions'
import { reply } from '@pipegram/core/Reply'
import * as Token from '@pipegram/core/Token'
import type { ChatMember, Update, User } from '@pipegram/core/Types'
import { userOf } from '@pipegram/core/Update'
import { updates } from '@pipegram/testing/Arbitrary'
import { ann, me, message, pressed, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { signInitData } from '@pipegram/testing/InitData'
import { makeRecorder, type CallAnswer } from '@pipegram/testing/Recorder'
import { makeTestClock } from '@pipegram/testing/TestClock'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const bob: User = { ...ann, id: 1002, first_name: 'Bob' }
const group = { id: -1001, type: 'supergroup', title: 'Group' } as const

describe('auth', () => {
  it('lets through the updates of users on a list, and no others', () => {
    fc.assert(
      fc.property(updates(), fc.boolean(), (update, listed) => {
        const user = O.toUndefined(userOf(update))
        fc.pre(user === undefined || user.id > 0)
        let added: unknown
        const run = auth(user === undefined ? [1] : listed ? [1, user.id] : [user.id === 1 ? 2 : 1])(
          { update },
          (more) => {
            added = more
            return handled
          },
        )
        expect([run === handled, added]).toEqual(
          listed && user !== undefined ? [true, { user }] : [false, undefined],
        )
      }),
    )
  })

  it('skips others at once, or fails for them without a reason', async () => {
    expect(auth([bob.id])({ update: said('x') }, () => handled)).toBe(skipped)
    expect(await auth([bob.id], { otherwise: 'fail' })({ update: said('x') }, () => handled)()).toEqual(
      E.left({ _tag: 'Denied', sentence: 'You may not do this.' }),
    )
    expect(
      await auth([bob.id], { otherwise: 'fail', sentence: 'Nein.' })({ update: said('x') }, () => handled)(),
    ).toEqual(E.left({ _tag: 'Denied', sentence: 'Nein.' }))
  })

  it('lets nobody through if a policy without types returns something other than an object', async () => {
    const believed = (_: unknown): _ is Promise<{ readonly user: string } | undefined> => true
    const without = (given: unknown) =>
      auth(() => (believed(given) ? given : undefined))({ update: said('x') }, () => handled)
    for (const given of [
      undefined,
      null,
      false,
      Promise.resolve(null),
      {
        then: (resolve: (u: unknown) => void) => {
          resolve(undefined)
        },
      },
    ])
      expect(await without(given)()).toEqual(E.right('skipped'))
    for (const given of [true, 1, 'yes', TE.right({})])
      expect(() => without(given)).toThrow('A policy returned a')
    await expect(without(Promise.resolve(true))()).rejects.toThrow(
      'A policy returned a boolean. Return an object',
    )
  })

  it('lets nobody through if a policy rejects', async () => {
    const run = auth(() => Promise.reject(new Error('no database')))({ update: said('x') }, () => handled)
    await expect(run()).rejects.toThrow('no database')
  })
})

describe('roles', () => {
  const staff = roles({ owner: [1001], editor: [1002, 1001], reader: [1003] })
  const roleOf = async (
    policy: typeof staff.only,
    id: number,
    ...which: ReadonlyArray<'owner' | 'editor' | 'reader'>
  ) => (await policy(...which)({ update: said('x', { from: { ...ann, id } }) }))?.role
  const atLeast = async (least: 'owner' | 'editor' | 'reader', id: number) =>
    (await staff.atLeast(least)({ update: said('x', { from: { ...ann, id } }) }))?.role

  it('give a user in two roles the higher one, and let higher roles pass for lower ones', async () => {
    expect(await Promise.all([1001, 1002, 1003, 1004].map((id) => atLeast('reader', id)))).toEqual([
      'owner',
      'editor',
      'reader',
      undefined,
    ])
    expect(await Promise.all([1001, 1002, 1003, 1004].map((id) => atLeast('editor', id)))).toEqual([
      'owner',
      'editor',
      undefined,
      undefined,
    ])
    expect(await Promise.all([1001, 1002, 1003].map((id) => atLeast('owner', id)))).toEqual([
      'owner',
      undefined,
      undefined,
    ])
    expect(
      await Promise.all([1001, 1002, 1003].map((id) => roleOf(staff.only, id, 'editor', 'reader'))),
    ).toEqual([undefined, 'editor', 'reader'])
    expect(await roleOf(staff.only, 1001)).toBeUndefined()
  })

  it('may come from a database, and are given to nobody that it does not name', async () => {
    // A database may return anything.
    const said_: Record<number, string> = { 1001: 'owner', 1002: 'tsar' }
    const isRole = (role: string | undefined): role is 'owner' | 'reader' => role !== undefined
    const found = rolesBy(['owner', 'reader'], async ({ id }) => {
      const role = said_[id]
      return isRole(role) ? role : undefined
    })
    const run = (id: number) =>
      auth(found)({ update: said('x', { from: { ...ann, id } }) }, ({ role }) => {
        expect(role).toBe('owner')
        return handled
      })()
    expect([await run(1001), await run(1002), await run(1003)]).toEqual([
      E.right('handled'),
      E.right('skipped'),
      E.right('skipped'),
    ])
  })

  it('refuse names and ids that cannot be a role or a person', () => {
    expect(() => roles({ owner: [Number('@ann')] })).toThrow(RangeError)
    expect(() => roles({ 1: [1] })).toThrow('"1" cannot be the name of a role')
    const names: ReadonlyArray<string> = ['owner']
    expect(() => rolesBy(names, () => 'owner').atLeast('tsar')).toThrow(
      'There is no role "tsar". The roles are: owner.',
    )
  })
})

describe('chatAdmins', () => {
  let errors: Array<unknown>
  beforeEach(() => {
    errors = []
    vi.spyOn(console, 'error').mockImplementation((line) => {
      errors.push(line)
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const administrator = (user: User, ...given: ReadonlyArray<AdministratorRight>): ChatMember => ({
    status: 'administrator',
    user,
    can_be_edited: false,
    ...rights(...given),
  })
  const setting = (members: Record<number, ChatMember>, options: Parameters<typeof chatAdmins>[0] = {}) => {
    const clock = makeTestClock()
    const admins = chatAdmins({ clock, ...options })
    let down = false
    const refusal: ApiError = {
      _tag: 'Rejected',
      method: 'getChatAdministrators',
      code: 400,
      description: 'Bad Request: chat not found',
      reason: 'ChatNotFound',
    }
    const answer: CallAnswer = ({ params }) =>
      down
        ? E.left(refusal)
        : E.right(
            'chat_id' in params && params.chat_id === group.id
              ? Object.values(members).filter(
                  ({ status }) => status === 'creator' || status === 'administrator',
                )
              : [],
          )
    const { call, calls } = makeRecorder(answer)
    const may = async (update: Update, ...asked: ReadonlyArray<AdministratorRight>) =>
      pipe(
        await auth(admins.can(...asked))({ update, call }, () => handled)(),
        E.exists((outcome) => outcome === 'handled'),
      )
    const watch = (update: Update) =>
      pipeline(admins.watch)({ update, call, me, signal: new AbortController().signal })()
    return {
      clock,
      admins,
      may,
      watch,
      asked: () => calls().length,
      set: (member: ChatMember) => {
        if ('user' in member) members[member.user.id] = member
      },
      fail: (fails: boolean) => {
        down = fails
      },
    }
  }
  const by = (from: User): Update => said('x', { from, chat: group })
  const changed = (
    kind: 'chat_member' | 'my_chat_member',
    user: User,
    before: ChatMember = { status: 'left', user },
  ): Update => ({
    update_id: 1,
    [kind]: {
      chat: group,
      from: ann,
      date: 1,
      old_chat_member: before,
      new_chat_member: { status: 'member', user },
    },
  })

  it('lets through owners, and administrators with all of the given rights', async () => {
    const { may } = setting({
      1001: { status: 'creator', user: ann, is_anonymous: false },
      1002: administrator(bob, 'can_delete_messages'),
    })
    expect([await may(by(ann), 'can_restrict_members', 'can_delete_messages'), await may(by(ann))]).toEqual([
      true,
      true,
    ])
    expect([
      await may(by(bob)),
      await may(by(bob), 'can_delete_messages'),
      await may(by(bob), 'can_restrict_members'),
      await may(by(bob), 'can_delete_messages', 'can_restrict_members'),
    ]).toEqual([true, true, false, false])
    expect(await may(by({ ...ann, id: 1003 }))).toBe(false)
    expect(await may(pressed('a', { from: bob, chat: group }), 'can_delete_messages')).toBe(true)
  })

  it('lets nobody through in a private chat, without a chat, or as an account of Telegram', async () => {
    const { may, asked } = setting({ 1001: { status: 'creator', user: ann, is_anonymous: false } })
    expect(await may(said('x'))).toBe(false)
    expect(await may({ update_id: 1, inline_query: { id: '1', from: ann, query: '', offset: '' } })).toBe(
      false,
    )
    for (const id of Id.serviceAccounts) expect(await may(by({ ...ann, id }))).toBe(false)
    expect(asked()).toBe(0)
  })

  it('takes a user who writes as the chat for an administrator, and as another chat for none', async () => {
    const inNameOf = (id: number, from: number): Update => ({
      update_id: 1,
      message: {
        ...message('x', { from: { ...ann, id: from, is_bot: true }, chat: group }),
        sender_chat: { id, type: 'supergroup', title: 'C' },
      },
    })
    const anonymous = inNameOf(group.id, Id.groupAnonymousBot)
    const strict = setting({})
    expect([await strict.may(anonymous), await strict.may(anonymous, 'can_pin_messages')]).toEqual([
      true,
      false,
    ])
    expect(await setting({}, { anonymous: true }).may(anonymous, 'can_pin_messages')).toBe(true)
    for (const forged of [
      inNameOf(-5, Id.groupAnonymousBot),
      inNameOf(-5, Id.channelBot),
      inNameOf(group.id, Id.channelBot),
      inNameOf(-5, 1001),
    ])
      expect(await setting({ 1001: administrator(ann) }, { anonymous: true }).may(forged)).toBe(false)
  })

  it('asks once in a while for the whole chat, for any number of users', async () => {
    const { may, asked, clock, set } = setting({ 1002: administrator(bob) }, { ttl: '30s' })
    expect([
      await may(by(bob)),
      await may(by(bob)),
      await may(by(ann)),
      await may(by({ ...ann, id: 5 })),
    ]).toEqual([true, true, false, false])
    expect(asked()).toBe(1)
    set({ status: 'member', user: bob })
    await clock.advance(29_999)
    expect(await may(by(bob))).toBe(true)
    await clock.advance(1)
    expect(await may(by(bob))).toBe(false)
    expect(asked()).toBe(2)
    expect(await may(said('x', { from: ann, chat: { ...group, id: -5 } }))).toBe(false)
    expect(asked()).toBe(3)
  })

  it('asks again after the status of an administrator or of the bot changed, not for others', async () => {
    const { may, asked, set, watch } = setting({ 1001: administrator(ann), 1002: administrator(bob) })
    expect([await may(by(ann)), await may(by(bob))]).toEqual([true, true])
    set({ status: 'member', user: bob })
    expect(await watch(changed('chat_member', { ...ann, id: 5 }))).toEqual(E.right('skipped'))
    expect([await may(by(bob)), asked()]).toEqual([true, 1])
    expect(await watch(changed('chat_member', bob, administrator(bob)))).toEqual(E.right('skipped'))
    expect([await may(by(bob)), await may(by(ann)), asked()]).toEqual([false, true, 2])
    await watch(changed('my_chat_member', me))
    expect([await may(by(bob)), await may(by(ann)), asked()]).toEqual([false, true, 3])
  })

  it('lets nobody through if the call fails, reports the error, and asks again a little later', async () => {
    const { may, fail, asked, clock } = setting({ 1001: administrator(ann) })
    fail(true)
    expect([await may(by(ann)), await may(by(ann)), asked()]).toEqual([false, false, 1])
    expect(errors).toHaveLength(1)
    expect(String(errors[0])).toContain('chat not found')
    fail(false)
    await clock.advance(4_999)
    expect(await may(by(ann))).toBe(false)
    await clock.advance(1)
    expect([await may(by(ann)), asked()]).toEqual([true, 2])
  })

  it('makes one call for updates that come at the same time', async () => {
    const { may, asked } = setting({ 1001: administrator(ann) })
    await Promise.all([may(by(ann)), may(by(ann)), may(by(ann))])
    expect(asked()).toBe(1)
  })

  it('asks Telegram for the updates that it needs', () => {
    const admins = chatAdmins()
    const bot = pipeline(
      choose(
        admins.watch,
        branch(use(auth(admins.can('can_pin_messages'))), commands({ pin: () => TE.right(1) })),
      ),
    )
    expect(inspect(bot).allowedUpdates).toEqual(['message', 'my_chat_member', 'chat_member'])
    expect(() => chatAdmins({ ttl: 0 })).toThrow(RangeError)
    expect(() => chatAdmins({ most: 1 })).toThrow(RangeError)
  })
})

describe('miniApp', () => {
  const token = pipe(
    Token.fromString('123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8'),
    E.getOrElseW((reason) => {
      throw new Error(reason)
    }),
  )
  const api = pipe(
    chain<HasInitData>(),
    use(auth(miniApp({ token, maxAge: 3600 }), { otherwise: 'fail' })),
    handle(({ user, webApp }) => {
      expect(webApp.user).toBe(user)
      return TE.right(user)
    }),
  )

  it('lets through genuine requests of a user, and denies all others alike', async () => {
    const genuine = await signInitData(token)({ user: { id: 1001, first_name: 'Ann' } })
    expect(await api({ initData: genuine })()).toEqual(E.right('handled'))
    const denied = E.left({ _tag: 'Denied', sentence: 'You may not do this.' })
    for (const initData of [
      genuine.replace('Ann', 'Eve'),
      await signInitData(token)({}),
      await signInitData(token)({ user: { id: 1001, first_name: 'Ann' }, auth_date: 1 }),
      '',
      undefined,
      { user: 1 },
    ])
      expect(await api({ initData })()).toEqual(denied)
  })
})

describe('a forbidden command and a command that does not exist', () => {
  const staff = roles({ owner: [bob.id] })
  const bot = pipeline(
    choose(
      branch(use(auth([bob.id])), commands({ stats: ({ call, message: m }) => call(reply(m, 'Secret')) })),
      branch(use(auth(staff)), commands({ stop: ({ call, message: m }) => call(reply(m, 'Stopped')) })),
      unknownCommand('What?'),
    ),
    catchError(report),
  )
  const answers = async (text: string, options: Parameters<typeof said>[1] = {}) => {
    const { outcome, calls } = await harness(bot)(said(text, options))()
    return { outcome, calls: calls.map(({ method, params }) => ({ method, params })) }
  }

  it('get the same answer in private chats and if they name the bot, and no answer elsewhere', async () => {
    for (const options of [{}, { chat: group }])
      for (const suffix of ['', '@test_bot', '@other_bot', ' 1 2']) {
        const missing = await answers(`/nothing${suffix}`, options)
        for (const name of ['stats', 'stop'])
          expect(await answers(`/${name}${suffix}`, options)).toEqual(missing)
        const isAnswered = suffix !== '@other_bot' && (options.chat === undefined || suffix === '@test_bot')
        expect(missing.calls.map(({ params }) => 'text' in params && params.text)).toEqual(
          isAnswered ? ['What?'] : [],
        )
      }
    expect((await answers('/stats', { from: bob })).calls).toMatchObject([{ params: { text: 'Secret' } }])
  })

  it('can be answered in the language of the user', async () => {
    const { calls } = await harness(pipeline(unknownCommand(({ update }) => `No ${update.message?.text}.`)))(
      said('/x'),
    )()
    expect(calls[0]?.params).toEqual({ chat_id: 1001, text: 'No /x.' })
  })
})
