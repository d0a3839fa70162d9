// Menus brought to Telegram: what is asked, what is changed, and what stays.

import { catchError, commands, pipeline, report, syncCommands } from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { allGroupChats, allPrivateChats, chat } from '@pipegram/core/BotCommands'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import type { BotCommandScope } from '@pipegram/core/Types'
import { makeRecorder, type CallAnswer } from '@pipegram/testing/Recorder'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

// The menus of Telegram's server.
const makeServer = (lists = new Map<string, unknown>(), refuse: CallAnswer = () => E.right(true)) => {
  const keyOf = (params: object): string =>
    JSON.stringify([
      'scope' in params ? params.scope : { type: 'default' },
      'language_code' in params ? params.language_code : '',
    ])
  const recorder = makeRecorder((call) => {
    const refused = refuse(call)
    if (E.isLeft(refused)) return refused
    const key = keyOf(call.params)
    if (call.method === 'getMyCommands') return E.right(lists.get(key) ?? [])
    if (call.method === 'deleteMyCommands') lists.delete(key)
    else lists.set(key, 'commands' in call.params ? call.params.commands : [])
    return E.right(true)
  })
  return {
    ...recorder,
    lists,
    changes: () =>
      recorder
        .calls()
        .filter(({ method }) => method !== 'getMyCommands')
        .map(({ method, params }) => ({ method, params })),
  }
}

const run = () => TE.right(0)
const missing = (method: string): ApiError => ({
  _tag: 'Rejected',
  method,
  code: 400,
  reason: 'ChatNotFound',
  description: 'Bad Request: chat not found',
})
const botOf = (
  description: string,
  scopes?: ReadonlyArray<BotCommandScope>,
  descriptions: Record<string, string> = {},
) =>
  pipeline(
    commands({ start: { description, descriptions, ...(scopes === undefined ? {} : { scopes }), run } }),
    catchError(report),
  )
const start = (description: string) => [{ command: 'start', description }]

describe('syncCommands', () => {
  it('sets missing menus, and makes no change the second time', async () => {
    const server = makeServer()
    const bot = botOf('Begin', undefined, { de: 'Anfangen' })
    const first = await syncCommands(bot)(server.call)()
    expect(server.changes()).toEqual([
      { method: 'setMyCommands', params: { commands: start('Begin') } },
      { method: 'setMyCommands', params: { language_code: 'de', commands: start('Anfangen') } },
    ])
    expect(E.isRight(first) && first.right.map(({ params }) => params)).toEqual(
      server.changes().map(({ params }) => params),
    )
    expect(await syncCommands(bot)(server.call)()).toEqual(E.right([]))
    expect(server.changes()).toHaveLength(2)
  })
  it('changes only menus that differ, and deletes menus that are no longer declared', async () => {
    const server = makeServer()
    await syncCommands(botOf('Begin', [allPrivateChats, allGroupChats]))(server.call)()
    await syncCommands(botOf('Start', [allGroupChats]))(server.call)()
    expect(server.changes().slice(2)).toEqual([
      { method: 'setMyCommands', params: { scope: allGroupChats, commands: start('Start') } },
      { method: 'deleteMyCommands', params: { scope: allPrivateChats } },
    ])
  })
  it('ignores white space around a description, as Telegram does', async () => {
    const server = makeServer(new Map([['[{"type":"default"},""]', start('Begin')]]))
    await syncCommands(botOf(' Begin '))(server.call)()
    expect(server.changes()).toEqual([])
  })
  it('with a store, asks only after a change, and deletes undeclared languages and chats', async () => {
    const store = makeMemoryStore()
    const server = makeServer()
    const bot = botOf('Begin', [{ type: 'default' }, chat(-5)], { de: 'Anfangen' })
    await syncCommands(bot, { store })(server.call)()
    expect(server.lists.size).toBe(4)
    const before = server.calls().length
    await syncCommands(bot, { store })(server.call)()
    expect(server.calls()).toHaveLength(before)
    await syncCommands(botOf('Begin'), { store })(server.call)()
    expect([...server.lists.keys()]).toEqual(['[{"type":"default"},""]'])
  })
  it('continues after a menu that it cannot find, such as one of a chat that the bot left', async () => {
    const store = makeMemoryStore()
    const gone = makeServer(new Map(), ({ method, params }) =>
      'scope' in params && JSON.stringify(params.scope).includes('-5')
        ? E.left(missing(method))
        : E.right(true),
    )
    await syncCommands(botOf('Begin', [chat(-5)]), { store })(makeServer().call)()
    expect(E.isRight(await syncCommands(botOf('Begin'), { store })(gone.call)())).toBe(true)
    expect(await syncCommands(botOf('Begin', [chat(-5)]))(gone.call)()).toMatchObject(
      E.left({ _tag: 'Rejected' }),
    )
  })
  it('ignores a store that fails, and unknown values in it', async () => {
    const down: Store = {
      get: () => TE.left({ _tag: 'Unavailable', reason: 'down' }),
      set: () => TE.left({ _tag: 'Unavailable', reason: 'down' }),
      remove: () => TE.left({ _tag: 'Unavailable', reason: 'down' }),
    }
    const server = makeServer()
    expect(E.isRight(await syncCommands(botOf('Begin'), { store: down })(server.call)())).toBe(true)
    for (const odd of ['no json', '{}', '[{"scope":{"type":5}}]', 'null']) {
      const store = makeMemoryStore()
      await store.set('commands', odd, undefined)()
      expect(await syncCommands(botOf('Begin'), { store })(server.call)()).toEqual(E.right([]))
    }
  })
  it('ends with the first call that fails', async () => {
    const server = makeServer(new Map(), ({ method }) =>
      method === 'setMyCommands'
        ? E.left({
            _tag: 'RateLimited',
            method,
            retryAfter: 3,
            description: 'Too Many Requests: retry after 3',
          })
        : E.right(true),
    )
    expect(await syncCommands(botOf('Begin'))(server.call)()).toMatchObject(E.left({ _tag: 'RateLimited' }))
  })
  it('sets all other menus if one is refused, fails with the refusal, and asks again next time', async () => {
    const store = makeMemoryStore()
    const server = makeServer(new Map(), ({ method, params }) =>
      'scope' in params && JSON.stringify(params.scope).includes('-5')
        ? E.left(missing(method))
        : E.right(true),
    )
    const bot = pipeline(
      commands({
        a: { description: 'A', scopes: [chat(-5)], run },
        b: { description: 'B', scopes: [allGroupChats], run },
      }),
      catchError(report),
    )
    for (const _ of [1, 2])
      expect(await syncCommands(bot, { store })(server.call)()).toEqual(E.left(missing('getMyCommands')))
    expect(server.changes()).toEqual([
      {
        method: 'setMyCommands',
        params: { scope: allGroupChats, commands: [{ command: 'b', description: 'B' }] },
      },
    ])
    expect(store.size()).toBe(0)
  })
  it('refuses a menu that Telegram would refuse, before any call', () => {
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, i) => [`c${i}`, { description: 'x', run }]),
    )
    expect(() => syncCommands(pipeline(commands(many)))).toThrow(RangeError)
  })
})
