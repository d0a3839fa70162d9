// A Bot API in this process, without HTTP: a bot reaches it through a `fetch`. It needs nothing of Node's
// servers, so a bundle of it runs in a browser.

import type { Duration } from '@pipegram/core/Duration'
import type { BotFullInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { initialState } from './bot/internal/InitialState.ts'
import type { Fault } from './http/Faults.ts'
import { statusOf, toJson } from './http/internal/AnswerJson.ts'
import { answerTo } from './http/internal/FaultPlan.ts'
import { fromJson, toParameters, type Field } from './http/internal/RequestFields.ts'
import type { Group } from './people/ChatView.ts'
import type { EmulatedBot } from './people/EmulatedBot.ts'
import { botOf, tokensOf } from './people/internal/BotTokens.ts'
import { makeBot } from './people/internal/LiveBot.ts'
import { makePeopleRegistry } from './people/internal/PeopleRegistry.ts'
import type { NewGroup, NewUser, Person } from './people/Person.ts'
import type { ApiAnswer } from './requests/ApiAnswer.ts'
import * as Parameters from './requests/internal/Parameters.ts'
import { fromRefusal, notFound, unauthorized } from './requests/internal/Refusals.ts'
import { systemClock, type EmulatorClock } from './values/EmulatorClock.ts'
import { timerLength } from './values/internal/TimerLength.ts'
import { makePollTimer } from './world/internal/PollTimer.ts'
import { makeWorlds, type World } from './world/internal/World.ts'

// model

/** Options of an emulator without HTTP. All options have defaults. */
export interface FetchEmulatorOptions {
  /** The token of the bot. Default: a token that Telegram does not know. */
  readonly token?: string
  /** What `getMe` shows. Default: a bot that reads all messages of groups and has no inline mode. */
  readonly bot?: Partial<Omit<BotFullInfo, 'id' | 'is_bot'>>
  /** Default: the clock of the machine. */
  readonly clock?: EmulatorClock
  /** How long `received`, `answered` and `idle` wait. Default: 5 s. */
  readonly patience?: Duration
}

/** An emulator without HTTP, for one bot that polls. */
export interface FetchEmulator extends EmulatedBot {
  /**
   * Answers requests of the Bot API, for any host: give it to `makeClient` as `fetch`. It opens no
   * connection. Rejects with the reason of the signal, and with a `TypeError` if a fault drops the
   * connection.
   */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** Makes a new person, who has not yet written to the bot. */
  readonly user: (about: NewUser) => Person
  /** Makes a new group or channel. Its first members cause no updates. */
  readonly group: (about: NewGroup) => Group
  /** Runs a function after each change, such as a new message. Returns an effect that ends this. */
  readonly onChange: (run: IO<void>) => IO<void>
  /** Answers all waiting and later requests as a server that shuts down. */
  readonly close: IO<void>
}

// constructors

/**
 * Makes an emulator without HTTP. Throws an `Error` if the token is not a token.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeFetchEmulator } from '@pipegram/emulator/FetchEmulator'
 *
 *   const emulator = makeFetchEmulator()
 *   const ann = emulator.user({ first_name: 'Ann' })
 *   ann.send('/start')
 *
 *   const api = `https://api.telegram.org/bot${emulator.token}`
 *   await emulator.fetch(`${api}/sendMessage?chat_id=${ann.id}&text=Hello`)
 *
 *   assert.strictEqual((await ann.received()).text, 'Hello')
 *   emulator.close()
 */
export const makeFetchEmulator = (options: FetchEmulatorOptions = {}): FetchEmulator => {
  const { clock = systemClock, patience = '5s' } = options
  const [token = ''] = tokensOf(options.token, [])
  const start = initialState(botOf(token, 0, options.bot), false, 1)
  const [world] = makeWorlds(start, [token], clock, timerLength('patience', patience), () => undefined)
  if (world === undefined) throw new Error('There is no bot.')
  const people = makePeopleRegistry(world)
  const endTimer = makePollTimer(world)
  return {
    ...makeBot(world),
    fetch: (url, init = {}) => respond(world, token, url, init),
    user: people.user,
    group: people.group,
    onChange: world.onChange,
    close: () => {
      endTimer()
      world.end()
    },
  }
}

// private

const respond = async (world: World, token: string, url: string, init: RequestInit): Promise<Response> => {
  init.signal?.throwIfAborted()
  const { pathname, searchParams } = new URL(url)
  const [, isFile, given, rest] = /^(\/file)?\/bot([^/]+)\/(.*)$/.exec(pathname) ?? []
  if (given === undefined || rest === undefined) return written(fromRefusal(notFound))
  if (Parameters.unescaped(given) !== token) return written(fromRefusal(unauthorized))
  if (isFile !== undefined) {
    const { file, fault } = await world.download(Parameters.unescaped(rest))
    const refused = fault && answerTo(fault)
    return file === undefined || refused !== undefined
      ? written(refused ?? fromRefusal(notFound), fault)
      : new Response(file)
  }
  const params = await toParameters([...searchParams, ...(await fieldsOf(url, init))])
  if (E.isLeft(params)) return new Response(null, { status: params.left })
  init.signal?.throwIfAborted()
  const { answer, fault } = await untilAborted(init.signal ?? undefined, (onGone) =>
    world.request(Parameters.unescaped(rest), params.right, onGone),
  )
  return written(answer, fault)
}

// The platform parses forms. A GET request has no body.
const fieldsOf = async (url: string, { signal: _, ...init }: RequestInit): Promise<ReadonlyArray<Field>> => {
  if (init.body === undefined || init.body === null) return []
  const request = new Request(url, init)
  const type = request.headers.get('content-type') ?? ''
  return type.startsWith('application/json')
    ? fromJson(await request.text())
    : Array.from(await request.formData())
}

// After an abort, rejects with the reason of the signal.
const untilAborted = async <A>(
  signal: AbortSignal | undefined,
  run: (onGone: (forget: () => void) => void) => Promise<A>,
): Promise<A> => {
  const answer = run((forget) => signal?.addEventListener('abort', forget, { once: true }))
  if (signal === undefined) return answer
  const gone = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  await Promise.race([answer, gone])
  signal.throwIfAborted()
  return answer
}

const written = (answer: ApiAnswer, fault?: Fault): Response => {
  switch (fault?._tag) {
    case 'Dropped':
    case 'Cut':
      throw new TypeError('The connection broke.')
    case 'Failed':
      return new Response(fault.body, { status: fault.status })
    default:
      return new Response(toJson(answer), {
        status: statusOf(answer),
        headers: { 'content-type': 'application/json' },
      })
  }
}
