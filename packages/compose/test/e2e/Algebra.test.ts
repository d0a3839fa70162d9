// Groups, a time limit, and menus at the start, over real HTTP on the emulator.

import {
  branch,
  catchError,
  chain,
  choose,
  commands,
  fork,
  fromKoa,
  group,
  handle,
  inspect,
  on,
  pipeline,
  provide,
  recover,
  report,
  tell,
  timeout,
  use,
  when,
  type Bot,
  type Context,
} from '@pipegram/compose'
import { allPrivateChats } from '@pipegram/core/BotCommands'
import { getMyCommands, sendMessage } from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore } from '@pipegram/core/Store'
import { makeEmulator } from '@pipegram/emulator'
import { makeTestClock } from '@pipegram/testing/TestClock'
import { start } from '@pipegram/updates'
import type { StartOptions } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'

const run = async (bot: Bot, options: Pick<StartOptions, 'syncCommands'> = {}) => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const told: Array<string> = []
  const started = await start(bot, {
    token: emulator.token,
    apiRoot: emulator.apiRoot,
    report: (sentence) => () => {
      told.push(sentence)
    },
    ...options,
  })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return { emulator, told, client: started.right.client }
}

it('one group counts what another one answers, and a third group stops both', async () => {
  interface HasCount {
    readonly count: { value: number }
  }
  const counting = pipe(
    chain<Context & HasCount>(),
    group(
      branch(
        use(on('message', 'text')),
        when(({ message }) => message.text === 'quiet'),
        handle(({ stop }) => TE.fromIO(stop)),
      ),
      handle(({ count }) =>
        TE.fromIO(() => {
          count.value += 1
        }),
      ),
      choose(
        commands({ count: ({ call, message, count }) => call(reply(message, `${count.value}`)) }),
        branch(
          use(on('message', 'text')),
          use(
            fork(
              ({ call, message }) => call(sendMessage({ chat_id: message.chat.id, text: 'beside' })),
              report,
            ),
          ),
          handle(({ call, message }) => call(reply(message, message.text))),
        ),
      ),
    ),
    catchError(report),
  )
  const { emulator } = await run(pipe(counting, provide({ count: { value: 0 } })))
  const ann = emulator.user({ first_name: 'Ann' })
  for (const text of ['quiet', 'loud']) ann.send(text)
  expect(new Set((await ann.received(2)).map(({ text }) => text))).toEqual(new Set(['beside', 'loud']))
  for (const text of ['quiet', '/count']) ann.send(text)
  expect((await ann.received()).text).toBe('2')
})

it('timeout tells the user, and the next update of the chat runs', async () => {
  const clock = makeTestClock()
  const { emulator } = await run(
    pipeline(
      use(on('message', 'text')),
      use(timeout(5_000, { clock })),
      use(
        fromKoa(async ({ message, send }, next) => {
          if (message.text !== 'stuck') return next()
          await send(reply(message, 'I begin'))
          await new Promise(() => undefined)
          return undefined
        }),
      ),
      handle(({ call, message }) => call(reply(message, message.text))),
      recover('TimedOut', tell),
      catchError(report),
    ),
  )
  const ann = emulator.user({ first_name: 'Ann' })
  for (const text of ['stuck', 'next']) ann.send(text)
  expect((await ann.received()).text).toBe('I begin')
  await clock.advance(5_000)
  expect((await ann.received(2)).map(({ text }) => text)).toEqual([
    'That took too long. Please try again later.',
    'next',
  ])
})

it('menus are brought to Telegram before the first poll, and a warning comes once', async () => {
  const bot = pipeline(
    choose(
      commands({
        start: {
          description: 'Begin',
          descriptions: { de: 'Anfangen' },
          scopes: [allPrivateChats],
          run: ({ call, message }) => call(reply(message, 'Hello')),
        },
      }),
      commands({ start: ({ call, message }) => call(reply(message, 'Never')) }),
    ),
    catchError(report),
  )
  const { told, client } = await run(bot, { syncCommands: true })
  expect(told).toEqual(inspect(bot).warnings)
  expect(told).toHaveLength(1)
  expect(await client(getMyCommands({ scope: allPrivateChats, language_code: 'de' }))()).toEqual(
    E.right([{ command: 'start', description: 'Anfangen' }]),
  )
  expect(await client(getMyCommands())()).toEqual(E.right([]))
})

it('menus are kept in a store, and nothing is asked while they stay the same', async () => {
  const store = makeMemoryStore()
  const bot: Bot = pipeline(
    commands({ start: { description: 'Begin', run: () => TE.right(0) } }),
    catchError(report),
  )
  const first = await run(bot, { syncCommands: { store } })
  expect(await first.client(getMyCommands())()).toEqual(E.right([{ command: 'start', description: 'Begin' }]))
  const again = await run(bot, { syncCommands: { store } })
  expect(await again.client(getMyCommands())()).toEqual(E.right([]))
})
