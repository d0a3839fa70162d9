// Runs the scripts of a bot's inbox on its server, and notices when the server has lost its data.

import type { Clock, Millis } from '@pipegram/core/Clock'
import {
  hold,
  type RedisConnection,
  type RedisOptions,
  type RedisServer,
  type RedisSource,
} from '@pipegram/storage/RedisServer'
import { type InboxError, unavailable, unusable } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { format, inboxScripts } from './InboxScripts.ts'

// model

export interface InboxSettings {
  readonly server: RedisServer
  readonly options: RedisOptions<RedisSource>
  /** The beginning of each key, with the bot's id as hash tag. */
  readonly prefix: string
  readonly lease: Millis
  readonly most: number
  readonly replicas: number
  readonly clock: Clock
  /** The time by which leases end. Default: the time of the server. */
  readonly time?: () => Millis
}

type ScriptName = Exclude<keyof typeof inboxScripts, 'open'>

/** What a script returns: a word, and the values that belong to it. */
export type ScriptReply = ReadonlyArray<unknown>

export interface InboxServer {
  readonly settings: InboxSettings
  /** Runs a script. Fails once as `Unavailable` if the server has lost its data. */
  readonly run: (
    script: ScriptName,
    args: ReadonlyArray<string>,
    on?: () => Promise<RedisConnection>,
  ) => TaskEither<InboxError, ScriptReply>
  /** Runs a command that only reads. */
  readonly read: (
    command: string,
    key: string,
    ...args: ReadonlyArray<string>
  ) => TaskEither<InboxError, unknown>
  /** Creates the keys of the bot if they are missing. */
  readonly begin: TaskEither<InboxError, void>
  readonly close: Task<void>
}

// constructors

/** Connects with the first script. */
export const makeInboxServer = (settings: InboxSettings): InboxServer => {
  const { prefix, server, time } = settings
  const shared = hold(server.connect, ({ close }) => close())
  const shas = new Map<string, string>()
  let epoch: string | undefined

  // The text of a script is sent once; later calls send only its hash.
  const send = async (
    { send: command }: RedisConnection,
    name: keyof typeof inboxScripts,
    args: ReadonlyArray<string>,
  ): Promise<ScriptReply> => {
    const load = async (): Promise<string> => {
      const sha = String(await command(['SCRIPT', 'LOAD', inboxScripts[name]]))
      shas.set(name, sha)
      return sha
    }
    const named = async (sha: string) => listOf(await command(['EVALSHA', sha, '1', prefix, ...args]))
    try {
      return await named(shas.get(name) ?? (await load()))
    } catch (cause) {
      if (!(cause instanceof Error && cause.message.startsWith('NOSCRIPT'))) throw cause
      return named(await load())
    }
  }

  const begin = async (connection: RedisConnection): Promise<E.Either<InboxError, string>> => {
    if (epoch !== undefined) return E.right(epoch)
    const [found, known] = await send(connection, 'open', [String(format), crypto.randomUUID()])
    if (Number(found) > format)
      return E.left(
        unusable(`${server.name} holds an inbox of a newer release of pipegram: update this one.`),
      )
    epoch = String(known)
    return E.right(epoch)
  }

  return {
    settings,
    run: (script, args, on = shared.get) =>
      server.attempt(async () => {
        const connection = await on()
        const begun = await begin(connection)
        if (E.isLeft(begun)) return begun
        const now = time === undefined ? '' : String(time())
        const reply = await send(connection, script, [now, begun.right, ...args])
        if (reply[0] !== 'empty') return E.right(reply)
        epoch = undefined
        return E.left(
          unavailable(
            `${server.name} has lost its data. Updates that it had taken and that were not handled are ` +
              'lost. Set appendonly yes, so that it keeps them.',
          ),
        )
      }),
    read: (command, key, ...args) =>
      server.attempt(async () => {
        const connection = await shared.get()
        return E.right(await connection.send([command, prefix + key, ...args]))
      }),
    begin: server.attempt(async () => {
      const begun = await begin(await shared.get())
      return E.isLeft(begun) ? begun : E.right(undefined)
    }),
    close: shared.end,
  }
}

// destructors

/** An array in a reply; empty if the value is not an array. */
export const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])
