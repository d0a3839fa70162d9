// A bot over real HTTP, against the emulator: order in a chat, chats in parallel, clean ends.

import { catchError, commands, handle, on, pipeline, use, type Bot, type Handler } from '@pipegram/compose'
import { reply } from '@pipegram/core/Reply'
import { makeEmulator } from '@pipegram/emulator'
import { start, type StartOptions } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it, onTestFinished } from 'vitest'

const makeBot = async (bot: Bot, options: Omit<StartOptions, 'token' | 'apiRoot'> = {}) => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const started = await start(bot, { ...options, token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return { emulator, running: started.right }
}

const silent = <C, Err>(handler: Handler<C, Err>): Handler<C, never> =>
  pipe(
    handler,
    catchError(() => TE.right(undefined)),
  )

// Lets all other ready code run, a few times, so that any handler that may overtake this one does.
const wander = async (): Promise<void> => {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('a bot on the emulator', () => {
  it('counts twenty messages of one chat in a session', async () => {
    const sessions = new Map<number, number>()
    const counting = handle(
      ({ message: { chat } }: { readonly message: { readonly chat: { readonly id: number } } }) =>
        TE.fromTask(async () => {
          const before = sessions.get(chat.id) ?? 0
          await wander()
          sessions.set(chat.id, before + 1)
        }),
    )
    const { emulator } = await makeBot(pipeline(use(on('message', 'text')), counting))
    const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
    for (let i = 0; i < 20; i += 1) {
      ann.send(`${i}`)
      bob.send(`${i}`)
    }
    await emulator.idle()
    expect(sessions).toEqual(
      new Map([
        [ann.id, 20],
        [bob.id, 20],
      ]),
    )
  })

  it('handles twenty chats in parallel, and each chat in order', async () => {
    let arrived = 0
    let open = (): void => undefined
    const all = new Promise<void>((resolve) => {
      open = resolve
    })
    // Each handler waits for all twenty, so the test ends only if they run at the same time.
    const meeting = pipeline(
      use(on('message', 'text')),
      handle(({ call, message }) =>
        pipe(
          TE.fromTask(async () => {
            arrived += 1
            if (arrived === 20) open()
            await all
          }),
          TE.chain(() => call(reply(message, message.text))),
        ),
      ),
      silent,
    )
    const { emulator } = await makeBot(meeting)
    const people = Array.from({ length: 20 }, (_, i) => emulator.user({ first_name: `User ${i}` }))
    for (const text of ['one', 'two', 'three']) for (const person of people) person.send(text)
    for (const person of people)
      expect((await person.received(3)).map(({ text }) => text)).toEqual(['one', 'two', 'three'])
  })

  it('handles other chats while one chat is slow', async () => {
    let finish = (): void => undefined
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    const { emulator } = await makeBot(
      pipeline(
        commands({
          slow: () => TE.fromTask(() => finished),
          quick: ({ call, message }) => call(reply(message, 'quick')),
        }),
        silent,
      ),
    )
    const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
    ann.send('/slow')
    ann.send('/quick')
    for (let i = 0; i < 3; i += 1) {
      bob.send('/quick')
      expect((await bob.received()).text).toBe('quick')
    }
    expect(ann.messages().map(({ text }) => text)).toEqual(['/slow', '/quick'])
    finish()
    expect((await ann.received()).text).toBe('quick')
  })

  it('gives the hook the whole update that does not decode, and goes on', async () => {
    const letters: Array<unknown> = []
    const { emulator } = await makeBot(
      pipeline(
        use(on('message', 'text')),
        handle(({ call, message }) => call(reply(message, message.text))),
        silent,
      ),
      {
        onDeadLetter: (letter) => async () => {
          letters.push(letter)
        },
      },
    )
    const ann = emulator.user({ first_name: 'Ann' })
    ann.send('before')
    const broken = JSON.parse(
      `{"message":{"message_id":"x","date":${Math.floor(Date.now() / 1000)},` +
        '"chat":{"id":1,"type":"private"},"text":"x","later":[1]}}',
    )
    emulator.deliver(broken)
    ann.send('after')
    expect((await ann.received(2)).map(({ text }) => text)).toEqual(['before', 'after'])
    await emulator.idle()
    expect(letters).toEqual([
      {
        _tag: 'Undecodable',
        update: { ...broken, update_id: expect.any(Number) },
        errors: ['update.message.message_id: expected an integer, got "x"'],
      },
    ])
  })

  it('reports once that a handler throws, and goes on', async () => {
    const letters: Array<unknown> = []
    const fault = new Error('a fault')
    const { emulator } = await makeBot(
      pipeline(
        commands({
          sync: () => {
            throw fault
          },
          late: () => TE.fromTask(() => Promise.reject(fault)),
          fine: ({ call, message }) => call(reply(message, 'fine')),
        }),
        silent,
      ),
      {
        onDeadLetter: (letter) => async () => {
          letters.push(letter)
        },
      },
    )
    const ann = emulator.user({ first_name: 'Ann' })
    for (const text of ['/sync', '/late', '/fine']) ann.send(text)
    expect((await ann.received()).text).toBe('fine')
    await emulator.idle()
    expect(letters).toMatchObject([
      { _tag: 'Thrown', cause: fault },
      { _tag: 'Thrown', cause: fault },
    ])
  })

  it('leaves unfinished updates to the next bot that starts', async () => {
    const { emulator, running } = await makeBot(
      pipeline(
        use(on('message')),
        handle(() => TE.fromTask(() => new Promise(() => undefined))),
      ),
      { deadline: 1 },
    )
    const ann = emulator.user({ first_name: 'Ann' })
    ann.send('one')
    ann.send('two')
    while (running.health().inFlight === 0) await wander()
    await running.stop()
    const second = await start(
      pipeline(
        use(on('message', 'text')),
        handle(({ call, message }) => call(reply(message, message.text))),
        silent,
      ),
      { token: emulator.token, apiRoot: emulator.apiRoot },
    )()
    expect(E.isRight(second)).toBe(true)
    expect((await ann.received(2)).map(({ text }) => text)).toEqual(['one', 'two'])
    if (E.isRight(second)) await second.right.stop()
  })

  it('does not start with an unknown token, and hides the token', async () => {
    const emulator = await makeEmulator()
    const token = '1000000:ANOTHER-SECRET-OF-ANOTHER-BOT-0'
    const started = await start(pipeline(handle(() => TE.right(1))), { token, apiRoot: emulator.apiRoot })()
    expect(started).toMatchObject(E.left({ _tag: 'Unauthorized', description: 'Unauthorized' }))
    expect(JSON.stringify(started)).not.toContain('ANOTHER')
    await emulator.close()
  })
})
